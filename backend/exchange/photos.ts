/** Photos: the original is kept byte for byte, and the row is written only after the file is durable. */
import sharp, { type Metadata } from 'sharp';
import type { Row } from '../../shared/model/tables.ts';
import { derivePhoto, MAX_PHOTO_PIXELS, photoSizes } from '../documents/photo-derivative.ts';
import { readRow } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';
import { photoFacts } from './photo-exif.ts';

export interface NewPhoto {
  auditId: string;
  subjectId: string;
  itemId: string | null;
  readingKey?: string | null | undefined;
  caption: string | null;
  fileName: string;
  bytes: Buffer;
  /** For a photo whose file says nothing of itself. */
  takenAt?: string | null | undefined;
  camera?: string | null | undefined;
  takenBy?: string | null | undefined;
}

const formats = new Set(['jpeg', 'png', 'webp', 'tiff']);

/** @throws BadFileError when the bytes are not a picture that can be shown later; nothing is kept then. */
export async function addPhoto(store: Store, photo: NewPhoto): Promise<Row<'photo'>> {
  const meta = await readable(photo);
  const facts = photoFacts(meta.exif);
  // Durable before the row that names it: no row ever points at a missing or half-written file.
  const sha256 = store.blobs.put(photo.bytes);
  const rowId = newId();
  store.writer.write([
    {
      auditId: photo.auditId,
      table: 'photo',
      rowId,
      values: {
        subjectId: photo.subjectId,
        itemId: photo.itemId,
        readingKey: photo.readingKey ?? null,
        sha256,
        fileName: photo.fileName.slice(-200),
        mime: `image/${meta.format}`,
        sizeBytes: photo.bytes.byteLength,
        widthPx: meta.autoOrient.width,
        heightPx: meta.autoOrient.height,
        caption: photo.caption,
        rotationDeg: 0,
        ...facts,
        takenAt: facts.takenAt ?? photo.takenAt ?? null,
        camera: facts.camera ?? photo.camera ?? null,
        takenBy: photo.takenBy ?? null,
      },
    },
  ]);
  return readRow(store.db, 'photo', photo.auditId, rowId);
}

/** Decodes the whole picture once, so that a file that was copied only in part is refused while its source is at hand. */
async function readable({ bytes, fileName }: NewPhoto): Promise<Metadata> {
  if (isHeic(bytes)) {
    throw new BadFileError(
      fileName,
      '这是 HEIC 格式（苹果手机的“高效”格式），本软件不能打开。请在手机“设置 → 相机 → 格式”中选“兼容性最佳”后重拍，或先在手机、电脑上另存为 JPEG 再添加',
    );
  }
  const options = { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' } as const;
  const meta = await sharp(bytes, options)
    .metadata()
    .catch(() => {
      throw new BadFileError(
        fileName,
        '不是可用的照片（支持 JPEG、PNG、WebP、TIFF），或文件已损坏。请重新拍摄或重新复制',
      );
    });
  if (!formats.has(meta.format)) {
    throw new BadFileError(fileName, `暂不支持 ${meta.format} 格式的照片，请转换为 JPEG 或 PNG 后再添加`);
  }
  await derivePhoto(bytes, photoSizes.thumb).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message.replace(/。$/, '') : String(error);
    throw new BadFileError(fileName, reason);
  });
  return meta;
}

/** HEIF files begin with a box `ftyp` that names their brand; AVIF, which is also HEIF, has another one. */
function isHeic(bytes: Buffer): boolean {
  const brand = bytes.toString('latin1', 4, 12);
  return /^ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand);
}
