/** Small upright copies of photos, kept beside the data so that a strip of a hundred opens at once; may be deleted any time. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { derivePhoto, photoSizes } from './photo-derivative.ts';

export type CachedSize = keyof typeof photoSizes;

export interface PhotoCache {
  /**
   * JPEG of the whole upright picture; turn, crop and marks are drawn over it by the page.
   * @param original bytes of the photo, asked for only when there is no copy yet
   */
  read: (sha256: string, size: CachedSize, original: () => Uint8Array) => Promise<Buffer>;
}

export function createPhotoCache(dir: string): PhotoCache {
  /** Two strips that show one photo wait for one copy. */
  const making = new Map<string, Promise<Buffer>>();
  const make = async (path: string, size: CachedSize, original: () => Uint8Array): Promise<Buffer> => {
    const { jpeg } = await derivePhoto(original(), photoSizes[size]);
    await keep(path, jpeg);
    return jpeg;
  };
  return {
    async read(sha256, size, original) {
      const path = join(dir, size, sha256.slice(0, 2), `${sha256}.jpg`);
      const kept = await readFile(path).catch(() => null);
      if (kept !== null && isWholeJpeg(kept)) return kept;
      const running = making.get(path) ?? make(path, size, original);
      making.set(path, running);
      try {
        return await running;
      } finally {
        making.delete(path);
      }
    },
  };
}

/** A copy is a convenience: on a full disk the picture is shown all the same. */
async function keep(path: string, jpeg: Buffer): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, jpeg);
    await rename(temporary, path);
  } catch {
    // Not kept this time; it is made again when it is wanted again.
  }
}

/** Copies are not synced to the disk; one that a power cut left short is made again. */
function isWholeJpeg(bytes: Buffer): boolean {
  return (
    bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  );
}
