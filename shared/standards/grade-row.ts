/** What every grade look-up answers: the limits of the grades, or the reason why the standard gives none. */
import type { StandardRef } from '../equipment/types.ts';
import { findRow, gradeCells, type PackRow } from './limit-rows.ts';
import { findTable, type StandardsPack } from './pack.ts';

export interface GradeRow {
  standard: StandardRef;
  /** Grade 1 is best; empty when the standard gives no value. */
  grades: { grade: number; limit: number }[];
  /** Limit of the last grade, null when there is none or the edition is not in force on the day asked for. */
  limit: number | null;
  note?: string;
}

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
  matches: (row: PackRow) => boolean,
  columns: readonly string[],
  absentNote: string,
): GradeRow {
  const table = findTable(pack, code, tableId);
  if (!table) return noGrades(code, '', `标准数据包中没有 ${code} 的这张表。`);
  const found = findRow(pack, code, tableId, matches);
  if (!found) return noGrades(code, table.clause, absentNote);
  const grades = gradeCells(found.row, columns);
  return withDate(pack, date, { standard: found.standard, grades, limit: grades.at(-1)?.limit ?? null });
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
