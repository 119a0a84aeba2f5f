/** Progress of long work with the one way to stop it. */
import { Button, Progress as Bar } from 'antd';
import type { Progress } from '../../shared/contract/base.ts';

const phaseZh: Record<Progress['phase'], string> = {
  prepare: '准备',
  read: '读取',
  diagnose: '计算',
  render: '排版',
  write: '写入文件',
  connect: '连接',
  push: '上传修改',
  pull: '下载修改',
  blobs: '传送照片和文件',
  send: '发送',
  verify: '校验',
};

export function TaskProgress({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const text = progress ? phaseZh[progress.phase] : '准备';
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.min(100, Math.round((progress.done / progress.total) * 100)) : 0;
  return (
    <div className="task-progress" role="status" data-testid="task-progress">
      <div className="task-progress-text">
        正在{text}
        {known ? ` ${progress.done}/${progress.total}` : '…'}
        {progress?.detail ? <span className="muted">　{progress.detail}</span> : null}
      </div>
      <Bar percent={percent} size="small" showInfo={known} status="active" aria-label={`正在${text}`} />
      <Button size="small" onClick={onCancel} data-testid="cancel-task">
        停止
      </Button>
    </div>
  );
}
