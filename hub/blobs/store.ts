/** Photos and documents as files: `<dir>/<institution>/<first two digits>/<sha256>`, unfinished ones as `.partial`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const hashPattern = /^[0-9a-f]{64}$/;

export interface BlobStore {
  /** Size of a whole file; null when there is none. */
  size(institutionId: number, sha256: string): Promise<number | null>;
  /** Bytes of an unfinished upload. */
  partialSize(institutionId: number, sha256: string): Promise<number>;
  /**
   * Writes what arrives at `offset`, at most up to `totalBytes`, and keeps it even when the sender goes away.
   * @returns the bytes held now, or null when the sender sent more than announced.
   */
  append(
    institutionId: number,
    sha256: string,
    offset: number,
    totalBytes: number,
    body: Readable,
  ): Promise<number | null>;
  /** Checks the hash and makes the file durable and whole. False: wrong content, thrown away. */
  finish(institutionId: number, sha256: string): Promise<boolean>;
  read(institutionId: number, sha256: string, offset: number): Readable;
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

export function createBlobStore(directory: string): BlobStore {
  const pathOf = (institutionId: number, sha256: string): string => {
    if (!hashPattern.test(sha256)) throw new RangeError('not a SHA-256 in lower-case hex');
    return join(directory, String(institutionId), sha256.slice(0, 2), sha256);
  };
  const partialPath = (institutionId: number, sha256: string) => `${pathOf(institutionId, sha256)}.partial`;

  return {
    size: (institutionId, sha256) => sizeOf(pathOf(institutionId, sha256)),
    partialSize: async (institutionId, sha256) => (await sizeOf(partialPath(institutionId, sha256))) ?? 0,
    read: (institutionId, sha256, offset) =>
      createReadStream(pathOf(institutionId, sha256), { start: offset }),

    async append(institutionId, sha256, offset, totalBytes, body) {
      const path = partialPath(institutionId, sha256);
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, offset === 0 ? 'w' : 'r+');
      let position = offset;
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          if (position + chunk.length > totalBytes) return null;
          await handle.write(chunk, 0, chunk.length, position);
          position += chunk.length;
        }
      } finally {
        await handle.close();
      }
      return position;
    },

    async finish(institutionId, sha256) {
      const path = partialPath(institutionId, sha256);
      if ((await hashOf(path)) !== sha256) {
        await rm(path, { force: true });
        return false;
      }
      await syncPath(path, 'r+');
      const target = pathOf(institutionId, sha256);
      await rename(path, target);
      if (process.platform !== 'win32') await syncPath(dirname(target), 'r');
      return true;
    },
  };
}
