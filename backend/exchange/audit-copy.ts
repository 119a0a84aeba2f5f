/** One audit in one file, with its photos and documents: for archiving or another laptop without a hub. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { AuditSnapshot } from '../../shared/model/snapshot.ts';
import { tableNames } from '../../shared/model/tables.ts';
import { sha256Of, type BlobStore } from '../store/blobs.ts';
import { handedOver } from '../store/originals.ts';
import type { RowChange } from '../store/write.ts';
import { rowChanges, rowsSchema } from './audit-rows.ts';
import { BadFileError } from './errors.ts';

export const copyFormat = 'plateau-audit-copy';
/** Inflated size at which a file is refused: no audit is larger, a decompression bomb is. */
const largestBytes = 2_000_000_000;

const copySchema = z.object({
  format: z.literal(copyFormat),
  version: z.literal(1),
  auditId: z.string().min(1).max(80),
  rows: rowsSchema,
  /** base64 by SHA-256. */
  blobs: z.record(z.string(), z.string()),
});

export function writeAuditCopy(snapshot: AuditSnapshot, blobs: BlobStore): Buffer {
  const rows = Object.fromEntries(
    tableNames.map((table) => [table, Array.isArray(snapshot[table]) ? snapshot[table] : [snapshot[table]]]),
  );
  const named = [...snapshot.photo, ...snapshot.document].flatMap((row) => row.sha256 ?? []);
  const originals = snapshot.dataFile.flatMap(({ sha256, sizeBytes }) =>
    sha256 === null ? [] : [{ sha256, sizeBytes: sizeBytes ?? 0 }],
  );
  const files = [...named, ...handedOver(originals, new Set()).map((file) => file.sha256)].filter(
    (sha) => blobs.path(sha) !== null,
  );
  const content = {
    format: copyFormat,
    version: 1,
    auditId: snapshot.audit.id,
    rows,
    blobs: Object.fromEntries(files.map((sha) => [sha, blobs.read(sha).toString('base64')])),
  };
  return gzipSync(Buffer.from(JSON.stringify(content)));
}

export interface AuditCopy {
  auditId: string;
  changes: RowChange[];
  blobs: Buffer[];
}

/** Reads and checks the whole file; nothing is written here. */
export function readAuditCopy(bytes: Buffer, fileName: string): AuditCopy {
  const parsed = copySchema.safeParse(inflate(bytes, fileName));
  if (!parsed.success) {
    throw new BadFileError(fileName, '这不是本软件导出的诊断项目文件，或文件不完整。请在原电脑上重新导出。');
  }
  const { auditId, rows, blobs } = parsed.data;
  const changes = rowChanges(auditId, rows, fileName);
  const files = Object.entries(blobs).map(([sha, text]) => {
    const file = Buffer.from(text, 'base64');
    if (sha256Of(file) !== sha)
      throw new BadFileError(fileName, '文件中的照片或文档已损坏，未导入。请重新导出。');
    return file;
  });
  return { auditId, changes, blobs: files };
}

export function inflate(bytes: Buffer, fileName: string): unknown {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const text = gzip
      ? gunzipSync(bytes, { maxOutputLength: largestBytes }).toString('utf8')
      : bytes.toString('utf8');
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new BadFileError(
      fileName,
      '文件读不出来：可能没有复制完整，或不是本软件的文件。请重新复制或重新导出。',
    );
  }
}
