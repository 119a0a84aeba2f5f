/** Makes the current rows follow the op log: one cell at a time, always from all its ops. */
import type { Database } from 'better-sqlite3';
import { tableNames, type TableName } from '../../shared/model/tables.ts';
import { foldCell } from '../../shared/sync/fold.ts';
import { parseCell } from './columns.ts';
import type { OpLog } from './op-log.ts';

export interface CellWriter {
  /** Recomputes the cell and its conflict mark from the log. */
  materialize: (auditId: string, table: TableName, rowId: string, name: string) => void;
}

export function createCellWriter(db: Database, log: OpLog): CellWriter {
  const insertRow = Object.fromEntries(
    tableNames.map((t) => [
      t,
      db.prepare(`INSERT INTO ${t} (id, auditId) VALUES (?, ?) ON CONFLICT (id) DO NOTHING`),
    ]),
  );
  const markConflict = db.prepare('INSERT INTO conflict VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const clearConflict = db.prepare(
    'DELETE FROM conflict WHERE auditId = ? AND tbl = ? AND rowId = ? AND col = ?',
  );
  const updates = new Map<string, ReturnType<Database['prepare']>>();
  const update = (sql: string) => {
    const known = updates.get(sql) ?? db.prepare(sql);
    updates.set(sql, known);
    return known;
  };

  return {
    materialize(auditId, table, rowId, name) {
      const cell = parseCell(table, name);
      const ops = log.ofCell(auditId, table, rowId, name);
      if (!cell || ops.length === 0) return;
      const { winner, conflict } = foldCell(ops);
      insertRow[table]?.run(rowId, auditId);
      if (cell.path === null) {
        update(`UPDATE ${table} SET ${cell.column} = ? WHERE id = ?`).run(
          toSql(JSON.parse(winner.value)),
          rowId,
        );
      } else {
        update(
          `UPDATE ${table} SET ${cell.column} = json_set(coalesce(${cell.column}, '{}'), ?, json(?)) WHERE id = ?`,
        ).run(`$."${cell.path}"`, winner.value, rowId);
      }
      (conflict ? markConflict : clearConflict).run(auditId, table, rowId, name);
    },
  };
}

function toSql(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value as string | number | null;
}
