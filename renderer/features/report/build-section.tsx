/** Builds report and improvement list; the work shows its progress and can be stopped. */
import { App } from 'antd';
import type { MissingItem } from '../../../shared/equipment/diagnosis.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useTask } from '../../rpc/use-task.ts';
import { Section } from '../../ui/field.tsx';
import { SteadyButton } from '../../ui/steady-button.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { Failed } from '../../ui/states.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';

export function BuildSection({
  missing,
  onBuilt,
}: {
  missing: readonly MissingItem[];
  onBuilt: (documentId: string) => void;
}) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const { modal, message } = App.useApp();
  const task = useTask<{ documents: Row<'document'>[]; notes: string[] }>();
  const blocking = missing.filter((item) => item.rank === 1).length;
  const build = async (seal: boolean) => {
    try {
      // What is on screen must be what stands in the report.
      await store.settled();
    } catch {
      message.error('有修改还没写入磁盘，报告没有生成。请先点右上角“重试”。');
      return;
    }
    const result = await task.run((signal) => client.report.build({ auditId, seal }, { signal }));
    if (!result) return;
    for (const row of result.documents) store.adopt('document', row);
    const report = result.documents.find((row) => row.kind === 'report');
    if (report) onBuilt(report.id);
  };
  const confirmSeal = () =>
    modal.confirm({
      title: '生成并封存正式版？',
      content: '封存后这一版不能再改，之后的修改另出新版。报告上印有计算引擎和标准包版本，可以复算。',
      okText: '生成并封存',
      onOk: () => void build(true),
    });
  const running = task.state.status === 'running';
  return (
    <Section title="生成报告">
      <p className="muted build-hint">同时生成节能诊断报告（PDF，内嵌数据）和节能改进清单（PDF、Excel）。</p>
      <div className="build-actions">
        <SteadyButton
          type="primary"
          size="large"
          isOff={running}
          onClick={() => void build(false)}
          data-testid="build-report"
        >
          生成草稿
        </SteadyButton>
        <SteadyButton
          size="large"
          isOff={running || blocking > 0}
          onClick={() => void confirmSeal()}
          data-testid="seal-report"
          title={blocking > 0 ? '补齐必需内容后才能封存' : undefined}
        >
          生成并封存正式版
        </SteadyButton>
      </div>
      {task.state.status === 'running' ? (
        <TaskProgress progress={task.state.progress} onCancel={task.cancel} />
      ) : null}
      {task.state.status === 'cancelled' ? <p role="status">已停止，没有生成文件。</p> : null}
      {task.state.status === 'failed' ? <Failed error={task.state.error} /> : null}
      {task.state.status === 'done' ? (
        <div role="status" data-testid="build-done">
          <p className="tone-pass">✓ 已生成 {task.state.result.documents.length} 个文件。</p>
          {task.state.result.notes.map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
        </div>
      ) : null}
    </Section>
  );
}
