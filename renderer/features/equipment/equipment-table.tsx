/** Inventory table: arrows choose a machine, Enter opens its checklist. */
import { memo, useMemo, type KeyboardEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { Quantity, VerdictCounts } from '../../ui/figures.tsx';
import { useListWindow } from '../../ui/list-window.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId } from '../audit/audit-context.tsx';
import { useDiagnosis } from '../audit/diagnosis-context.tsx';
import { mainResult } from '../audit/main-result.ts';

export interface EquipmentTableProps {
  rows: readonly Row<'equipment'>[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** Height of a row with its second line, CSS px. */
const ROW_PX = 61;

export function EquipmentTable({ rows, selectedId, onSelect }: EquipmentTableProps) {
  const diagnosis = useDiagnosis();
  const byId = useMemo(
    () => new Map((diagnosis?.equipment ?? []).map((entry) => [entry.equipmentId, entry])),
    [diagnosis],
  );
  const keys = useMemo(() => rows.map((row) => row.id), [rows]);
  const { box, parts } = useListWindow(keys, ROW_PX, selectedId);
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
      <table className="grid" data-testid="equipment-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th>设备</th>
            <th>型号</th>
            <th className="num">数量</th>
            <th>主要结果（k = 2）</th>
            <th>判定</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} ref={box}>
          {parts.map((part) => {
            if ('gapPx' in part) return <Gap key={`gap-${part.before}`} heightPx={part.gapPx} />;
            const row = rows[part.at];
            return row ? (
              <MachineRow
                key={row.id}
                at={part.at}
                row={row}
                entry={byId.get(row.id)}
                isSelected={row.id === selectedId}
                onSelect={onSelect}
              />
            ) : null;
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Stands for the rows that are too far from the screen to be drawn. */
function Gap({ heightPx }: { heightPx: number }) {
  return (
    <tr className="row-gap" aria-hidden="true">
      <td colSpan={5} style={{ height: heightPx }} />
    </tr>
  );
}

interface MachineRowProps {
  at: number;
  row: Row<'equipment'>;
  entry: EquipmentDiagnosis | undefined;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

const MachineRow = memo(function MachineRow({ at, row, entry, isSelected, onSelect }: MachineRowProps) {
  const auditId = useAuditId();
  const [, navigate] = useLocation();
  const href = `/audit/${auditId}/equipment/${encodeURIComponent(row.id)}`;
  return (
    <tr
      data-at={at}
      data-row={row.id}
      data-testid={`equipment-${row.id}`}
      aria-rowindex={at + 2}
      aria-selected={isSelected}
      onClick={() => onSelect(row.id)}
      onDoubleClick={() => navigate(href)}
    >
      <td>
        <Link className="row-link" href={href} title="打开检查表">
          {row.name ?? '未命名设备'}
        </Link>
        <div className="muted audit-sub">
          {[row.kind ? equipmentKindZh[row.kind] : null, row.tag, row.location].filter(Boolean).join(' · ')}
        </div>
      </td>
      <td>{row.model ?? <span className="muted">未填</span>}</td>
      <td className="num">{row.quantity ?? 1}</td>
      <MachineCells entry={entry} />
    </tr>
  );
});

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
