/** Inventory table: arrows choose a machine, Enter opens its checklist. */
import { useMemo, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { Quantity, VerdictCounts } from '../../ui/figures.tsx';
import { useInSteps } from '../../ui/in-steps.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId } from '../audit/audit-context.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { mainResult } from '../audit/main-result.ts';

export interface EquipmentTableProps {
  rows: readonly Row<'equipment'>[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

export function EquipmentTable({ rows: all, selectedId, onSelect }: EquipmentTableProps) {
  const rows = useInSteps(all);
  const auditId = useAuditId();
  const [, navigate] = useLocation();
  const diagnosis = useDiagnosis();
  const byId = useMemo(
    () => new Map((diagnosis?.equipment ?? []).map((entry) => [entry.equipmentId, entry])),
    [diagnosis],
  );
  const open = (id: string) => navigate(`/audit/${auditId}/equipment/${encodeURIComponent(id)}`);
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const at = rows.findIndex((row) => row.id === selectedId);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[at + by];
    if (by === 0 || !next) return;
    event.preventDefault();
    onSelect(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.id)}"] a`)?.focus();
  };
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title="没有符合的设备">换一个关键词，或选“全部”。</Empty>
      </section>
    );
  }
  return (
    <section className="panel panel-flush inventory-table">
      <table className="grid" data-testid="equipment-table">
        <thead>
          <tr>
            <th>设备</th>
            <th>型号</th>
            <th className="num">数量</th>
            <th>主要结果（k = 2）</th>
            <th>判定</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <tr
              key={row.id}
              data-row={row.id}
              data-testid={`equipment-${row.id}`}
              aria-selected={row.id === selectedId}
              onClick={() => onSelect(row.id)}
              onDoubleClick={() => open(row.id)}
            >
              <td>
                <Link
                  className="row-link"
                  href={`/audit/${auditId}/equipment/${encodeURIComponent(row.id)}`}
                  title="打开检查表"
                >
                  {row.name ?? '未命名设备'}
                </Link>
                <div className="muted audit-sub">
                  {[row.kind ? equipmentKindZh[row.kind] : null, row.tag, row.location]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </td>
              <td>{row.model ?? <span className="muted">未填</span>}</td>
              <td className="num">{row.quantity ?? 1}</td>
              <MachineCells entry={byId.get(row.id)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MachineCells({ entry }: { entry: EquipmentDiagnosis | undefined }) {
  const result = entry ? mainResult(entry) : undefined;
  return (
    <>
      <td>
        {result ? (
          <>
            <Quantity value={result.value} unit={result.unit} expandedU={result.expandedU} />
            <div className="muted audit-sub">{result.zh}</div>
          </>
        ) : (
          <span className="muted">{entry ? '待补读数' : '—'}</span>
        )}
      </td>
      <td>{entry ? <VerdictCounts limits={entry.limits} /> : null}</td>
    </>
  );
}
