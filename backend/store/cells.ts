/** Makes the current rows follow the op log: cell by cell from all its ops, deletion from all ops of the row. */
import type { Database } from 'better-sqlite3';
import { tableNames, type TableName } from '../../shared/model/tables.ts';
import { cellKey, foldCell, rowKey } from '../../shared/sync/fold.ts';
import { ownersOf, ownerColumnOf } from '../../shared/sync/parts.ts';
import { deletedColumn, rowState } from '../../shared/sync/row-state.ts';
import { isTable, parseCell } from './columns.ts';
import type { OpLog } from './op-log.ts';

export interface CellAddress {
  auditId: string;
  table: string;
  rowId: string;
  column: string;
}

export interface CellWriter {
  /** Recomputes these cells, the deletion of their rows and the conflict marks from the log. */
  materialize: (cells: readonly CellAddress[]) => void;
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

  const mark = (conflict: boolean, auditId: string, table: TableName, rowId: string, column: string) => {
    (conflict ? markConflict : clearConflict).run(auditId, table, rowId, column);
  };

  const setCell = (auditId: string, table: TableName, rowId: string, name: string) => {
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
    mark(conflict, auditId, table, rowId, name);
  };

  // Any edit may bring back a row whose deleter had not seen it, so every touched row is looked at.
  const setDeleted = (auditId: string, table: TableName, rowId: string) => {
    if (log.ofCell(auditId, table, rowId, deletedColumn).length === 0) return;
    const { state, deletions } = rowState(
      log.ofRow(auditId, table, rowId),
      table === 'equipment' ? log.ofParts(auditId, rowId) : [],
    );
    insertRow[table]?.run(rowId, auditId);
    update(`UPDATE ${table} SET deleted = ? WHERE id = ?`).run(state === 'deleted' ? 1 : 0, rowId);
    mark(state !== 'deleted' && deletions.length > 0, auditId, table, rowId, deletedColumn);
  };

  return {
    materialize(cells) {
      const known = cells.filter((cell) => isTable(cell.table));
      const distinct = new Map(known.map((cell) => [cellKey(cell), cell]));
      for (const { auditId, table, rowId, column } of distinct.values()) {
        if (column !== deletedColumn) setCell(auditId, table as TableName, rowId, column);
      }
      const rows = [...new Map(known.map((cell) => [rowKey(cell), cell])).values()];
      for (const row of rows) setDeleted(row.auditId, row.table as TableName, row.rowId);
      // What was read on a machine may bring it back when its deleter had not seen the reading.
      const owners = rows.flatMap(({ auditId, table, rowId }) => {
        const column = ownerColumnOf(table);
        const ops = column === null ? [] : log.ofCell(auditId, table, rowId, column);
        return ownersOf(ops).map((equipmentId) => ({ auditId, equipmentId }));
      });
      const distinctOwners = new Map(owners.map((owner) => [JSON.stringify(owner), owner]));
      for (const { auditId, equipmentId } of distinctOwners.values())
        setDeleted(auditId, 'equipment', equipmentId);
    },
  };
}

function toSql(value: unknown): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value as string | number | null;
}
