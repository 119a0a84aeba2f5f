/** The outbox: queued, sent, failed, or unknown, which a person decides. */
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { Delivery } from '../../../shared/model/delivery.ts';
import type { DeliveryStatus } from '../../../shared/model/vocabulary.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { useTask } from '../../rpc/use-task.ts';
import { dateTime } from '../../ui/dates.ts';
import { Section } from '../../ui/field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Empty, Failed, Loading, Notice } from '../../ui/states.tsx';
import { SteadyButton } from '../../ui/steady-button.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useOutboxRound } from './outbox-store.ts';

interface SendResult {
  sent: number;
  unknown: number;
  failed: number;
  eml: number;
}

export function OutboxSection({ auditId }: { auditId: string | null }) {
  const client = useClient();
  const { round, bump } = useOutboxRound();
  const list = useLoad(() => client.delivery.list({ auditId }), `deliveries-${auditId}-${round}`);
  const task = useTask<SendResult>();
  const queued = (list.data ?? []).filter((entry) => entry.status === 'queued').length;
  const send = async () => {
    await task.run((signal) => client.delivery.send(undefined, { signal }));
    bump();
  };
  return (
    <Section
      title="发件箱"
      extra={
        <SteadyButton
          type="primary"
          size="small"
          isOff={queued === 0 || task.state.status === 'running'}
          onClick={() => void send()}
          data-testid="send-all"
        >
          发送 {queued > 0 ? `${queued} 封` : ''}
        </SteadyButton>
      }
    >
      {task.state.status === 'running' ? (
        <TaskProgress progress={task.state.progress} onCancel={task.cancel} />
      ) : null}
      {task.state.status === 'failed' ? <Failed error={task.state.error} /> : null}
      {task.state.status === 'done' ? <SendOutcome result={task.state.result} /> : null}
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {list.data === null && list.loading ? <Loading what="读取发件箱" /> : null}
      {list.data?.length === 0 ? (
        <Empty title="发件箱是空的">放入发件箱的邮件存在本机；没有网络时等着，有网络时一次发出。</Empty>
      ) : null}
      {list.data && list.data.length > 0 ? (
        <table className="grid" data-testid="outbox">
          <thead>
            <tr>
              <th>收件人</th>
              <th>主题</th>
              <th>状态</th>
              <th>时间</th>
              <th>
                <span className="visually-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((entry) => (
              <DeliveryRow key={entry.id} entry={entry} onChanged={bump} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}

function SendOutcome({ result }: { result: SendResult }) {
  const parts = [
    result.sent > 0 ? `已发出 ${result.sent} 封` : '',
    result.eml > 0 ? `${result.eml} 封没有发件服务器，已存为 .eml 文件，请下载后用邮箱发送` : '',
    result.unknown > 0 ? `${result.unknown} 封结果不明，请与收件人核实` : '',
    result.failed > 0 ? `${result.failed} 封没有发出，原因见下表` : '',
  ].filter(Boolean);
  return (
    <Notice tone={result.failed + result.unknown > 0 ? 'warn' : 'info'}>
      {parts.length > 0 ? `${parts.join('；')}。` : '没有等待发送的邮件。'}
    </Notice>
  );
}

const statusZh: Record<DeliveryStatus, string> = {
  queued: '等待发送',
  sending: '正在发送',
  sent: '✓ 已发出',
  unknown: '⚠ 结果不明',
  failed: '✕ 没有发出',
};
const statusTone: Record<DeliveryStatus, string> = {
  queued: '',
  sending: '',
  sent: 'tone-pass',
  unknown: 'tone-uncertain',
  failed: 'tone-fail',
};

function DeliveryRow({ entry, onChanged }: { entry: Delivery; onChanged: () => void }) {
  const client = useClient();
  const { message } = App.useApp();
  const fail = (error: unknown) => message.error(errorWords(error));
  const decide = (decision: 'requeue' | 'markSent') =>
    void client.delivery.decide({ id: entry.id, decision }).then(onChanged, fail);
  const readEml = () => void client.delivery.readEml({ id: entry.id }).then(saveFile, fail);
  const open = entry.status === 'unknown' || entry.status === 'failed';
  const byHand = entry.status === 'queued' && entry.emlPath !== null;
  return (
    <tr data-testid={`delivery-${entry.id}`}>
      <td>
        {entry.recipient}
        <div className="muted audit-sub">{entry.recipientKind === 'authority' ? '主管部门' : '企业'}</div>
      </td>
      <td>{entry.subject}</td>
      <td>
        <span className={statusTone[entry.status]}>
          {byHand ? '已存为 .eml，请用邮箱发送' : statusZh[entry.status]}
        </span>
        {entry.lastError ? <div className="muted audit-sub">{entry.lastError}</div> : null}
      </td>
      <td>{dateTime(entry.sentAt ?? entry.createdAt)}</td>
      <td className="row-actions">
        {open ? (
          <>
            <Button size="small" onClick={() => decide('requeue')}>
              重新发送
            </Button>{' '}
            <Button size="small" onClick={() => decide('markSent')}>
              对方已收到
            </Button>{' '}
          </>
        ) : null}
        {byHand ? (
          <>
            <Button size="small" onClick={() => decide('markSent')}>
              已用邮箱发出
            </Button>{' '}
          </>
        ) : null}
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={readEml}
          aria-label={`.eml，下载邮件文件：${entry.subject}`}
        >
          .eml
        </Button>
      </td>
    </tr>
  );
}
