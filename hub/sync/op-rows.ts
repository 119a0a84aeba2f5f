/** Ops as rows of the table `op`, and back. */
import type { Op } from '../../shared/sync/op.ts';
import type { Sql } from '../storage/database.ts';

export interface OpRow {
  device: string;
  seq: number | string | bigint;
  audit_id: string;
  table_name: string;
  row_id: string;
  column_name: string;
  value: string;
  base: string;
  gen: number | string | bigint;
  clock: string;
  author: string;
  schema: number | string | bigint;
  group_id: string;
  group_size: number | string | bigint;
  prev_hash: string;
  hash: string;
}

/** Columns of an op for SELECT, with the table's alias. */
export const opColumns = (alias: string): string =>
  'device,seq,audit_id,table_name,row_id,column_name,value,base,gen,clock,author,schema,group_id,group_size,prev_hash,hash'
    .split(',')
    .map((column) => `${alias}.${column}`)
    .join(', ');

export const rowToOp = (row: OpRow): Op => ({
  device: row.device,
  seq: Number(row.seq),
  auditId: row.audit_id,
  table: row.table_name,
  rowId: row.row_id,
  column: row.column_name,
  value: row.value,
  base: JSON.parse(row.base) as string[],
  gen: Number(row.gen),
  clock: row.clock,
  author: row.author,
  schema: Number(row.schema),
  group: row.group_id,
  groupSize: Number(row.group_size),
  prevHash: row.prev_hash,
  hash: row.hash,
});

const opToRow = (op: Op): OpRow => ({
  device: op.device,
  seq: op.seq,
  audit_id: op.auditId,
  table_name: op.table,
  row_id: op.rowId,
  column_name: op.column,
  value: op.value,
  base: JSON.stringify(op.base),
  gen: op.gen,
  clock: op.clock,
  author: op.author,
  schema: op.schema,
  group_id: op.group,
  group_size: op.groupSize,
  prev_hash: op.prevHash,
  hash: op.hash,
});

const rowType =
  'device text, seq bigint, audit_id text, table_name text, row_id text, column_name text, value text, base text, ' +
  'gen bigint, clock text, author text, schema bigint, group_id text, group_size bigint, prev_hash text, hash text';

/** Inserts ops that are not held yet; those alone in their group take effect at once. */
export async function insertOps(
  sql: Sql,
  institutionId: number,
  ops: readonly Op[],
  now: Date,
): Promise<void> {
  await sql.query(
    `INSERT INTO op (institution_id, applied, received_at, ${opColumns('o').replaceAll('o.', '')})
     SELECT $1::integer, o.group_size = 1, $2::timestamptz, ${opColumns('o')}
     FROM json_to_recordset($3::json) AS o(${rowType})`,
    [institutionId, now.toISOString(), JSON.stringify(ops.map(opToRow))],
  );
}

/** PostgreSQL text holds neither NUL nor half a surrogate pair; such an op cannot be kept as it was hashed. */
export const isStorable = (op: Op): boolean =>
  [
    op.device,
    op.auditId,
    op.table,
    op.rowId,
    op.column,
    op.value,
    op.clock,
    op.author,
    op.group,
    ...op.base,
  ].every((text) => text.isWellFormed() && !text.includes('\0'));

/** The columns that name a cell. */
export const cellRow = (op: Pick<Op, 'auditId' | 'table' | 'rowId' | 'column'>) => ({
  audit_id: op.auditId,
  table_name: op.table,
  row_id: op.rowId,
  column_name: op.column,
});
