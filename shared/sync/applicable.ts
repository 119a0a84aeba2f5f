/** Which ops this version of the program understands; the rest are kept and forwarded until it does. */
import { tables, isJsonColumn, tableNameSchema } from '../model/tables.ts';
import type { z } from 'zod';
import { OP_SCHEMA, type Op } from './op.ts';
import { deletedColumn } from './row-state.ts';

function parseValue(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** True when table, column and value are of this version's vocabulary, so that the op may become a row's value. */
export function isApplicable(op: Op): boolean {
  const table = tableNameSchema.safeParse(op.table);
  const parsed = parseValue(op.value);
  if (op.schema > OP_SCHEMA || !table.success || !parsed) return false;
  if (op.column === deletedColumn) return typeof parsed.value === 'boolean';
  const shape = tables[table.data].shape as Record<string, z.ZodType>;
  const [column = '', ...path] = op.column.split('.');
  const schema = Object.hasOwn(shape, column) ? shape[column] : undefined;
  if (!schema) return false;
  if (path.length === 0) return schema.safeParse(parsed.value).success;
  if (!isJsonColumn(table.data, column)) return false;
  const key = path.join('.');
  // A cleared key is `null` in its cell and absent from the folded object.
  return key !== '__proto__' && (parsed.value === null || schema.safeParse({ [key]: parsed.value }).success);
}

export const applicableOps = (ops: readonly Op[]): Op[] => ops.filter(isApplicable);
