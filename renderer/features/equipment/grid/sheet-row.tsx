/** One machine as a row of the grid; the active cell holds the box that takes keys, also those of an input method. */
import { memo, useMemo, type ReactNode } from 'react';
import type { Row } from '../../../../shared/model/tables.ts';
import { useAuditId, useTablesShallow } from '../../audit/audit-context.tsx';
import { cellDoubt, isAsked, shownText, type GridColumn } from './columns.ts';
import { GradeWords, useVerdicts } from './grade-cell.tsx';
import { useRefusedTexts } from './refused-texts.ts';

export interface SheetRowProps {
  machine: Row<'equipment'>;
  index: number;
  topPx: number;
  heightPx: number;
  columns: readonly GridColumn[];
  /** Column of the cursor; null in all other rows. */
  active: number | null;
  /** Chosen columns of this row, both included; -1 when none is. */
  chosenLeft: number;
  chosenRight: number;
  /** Text being typed into the active cell. */
  draftText: string | null;
  /** The box of the active cell. */
  entry: ReactNode;
}

export const SheetRow = memo(function SheetRow(props: SheetRowProps) {
  const { machine, index, columns, active } = props;
  const auditId = useAuditId();
  const refused = useRefusedTexts();
  const texts = useTablesShallow((tables) =>
    columns.map((column) => shownText(column, machine, tables.reading)),
  );
  const doubts = useTablesShallow((tables) =>
    columns.map((column) => cellDoubt(column, machine, tables.reading)),
  );
  const typedInto = active === null ? undefined : columns[active];
  const verdicts = useVerdicts(machine, typedInto, props.draftText);
  const style = useMemo(
    () => ({ transform: `translateY(${props.topPx}px)`, height: props.heightPx }),
    [props.topPx, props.heightPx],
  );
  return (
    <div role="row" aria-rowindex={index + 2} className="sheet-row" style={style} data-row={machine.id}>
      {columns.map((column, c) => {
        const kept = refused[`${auditId}/${machine.id}/${column.id}`];
        const isChosen = c >= props.chosenLeft && c <= props.chosenRight;
        const isActive = active === c;
        const marks = [
          'sheet-cell',
          column.kind === 'figure' || column.kind === 'count' || column.kind === 'year' ? 'sheet-num' : '',
          c === 0 ? 'sheet-first' : '',
          isChosen ? 'sheet-chosen' : '',
          isActive ? 'sheet-active' : '',
          kept ? 'sheet-refused' : doubts[c] ? 'sheet-doubt' : '',
          isAsked(column, machine) ? '' : 'sheet-unasked',
        ];
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={c + 1}
            aria-selected={isChosen}
            className={marks.filter(Boolean).join(' ')}
            style={{ width: column.widthPx }}
            title={kept?.why ?? doubts[c] ?? undefined}
            data-cell={`${index}:${c}`}
            data-testid={`cell-${column.id}-${index}`}
          >
            {column.kind === 'grade' ? (
              <GradeWords verdicts={verdicts} />
            ) : (
              <span className="sheet-text">{kept?.text ?? texts[c]}</span>
            )}
            {isActive ? props.entry : null}
          </div>
        );
      })}
    </div>
  );
});
