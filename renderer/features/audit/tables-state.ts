/** The rows of the open audit, indexed by id, and the pure edits on them. */
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { singletonTables } from '../../../shared/model/snapshot.ts';
import type { AnswerValue } from '../../../shared/model/vocabulary.ts';
import { emptyRow, tableNames, tables, type Row, type TableName } from '../../../shared/model/tables.ts';

export type TableRows<T extends TableName> = ReadonlyMap<string, Row<T>>;
export type AuditTables = { readonly [T in TableName]: TableRows<T> };

type AnyRow = Row<TableName>;

export function tablesOf(snapshot: AuditSnapshot): AuditTables {
  const entries = tableNames.map((table) => {
    const part = snapshot[table] as AnyRow | readonly AnyRow[];
    const rows = Array.isArray(part) ? (part as readonly AnyRow[]) : [part as AnyRow];
    return [table, new Map(rows.map((row) => [row.id, row]))];
  });
  return Object.fromEntries(entries) as AuditTables;
}

const rowArrays = new WeakMap<ReadonlyMap<string, unknown>, readonly AnyRow[]>();

/** The live rows of a table in a stable order; the same array as long as the table is the same. */
export function rowsOf<T extends TableName>(all: AuditTables, table: T): readonly Row<T>[] {
  const map = all[table] as ReadonlyMap<string, Row<T>>;
  const known = rowArrays.get(map);
  if (known) return known as unknown as readonly Row<T>[];
  const rows = [...map.values()].filter((row) => !row.deleted);
  rowArrays.set(map, rows as unknown as readonly AnyRow[]);
  return rows;
}

type Groups = ReadonlyMap<unknown, readonly AnyRow[]>;
const rowGroups = new WeakMap<ReadonlyMap<string, unknown>, Map<string, Groups>>();
const noRows: readonly AnyRow[] = [];

/** The live rows of a table with this value in a column; each table is gone through once per column and change. */
export function rowsWhere<T extends TableName>(
  all: AuditTables,
  table: T,
  column: keyof Row<T> & string,
  value: string,
): readonly Row<T>[] {
  const map = all[table] as ReadonlyMap<string, Row<T>>;
  const byColumn = rowGroups.get(map) ?? new Map<string, Groups>();
  rowGroups.set(map, byColumn);
  const groups =
    byColumn.get(column) ?? (Map.groupBy(rowsOf(all, table), (row) => row[column]) as unknown as Groups);
  byColumn.set(column, groups);
  return (groups.get(value) ?? noRows) as unknown as readonly Row<T>[];
}

type Answers = ReadonlyMap<string, AnswerValue>;
const answersBySubject = new WeakMap<ReadonlyMap<string, unknown>, Map<string, Answers>>();

/** The answers of a machine or of the plant by item. */
export function answersOf(all: AuditTables, subjectId: string): Answers {
  const bySubject = answersBySubject.get(all.answer) ?? new Map<string, Answers>();
  answersBySubject.set(all.answer, bySubject);
  const answers =
    bySubject.get(subjectId) ??
    new Map(
      rowsWhere(all, 'answer', 'subjectId', subjectId).flatMap(({ itemId, answer }) =>
        itemId !== null && answer !== null ? [[itemId, answer] as const] : [],
      ),
    );
  bySubject.set(subjectId, answers);
  return answers;
}

/** Back to the shape that diagnosis and report take. */
export function snapshotOf(all: AuditTables): AuditSnapshot {
  const singles = new Set<TableName>(singletonTables);
  const entries = tableNames.map((table) => {
    const rows = rowsOf(all, table);
    return [table, singles.has(table) ? rows[0] : rows];
  });
  return Object.fromEntries(entries) as AuditSnapshot;
}

/** Sets columns of one row (created when new); a key such as `inputs.fuel` sets one key of a JSON column. */
export function withValues(
  all: AuditTables,
  table: TableName,
  rowId: string,
  values: Record<string, unknown>,
  auditId: string,
): AuditTables {
  return withRows(all, [{ table, rowId, values }], auditId);
}

/** Edits of many rows at once; the maps of the tables are copied once each, however many rows change. */
export function withRows(
  all: AuditTables,
  edits: readonly { table: TableName; rowId: string; values: Record<string, unknown> }[],
  auditId: string,
): AuditTables {
  const next = { ...all } as Record<TableName, Map<string, AnyRow>>;
  const copied = new Set<TableName>();
  for (const { table, rowId, values } of edits) {
    if (!copied.has(table)) {
      next[table] = new Map(all[table] as ReadonlyMap<string, AnyRow>);
      copied.add(table);
    }
    const row = edited(next[table].get(rowId) ?? emptyRow(table, rowId, auditId), values);
    next[table].set(rowId, row);
  }
  return next as unknown as AuditTables;
}

function edited(before: AnyRow, values: Record<string, unknown>): AnyRow {
  const row = { ...before, deleted: values['deleted'] === true } as Record<string, unknown>;
  for (const [path, value] of Object.entries(values)) {
    const [column = '', key] = path.split(/\.(.*)/s);
    row[column] = key === undefined ? value : { ...(row[column] as object | null), [key]: value };
  }
  return row as unknown as AnyRow;
}

/** What a cell holds: `column`, or `column.key` of a JSON column; null when empty or not there. */
export function cellValue(
  all: AuditTables,
  { table, rowId, column: path }: { table: TableName; rowId: string; column: string },
): unknown {
  const row = (all[table] as ReadonlyMap<string, AnyRow>).get(rowId);
  const [column = '', key] = path.split(/\.(.*)/s);
  const held = (row as Record<string, unknown> | undefined)?.[column] ?? null;
  return key === undefined ? held : ((held as Record<string, unknown> | null)?.[key] ?? null);
}

export function withoutRow(all: AuditTables, table: TableName, rowId: string): AuditTables {
  const rows = all[table] as ReadonlyMap<string, AnyRow>;
  const row = rows.get(rowId);
  if (!row) return all;
  return { ...all, [table]: new Map(rows).set(rowId, { ...row, deleted: true }) };
}

/** Why a column would refuse this value, as a sentence; null when it takes it. JSON keys are not checked here. */
export function columnDoubt(table: TableName, column: string, value: unknown): string | null {
  const schema = (
    tables[table].shape as Record<
      string,
      {
        safeParse: (v: unknown) => {
          success: boolean;
          error?: { issues: { code: string; minimum?: unknown; maximum?: unknown }[] };
        };
      }
    >
  )[column];
  const result = schema?.safeParse(value);
  if (!result || result.success) return null;
  const issue = result.error?.issues[0];
  if (issue?.code === 'too_big') return `超出上限 ${String(issue.maximum)}，尚未保存，请核对。`;
  if (issue?.code === 'too_small') return `低于下限 ${String(issue.minimum)}，尚未保存，请核对。`;
  return '填写的内容不符合要求，尚未保存，请核对。';
}
