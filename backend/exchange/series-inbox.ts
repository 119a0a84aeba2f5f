/** Where data files wait while they are looked at; what nobody keeps is gone with the session. */
import { createHash, type Hash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seriesFileLimitBytes } from '../../shared/contract/series.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';
import type { ColumnData } from './series-scan.ts';
import type { SeriesText } from './series-text.ts';

/** Files open at once; a page that was closed without a word leaves no more than these. */
const openLimit = 4;

export interface InboxFile {
  fileId: string;
  fileName: string;
  /** The file as it came; in the store of kept files once it is kept. */
  path: string;
  sizeBytes: number;
  /** Hash of the whole file, known once it has been received or kept. */
  sha256: () => string;
  /** Kept files stay when the inbox forgets them. */
  isKept: boolean;
  /** Where a text version of it may be written. */
  textPath: string;
  text: SeriesText | null;
  /** The column that was read last. */
  column: ColumnData | null;
}

export interface SeriesInbox {
  open: (fileName: string, sizeBytes: number) => string;
  /** @returns bytes received so far; 0 for an unknown file. */
  append: (fileId: string, bytes: Buffer) => number;
  /** A kept file, to be looked at again. */
  openKept: (file: { path: string; fileName: string; sha256: string }) => string;
  /** Undefined for an unknown id. */
  file: (fileId: string) => InboxFile | undefined;
  close: (fileId: string) => void;
}

/** @param mayClean false for a profile that is only read: nothing in it is touched */
export function createSeriesInbox(profileDir: string, mayClean = true): SeriesInbox {
  const dir = join(profileDir, 'incoming-series');
  const files = new Map<string, InboxFile>();
  const hashes = new Map<string, Hash>();
  // What a session that ended badly has left behind.
  if (mayClean && existsSync(dir)) rmSync(dir, { recursive: true, force: true });

  const close = (fileId: string) => {
    const file = files.get(fileId);
    files.delete(fileId);
    hashes.delete(fileId);
    if (!file) return;
    rmSync(file.textPath, { force: true });
    if (!file.isKept) rmSync(file.path, { force: true });
  };
  const admit = (file: InboxFile) => {
    for (const oldest of [...files.keys()].slice(0, Math.max(0, files.size - openLimit + 1))) close(oldest);
    files.set(file.fileId, file);
    return file.fileId;
  };
  return {
    open(fileName, sizeBytes) {
      if (sizeBytes > seriesFileLimitBytes) throw tooLarge(fileName, sizeBytes);
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const fileId = newId();
      const path = join(dir, fileId);
      writeFileSync(path, '', { mode: 0o600 });
      const hash = createHash('sha256');
      hashes.set(fileId, hash);
      return admit({
        ...blank(fileId, fileName, path, join(dir, `${fileId}.txt`)),
        sha256: () => hash.copy().digest('hex'),
        isKept: false,
      });
    },
    append(fileId, bytes) {
      const file = files.get(fileId);
      const hash = hashes.get(fileId);
      if (!file || !hash || file.isKept) return 0;
      const sizeBytes = file.sizeBytes + bytes.length;
      if (sizeBytes > seriesFileLimitBytes) throw tooLarge(file.fileName, sizeBytes);
      appendFileSync(file.path, bytes);
      hash.update(bytes);
      file.sizeBytes = sizeBytes;
      return sizeBytes;
    },
    openKept({ path, fileName, sha256 }) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const fileId = newId();
      return admit({
        ...blank(fileId, fileName, path, join(dir, `${fileId}.txt`)),
        sizeBytes: statSync(path).size,
        sha256: () => sha256,
        isKept: true,
      });
    },
    file: (fileId) => files.get(fileId),
    close,
  };
}

function blank(fileId: string, fileName: string, path: string, textPath: string) {
  return { fileId, fileName, path, textPath, sizeBytes: 0, text: null, column: null };
}

const tooLarge = (fileName: string, sizeBytes: number) =>
  new BadFileError(
    fileName,
    `有 ${Math.ceil(sizeBytes / 1_000_000)} MB，最大 ${seriesFileLimitBytes / 1_000_000} MB。请在仪器软件里按天分开导出。`,
  );
