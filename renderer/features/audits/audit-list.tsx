/** 诊断项目: every audit on this laptop, searched as one types. */
import { DeleteOutlined, DownloadOutlined, FolderOpenOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { AuditListItem } from '../../../shared/contract/audit.ts';
import { stageZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { NewAuditDialog } from './new-audit-dialog.tsx';

export function AuditList() {
  const client = useClient();
  const list = useLoad(() => client.audit.list(), 'audits');
  const [query, setQuery] = useState('');
  const [creating, setCreating] = useState(false);
  const shown = useFiltered(list.data ?? [], useDeferredValue(query));
  const actions = <NewActions onNew={() => setCreating(true)} />;
  return (
    <div className="page">
      <header className="page-head">
        <h1>诊断项目</h1>
        <SearchBox
          isPageSearch
          value={query}
          onChange={setQuery}
          label="搜索诊断项目和其中的内容"
          placeholder="搜索企业、设备、说明、问题……（/）"
          testId="search-audits"
        />
        {actions}
      </header>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {list.data === null ? list.loading && <Loading what="读取诊断项目" /> : null}
      {list.data?.length === 0 ? <NothingYet onNew={() => setCreating(true)} /> : null}
      {list.data && list.data.length > 0 ? (
        <ListTable items={shown} query={query} onChanged={list.reload} />
      ) : null}
      <NewAuditDialog open={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

function useFiltered(items: readonly AuditListItem[], query: string): AuditListItem[] {
  return useMemo(() => {
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return items.filter((item) => {
      const text =
        `${item.title ?? ''} ${item.enterpriseName ?? ''} ${item.region ?? ''} ${item.stage ? stageZh[item.stage] : ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [items, query]);
}

function NewActions({ onNew }: { onNew: () => void }) {
  const importing = useImport();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {importing.samples.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: importing.samples.map((sample) => ({
              key: sample.id,
              label: (
                <div className="sample-option">
                  <strong>{sample.title}</strong>
                  <span>{sample.summary}</span>
                </div>
              ),
            })),
            onClick: ({ key }) => importing.sample(key),
          }}
        >
          <Button data-testid="import-sample" loading={importing.busy}>
            导入示例
          </Button>
        </Dropdown>
      ) : null}
      <Button icon={<FolderOpenOutlined />} onClick={() => input.current?.click()} data-testid="import-file">
        导入文件
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择要导入的文件"
        accept=".json,.zip,.pab,.plateau,application/json,application/zip,application/pdf"
        onChange={(event) => {
          importing.file(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button type="primary" icon={<PlusOutlined />} onClick={onNew} data-testid="new-audit">
        新建诊断
      </Button>
    </>
  );
}

/** Importing a sample or a file, then opening what came in. */
function useImport() {
  const client = useClient();
  const { message } = App.useApp();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const samples = useLoad(() => client.audit.samples(), 'samples');
  const run = (work: () => Promise<{ auditId: string }>) => {
    setBusy(true);
    work()
      .then(({ auditId }) => navigate(`/audit/${auditId}/overview`))
      .catch((error: unknown) => message.error(errorWords(error)))
      .finally(() => setBusy(false));
  };
  return {
    busy,
    samples: samples.data ?? [],
    sample: (sampleId: string) => run(() => client.audit.importSample({ sampleId })),
    file: (file: File | undefined) => {
      if (file) run(() => client.audit.importFile({ file }));
    },
  };
}

function NothingYet({ onNew }: { onNew: () => void }) {
  const importing = useImport();
  return (
    <section className="panel" data-testid="audit-list">
      <div className="panel-body">
        <Empty
          title="还没有诊断项目"
          actions={
            <>
              <Button type="primary" icon={<PlusOutlined />} onClick={onNew}>
                新建诊断
              </Button>
              {importing.samples.map((sample) => (
                <Button key={sample.id} loading={importing.busy} onClick={() => importing.sample(sample.id)}>
                  导入示例：{sample.title}
                </Button>
              ))}
            </>
          }
        >
          新建一个项目，填企业名称和海拔，再录入设备，就能在现场按检查表逐项诊断。第一次使用，建议先导入示例工厂，
          从检查表一直看到报告。所有资料只存在本机，没有网络也能完成全部工作。
        </Empty>
      </div>
    </section>
  );
}

function ListTable({
  items,
  query,
  onChanged,
}: {
  items: readonly AuditListItem[];
  query: string;
  onChanged: () => void;
}) {
  if (items.length === 0) {
    return (
      <section className="panel">
        <Empty title="没有符合的项目">
          没有哪个项目的名称、企业或地区含有“{query}”；项目内容中的结果列在搜索框下面。
        </Empty>
      </section>
    );
  }
  return (
    <section className="panel panel-flush">
      <table className="grid audit-table" data-testid="audit-list">
        <thead>
          <tr>
            <th>项目</th>
            <th>地区</th>
            <th className="num">海拔</th>
            <th>阶段</th>
            <th className="num">设备</th>
            <th>最近修改</th>
            <th>同步</th>
            <th>
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <AuditRow key={item.id} item={item} onChanged={onChanged} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AuditRow({ item, onChanged }: { item: AuditListItem; onChanged: () => void }) {
  const client = useClient();
  const { message, modal } = App.useApp();
  const name = item.enterpriseName || item.title || '未命名项目';
  const exportFile = () =>
    client.audit
      .exportFile({ auditId: item.id })
      .then(saveFile)
      .catch((error: unknown) => message.error(errorWords(error)));
  const remove = () =>
    modal.confirm({
      title: `删除“${name}”？`,
      content: '项目会从列表中移除；同步后其他电脑上也会移除。建议先导出一份。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () =>
        client.audit.remove({ auditId: item.id }).then(onChanged, (error: unknown) => {
          message.error(errorWords(error));
        }),
    });
  return (
    <tr data-testid={`audit-${item.id}`}>
      <td>
        <Link href={`/audit/${item.id}/overview`} className="row-link">
          {name}
        </Link>
        {item.title && item.title !== name ? <div className="muted audit-sub">{item.title}</div> : null}
      </td>
      <td>{item.region ?? '—'}</td>
      <td className="num">
        {item.altitudeM === null ? (
          <span className="muted">未填</span>
        ) : (
          <>
            {formatFixed(item.altitudeM, 0)}
            <span className="unit">m</span>
          </>
        )}
      </td>
      <td>{item.stage ? stageZh[item.stage] : '—'}</td>
      <td className="num">
        {item.equipmentCount}
        <span className="unit">台</span>
      </td>
      <td className="num-left">{dateTime(item.changedAt)}</td>
      <td>
        <SyncState item={item} />
      </td>
      <td className="row-actions">
        <Button
          type="text"
          icon={<DownloadOutlined />}
          aria-label={`导出 ${name}`}
          title="导出为一个文件"
          onClick={() => void exportFile()}
        />
        <Button
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={`删除 ${name}`}
          title="删除"
          onClick={() => void remove()}
        />
      </td>
    </tr>
  );
}

function SyncState({ item }: { item: AuditListItem }) {
  if (item.conflicts > 0) {
    return (
      <Link href={`/audit/${item.id}/delivery`} className="verdict verdict-uncertain">
        ⚠ {item.conflicts} 处冲突
      </Link>
    );
  }
  if (item.unsynced === null) return <span className="muted">仅在本机</span>;
  if (item.unsynced > 0) return <span>待同步 {item.unsynced} 处修改</span>;
  return <span className="muted">✓ 已同步</span>;
}
