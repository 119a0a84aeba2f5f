/** Backups: made with a check, listed with their places. */
import { Button } from 'antd';
import { useClient } from '../../app/backend-context.tsx';
import { useLoad } from '../../rpc/use-load.ts';
import { useTask } from '../../rpc/use-task.ts';
import { dateTime, fileSize } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { Failed, Notice } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

interface BackupResult {
  path: string;
  sizeBytes: number;
  ops: number;
}

export function BackupSection() {
  const client = useClient();
  const list = useLoad(() => client.backup.list(), 'backups');
  const task = useTask<BackupResult>();
  const run = async () => {
    await task.run((signal) => client.backup.run(undefined, { signal }));
    list.reload();
  };
  return (
    <Section
      title="备份"
      extra={
        <Button
          size="small"
          type="primary"
          disabled={task.state.status === 'running'}
          onClick={() => void run()}
          data-testid="backup-now"
        >
          立即备份
        </Button>
      }
    >
      {task.state.status === 'running' ? (
        <TaskProgress progress={task.state.progress} onCancel={task.cancel} />
      ) : null}
      {task.state.status === 'failed' ? <Failed error={task.state.error} onRetry={() => void run()} /> : null}
      {task.state.status === 'done' ? (
        <Notice tone="info">
          备份已完成并通过校验（{fileSize(task.state.result.sizeBytes)}）：{task.state.result.path}
        </Notice>
      ) : null}
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {list.data?.length === 0 ? (
        <p className="muted">还没有备份。建议每次离开现场前备份一次，并拷到 U 盘。</p>
      ) : null}
      {list.data && list.data.length > 0 ? (
        <table className="grid">
          <thead>
            <tr>
              <th>时间</th>
              <th className="num">大小</th>
              <th>位置</th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((entry) => (
              <tr key={entry.path}>
                <td className="nowrap">{dateTime(entry.createdAt)}</td>
                <td className="num">{fileSize(entry.sizeBytes)}</td>
                <td className="path">{entry.path}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}
