/** The sync bundle for a USB stick: ops and the bytes of photos and documents in one compressed file. */
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseBundle, writeBundle } from '../../shared/sync/bundle.ts';
import type { StateVector } from '../../shared/sync/op.ts';
import { sha256Of } from '../store/blobs.ts';
import { handedOver, photosAndDocuments } from '../store/originals.ts';
import type { Store } from '../store/store.ts';
import { BadFileError } from './errors.ts';
import type { Imported } from './import-file.ts';

export const usbFormat = 'plateau-audit-usb';
const usbSchema = z.object({
  format: z.literal(usbFormat),
  bundle: z.string(),
  blobs: z.record(z.string(), z.string()),
});

const sha256 = (text: string) => sha256Of(Buffer.from(text, 'utf8'));

/** Everything beyond `from` ({} for all); of data files only the smaller originals. */
export function exportUsbBundle(store: Store, from: StateVector, now: Date): Buffer {
  const rows = store.db.prepare('SELECT sha256, sizeBytes FROM blob ORDER BY sha256').all() as {
    sha256: string;
    sizeBytes: number;
  }[];
  const present = handedOver(
    rows.filter((row) => store.blobs.path(row.sha256) !== null),
    photosAndDocuments(store.db),
  );
  const bundle = writeBundle(
    {
      device: store.device(),
      createdAt: now.toISOString(),
      from,
      ops: store.log.after(from, Number.MAX_SAFE_INTEGER),
      blobs: present,
    },
    sha256,
  );
  const blobs = Object.fromEntries(
    present.map((row) => [row.sha256, store.blobs.read(row.sha256).toString('base64')]),
  );
  return gzipSync(Buffer.from(JSON.stringify({ format: usbFormat, bundle, blobs })));
}

/** Any number of times, in any order. Files first, so that no row points at a missing one. */
export function importUsbBundle(store: Store, content: unknown, fileName: string): Imported {
  const usb = usbSchema.safeParse(content);
  const text = usb.success ? usb.data.bundle : JSON.stringify(content);
  const parsed = parseBundle(text, sha256);
  if (!parsed.ok) throw new BadFileError(fileName, parsed.reason);
  for (const [sha, encoded] of Object.entries(usb.success ? usb.data.blobs : {})) {
    const bytes = Buffer.from(encoded, 'base64');
    if (sha256Of(bytes) !== sha)
      throw new BadFileError(fileName, '同步包中的照片或文档已损坏，请在原电脑上重新导出。');
    store.blobs.put(bytes);
  }
  const result = store.writer.ingest(parsed.bundle.ops);
  const gap = result.rejected[0];
  if (gap && result.accepted === 0) {
    throw new BadFileError(
      fileName,
      `同步包中设备 ${gap.device} 的第 ${gap.seq} 条改动未能导入：${gap.reason}。`,
    );
  }
  return { auditId: '', rows: 0, ops: result.accepted };
}
