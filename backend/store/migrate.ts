/** Numbered SQL files, forward only. `user_version` moves in the same transaction as the schema. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

/** Marks our files among all SQLite files ('PLAT'). */
export const APPLICATION_ID = 0x504c_4154;

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** All migrations in order. Throws when the numbers are not 1, 2, 3 …: that is a packaging fault. */
export function readMigrations(dir: string): Migration[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  return files.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`migration ${name} breaks the sequence at ${index + 1}`);
    return { version, name, sql: readFileSync(join(dir, name), 'utf8') };
  });
}

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Applies what is missing, each step in one transaction. `beforeFirst` runs before an existing file is changed. */
export function migrate(db: Database, migrations: Migration[], beforeFirst: () => void): number {
  const from = schemaVersion(db);
  const pending = migrations.filter((m) => m.version > from);
  if (pending.length > 0 && from > 0) beforeFirst();
  for (const step of pending) {
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
  return pending.length;
}
