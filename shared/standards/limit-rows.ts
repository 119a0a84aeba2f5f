/** Reading limit rows of the pack defensively: a cell that is missing or of the wrong kind is empty, never a guess. */
import type { Certainty, StandardRef } from '../equipment/types.ts';
import { certaintyOf } from './pack-verify.ts';
import { findTable, type StandardsPack, type StandardTable } from './pack.ts';

export type PackRow = StandardTable['rows'][number];

export interface FoundRow {
  row: PackRow;
  /** Standard, clause and how sure the row is. */
  standard: StandardRef;
  /** Note of the row, else of its table. */
  note: string | undefined;
}

/** First row of a table that `matches`; undefined when the pack has no such table or row. */
export function findRow(
  pack: StandardsPack,
  code: string,
  tableId: string,
  matches: (row: PackRow) => boolean = () => true,
): FoundRow | undefined {
  const table = findTable(pack, code, tableId);
  const row = table?.rows.find(matches);
  if (!table || !row) return undefined;
  return {
    row,
    standard: { code, clause: table.clause, certainty: certaintyOf(table, row) },
    note: textCell(row, 'note') ?? table.note,
  };
}

/** A finite number, else null. */
export function numberCell(row: PackRow, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A non-empty text, else undefined. */
export function textCell(row: PackRow, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The grades a row holds, best first, from columns `grade1`, `grade2`, `grade3`; empty cells are left out. */
export function gradesOf(row: PackRow): { grade: number; limit: number }[] {
  return [1, 2, 3].flatMap((grade) => {
    const limit = numberCell(row, `grade${grade}`);
    return limit === null ? [] : [{ grade, limit }];
  });
}

/** True when a value lies in the range of two cells; an empty cell leaves that side open. */
export function inRange(
  value: number,
  row: PackRow,
  columns: { min: string; max: string; minOpen?: string | true; maxOpen?: string | true },
): boolean {
  const low = numberCell(row, columns.min);
  const high = numberCell(row, columns.max);
  const isOpen = (side: string | true | undefined) =>
    side === true || (side !== undefined && row[side] === true);
  const above = low === null || (isOpen(columns.minOpen) ? value > low : value >= low);
  const below = high === null || (isOpen(columns.maxOpen) ? value < high : value <= high);
  return above && below;
}

const byCertainty: readonly Certainty[] = ['unknown', 'recalled', 'transcribed', 'verified'];

/** The less sure of two: a limit that was corrected is no surer than the rule that corrected it. */
export function lessSure(a: Certainty, b: Certainty): Certainty {
  return byCertainty.indexOf(a) <= byCertainty.indexOf(b) ? a : b;
}
