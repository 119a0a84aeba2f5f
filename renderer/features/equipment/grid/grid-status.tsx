/** The line below the grid: why the chosen cell is doubtful, and what grade and catalogue say about its machine. */
import type { Row } from '../../../../shared/model/tables.ts';
import { thisYear } from '../../../ui/dates.ts';
import { useAuditId, useTables } from '../../audit/audit-context.tsx';
import { cellDoubt, readCell, type GridColumn } from './columns.ts';
import { useVerdicts } from './grade-cell.tsx';
import { useRefusedText } from './refused-texts.ts';

interface GridStatusProps {
  id: string;
  machine: Row<'equipment'> | undefined;
  column: GridColumn | undefined;
  draftText: string | null;
}

export function GridStatus({ id, machine, column, draftText }: GridStatusProps) {
  return (
    <div className="sheet-status" id={id} data-testid="sheet-status">
      {machine && column ? <Words machine={machine} column={column} draftText={draftText} /> : null}
    </div>
  );
}

function Words(props: { machine: Row<'equipment'>; column: GridColumn; draftText: string | null }) {
  const { machine, column, draftText } = props;
  const auditId = useAuditId();
  const kept = useRefusedText(auditId, machine.id, column.id);
  const stored = useTables((tables) => cellDoubt(column, machine, tables.reading));
  const verdicts = useVerdicts(machine, column, draftText);
  const typed = draftText === null ? null : readCell(column, draftText, thisYear());
  const doubt = typed ? (typed.kind === 'refused' ? typed.why : null) : (kept?.why ?? stored);
  const words = [verdicts.model, verdicts.grade].filter((verdict) => verdict !== null);
  return (
    <>
      <strong>
        {machine.name ?? '未命名设备'} · {column.zh}
      </strong>
      {doubt ? (
        <span className="sheet-why" role="status">
          ⚠ {doubt}
        </span>
      ) : null}
      {words.map((verdict) => (
        <span key={verdict.zh} className={`sheet-basis sheet-tone-${verdict.tone}`}>
          {verdict.sign} {verdict.why}
        </span>
      ))}
      {!doubt && words.length === 0 ? (
        <span className="muted">{column.unit ? `单位 ${column.unit}` : ''}</span>
      ) : null}
    </>
  );
}
