/** Everything the backend keeps, wired once over one database. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { createAuditReader, type AuditReader } from './audits.ts';
import { createBlobStore, type BlobStore } from './blobs.ts';
import { createCellWriter } from './cells.ts';
import { openDatabase } from './database.ts';
import { createDeliveryStore, type DeliveryStore } from './deliveries.ts';
import { currentDevice, deviceHome, renewDevice } from './device.ts';
import { createOpLog, type OpLog } from './op-log.ts';
import { createPeerStore, type PeerStore } from './peers.ts';
import type { QuestionOf } from './search-words.ts';
import { createSearchStore, type SearchStore } from './search.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';
import { createWriter, type Writer } from './write.ts';

export interface Store {
  db: Database;
  profileDir: string;
  readOnlyReason: string | null;
  log: OpLog;
  writer: Writer;
  audits: AuditReader;
  search: SearchStore;
  blobs: BlobStore;
  settings: SettingsStore;
  deliveries: DeliveryStore;
  peers: PeerStore;
  device: () => string;
  /** Continues under a new device id; needed when somebody else has used ours. */
  renewDevice: () => string;
  close: () => void;
}

export interface StoreOptions {
  migrationsDir: string;
  backupBeforeMigration: (db: Database) => void;
  now: () => Date;
  /** Words of a checklist item, for the search. */
  questionOf?: QuestionOf;
}

export function openStore(profileDir: string, options: StoreOptions): Store {
  const { db, readOnlyReason } = openDatabase(profileDir, {
    migrationsDir: options.migrationsDir,
    backup: options.backupBeforeMigration,
  });
  const log = createOpLog(db);
  const settings = createSettingsStore(db);
  const peers = createPeerStore(db);
  let device = readOnlyReason === null ? currentDevice(db, profileDir, options.now) : 'read-only';
  const writer = createWriter({
    db,
    log,
    cells: createCellWriter(db, log),
    device: () => device,
    author: () => settings.get().userName || '未署名',
    now: options.now,
  });
  const deliveries = createDeliveryStore(db);
  const blobs = createBlobStore(db, join(profileDir, 'blobs'));
  const search = createSearchStore(db, readOnlyReason === null, options.questionOf ?? (() => null));
  if (readOnlyReason === null) {
    blobs.prepare();
    deliveries.recoverInterrupted();
    if (writer.replayDeferred() > 0) search.forget();
  }
  return {
    db,
    profileDir,
    readOnlyReason,
    log,
    writer,
    settings,
    peers,
    deliveries,
    search,
    audits: createAuditReader(db, log, () => {
      const url = settings.get().hubUrl;
      return url === '' ? null : (peers.get(url)?.vector ?? null);
    }),
    blobs,
    device: () => device,
    renewDevice: () => (device = renewDevice(db, deviceHome(profileDir), options.now)),
    close: () => db.close(),
  };
}
