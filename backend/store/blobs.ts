/** Content-addressed files: written aside, made durable, renamed, and only then known to the database. */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';

export interface BlobStore {
  /** Makes the folder and removes what a power cut left half-written; called once by the one program that writes. */
  prepare: () => void;
  /** Keeps the bytes under their SHA-256; returns after they are on disk. Idempotent; heals a damaged file. */
  put: (bytes: Uint8Array) => string;
  /** Path of a blob that is present, else null. */
  path: (sha256: string) => string | null;
  /** Bytes, checked against their name; throws when the file was altered. */
  read: (sha256: string) => Buffer;
  /** Where a blob of this name belongs, whether present or not. */
  target: (sha256: string) => string;
  /** Registers a file that has arrived at its target by other means. */
  register: (sha256: string, sizeBytes: number, onHub: boolean) => void;
}

export class BlobDamagedError extends Error {
  override name = 'BlobDamagedError';
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function createBlobStore(db: Database, dir: string, write = writeDurably): BlobStore {
  const insert = db.prepare(
    `INSERT INTO blob (sha256, sizeBytes, onHub) VALUES (?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET onHub = max(onHub, excluded.onHub)`,
  );
  const target = (sha256: string) => join(dir, sha256.slice(0, 2), sha256);
  const path = (sha256: string) => (existsSync(target(sha256)) ? target(sha256) : null);
  return {
    target,
    path,
    prepare() {
      mkdirSync(dir, { recursive: true });
      syncFolder(dirname(dir));
      for (const shard of readdirSync(dir, { withFileTypes: true })) {
        if (shard.isDirectory()) removeLeftovers(join(dir, shard.name));
      }
    },
    put(bytes) {
      const sha256 = sha256Of(bytes);
      // A file that lies there may have been renamed just before a crash: its folder is made durable again.
      if (isWhole(target(sha256), sha256)) syncFolders(target(sha256));
      else write(target(sha256), bytes);
      insert.run(sha256, bytes.byteLength, 0);
      return sha256;
    },
    read(sha256) {
      const bytes = readFileSync(target(sha256));
      if (sha256Of(bytes) !== sha256) throw new BlobDamagedError(`文件 ${sha256.slice(0, 12)}… 的内容已改变`);
      return bytes;
    },
    register: (sha256, sizeBytes, onHub) => {
      insert.run(sha256, sizeBytes, onHub ? 1 : 0);
    },
  };
}

/** temp file → fsync → rename → fsync of the folders, so that the name never points at half a file. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID().slice(0, 8)}${temporaryEnd}`;
  try {
    writeSynced(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolders(path);
}

const temporaryEnd = '.tmp';

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(temporaryEnd)) rmSync(join(folder, name), { force: true });
  }
}

function isWhole(path: string, sha256: string): boolean {
  return existsSync(path) && sha256Of(readFileSync(path)) === sha256;
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx');
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The folder of a file, and the one above it, which may have got its first entry for that folder just now. */
function syncFolders(path: string): void {
  syncFolder(dirname(path));
  syncFolder(dirname(dirname(path)));
}

function syncFolder(path: string): void {
  // Windows cannot open a folder for syncing; NTFS journals the rename by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
