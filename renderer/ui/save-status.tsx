/** What 已保存 means here: on disk, confirmed by the backend, with the time. */
import { CheckCircleOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { SaveStatus } from '../features/audit/save-queue.ts';
import { errorWords } from '../rpc/error-words.ts';
import { timeOfDay } from './dates.ts';

export function SaveStatusLine({ status, onRetry }: { status: SaveStatus; onRetry: () => void }) {
  if (status.state === 'stuck') {
    return (
      <span className="saved saved-stuck" role="alert" data-testid="saved-status">
        <WarningOutlined />
        <span title={errorWords(status.error)}>{status.waiting} 处修改还没写入磁盘，都留在本页</span>
        <Button size="small" danger onClick={onRetry} title={errorWords(status.error)}>
          重试
        </Button>
      </span>
    );
  }
  return (
    <span className="saved" role="status" data-testid="saved-status">
      {status.state === 'saving' ? (
        <>
          {/* It stands still: a turning one has the page painted 60 times a second while somebody types. */}
          <LoadingOutlined spin={false} /> 正在保存…
        </>
      ) : (
        <>
          <CheckCircleOutlined /> {status.savedAt ? `已保存 ${timeOfDay(status.savedAt)}` : '已保存'}
        </>
      )}
    </span>
  );
}
