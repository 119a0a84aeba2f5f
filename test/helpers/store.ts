import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../backend/store/store.ts';
import type { TableName } from '../../shared/model/tables.ts';
import { migrationsDir, tempDir } from './temp.ts';

/** A store over a real SQLite file; `now` moves one second with each call so that times differ. */
export function testStore(profileDir = tempDir(), startMs = Date.UTC(2026, 6, 1)): Store {
  let ms = startMs;
  const store = openStore(profileDir, {
    migrationsDir,
    backupBeforeMigration: () => undefined,
    now: () => new Date((ms += 1000)),
  });
  onTestFinished(() => {
    if (store.db.open) store.close();
  });
  return store;
}

export const write = (store: Store, table: TableName, rowId: string, values: Record<string, unknown>) =>
  store.writer.write([{ auditId: 'a1', table, rowId, values }]);
