/** From texts put into cells to the rows that are written, and the texts that are not: pure. */
import { rowIds } from '../../../../shared/model/snapshot.ts';
import type { Row } from '../../../../shared/model/tables.ts';
import type { RowEdit } from '../../audit/save-queue.ts';
import { readCell, type GridColumn } from './columns.ts';

export interface TextFor {
  machineId: string;
  column: GridColumn;
  text: string;
}

export interface RefusedText {
  machineId: string;
  columnId: string;
  text: string;
  why: string;
}

export interface CellEdits {
  /** One entry per row, so that each row is one change however many cells it has. */
  rows: RowEdit[];
  refused: RefusedText[];
  /** Cells whose text was taken, by machine and column id. */
  taken: { machineId: string; columnId: string }[];
}

export function editsOf(
  texts: readonly TextFor[],
  readings: ReadonlyMap<string, Row<'reading'>>,
  thisYear: number,
): CellEdits {
  const rows = new Map<string, RowEdit>();
  const put = (table: RowEdit['table'], rowId: string, values: Record<string, unknown>) => {
    const key = `${table}/${rowId}`;
    rows.set(key, { table, rowId, values: { ...rows.get(key)?.values, ...values } });
  };
  const edits: CellEdits = { rows: [], refused: [], taken: [] };
  for (const { machineId, column, text } of texts) {
    if (column.kind === 'grade') continue;
    const typed = readCell(column, text, thisYear);
    if (typed.kind === 'refused') {
      edits.refused.push({ machineId, columnId: column.id, text, why: typed.why });
      continue;
    }
    edits.taken.push({ machineId, columnId: column.id });
    const value = typed.kind === 'value' ? typed.value : null;
    if (column.kind === 'figure') {
      const id = rowIds.reading(machineId, column.key);
      const before = readings.get(id);
      // An empty cell that stays empty makes no reading.
      if (value !== null || (before && !before.deleted && before.value !== null))
        put('reading', id, figureValues(column, machineId, value, before));
    } else if (column.kind === 'choice') put('equipment', machineId, { [`inputs.${column.key}`]: value });
    else put('equipment', machineId, { [column.kind === 'machineKind' ? 'kind' : column.column]: value });
  }
  edits.rows = [...rows.values()];
  return edits;
}

function figureValues(
  column: Extract<GridColumn, { kind: 'figure' }>,
  equipmentId: string,
  value: string | number | null,
  before: Row<'reading'> | undefined,
): Record<string, unknown> {
  const held = before && !before.deleted ? before.source : null;
  return { equipmentId, key: column.key, unit: column.field.unit, value, source: held ?? 'nameplate' };
}
