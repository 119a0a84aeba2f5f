/** Synchronisation as the contract offers it: settings and token found, state remembered. */
import { join } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import type { SyncResult, SyncStatus } from '../../shared/contract/system.ts';
import type { Backend } from '../backend.ts';
import { createBlobDirectory } from './blob-directory.ts';
import { runSync } from './hub-client.ts';
import { createSyncStore } from './store-adapter.ts';

/** No hub address or no device token yet. */
export class NotConfiguredError extends Error {
  override name = 'NotConfiguredError';
  readonly what = 'hub';
}

export async function* runHubSync(
  backend: Backend,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, SyncResult> {
  const { store, secrets, now } = backend;
  const { hubUrl } = store.settings.get();
  const token = secrets.get('hubToken');
  if (hubUrl === '' || token === null) throw new NotConfiguredError();
  try {
    return yield* runSync({
      store: createSyncStore(store, hubUrl, now),
      files: createBlobDirectory(join(store.profileDir, 'blobs')),
      hubUrl,
      token,
      signal: signal ?? new AbortController().signal,
    });
  } catch (error) {
    store.peers.failed(hubUrl, error instanceof Error ? error.message : '同步没有完成');
    throw error;
  }
}

export function syncStatus({ store, secrets, now }: Backend): SyncStatus {
  const { hubUrl } = store.settings.get();
  const peer = hubUrl === '' ? null : store.peers.get(hubUrl);
  return {
    configured: hubUrl !== '' && secrets.isSet().hubToken,
    hubUrl,
    lastSyncAt: peer?.lastSyncAt ?? null,
    lastError: peer?.lastError ?? null,
    unsyncedOps: store.log.countAfter(peer?.vector ?? {}),
    unsyncedBlobs: createSyncStore(store, hubUrl, now).blobsToPush().length,
    conflicts: store.audits.countConflicts(),
    deferredOps: store.log.countDeferred(),
  };
}
