/** Verified rows: a named person compared them with the printed standard. Applied purely; the pack file stays as it is. */
import type { Certainty } from '../equipment/types.ts';
import { certaintySchema, type Standard, type StandardsPack, type StandardTable } from './pack.ts';
import type { z } from 'zod';
import type { verificationSchema } from './pack.ts';

export type Verification = z.infer<typeof verificationSchema>;
type PackRow = StandardTable['rows'][number];

/** Certainty of one row: its own where it has one, else that of its table. */
export function certaintyOf(table: Pick<StandardTable, 'certainty'>, row: PackRow): Certainty {
  const own = certaintySchema.safeParse(row['certainty']);
  return own.success ? own.data : table.certainty;
}

export interface VerifiedPack {
  pack: StandardsPack;
  /** Verifications that could not be applied, each in a sentence that says why. */
  problems: string[];
}

/**
 * The pack with every verification applied: a verified row carries `certainty: 'verified'`, and a table whose rows
 * are all verified is verified itself. A row that is still empty (`unknown`) has nothing that could be verified.
 */
export function applyVerifications(pack: StandardsPack): VerifiedPack {
  const problems: string[] = [];
  const good = pack.verifications.filter((verification) => {
    const problem = problemOf(pack, verification);
    if (problem) problems.push(problem);
    return problem === null;
  });
  const standards = pack.standards.map((standard) => verifyStandard(standard, good));
  return { pack: { ...pack, standards }, problems };
}

function verifyStandard(standard: Standard, verifications: readonly Verification[]): Standard {
  const own = verifications.filter((v) => v.code === standard.code);
  if (own.length === 0) return standard;
  const tables = standard.tables.map((table) =>
    verifyTable(
      table,
      own.filter((v) => v.tableId === table.id),
    ),
  );
  return { ...standard, tables };
}

function verifyTable(table: StandardTable, verifications: readonly Verification[]): StandardTable {
  if (verifications.length === 0) return table;
  const rows = table.rows.map((row, index) => {
    const named = verifications.some((v) => v.row === null || v.row === index);
    return named && certaintyOf(table, row) !== 'unknown' ? { ...row, certainty: 'verified' } : row;
  });
  const all = rows.length > 0 && rows.every((row) => certaintyOf(table, row) === 'verified');
  return { ...table, rows, certainty: all ? 'verified' : table.certainty };
}

/** Why a verification cannot count, or null when it can. */
export function problemOf(pack: StandardsPack, verification: Verification): string | null {
  const { code, tableId, row } = verification;
  const place = `${code} 表 ${tableId}${row === null ? '' : ` 第 ${row + 1} 行`}`;
  const table = pack.standards.find((s) => s.code === code)?.tables.find((t) => t.id === tableId);
  if (!table) return `核对记录指向的${place}不在标准包内，请删除该记录。`;
  if (row !== null && !table.rows[row]) return `核对记录指向的${place}不存在，请重新核对。`;
  if (row !== null && certaintyOf(table, table.rows[row] as PackRow) === 'unknown') {
    return `${place}尚无数值，请先录入再核对。`;
  }
  if (verification.by.trim() === '') return `${place}的核对记录没有核对人，请填写姓名。`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(verification.on)) return `${place}的核对日期应写成 2026-01-31 的形式。`;
  if (verification.page.trim() === '') return `${place}的核对记录没有标准页码，请填写。`;
  return null;
}

/**
 * Verifications that stay true in a replacement pack: only where the row's content is the same. They follow the row
 * to its new place; a verification of a whole table stays only when all its rows are unchanged.
 */
export function carryVerifications(before: StandardsPack, after: StandardsPack): Verification[] {
  return before.verifications.flatMap((verification) => {
    const from = tableOf(before, verification);
    const to = tableOf(after, verification);
    if (!from || !to) return [];
    if (verification.row === null) return sameRows(from, to) ? [verification] : [];
    const row = from.rows[verification.row];
    if (!row) return [];
    const target = to.rows.findIndex((candidate) => contentOf(candidate) === contentOf(row));
    return target === -1 ? [] : [{ ...verification, row: target }];
  });
}

function tableOf(pack: StandardsPack, v: Verification): StandardTable | undefined {
  return pack.standards.find((s) => s.code === v.code)?.tables.find((t) => t.id === v.tableId);
}

function sameRows(a: StandardTable, b: StandardTable): boolean {
  return (
    a.rows.length === b.rows.length && a.rows.every((row, i) => contentOf(row) === contentOf(b.rows[i] ?? {}))
  );
}

/** Text of a row's values, free of column order and of the words about its source. */
export function contentOf(row: PackRow): string {
  const about = new Set(['certainty', 'note', 'source']);
  const entries = Object.entries(row).filter(([column]) => !about.has(column));
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
