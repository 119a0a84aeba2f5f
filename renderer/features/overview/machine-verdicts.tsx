/** Every diagnosed machine in one line: its first key result and its verdicts. */
import { Link } from 'wouter';
import type { AuditDiagnosis, EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { Section } from '../../ui/field.tsx';
import { Quantity, VerdictCounts } from '../../ui/figures.tsx';
import { useAuditId } from '../audit/audit-context.tsx';
import { mainResult } from '../audit/main-result.ts';

const SHOWN = 20;

/** Machines that fail come first, then the doubtful ones; within a kind of verdict the inventory's order stays. */
function gravityOf(entry: EquipmentDiagnosis): number {
  if (entry.limits.some((limit) => limit.verdict === 'fail')) return 2;
  return entry.limits.some((limit) => limit.verdict === 'uncertain') ? 1 : 0;
}

export function MachineVerdicts({ diagnosis }: { diagnosis: AuditDiagnosis }) {
  const auditId = useAuditId();
  if (diagnosis.equipment.length === 0) return null;
  const shown = diagnosis.equipment.toSorted((a, b) => gravityOf(b) - gravityOf(a)).slice(0, SHOWN);
  const rest = diagnosis.equipment.length - shown.length;
  return (
    <Section title="设备诊断结果">
      <table className="grid">
        <thead>
          <tr>
            <th>设备</th>
            <th>主要指标</th>
            <th className="num">结果（k = 2）</th>
            <th>判定</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => {
            const result = mainResult(entry);
            return (
              <tr key={entry.equipmentId}>
                <td>
                  <Link
                    className="row-link"
                    href={`/audit/${auditId}/equipment/${encodeURIComponent(entry.equipmentId)}`}
                  >
                    {entry.zh}
                  </Link>
                  <div className="muted audit-sub">{equipmentKindZh[entry.kind]}</div>
                </td>
                <td>{result ? result.zh : <span className="muted">缺读数</span>}</td>
                <td className="num">
                  {result ? (
                    <Quantity value={result.value} unit={result.unit} expandedU={result.expandedU} />
                  ) : (
                    '—'
                  )}
                </td>
                <td>
                  <VerdictCounts limits={entry.limits} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rest > 0 ? (
        <p className="machine-rest">
          <Link href={`/audit/${auditId}/equipment`}>全部 {diagnosis.equipment.length} 台设备</Link>
        </p>
      ) : null}
    </Section>
  );
}
