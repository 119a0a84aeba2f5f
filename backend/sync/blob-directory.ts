/** Content-addressed files in a folder: `<dir>/<first two digits>/<sha256>`, downloads beside them as `.partial`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobFiles } from './ports.ts';

const hashPattern = /^[0-9a-f]{64}$/;

/** Path of a file by its hash. @throws RangeError for anything that is no SHA-256, so that no path can be smuggled in. */
export function blobPath(directory: string, sha256: string): string {
  if (!hashPattern.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex');
  return join(directory, sha256.slice(0, 2), sha256);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function syncPath(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename durable. Windows cannot open folders for this and needs it not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncPath(path, 'r');
}

export function createBlobDirectory(directory: string): BlobFiles {
  const partialPath = (sha256: string) => `${blobPath(directory, sha256)}.partial`;
  return {
    size: (sha256) => sizeOf(blobPath(directory, sha256)),
    partialSize: async (sha256) => (await sizeOf(partialPath(sha256))) ?? 0,

    async read(sha256, offset, length) {
      const handle = await open(blobPath(directory, sha256), 'r');
      try {
        const buffer = new Uint8Array(length);
        const { bytesRead } = await handle.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },

    async writePartial(sha256, offset, bytes) {
      const path = partialPath(sha256);
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, offset === 0 ? 'w' : 'r+');
      try {
        await handle.write(bytes, 0, bytes.length, offset);
      } finally {
        await handle.close();
      }
    },

    async finishPartial(sha256) {
      const path = partialPath(sha256);
      if ((await hashOf(path)) !== sha256) {
        await rm(path, { force: true });
        return false;
      }
      await syncPath(path, 'r+');
      const target = blobPath(directory, sha256);
      await rename(path, target);
      await syncFolder(dirname(target));
      return true;
    },
  };
}
