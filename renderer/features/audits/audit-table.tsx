/** The projects on this laptop with their stage, size and state of synchronisation. */
import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { Link } from 'wouter';
import type { AuditListItem } from '../../../shared/contract/audit.ts';
import { stageZh } from '../../../shared/model/vocabulary.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { dateTime } from '../../ui/dates.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Empty } from '../../ui/states.tsx';

export function AuditTable({
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
            <th className="num">检查表</th>
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
      <td className="num">
        <ChecklistShare item={item} />
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

/** How far the checklists are; asked for row by row, so that a long list is there at once. */
function ChecklistShare({ item }: { item: AuditListItem }) {
  const client = useClient();
  const share = useLoad(
    () => client.audit.progress({ auditId: item.id }),
    `${item.id}/${item.changedAt ?? ''}`,
  );
  if (share.error) return <span className="muted">—</span>;
  if (!share.data) return <span className="muted" aria-label="正在统计" />;
  const { checklistsPct } = share.data;
  if (checklistsPct === null) return <span className="muted">—</span>;
  return (
    <span data-testid={`checked-${item.id}`} title="各检查表已填写的答案、读数和必拍照片所占的比例">
      {formatFixed(Math.floor(checklistsPct), 0)}
      <span className="unit">%</span>
    </span>
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
