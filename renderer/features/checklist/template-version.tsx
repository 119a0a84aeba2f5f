/** Says when an audit is asked with an older version of a checklist, or with a stand-in, and lets it change over. */
import { App, Button } from 'antd';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import type { TemplateInUse } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { Notice } from '../../ui/states.tsx';
import { useAuditStore, useSingletonId } from '../audit/audit-context.tsx';
import { useTemplatesInUse } from '../audit/use-templates.ts';
import { takeOverNumbered } from './instance-edits.ts';

export function TemplateVersionNotes({ subject }: { subject: ChecklistTemplate['subject'] | null }) {
  const uses = useTemplatesInUse(subject).filter(
    (use) => use.absent !== null || use.newest > use.template.version,
  );
  return uses.map((use) => <VersionNote key={use.template.id} use={use} />);
}

function VersionNote({ use: { template, newest, absent } }: { use: TemplateInUse }) {
  const store = useAuditStore();
  const auditRow = useSingletonId('audit');
  const { modal } = App.useApp();
  const { templates } = useBackend();
  const { id, version, title } = template;
  const next = templates.find((entry) => entry.id === id && entry.version === newest);
  if (absent !== null) {
    return (
      <Notice tone="warn">
        {`本项目用“${title.zh}”第 ${absent} 版，本机没有这一版，暂按第 ${version} 版显示。请在原来的电脑上导出第 ${absent} 版，再到“设置 → 检查表模板”导入。`}
      </Notice>
    );
  }
  const changeOver = () => {
    void modal.confirm({
      title: `本项目改用第 ${newest} 版？`,
      content: '已回答的检查项保留；新版本中没有的检查项不再显示，也不再产生问题。',
      okText: '改用',
      onOk: () => {
        store.edit('audit', auditRow, { [`templates.${id}`]: { id, version: newest } });
        if (next) takeOverNumbered(store, next);
        store.flush();
      },
    });
  };
  return (
    <p className="template-version" data-testid={`template-version-${id}`}>
      <span className="muted">{`本项目用“${title.zh}”第 ${version} 版，已有第 ${newest} 版。`}</span>
      <Button size="small" onClick={changeOver} data-testid={`change-over-${id}`}>
        改用第 {newest} 版
      </Button>
    </p>
  );
}
