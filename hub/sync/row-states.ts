/** States of deleted rows, folded again where ops touch them or, for a machine, what hangs on it. */
import { groupBy, rowKey } from '../../shared/sync/fold.ts';
import type { Op } from '../../shared/sync/op.ts';
import { ownerColumns, ownersOf, partTables } from '../../shared/sync/parts.ts';
import { deletedColumn, rowState } from '../../shared/sync/row-state.ts';
import type { Sql } from '../storage/database.ts';
import { cellRow, opColumns, rowToOp, type OpRow } from './op-rows.ts';

type RowAddress = Pick<Op, 'auditId' | 'table' | 'rowId'>;

/** The columns by which a row hangs on a machine, as a table of the query. */
const owning = `(VALUES ${partTables.map((table) => `('${table}', '${ownerColumns[table]}')`).join(', ')})
  AS owning(table_name, column_name)`;

/** Only rows that somebody once deleted have a state of their own; all others are visible. */
export async function refoldRows(sql: Sql, institutionId: number, touched: readonly Op[]): Promise<void> {
  const rows = [...new Map(touched.map((op) => [rowKey(op), op])).values()];
  const machines = await ownersOfRows(sql, institutionId, rows);
  const ops = await opsOfDeletedRows(sql, institutionId, [...rows, ...machines]);
  const deleted = [...groupBy(ops, rowKey).values()].flatMap(([first]) => first ?? []);
  const parts = await partsOfMachines(sql, institutionId, deleted);
  const states = [...groupBy(ops, rowKey).values()].flatMap((opsOfRow) => {
    const [first] = opsOfRow;
    if (!first) return [];
    const state = rowState(opsOfRow, parts.get(rowKey(first)) ?? []).state;
    return [{ ...cellRow(first), state }];
  });
  if (states.length === 0) return;
  await sql.query(
    `INSERT INTO row_state (institution_id, audit_id, table_name, row_id, state)
     SELECT $1::integer, r.* FROM json_to_recordset($2::json) AS r(audit_id text, table_name text, row_id text, state text)
     ON CONFLICT (institution_id, audit_id, table_name, row_id) DO UPDATE SET state = excluded.state`,
    [institutionId, JSON.stringify(states)],
  );
}

const addressesOf = (rows: readonly RowAddress[]): string =>
  JSON.stringify(
    rows.map(({ auditId, table, rowId }) => ({ audit_id: auditId, table_name: table, row_id: rowId })),
  );

/** The machines on which the given rows hang. */
async function ownersOfRows(
  sql: Sql,
  institutionId: number,
  rows: readonly RowAddress[],
): Promise<RowAddress[]> {
  const ops = await sql.query<OpRow>(
    `SELECT ${opColumns('o')}
     FROM json_to_recordset($1::json) AS a(audit_id text, table_name text, row_id text)
     JOIN ${owning} USING (table_name)
     JOIN op o USING (audit_id, table_name, row_id, column_name)
     WHERE o.applied AND o.institution_id = $2`,
    [addressesOf(rows), institutionId],
  );
  const owners = ops
    .map(rowToOp)
    .flatMap((op) => ownersOf([op]).map((rowId) => ({ auditId: op.auditId, table: 'equipment', rowId })));
  return [...new Map(owners.map((owner) => [rowKey(owner), owner])).values()];
}

async function opsOfDeletedRows(sql: Sql, institutionId: number, rows: readonly RowAddress[]): Promise<Op[]> {
  const distinct = [...new Map(rows.map((row) => [rowKey(row), row])).values()];
  const ops = await sql.query<OpRow>(
    `SELECT ${opColumns('o')}
     FROM json_to_recordset($1::json) AS a(audit_id text, table_name text, row_id text)
     JOIN op o USING (audit_id, table_name, row_id)
     WHERE o.applied AND o.institution_id = $2 AND EXISTS (
       SELECT 1 FROM op d
       WHERE d.institution_id = $2 AND d.audit_id = o.audit_id AND d.table_name = o.table_name
         AND d.row_id = o.row_id AND d.column_name = $3 AND d.applied)`,
    [addressesOf(distinct), institutionId, deletedColumn],
  );
  return ops.map(rowToOp);
}

/** Ops of the rows that hang on each machine, by the machine's row key. */
async function partsOfMachines(
  sql: Sql,
  institutionId: number,
  rows: readonly RowAddress[],
): Promise<Map<string, Op[]>> {
  const machines = rows.filter((row) => row.table === 'equipment');
  if (machines.length === 0) return new Map();
  const owners = machines.map(({ auditId, rowId }) => ({ audit_id: auditId, value: JSON.stringify(rowId) }));
  const ops = await sql.query<OpRow>(
    `SELECT ${opColumns('o')} FROM op o
     JOIN (
       SELECT DISTINCT n.audit_id, n.table_name, n.row_id
       FROM json_to_recordset($1::json) AS a(audit_id text, value text)
       JOIN op n USING (audit_id, value)
       JOIN ${owning} USING (table_name, column_name)
       WHERE n.applied AND n.institution_id = $2
     ) part USING (audit_id, table_name, row_id)
     WHERE o.applied AND o.institution_id = $2`,
    [JSON.stringify(owners), institutionId],
  );
  const byPart = [...groupBy(ops.map(rowToOp), rowKey).values()];
  const parts = new Map<string, Op[]>();
  for (const opsOfPart of byPart) {
    for (const rowId of ownersOf(opsOfPart)) {
      const key = rowKey({ auditId: opsOfPart[0]?.auditId ?? '', table: 'equipment', rowId });
      parts.set(key, [...(parts.get(key) ?? []), ...opsOfPart]);
    }
  }
  return parts;
}
