/** Which cells exist and what they may hold: derived from the model, never written twice. */
import { z } from 'zod';
import { photoMarkSchema } from '../../shared/model/evidence.ts';
import {
  choicesSchema,
  isJsonColumn,
  pricesSchema,
  tables,
  type TableName,
} from '../../shared/model/tables.ts';

export interface Cell {
  column: string;
  /** First-level key inside a JSON column, else null. */
  path: string | null;
}

const pathSchemas: Record<string, z.ZodType> = {
  'equipment.inputs': choicesSchema.valueType,
  'audit.prices': z.number().min(0),
  'photo.layer': photoMarkSchema,
};

export function isTable(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** Splits `inputs.fuel`; null when the table has no such column. */
export function parseCell(table: TableName, name: string): Cell | null {
  if (name === 'deleted') return { column: 'deleted', path: null };
  const dot = name.indexOf('.');
  const column = dot < 0 ? name : name.slice(0, dot);
  if (!Object.hasOwn(tables[table].shape, column)) return null;
  const json = isJsonColumn(table, column);
  if (dot < 0) return json ? null : { column, path: null };
  const path = name.slice(dot + 1);
  if (!json || !/^[A-Za-z0-9_-]{1,60}$/.test(path)) return null;
  return { column, path };
}

/** Schema of one cell's value. */
export function cellSchema(table: TableName, cell: Cell): z.ZodType {
  if (cell.column === 'deleted') return z.boolean();
  const column = (tables[table].shape as Record<string, z.ZodType>)[cell.column] as z.ZodType;
  if (cell.path === null) return column;
  if (table === 'audit' && cell.column === 'prices' && !Object.hasOwn(pricesSchema.shape, cell.path))
    return z.never();
  const known = pathSchemas[`${table}.${cell.column}`];
  return (known ?? z.json()).nullable();
}

/** Turns `{inputs: {a, b}}` into one entry per cell (`inputs.a`, `inputs.b`). */
export function toCells(table: TableName, values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    const whole = Object.hasOwn(tables[table].shape, name) && isJsonColumn(table, name);
    if (!whole) return [[name, value ?? null]];
    return Object.entries((value ?? {}) as Record<string, unknown>).map(([key, part]) => [
      `${name}.${key}`,
      part ?? null,
    ]);
  });
}

/** True for boolean columns, which SQLite keeps as 0 and 1. */
export function isFlagColumn(table: TableName, column: string): boolean {
  const schema = (tables[table].shape as Record<string, z.ZodType>)[column];
  return schema instanceof z.ZodNullable && schema.unwrap() instanceof z.ZodBoolean;
}
