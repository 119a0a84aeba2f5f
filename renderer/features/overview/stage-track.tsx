/** 前期准备 → 现场诊断 → 报告编制 → 已报送 → 跟踪; one press moves the audit on. */
import { stages, stageZh } from '../../../shared/model/vocabulary.ts';
import { useAuditStore, useCell, useSingletonId } from '../audit/audit-context.tsx';

const hints = ['核对企业与能源资料', '逐台检查、测试', '结论、措施、报告', '发送并取得回执', '整改落实情况'];

export function StageTrack() {
  const store = useAuditStore();
  const id = useSingletonId('audit');
  const stage = useCell('audit', id, 'stage') ?? 'prepare';
  const reached = stages.indexOf(stage);
  return (
    <ol className="stages" aria-label="诊断阶段">
      {stages.map((name, i) => (
        <li
          key={name}
          className={
            i < reached
              ? 'audit-stage audit-stage-past'
              : i === reached
                ? 'audit-stage audit-stage-now'
                : 'audit-stage'
          }
        >
          <button
            type="button"
            aria-current={i === reached ? 'step' : undefined}
            data-testid={`stage-${name}`}
            onClick={() => {
              store.edit('audit', id, { stage: name });
              store.flush();
            }}
          >
            <span className="audit-stage-no" aria-hidden="true">
              {i < reached ? '✓' : i + 1}
            </span>
            <span>
              <strong>{stageZh[name]}</strong>
              <small>{hints[i]}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
