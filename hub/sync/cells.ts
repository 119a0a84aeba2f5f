/** The folded cells and row states, brought up to date in the transaction that stores the ops. */
import { clockToIso } from '../../shared/sync/clock.ts';
import { cellKey, foldCell, groupBy } from '../../shared/sync/fold.ts';
import { opId, type Op } from '../../shared/sync/op.ts';
import type { Sql } from '../storage/database.ts';
import { cellRow, opColumns, rowToOp, type OpRow } from './op-rows.ts';
import { refoldRows } from './row-states.ts';

/** One head of a cell in conflict, as kept in `cell.heads`. */
export interface HeadEntry {
  op: string;
  value: string;
  author: string;
  at: string;
}

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
