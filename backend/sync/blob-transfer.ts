/** Photos and documents to and from the hub, piece by piece; a broken link costs at most one piece. */
import { z } from 'zod';
import type { Progress } from '../../shared/contract/base.ts';
import { blobAnswerSchema } from '../../shared/sync/wire.ts';
import { SyncError } from './errors.ts';
import { HubRefusal } from './hub-answer.ts';
import type { HubConnection } from './hub-connection.ts';
import type { BlobFiles, SyncStore } from './ports.ts';

/** Eight seconds of a 64 kbit/s link; grows while the link is fast. */
const smallestPieceBytes = 64 * 1024;
const largestPieceBytes = 256 * 1024;
const quickMs = 4_000;
const hashesPerQuestion = 5_000;
/** Corrections of the offset before an upload is given up: two laptops may send the same file at once. */
const mostCorrections = 8;

const uploadAnswerSchema = z.object({ hub: z.literal('plateau-audit-hub'), offset: z.number().int().min(0) });

export interface BlobCounts {
  pushed: number;
  pulled: number;
  /** Files that cannot be transferred as they are, each with a Chinese reason. */
  problems: string[];
}

export interface BlobDeps {
  store: SyncStore;
  files: BlobFiles;
  hub: HubConnection;
}

/** Asks once about all files, then moves the missing ones. Asks nothing when there is nothing to move. */
export async function* transferBlobs(deps: BlobDeps): AsyncGenerator<Progress, BlobCounts> {
  const { store, hub } = deps;
  const toPush = store.blobsToPush();
  const toPull = store.blobsToPull();
  const counts: BlobCounts = { pushed: 0, pulled: 0, problems: [] };
  const asked = [...toPush, ...toPull];
  if (asked.length === 0) return counts;
  const offsets = await missingOnHub(hub, asked);
  store.markBlobsOnHub(toPush.filter((sha256) => !offsets.has(sha256)));
  const uploads = toPush.filter((sha256) => offsets.has(sha256));
  const downloads = toPull.filter((sha256) => !offsets.has(sha256));
  const total = uploads.length + downloads.length;
  let done = 0;
  for (const sha256 of uploads) {
    yield { phase: 'blobs', done, total, detail: '上传照片和文件' };
    const problem = await push(deps, sha256, offsets.get(sha256) ?? 0);
    if (problem === null) counts.pushed += 1;
    else counts.problems.push(problem);
    done += 1;
  }
  for (const sha256 of downloads) {
    yield { phase: 'blobs', done, total, detail: '下载照片和文件' };
    const problem = await pull(deps, sha256);
    if (problem === null) counts.pulled += 1;
    else counts.problems.push(problem);
    done += 1;
  }
  yield { phase: 'blobs', done, total };
  return counts;
}

async function missingOnHub(hub: HubConnection, hashes: readonly string[]): Promise<Map<string, number>> {
  const offsets = new Map<string, number>();
  for (let from = 0; from < hashes.length; from += hashesPerQuestion) {
    const sha256 = hashes.slice(from, from + hashesPerQuestion);
    const { missing } = await hub.postJson('/blobs/missing', { sha256 }, blobAnswerSchema);
    for (const entry of missing) offsets.set(entry.sha256, entry.offset);
  }
  return offsets;
}

/** Uploads one file from the hub's offset. @returns null, or why this file cannot be uploaded. */
async function push({ store, files, hub }: BlobDeps, sha256: string, from: number): Promise<string | null> {
  const size = await files.size(sha256);
  if (size === null) return `文件 ${sha256.slice(0, 12)}… 在本机找不到`;
  let offset = from;
  let pieceBytes = smallestPieceBytes;
  let corrections = 0;
  try {
    do {
      const piece = await files.read(sha256, offset, Math.min(pieceBytes, Math.max(0, size - offset)));
      const started = performance.now();
      const step = await putPiece(hub, sha256, offset, size, piece);
      if (performance.now() - started < quickMs) pieceBytes = Math.min(largestPieceBytes, pieceBytes * 2);
      if (step.corrected) corrections += 1;
      if (corrections > mostCorrections)
        throw new SyncError('HUB_UNREACHABLE', '文件上传位置反复不一致，请稍后重新同步。');
      offset = step.offset;
    } while (offset < size);
  } catch (error) {
    // This file is at fault (damaged or too large), not the link: the others may go on.
    if (error instanceof HubRefusal && [413, 422].includes(error.refusal.status)) {
      return `文件 ${sha256.slice(0, 12)}…：${error.message}`;
    }
    throw error;
  }
  store.markBlobsOnHub([sha256]);
  return null;
}

async function putPiece(
  hub: HubConnection,
  sha256: string,
  offset: number,
  size: number,
  piece: Uint8Array,
): Promise<{ offset: number; corrected: boolean }> {
  try {
    const path = `/blobs/${sha256}?offset=${offset}&size=${size}`;
    return { offset: (await hub.putBytes(path, piece, uploadAnswerSchema)).offset, corrected: false };
  } catch (error) {
    if (error instanceof HubRefusal && error.refusal.status === 409 && error.refusal.offset !== undefined) {
      return { offset: error.refusal.offset, corrected: true };
    }
    throw error;
  }
}

/** Downloads one file, continuing an interrupted download. @returns null, or why it did not arrive. */
async function pull({ store, files, hub }: BlobDeps, sha256: string): Promise<string | null> {
  for (let whole = false; !whole;) {
    const from = await files.partialSize(sha256);
    try {
      await hub.download(`/blobs/${sha256}`, from, (offset, bytes) =>
        files.writePartial(sha256, offset, bytes),
      );
      whole = true;
    } catch (error) {
      const cameFurther = (await files.partialSize(sha256)) > from;
      if (!(error instanceof SyncError) || !error.retryable || !cameFurther) throw error;
    }
  }
  if (!(await files.finishPartial(sha256)))
    return `文件 ${sha256.slice(0, 12)}… 下载后校验不符，下次同步将重新下载`;
  store.markBlobsOnHub([sha256]);
  return null;
}
