/** 检查表模板: every template with its versions; copy, edit, export, import. */
import { LeftOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { TemplateVersion } from '../../../shared/contract/templates.ts';
import { useBackend, useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { draftIds, readDraft } from './draft-storage.ts';
import { ImportSection } from './import-section.tsx';
import { subjectZh } from './words.ts';
import './templates.css';

export function TemplateList() {
  const client = useClient();
  const loaded = useLoad(() => client.templates.list(), 'templates');
  const families = familiesOf(loaded.data ?? []);
  return (
    <div className="page narrow" data-testid="templates-page">
      <header className="page-head">
        <Link className="back-link" href="/settings">
          <LeftOutlined /> 设置
        </Link>
        <h1>检查表模板</h1>
        <span className="muted">发布后的版本不再改动；已开始的项目保留原来的版本，新项目用最新版</span>
      </header>
      {loaded.error ? <Failed error={loaded.error} onRetry={loaded.reload} /> : null}
      {loaded.loading && !loaded.data ? <Loading what="读取检查表" /> : null}
      {families.length > 0 ? <Families families={families} /> : null}
      <ImportSection onPublished={loaded.reload} />
    </div>
  );
}

interface Family {
  newest: TemplateVersion;
  versions: TemplateVersion[];
}

function familiesOf(list: readonly TemplateVersion[]): Family[] {
  return [...new Set(list.map((entry) => entry.id))].flatMap((id) => {
    const versions = list.filter((entry) => entry.id === id);
    const [newest] = versions;
    return newest ? [{ newest, versions }] : [];
  });
}

function Families({ families }: { families: readonly Family[] }) {
  const [copied, setCopied] = useState<TemplateVersion | null>(null);
  const drafts = draftIds();
  const known = new Set(families.map((family) => family.newest.id));
  const unpublished = drafts.filter((id) => !known.has(id));
  return (
    <Section title="本机的检查表" extra={`${families.length} 份`}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="检查表清单">
        <table className="grid" data-testid="templates-table">
          <thead>
            <tr>
              <th>名称</th>
              <th>对象</th>
              <th className="num">检查项</th>
              <th>版本</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {families.map((family) => (
              <FamilyRow
                key={family.newest.id}
                family={family}
                hasDraft={drafts.includes(family.newest.id)}
                onCopy={setCopied}
              />
            ))}
            {unpublished.map((id) => (
              <DraftRow key={id} id={id} />
            ))}
          </tbody>
        </table>
      </div>
      <CopyDialog source={copied} taken={[...known, ...drafts]} onClose={() => setCopied(null)} />
    </Section>
  );
}

function FamilyRow({
  family: { newest, versions },
  hasDraft,
  onCopy,
}: {
  family: Family;
  hasDraft: boolean;
  onCopy: (source: TemplateVersion) => void;
}) {
  const [, navigate] = useLocation();
  return (
    <tr data-testid={`template-${newest.id}`}>
      <td>
        <strong>{newest.title}</strong>
        <div className="muted audit-sub">
          {newest.id}
          {hasDraft ? <span className="mark">有未发布的草稿</span> : null}
        </div>
      </td>
      <td className="nowrap">{subjectZh(newest.subject)}</td>
      <td className="num">
        {newest.itemCount}
        <span className="muted"> / {newest.groupCount} 组</span>
      </td>
      <td>
        <ul className="template-versions">
          {versions.map((entry) => (
            <li key={entry.version}>
              第 {entry.version} 版
              <span className="muted">
                {entry.publishedAt ? `${entry.publishedBy} ${dateTime(entry.publishedAt)}` : '随软件'}
              </span>
              <ExportButton entry={entry} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        <div className="template-actions">
          <Button
            size="small"
            aria-label={`修改：${newest.title}`}
            onClick={() => navigate(`/settings/templates/${newest.id}`)}
            data-testid={`edit-${newest.id}`}
          >
            {hasDraft ? '继续修改' : '修改'}
          </Button>
          <Button
            size="small"
            aria-label={`另存为新检查表：${newest.title}`}
            onClick={() => onCopy(newest)}
            data-testid={`copy-${newest.id}`}
          >
            另存
          </Button>
        </div>
      </td>
    </tr>
  );
}

function DraftRow({ id }: { id: string }) {
  const draft = readDraft(id);
  if (!draft) return null;
  return (
    <tr>
      <td>
        <strong>{draft.title.zh}</strong>
        <div className="muted audit-sub">
          {id} <span className="mark">未发布的草稿</span>
        </div>
      </td>
      <td className="nowrap">{subjectZh(draft.subject)}</td>
      <td className="num">{draft.groups.reduce((sum, group) => sum + group.items.length, 0)}</td>
      <td className="muted">尚未发布</td>
      <td>
        <Link href={`/settings/templates/${id}`}>继续修改</Link>
      </td>
    </tr>
  );
}

function ExportButton({ entry }: { entry: TemplateVersion }) {
  const { client } = useBackend();
  const { message } = App.useApp();
  const save = async () => {
    try {
      saveFile(await client.templates.exportFile({ id: entry.id, version: entry.version }));
    } catch (error) {
      message.error(errorWords(error));
    }
  };
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`导出：${entry.title}第 ${entry.version} 版`}
      data-testid={`export-${entry.id}-${entry.version}`}
      onClick={() => void save()}
    >
      导出
    </button>
  );
}
