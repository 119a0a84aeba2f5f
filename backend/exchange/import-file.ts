/** Takes in whatever file a user picks: a sample, an audit copy, a report or a USB bundle. All or nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFormat } from '../../shared/sync/bundle.ts';
import type { Store } from '../store/store.ts';
import type { RowChange } from '../store/write.ts';
import { copyFormat, inflate, readAuditCopy } from './audit-copy.ts';
import { BadFileError } from './errors.ts';
import { addPhoto } from './photos.ts';
import { isPdf, readReportFile } from './report-file.ts';
import { planSampleImport, sampleFileSchema } from './sample-file.ts';
import { importUsbBundle, usbFormat } from './usb-bundle.ts';

export interface Imported {
  /** Empty for a bundle that brings changes of several audits. */
  auditId: string;
  rows: number;
  ops: number;
}

export async function importFile(
  store: Store,
  bytes: Buffer,
  fileName: string,
  photosDir: string,
): Promise<Imported> {
  if (isPdf(bytes)) {
    const report = await readReportFile(bytes, fileName);
    return takeIn(store, report.auditId, report.changes, fileName);
  }
  const content = inflate(bytes, fileName);
  const format = (content as { format?: unknown } | null)?.format;
  if (format === copyFormat) return importCopy(store, bytes, fileName);
  if (format === usbFormat || format === bundleFormat) return importUsbBundle(store, content, fileName);
  const sample = sampleFileSchema.safeParse(content);
  if (!sample.success) {
    const first = sample.error.issues[0];
    throw new BadFileError(
      fileName,
      `无法识别的文件。可导入：诊断项目文件、本软件生成的诊断报告（PDF）、同步包、样例文件。${first ? `（${first.path.join('.')}：${first.message}）` : ''}`,
    );
  }
  const plan = planSampleImport(sample.data, fileName);
  const photos = plan.photos.map((photo) => ({
    ...photo,
    bytes: readPhoto(photo.file, photosDir, fileName),
  }));
  const ops = store.writer.write(plan.changes).length;
  for (const photo of photos) {
    await addPhoto(store, {
      auditId: plan.auditId,
      subjectId: photo.subjectId,
      itemId: photo.itemId,
      caption: photo.caption,
      fileName: photo.file,
      bytes: photo.bytes,
    });
  }
  return { auditId: plan.auditId, rows: plan.changes.length, ops };
}

/** Photos of a sample lie beside the shipped samples; a name that leaves that folder is not followed. */
function readPhoto(name: string, photosDir: string, fileName: string): Buffer {
  const path = join(photosDir, name);
  if (/[\\/]|^\./.test(name) || !existsSync(path)) {
    throw new BadFileError(
      fileName,
      `文件提到的照片 ${name} 不在样例照片目录中，未导入任何数据。请删去这一条照片后再导入。`,
    );
  }
  return readFileSync(path);
}

function importCopy(store: Store, bytes: Buffer, fileName: string): Imported {
  const copy = readAuditCopy(bytes, fileName);
  refuseKnown(store, copy.auditId, fileName);
  for (const blob of copy.blobs) store.blobs.put(blob);
  return takeIn(store, copy.auditId, copy.changes, fileName);
}

function takeIn(store: Store, auditId: string, changes: RowChange[], fileName: string): Imported {
  refuseKnown(store, auditId, fileName);
  const ops = store.writer.write(changes).length;
  return { auditId, rows: changes.length, ops };
}

function refuseKnown(store: Store, auditId: string, fileName: string): void {
  if (store.db.prepare('SELECT 1 FROM audit WHERE id = ?').get(auditId)) {
    throw new BadFileError(
      fileName,
      '本机已有这个诊断项目。为避免覆盖，请用同步或同步包合并两台电脑的修改。',
    );
  }
}
