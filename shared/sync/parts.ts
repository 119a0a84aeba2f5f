/** Rows that hang on a machine: whoever deletes the machine decides about them too, and must have seen them. */
import type { TableName } from '../model/tables.ts';
import { groupBy, rowKey } from './fold.ts';
import type { Op } from './op.ts';

/** The column of each table that names the row's machine. */
export const ownerColumns = {
  reading: 'equipmentId',
  measure: 'equipmentId',
  answer: 'subjectId',
  finding: 'subjectId',
  photo: 'subjectId',
  dataFile: 'subjectId',
} as const satisfies Partial<Record<TableName, string>>;

export const partTables = Object.keys(ownerColumns) as (keyof typeof ownerColumns)[];

/** Null for tables whose rows hang on nothing. */
export function ownerColumnOf(table: string): string | null {
  return (ownerColumns as Partial<Record<string, string>>)[table] ?? null;
}

/** The machines that the ops of one row have ever named as its own; usually one. */
export function ownersOf(opsOfRow: readonly Op[]): string[] {
  const named = opsOfRow.filter((op) => op.column === ownerColumnOf(op.table)).map((op) => textOf(op.value));
  return [...new Set(named)].filter((id) => id !== null);
}

/** Null for anything but the JSON text of a string: ops of other laptops may hold any text. */
function textOf(value: string): string | null {
  try {
    const parsed = JSON.parse(value) as unknown;
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/** Ops of several rows, row by row. */
export const byRow = (ops: readonly Op[]): Op[][] => [...groupBy(ops, rowKey).values()];
