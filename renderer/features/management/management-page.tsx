/** 管理诊断: the checklists of the whole plant: metering, posts, systems, ledgers. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { completeness } from '../../../shared/checklist/completeness.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useTablesShallow } from '../audit/audit-context.tsx';
import { rowsWhere } from '../audit/tables-state.ts';
import { useTemplates } from '../audit/use-templates.ts';
import { useFirstOpenKey } from '../checklist/checklist-keys.ts';
import { ChecklistGroups } from '../checklist/checklist-groups.tsx';
import { TemplateVersionNotes } from '../checklist/template-version.tsx';
import { useSiteChoices } from '../checklist/use-instances.ts';
import '../checklist/checklist.css';

/** Management first, as the process of an audit has it; templates added later follow. */
const order = ['management', 'metering', 'waste-heat', 'electrification-renewables'];
const placeOf = (template: ChecklistTemplate): number => {
  const place = order.indexOf(template.id);
  return place < 0 ? order.length : place;
};

export function ManagementPage() {
  const templates = useTemplates('site').toSorted((a, b) => placeOf(a) - placeOf(b));
  const auditId = useAuditId();
  const choices = useSiteChoices(auditId);
  useFirstOpenKey();
  return (
    <div className="page narrow" data-testid="management-page">
      <header className="page-head">
        <h1>管理诊断</h1>
        <span className="muted">计量器具、岗位、制度、台账</span>
        <Button size="small" icon={<PrinterOutlined />} href={`#/audit/${auditId}/management/print`}>
          打印
        </Button>
      </header>
      {templates.length === 0 ? (
        <Empty title="没有全厂检查表">检查表随软件安装；请确认安装完整，或导入检查表文件。</Empty>
      ) : null}
      {templates.length > 1 ? (
        <nav className="template-nav" aria-label="全厂检查表">
          {templates.map((template) => (
            <button
              key={template.id}
              type="button"
              onClick={() =>
                document.getElementById(`site-${template.id}`)?.scrollIntoView({ block: 'start' })
              }
            >
              <strong>{template.title.zh}</strong>
              <TemplateProgress template={template} subjectId={auditId} choices={choices} />
            </button>
          ))}
        </nav>
      ) : null}
      <TemplateVersionNotes subject="site" />
      {templates.map((template) => (
        <section key={template.id} className="site-template" id={`site-${template.id}`}>
          <header className="site-template-head">
            <h2>{template.title.zh}</h2>
            <span className="muted">{template.scope.zh}</span>
          </header>
          <ChecklistGroups subjectId={auditId} template={template} choices={choices} fields={[]} />
        </section>
      ))}
    </div>
  );
}

function TemplateProgress({
  template,
  subjectId,
  choices,
}: {
  template: ChecklistTemplate;
  subjectId: string;
  choices: Readonly<Choices>;
}) {
  // A moment later than the answer itself, which must not wait for the count.
  const answers = useDeferredValue(
    useTablesShallow((tables) => rowsWhere(tables, 'answer', 'subjectId', subjectId)),
  );
  const state = useMemo(() => {
    const own = answers.filter((row) => row.templateId === template.id);
    return completeness(template, choices, own, [], []);
  }, [answers, template, choices]);
  return (
    <span className="muted">
      已查 {state.answered}/{state.total}，不符合 {state.failed}
    </span>
  );
}
