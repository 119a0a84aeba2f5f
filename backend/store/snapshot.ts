/** Reads everything of one audit as model rows. */
import type { Database } from 'better-sqlite3';
import { emptyRow, isJsonColumn, tables, type Row, type TableName } from '../../shared/model/tables.ts';
import { rowIds, type AuditSnapshot } from '../../shared/model/snapshot.ts';
import { isFlagColumn } from './columns.ts';

type Raw = Record<string, string | number | null>;

/** One SQLite row in the shape of the model: JSON parsed, flags as booleans. */
export function toModelRow<T extends TableName>(table: T, raw: Raw): Row<T> {
  const row: Record<string, unknown> = { ...raw, deleted: raw['deleted'] === 1 };
  for (const column of Object.keys(tables[table].shape)) {
    const value = raw[column];
    if (value === null || value === undefined) row[column] = null;
    else if (isJsonColumn(table, column)) row[column] = JSON.parse(value as string);
    else if (isFlagColumn(table, column)) row[column] = value === 1;
  }
  return row as Row<T>;
}

export function readRow<T extends TableName>(db: Database, table: T, auditId: string, rowId: string): Row<T> {
  const raw = db.prepare(`SELECT * FROM ${table} WHERE id = ? AND auditId = ?`).get(rowId, auditId) as
    | Raw
    | undefined;
  return raw ? toModelRow(table, raw) : emptyRow(table, rowId, auditId);
}

export function readRows<T extends TableName>(db: Database, table: T, auditId: string): Row<T>[] {
  const rows = db
    .prepare(`SELECT * FROM ${table} WHERE auditId = ? AND deleted = 0 ORDER BY rowid`)
    .all(auditId) as Raw[];
  return rows.map((raw) => toModelRow(table, raw));
}

/** The audit's snapshot, or null when there is no such audit on this laptop. */
export function readSnapshot(db: Database, auditId: string): AuditSnapshot | null {
  const audit = readRow(db, 'audit', auditId, rowIds.audit(auditId));
  const known = db.prepare('SELECT 1 FROM audit WHERE id = ? AND deleted = 0').get(auditId);
  if (!known) return null;
  const byOrder = (a: Row<'equipment'>, b: Row<'equipment'>) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0);
  return {
    audit,
    enterprise: readRow(db, 'enterprise', auditId, rowIds.enterprise(auditId)),
    site: readRow(db, 'site', auditId, rowIds.site(auditId)),
    equipment: readRows(db, 'equipment', auditId).toSorted(byOrder),
    reading: readRows(db, 'reading', auditId),
    answer: readRows(db, 'answer', auditId),
    finding: readRows(db, 'finding', auditId),
    measure: readRows(db, 'measure', auditId),
    energyUse: readRows(db, 'energyUse', auditId),
    production: readRows(db, 'production', auditId),
    instrument: readRows(db, 'instrument', auditId),
    photo: readRows(db, 'photo', auditId),
    dataFile: readRows(db, 'dataFile', auditId),
    document: readRows(db, 'document', auditId),
  };
}
