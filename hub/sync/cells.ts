/** The folded cells and row states, brought up to date in the transaction that stores the ops. */
import { clockToIso } from '../../shared/sync/clock.ts';
import { cellKey, foldCell, groupBy, rowKey } from '../../shared/sync/fold.ts';
import { opId, type Op } from '../../shared/sync/op.ts';
import { deletedColumn, rowState } from '../../shared/sync/row-state.ts';
import type { Sql } from '../storage/database.ts';
import { opColumns, rowToOp, type OpRow } from './op-rows.ts';

/** One head of a cell in conflict, as kept in `cell.heads`. */
export interface HeadEntry {
  op: string;
  value: string;
  author: string;
  at: string;
}

type CellAddress = Pick<Op, 'auditId' | 'table' | 'rowId' | 'column'>;

const cellRow = (op: CellAddress) => ({
  audit_id: op.auditId,
  table_name: op.table,
  row_id: op.rowId,
  column_name: op.column,
});

/** Marks ops whose group is now whole. @returns the ops that take effect with this batch. */
export async function applyCompleteGroups(sql: Sql, accepted: readonly Op[]): Promise<Op[]> {
  const waiting = groupBy(
    accepted.filter((op) => op.groupSize > 1),
    (op) => JSON.stringify([op.device, op.group, op.groupSize]),
  );
  const groups = [...waiting.values()].flatMap(([op]) =>
    op ? [{ device: op.device, group_id: op.group, group_size: op.groupSize }] : [],
  );
  const alone = accepted.filter((op) => op.groupSize === 1);
  if (groups.length === 0) return alone;
  const completed = await sql.query<OpRow>(
    `WITH wanted AS (SELECT * FROM json_to_recordset($1::json) AS g(device text, group_id text, group_size bigint)),
          complete AS (
            SELECT o.device, o.group_id, o.group_size FROM op o JOIN wanted USING (device, group_id, group_size)
            WHERE NOT o.applied GROUP BY 1, 2, 3 HAVING count(*) >= o.group_size)
     UPDATE op o SET applied = true FROM complete c
     WHERE o.device = c.device AND o.group_id = c.group_id AND o.group_size = c.group_size AND NOT o.applied
     RETURNING ${opColumns('o')}`,
    [JSON.stringify(groups)],
  );
  return [...alone, ...completed.map(rowToOp)];
}

/** Folds again every cell and row that the given ops touch. */
export async function refold(
  sql: Sql,
  institutionId: number,
  touched: readonly Op[],
  now: Date,
): Promise<void> {
  if (touched.length === 0) return;
  await refoldCells(sql, institutionId, touched, now);
  await refoldRows(sql, institutionId, touched);
}

async function refoldCells(
  sql: Sql,
  institutionId: number,
  touched: readonly Op[],
  now: Date,
): Promise<void> {
  const addresses = [...new Map(touched.map((op) => [cellKey(op), cellRow(op)])).values()];
  const ops = await sql.query<OpRow>(
    `SELECT ${opColumns('o')}
     FROM json_to_recordset($1::json) AS a(audit_id text, table_name text, row_id text, column_name text)
     JOIN op o USING (audit_id, table_name, row_id, column_name)
     WHERE o.applied AND o.institution_id = $2`,
    [JSON.stringify(addresses), institutionId],
  );
  const cells = [...groupBy(ops.map(rowToOp), cellKey).values()].map((opsOfCell) => {
    const { winner, heads, conflict } = foldCell(opsOfCell);
    const entries: HeadEntry[] = heads.map((op) => ({
      op: opId(op),
      value: op.value,
      author: op.author,
      at: clockToIso(op.clock),
    }));
    return {
      ...cellRow(winner),
      value: winner.value,
      author: winner.author,
      clock: winner.clock,
      conflict,
      heads: JSON.stringify(conflict ? entries : []),
    };
  });
  await sql.query(
    `INSERT INTO cell (institution_id, audit_id, table_name, row_id, column_name, value, author, clock, conflict, heads,
                       changed_at)
     SELECT $1::integer, c.*, $2::timestamptz
     FROM json_to_recordset($3::json) AS c(audit_id text, table_name text, row_id text, column_name text, value text,
                                           author text, clock text, conflict boolean, heads text)
     ON CONFLICT (institution_id, audit_id, table_name, row_id, column_name) DO UPDATE SET
       value = excluded.value, author = excluded.author, clock = excluded.clock, conflict = excluded.conflict,
       heads = excluded.heads, changed_at = excluded.changed_at`,
    [institutionId, now.toISOString(), JSON.stringify(cells)],
  );
}

/** Only rows that somebody once deleted have a state of their own; all others are visible. */
async function refoldRows(sql: Sql, institutionId: number, touched: readonly Op[]): Promise<void> {
  const addresses = [...new Map(touched.map((op) => [rowKey(op), cellRow(op)])).values()];
  const ops = await sql.query<OpRow>(
    `SELECT ${opColumns('o')}
     FROM json_to_recordset($1::json) AS a(audit_id text, table_name text, row_id text)
     JOIN op o USING (audit_id, table_name, row_id)
     WHERE o.applied AND o.institution_id = $2 AND EXISTS (
       SELECT 1 FROM op d
       WHERE d.institution_id = $2 AND d.audit_id = o.audit_id AND d.table_name = o.table_name
         AND d.row_id = o.row_id AND d.column_name = $3 AND d.applied)`,
    [JSON.stringify(addresses), institutionId, deletedColumn],
  );
  const states = [...groupBy(ops.map(rowToOp), rowKey).values()].flatMap((opsOfRow) => {
    const [first] = opsOfRow;
    return first ? [{ ...cellRow(first), state: rowState(opsOfRow).state }] : [];
  });
  if (states.length === 0) return;
  await sql.query(
    `INSERT INTO row_state (institution_id, audit_id, table_name, row_id, state)
     SELECT $1::integer, r.* FROM json_to_recordset($2::json) AS r(audit_id text, table_name text, row_id text, state text)
     ON CONFLICT (institution_id, audit_id, table_name, row_id) DO UPDATE SET state = excluded.state`,
    [institutionId, JSON.stringify(states)],
  );
}
