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

/** The grades a row holds, best first; empty cells are left out. @param columns names of the cells of grades 1, 2, 3. */
export function gradeCells(
  row: PackRow,
  columns: readonly string[] = ['grade1', 'grade2', 'grade3'],
): { grade: number; limit: number }[] {
  return columns.flatMap((column, i) => {
    const limit = numberCell(row, column);
    return limit === null ? [] : [{ grade: i + 1, limit }];
  });
}

/**
 * True when `value` lies in the range of the cells `nameMin` and `nameMax`. An empty cell leaves its side open; the
 * bound itself belongs to the range only where `nameMinInclusive` or `nameMaxInclusive` says so.
 */
export function inRange(row: PackRow, name: string, value: number): boolean {
  const low = numberCell(row, `${name}Min`);
  const high = numberCell(row, `${name}Max`);
  const above = low === null || value > low || (value === low && row[`${name}MinInclusive`] === true);
  const below = high === null || value < high || (value === high && row[`${name}MaxInclusive`] === true);
  return above && below;
}

const byCertainty: readonly Certainty[] = ['unknown', 'recalled', 'transcribed', 'verified'];

/** The less sure of two: a limit that was corrected is no surer than the rule that corrected it. */
export function lessSure(a: Certainty, b: Certainty): Certainty {
  return byCertainty.indexOf(a) <= byCertainty.indexOf(b) ? a : b;
}
