/** A data file becomes evidence: its bytes are kept under their hash before any row names them. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BlobStore } from '../store/blobs.ts';
import type { InboxFile } from './series-inbox.ts';

/**
 * Moves the file out of the inbox into the store; nothing is copied and nothing read into memory. Idempotent.
 * @returns its SHA-256, after file and name are on disk
 */
export function keepSeries(blobs: BlobStore, file: InboxFile): string {
  const sha256 = file.sha256();
  if (file.isKept) return sha256;
  const known = blobs.path(sha256);
  if (known) rmSync(file.path, { force: true });
  else {
    if (statSync(file.path).size !== file.sizeBytes)
      throw new Error('incoming data file changed while it was looked at');
    const target = blobs.target(sha256);
    mkdirSync(dirname(target), { recursive: true });
    syncPath(file.path);
    renameSync(file.path, target);
    // Windows cannot open a folder for syncing; NTFS journals the rename by itself.
    if (process.platform !== 'win32') syncPath(dirname(target));
  }
  file.path = blobs.target(sha256);
  file.isKept = true;
  if (file.text && file.text.path !== file.textPath) file.text.path = file.path;
  blobs.register(sha256, file.sizeBytes, false);
  return sha256;
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
