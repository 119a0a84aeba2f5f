import type { Database } from 'better-sqlite3';
import { stateVectorSchema, type StateVector } from '../../shared/sync/op.ts';

export interface Peer {
  vector: StateVector;
  lastSyncAt: string | null;
  lastError: string | null;
}

export interface PeerStore {
  get: (url: string) => Peer | null;
  succeeded: (url: string, vector: StateVector, at: string) => void;
  failed: (url: string, error: string) => void;
}

/** What each hub is known to hold, as the hub itself last said. */
export function createPeerStore(db: Database): PeerStore {
  return {
    get(url) {
      const row = db.prepare('SELECT vector, lastSyncAt, lastError FROM peer WHERE url = ?').get(url) as
        | { vector: string; lastSyncAt: string | null; lastError: string | null }
        | undefined;
      return row ? { ...row, vector: stateVectorSchema.parse(JSON.parse(row.vector)) } : null;
    },
    succeeded: (url, vector, at) => {
      db.prepare(
        `INSERT INTO peer (url, vector, lastSyncAt, lastError) VALUES (?, ?, ?, NULL)
         ON CONFLICT (url) DO UPDATE SET vector = excluded.vector, lastSyncAt = excluded.lastSyncAt, lastError = NULL`,
      ).run(url, JSON.stringify(vector), at);
    },
    failed: (url, error) => {
      db.prepare(
        `INSERT INTO peer (url, vector, lastSyncAt, lastError) VALUES (?, '{}', NULL, ?)
         ON CONFLICT (url) DO UPDATE SET lastError = excluded.lastError`,
      ).run(url, error);
    },
  };
}
