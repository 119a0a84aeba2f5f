/** What every grade look-up answers: the limits of the grades, or the reason why the standard gives none. */
import type { StandardRef } from '../equipment/types.ts';
import { findTable } from './pack.ts';
import type { StandardsPack } from './pack.ts';
import { certaintyOf } from './pack-verify.ts';

export interface GradeRow {
  standard: StandardRef;
  /** Grade 1 is best; empty when the standard gives no value. */
  grades: { grade: number; limit: number }[];
  /** Limit of the last grade, null when there is none or the edition is not in force on the day asked for. */
  limit: number | null;
  note?: string;
}

export type TableRow = Readonly<Record<string, unknown>>;

/** A look-up that found nothing, with a sentence that says why. */
export function noGrades(code: string, clause: string, note: string): GradeRow {
  return { standard: { code, clause, certainty: 'unknown' }, grades: [], limit: null, note };
}

/**
 * Grades of the first row of a table that matches.
 * @param columns names of the columns of grades 1, 2, 3.
 * @param date ISO day; an edition not yet or no longer in force keeps its grades but gives no limit.
 */
export function gradesOf(
  pack: StandardsPack,
  code: string,
  tableId: string,
  date: string,
  matches: (row: TableRow) => boolean,
  columns: readonly string[],
  absentNote: string,
): GradeRow {
  const table = findTable(pack, code, tableId);
  if (!table) return noGrades(code, '', `标准数据包中没有 ${code} 的这张表。`);
  const index = table.rows.findIndex(matches);
  const row = table.rows[index];
  if (!row) return noGrades(code, table.clause, absentNote);
  const grades = columns.flatMap((column, i) => {
    const limit = row[column];
    return typeof limit === 'number' ? [{ grade: i + 1, limit }] : [];
  });
  const standard = { code, clause: table.clause, certainty: certaintyOf(table, row) };
  return withDate(pack, date, { standard, grades, limit: grades.at(-1)?.limit ?? null });
}

/** Takes the limit away when the edition is not in force on `date`. */
export function withDate(pack: StandardsPack, date: string, row: GradeRow): GradeRow {
  const edition = pack.standards.find((s) => s.code === row.standard.code);
  if (edition?.inForceFrom && date < edition.inForceFrom) {
    return {
      ...row,
      limit: null,
      note: `${edition.code} 自 ${edition.inForceFrom} 起实施，诊断日在此之前。`,
    };
  }
  if (edition?.inForceTo && date > edition.inForceTo) {
    return { ...row, limit: null, note: `${edition.code} 已于 ${edition.inForceTo} 停止实施。` };
  }
  return row;
}

/** Limit of one grade, null when the standard does not give it. */
export function gradeLimit(row: GradeRow, grade: number): number | null {
  return row.grades.find((g) => g.grade === grade)?.limit ?? null;
}

/** True when `value` lies between the columns `nameMin` and `nameMax`, with their own inclusive flags; null is open. */
export function inRange(row: TableRow, name: string, value: number): boolean {
  const min = row[`${name}Min`];
  const max = row[`${name}Max`];
  if (typeof min === 'number' && !(row[`${name}MinInclusive`] === true ? value >= min : value > min))
    return false;
  if (typeof max === 'number' && !(row[`${name}MaxInclusive`] === true ? value <= max : value < max))
    return false;
  return true;
}
