/** The store as synchronisation sees it. */
import { statSync } from 'node:fs';
import { seriesTravelLimitBytes } from '../../shared/contract/series.ts';
import type { Store } from '../store/store.ts';
import type { SyncStore } from './ports.ts';

export function createSyncStore(store: Store, hubUrl: string, now: () => Date): SyncStore {
  // Large originals of data files would hold up everything else on a slow link.
  const named = store.db
    .prepare(
      `SELECT sha256 FROM photo WHERE sha256 IS NOT NULL
       UNION SELECT sha256 FROM document WHERE sha256 IS NOT NULL
       UNION SELECT sha256 FROM dataFile WHERE sha256 IS NOT NULL AND sizeBytes <= ${seriesTravelLimitBytes}`,
    )
    .pluck();
  const onHub = store.db.prepare('SELECT onHub FROM blob WHERE sha256 = ?').pluck();
  const shas = () => named.all() as string[];
  return {
    deviceId: store.device,
    vector: store.log.vector,
    opsAfter: store.log.after,
    ingest(ops) {
      const { accepted, rejected } = store.writer.ingest(ops);
      return { accepted, conflicts: store.audits.countConflicts(), refused: rejected };
    },
    hubVector: () => store.peers.get(hubUrl)?.vector ?? {},
    saveHubVector: (vector) => store.peers.succeeded(hubUrl, vector, now().toISOString()),
    renewDevice: () => void store.renewDevice(),
    blobsToPush: () => shas().filter((sha) => store.blobs.path(sha) !== null && onHub.get(sha) !== 1),
    blobsToPull: () => shas().filter((sha) => store.blobs.path(sha) === null),
    markBlobsOnHub(sha256) {
      for (const sha of sha256) {
        const path = store.blobs.path(sha);
        if (path !== null) store.blobs.register(sha, statSync(path).size, true);
      }
    },
  };
}
