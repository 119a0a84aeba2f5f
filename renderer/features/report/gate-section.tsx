/** Completeness gate: what blocks a formal report, what weakens it. */
import type { MissingItem } from '../../../shared/equipment/diagnosis.ts';
import { goToField } from '../../app/go-to-field.ts';
import { Section } from '../../ui/field.tsx';
import { useAuditId } from '../audit/audit-context.tsx';

export function GateSection({ missing }: { missing: readonly MissingItem[] }) {
  const auditId = useAuditId();
  const blocking = missing.filter((item) => item.rank === 1);
  const weakening = missing.filter((item) => item.rank === 2);
  const shown = [...blocking, ...weakening].slice(0, 8);
  const rest = blocking.length + weakening.length - shown.length;
  return (
    <Section title="资料是否齐全">
      <p className={blocking.length > 0 ? 'gate gate-blocked' : 'gate gate-open'} data-testid="gate">
        {blocking.length > 0
          ? `还缺 ${blocking.length} 项必需内容，可以先出草稿，封存前须补齐。`
          : weakening.length > 0
            ? `必需内容已齐；另有 ${weakening.length} 项建议补上，结论会更有把握。`
            : '✓ 资料齐全，可以出正式报告。'}
      </p>
      <ul className="gate-list">
        {shown.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="link-button"
              onClick={() => goToField(`/audit/${auditId}/${item.route}`, item.field)}
            >
              {item.rank === 1 ? '必需 · ' : ''}
              {item.zh}
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="muted">另有 {rest} 项，见“概览”。</p> : null}
    </Section>
  );
}
