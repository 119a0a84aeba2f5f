/** Which cell the person looked at last, so that its history can be asked for from anywhere. */
import { create } from 'zustand';
import type { TableName } from '../../../shared/model/tables.ts';

export interface CellRef {
  table: TableName;
  rowId: string;
  column: string;
}

interface HistoryState {
  cell: CellRef | null;
  open: boolean;
  show: () => void;
  close: () => void;
}

export const useHistoryPanel = create<HistoryState>((set, get) => ({
  cell: null,
  open: false,
  show: () => get().cell && set({ open: true }),
  close: () => set({ open: false }),
}));

/** Marks an element as showing a cell; `cellOf` reads it back. */
export function cellMark(table: TableName, rowId: string, column: string): { 'data-cell-ref': string } {
  return { 'data-cell-ref': JSON.stringify([table, rowId, column]) };
}

export function cellOf(target: EventTarget | null): CellRef | null {
  const mark = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell-ref]') : null;
  const text = mark?.dataset['cellRef'];
  if (!text) return null;
  const [table, rowId, column] = JSON.parse(text) as [TableName, string, string];
  return { table, rowId, column };
}
