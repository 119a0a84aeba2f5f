/** Reads and writes the cells of the grid: every commit is one durable write, a block of cells as well. */
import { App } from 'antd';
import { useMemo } from 'react';
import type { Row } from '../../../../shared/model/tables.ts';
import type { EquipmentKind } from '../../../../shared/model/vocabulary.ts';
import { thisYear } from '../../../ui/dates.ts';
import { useAuditStore, useRows } from '../../audit/audit-context.tsx';
import { newRowId } from '../../audit/edits.ts';
import type { RowEdit } from '../../audit/save-queue.ts';
import { copiesOf, newMachines } from '../machine-rows.ts';
import { fillDown, fromTabText, placeBlock, toTabText, type PlacedText } from './cell-block.ts';
import { editsOf } from './cell-edits.ts';
import { shownText, type GridColumn } from './columns.ts';
import { noteRefused, refusedText } from './refused-texts.ts';
import { rangeOf, type CellRange, type Selection, type Size } from './selection.ts';

type Machine = Row<'equipment'>;

export interface SheetData {
  rows: readonly Machine[];
  columns: readonly GridColumn[];
  kind: EquipmentKind | null;
}

/** Rows of one table and id become one change. */
function joined(edits: readonly RowEdit[]): RowEdit[] {
  const byRow = new Map<string, RowEdit>();
  for (const edit of edits) {
    const key = `${edit.table}/${edit.rowId}`;
    const before = byRow.get(key);
    byRow.set(key, before ? { ...edit, values: { ...before.values, ...edit.values } } : edit);
  }
  return [...byRow.values()];
}

export function useCells({ rows, columns, kind }: SheetData) {
  const store = useAuditStore();
  const all = useRows('equipment');
  const { message } = App.useApp();
  return useMemo(() => {
    const size: Size = { rows: rows.length, columns: columns.length };
    const { auditId } = store.store.getState();
    const readings = () => store.store.getState().tables?.reading ?? new Map<string, Row<'reading'>>();
    const ordered = () => all.toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));

    const textAt = (row: number, column: number): string => {
      const machine = rows[row];
      const definition = columns[column];
      if (!machine || !definition) return '';
      const kept = refusedText(auditId, machine.id, definition.id);
      return kept?.text ?? shownText(definition, machine, readings());
    };

    const write = (cells: readonly PlacedText[], made: { ids: string[]; edits: RowEdit[] } | null = null) => {
      const texts = cells.flatMap(({ row, column, text }) => {
        const machineId = rows[row]?.id ?? made?.ids[row - rows.length];
        const definition = columns[column];
        return machineId && definition ? [{ machineId, column: definition, text }] : [];
      });
      const edits = editsOf(texts, readings(), thisYear());
      // A new machine keeps its proposed name where the block has none.
      const own = edits.rows.map((edit) =>
        made?.ids.includes(edit.rowId) && edit.values['name'] === null
          ? { ...edit, values: Object.fromEntries(Object.entries(edit.values).filter(([c]) => c !== 'name')) }
          : edit,
      );
      const changes = joined([...(made?.edits ?? []), ...own]);
      if (changes.length > 0) store.editMany(changes);
      noteRefused(auditId, edits.refused, edits.taken);
      return edits;
    };

    const tell = (cells: readonly PlacedText[], refused: number, newRows: number, outside: number) => {
      const words = [`已填入 ${cells.length - refused} 格`];
      if (newRows > 0) words.push(`新增 ${newRows} 台设备`);
      if (refused > 0) words.push(`${refused} 格没有保存，原样留在格中，选中可看原因`);
      if (outside > 0) words.push(`${outside} 格超出最后一列，没有填入`);
      const content = `${words.join('；')}。`;
      if (refused + outside > 0) void message.warning(content, 8);
      else void message.success(content);
    };

    return {
      size,
      textAt,
      /** One cell. */
      commit: (row: number, column: number, text: string) => void write([{ row, column, text }]),
      clear(range: CellRange) {
        const cells: PlacedText[] = [];
        for (let row = range.top; row <= range.bottom; row += 1)
          for (let column = range.left; column <= range.right; column += 1)
            cells.push({ row, column, text: '' });
        write(cells);
      },
      fillDown(selection: Selection) {
        write(fillDown(rangeOf(selection), textAt));
      },
      copy({ top, bottom, left, right }: CellRange): string {
        const lines = Array.from({ length: bottom - top + 1 }, (_, r) =>
          Array.from({ length: right - left + 1 }, (_cell, c) => textAt(top + r, left + c)),
        );
        return toTabText(lines);
      },
      /** @returns the cells that were filled, for the selection; null when the clipboard held none. */
      paste(text: string, range: CellRange): CellRange | null {
        const block = fromTabText(text);
        const { cells, newRows, outside } = placeBlock(block, range, size);
        if (cells.length === 0) return null;
        const made =
          newRows > 0 ? newMachines(ordered(), kind, { count: newRows, after: null, newId }) : null;
        const { refused } = write(cells, made);
        if (cells.length > 1 || refused.length > 0) tell(cells, refused.length, newRows, outside);
        const width = Math.max(...cells.map(({ column }) => column));
        return { ...range, bottom: Math.max(...cells.map(({ row }) => row)), right: width };
      },
      /** A new machine below the given one. */
      insertAfter(row: number): void {
        const after = rows[row];
        const { edits } = newMachines(ordered(), kind ?? after?.kind ?? null, {
          count: 1,
          after: after?.id ?? null,
          newId,
        });
        store.editMany(edits);
      },
      duplicate(row: number): void {
        const source = rows[row];
        if (!source) return;
        const options = { count: 1, withMeasured: false, newId };
        store.editMany(copiesOf(source, ordered(), [...readings().values()].filter(isLive), options).edits);
      },
      remove(range: CellRange): void {
        const gone = rows.slice(range.top, range.bottom + 1);
        store.editMany(gone.map(({ id }) => ({ table: 'equipment', rowId: id, values: { deleted: true } })));
      },
    };
  }, [rows, columns, kind, store, all, message]);
}

const newId = () => newRowId('e');
const isLive = (row: Row<'reading'>) => !row.deleted;
