/** The hub: state, sync with progress, and the bundle for a stick where there is no network. */
import { App, Button } from 'antd';
import { Link } from 'wouter';
import type { SyncResult, SyncStatus } from '../../../shared/contract/system.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { useTask } from '../../rpc/use-task.ts';
import { dateTime } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { Tiles } from '../../ui/figures.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Failed, Notice } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { openAuditStore } from '../audit/audit-store.ts';

export function HubSection({ auditId }: { auditId: string | null }) {
  const client = useClient();
  const { message } = App.useApp();
  const status = useLoad(() => client.sync.status(), 'sync-status');
  const task = useTask<SyncResult>();
  const sync = async () => {
    const store = auditId === null ? null : openAuditStore(auditId);
    try {
      await store?.settled();
    } catch {
      message.error('有修改还没写入磁盘，没有同步。请先点右上角“重试”。');
      return;
    }
    await task.run((signal) => client.sync.run(undefined, { signal }));
    status.reload();
    await store?.load();
  };
  const bundle = () =>
    client.sync
      .exportBundle()
      .then(saveFile)
      .catch((error: unknown) => message.error(errorWords(error)));
  const held = status.data;
  return (
    <Section
      title="数据中心"
      extra={
        <>
          <Button size="small" onClick={() => void bundle()} data-testid="export-bundle">
            导出到 U 盘
          </Button>
          <Button
            type="primary"
            size="small"
            disabled={!held?.configured || task.state.status === 'running'}
            onClick={() => void sync()}
            data-testid="sync-now"
          >
            立即同步
          </Button>
        </>
      }
    >
      {status.error ? <Failed error={status.error} onRetry={status.reload} /> : null}
      {held && !held.configured ? (
        <Notice tone="info">
          还没有设置数据中心。资料都在本机；需要同步时到<Link href="/settings">设置</Link>
          填写地址和令牌，没有网络时可用 U 盘传递。
        </Notice>
      ) : null}
      {held?.lastError ? <Notice tone="warn">上次同步没有完成：{held.lastError}</Notice> : null}
      {held && held.deferredOps > 0 ? (
        <Notice tone="warn">
          有 {held.deferredOps} 处修改来自更新版本的软件，已保存并照常转发，升级后显示。
        </Notice>
      ) : null}
      {task.state.status === 'running' ? (
        <TaskProgress progress={task.state.progress} onCancel={task.cancel} />
      ) : null}
      {task.state.status === 'cancelled' ? <p role="status">已停止。已传送的部分有效，下次接着传。</p> : null}
      {task.state.status === 'failed' ? (
        <Failed error={task.state.error} onRetry={() => void sync()} />
      ) : null}
      {task.state.status === 'done' ? <SyncOutcome result={task.state.result} /> : null}
      {held ? <HubTiles status={held} /> : null}
    </Section>
  );
}

function SyncOutcome({ result }: { result: SyncResult }) {
  const nothing = result.pushedOps + result.pulledOps + result.pushedBlobs + result.pulledBlobs === 0;
  return (
    <Notice tone={result.conflicts > 0 ? 'warn' : 'info'}>
      {nothing
        ? '两边一致，没有需要传送的内容。'
        : `上传修改 ${result.pushedOps} 处、文件 ${result.pushedBlobs} 个；下载修改 ${result.pulledOps} 处、文件 ${result.pulledBlobs} 个。`}
      {result.conflicts > 0 ? `有 ${result.conflicts} 处两边改得不同，请核对后选定。` : ''}
    </Notice>
  );
}

function HubTiles({ status }: { status: SyncStatus }) {
  return (
    <Tiles
      tiles={[
        { label: '地址', value: <span className="tile-text">{status.hubUrl || '未设置'}</span> },
        { label: '上次同步', value: <span className="tile-text">{dateTime(status.lastSyncAt)}</span> },
        { label: '待上传修改', value: formatFixed(status.unsyncedOps, 0), unit: '处' },
        { label: '待上传照片和文件', value: formatFixed(status.unsyncedBlobs, 0), unit: '个' },
        { label: '冲突', value: status.conflicts, unit: '处' },
      ]}
    />
  );
}
