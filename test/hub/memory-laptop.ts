/** A laptop in memory behind the port that synchronisation uses; its files lie in a temporary folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { blobPath, createBlobDirectory } from '../../backend/sync/blob-directory.ts';
import { runSync, type SyncOptions, type SyncResult } from '../../backend/sync/hub-client.ts';
import type { BlobFiles, SyncStore } from '../../backend/sync/ports.ts';
import type { Progress } from '../../shared/contract/base.ts';
import { cellKey, foldCell, groupBy } from '../../shared/sync/fold.ts';
import type { StateVector } from '../../shared/sync/op.ts';
import { opsToSend } from '../../shared/sync/vector.ts';
import {
  allOps,
  createReplica,
  receive,
  vectorOf,
  visibleOps,
  write,
  type Edit,
  type Replica,
} from '../unit/sync/replica.ts';

export interface Laptop {
  replica: Replica;
  store: SyncStore;
  files: BlobFiles;
  edit(...edits: Edit[]): void;
  /** Keeps a file and a document row that names it. @returns its hash. */
  addDocument(rowId: string, bytes: Uint8Array, fileName?: string): string;
  /** Bytes of a file that is held; null otherwise. */
  file(sha256: string): Buffer | null;
  valueOf(rowId: string, column: string): unknown;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function createLaptop(device: string, blobDir: string, from?: Replica): Laptop {
  const replica = from ?? createReplica(device, () => Date.UTC(2027, 5, 1));
  const onHub = new Set<string>();
  let hubVector: StateVector = {};
  let renewals = 0;
  const isHeld = (sha256: string) => existsSync(blobPath(blobDir, sha256));
  const named = () =>
    visibleOps(replica).flatMap((op) => (op.column === 'sha256' ? [JSON.parse(op.value) as string] : []));
  const conflicts = () =>
    [...groupBy(visibleOps(replica), cellKey).values()].filter((ops) => foldCell(ops).conflict).length;
  const edit = (...edits: Edit[]) => {
    write(replica, edits);
  };
  const store: SyncStore = {
    deviceId: () => replica.device,
    vector: () => vectorOf(replica),
    opsAfter: (vector, limit) => opsToSend(vector, allOps(replica)).slice(0, limit),
    ingest(ops) {
      const plan = receive(replica, ops);
      return { accepted: plan.accepted.length, conflicts: conflicts(), refused: plan.faults };
    },
    hubVector: () => hubVector,
    saveHubVector: (vector) => {
      hubVector = vector;
    },
    renewDevice: () => {
      renewals += 1;
      replica.device = `${device}-r${renewals}`;
    },
    blobsToPush: () => named().filter((sha256) => isHeld(sha256) && !onHub.has(sha256)),
    blobsToPull: () => named().filter((sha256) => !isHeld(sha256)),
    markBlobsOnHub: (hashes) => {
      for (const sha256 of hashes) onHub.add(sha256);
    },
  };
  return {
    replica,
    store,
    files: createBlobDirectory(blobDir),
    edit,
    addDocument(rowId, bytes, fileName = 'report.pdf') {
      const sha256 = sha256Of(bytes);
      mkdirSync(dirname(blobPath(blobDir, sha256)), { recursive: true });
      writeFileSync(blobPath(blobDir, sha256), bytes);
      edit(
        { table: 'document', rowId, column: 'sha256', value: sha256 },
        { table: 'document', rowId, column: 'fileName', value: fileName },
      );
      return sha256;
    },
    file: (sha256) => (isHeld(sha256) ? readFileSync(blobPath(blobDir, sha256)) : null),
    valueOf(rowId, column) {
      const ops = visibleOps(replica).filter((op) => op.rowId === rowId && op.column === column);
      return ops.length === 0 ? undefined : JSON.parse(foldCell(ops).winner.value);
    },
  };
}

/** Runs one synchronisation to its end. */
export async function syncLaptop(
  laptop: Laptop,
  hubUrl: string,
  token: string,
  options: Partial<SyncOptions> = {},
): Promise<{ result: SyncResult; progress: Progress[] }> {
  const run = runSync({
    store: laptop.store,
    files: laptop.files,
    hubUrl,
    token,
    signal: new AbortController().signal,
    retryDelaysMs: [],
    ...options,
  });
  const progress: Progress[] = [];
  for (let step = await run.next(); ; step = await run.next()) {
    if (step.done) return { result: step.value, progress };
    progress.push(step.value);
  }
}
