/** Where data files wait while they are looked at; nothing of it outlives the session. */
import { appendFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seriesFileLimitBytes } from '../../shared/contract/series.ts';
import { cellText, type Table } from '../../shared/tabular/table.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';
import { foreignFormat, readWorkbook } from './xlsx-file.ts';
import { looksLikeZip } from './zip.ts';

const workbookLimitBytes = 20_000_000;

export interface InboxFile {
  path: string;
  fileName: string;
}

export interface SeriesInbox {
  open: (fileName: string, sizeBytes: number) => string;
  append: (fileId: string, bytes: Buffer) => number;
  /** The file as text; a workbook is turned into text the first time. Undefined for an unknown id. */
  file: (fileId: string) => Promise<InboxFile | undefined>;
  close: (fileId: string) => void;
}

export function createSeriesInbox(profileDir: string): SeriesInbox {
  const dir = join(profileDir, 'incoming-series');
  const files = new Map<string, InboxFile & { isText: boolean }>();
  return {
    open(fileName, sizeBytes) {
      if (sizeBytes > seriesFileLimitBytes) throw tooLarge(fileName, sizeBytes);
      // What a session that ended badly has left behind.
      if (files.size === 0) rmSync(dir, { recursive: true, force: true });
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const fileId = newId();
      const path = join(dir, fileId);
      writeFileSync(path, '', { mode: 0o600 });
      files.set(fileId, { path, fileName, isText: false });
      return fileId;
    },
    append(fileId, bytes) {
      const file = files.get(fileId);
      if (!file) return 0;
      const sizeBytes = statSync(file.path).size + bytes.length;
      if (sizeBytes > seriesFileLimitBytes) throw tooLarge(file.fileName, sizeBytes);
      appendFileSync(file.path, bytes);
      return sizeBytes;
    },
    async file(fileId) {
      const file = files.get(fileId);
      if (file && !file.isText) {
        await makeText(file);
        file.isText = true;
      }
      return file;
    },
    close(fileId) {
      const file = files.get(fileId);
      files.delete(fileId);
      if (file) rmSync(file.path, { force: true });
    },
  };
}

const tooLarge = (fileName: string, sizeBytes: number) =>
  new BadFileError(
    fileName,
    `有 ${Math.ceil(sizeBytes / 1_000_000)} MB，最大 ${seriesFileLimitBytes / 1_000_000} MB。请在仪器软件里按天分开导出。`,
  );

async function makeText({ path, fileName }: InboxFile): Promise<void> {
  const { size } = statSync(path);
  if (size > workbookLimitBytes) return;
  const bytes = await readFile(path);
  if (!looksLikeZip(bytes)) {
    const foreign = foreignFormat(bytes);
    if (foreign) throw new BadFileError(fileName, foreign);
    return;
  }
  const tables = await readWorkbook(bytes, fileName);
  const longest = tables.toSorted((a, b) => b.rows.length - a.rows.length)[0];
  writeFileSync(path, longest ? textOf(longest) : '', { mode: 0o600 });
}

function textOf(table: Table): string {
  return table.rows
    .map((row) => row.map((cell) => cellText(cell).replace(/[\t\n"]/g, ' ')).join('\t'))
    .join('\n');
}
