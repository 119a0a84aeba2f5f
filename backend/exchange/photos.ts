/** Photos: the original is kept byte for byte, and the row is written only after the file is durable. */
import sharp from 'sharp';
import type { Row } from '../../shared/model/tables.ts';
import { readRow } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';

export interface NewPhoto {
  auditId: string;
  subjectId: string;
  itemId: string | null;
  readingKey?: string | null | undefined;
  caption: string | null;
  fileName: string;
  bytes: Buffer;
}

/** Largest picture that is decoded, in pixels; larger ones could exhaust the memory. */
const pixelLimit = 50_000_000;

/** @throws BadFileError when the bytes are not a picture that can be shown later. */
export async function addPhoto(store: Store, photo: NewPhoto): Promise<Row<'photo'>> {
  const { width, height, format } = await sharp(photo.bytes, {
    limitInputPixels: pixelLimit,
    failOn: 'error',
  })
    .metadata()
    .catch(() => {
      throw new BadFileError(
        photo.fileName,
        '不是可用的照片（支持 JPEG、PNG、WebP、TIFF），或文件已损坏。请重新拍摄或重新复制。',
      );
    });
  if (!['jpeg', 'png', 'webp', 'tiff'].includes(format)) {
    throw new BadFileError(photo.fileName, `暂不支持 ${format} 格式的照片，请转换为 JPEG 或 PNG 后再添加。`);
  }
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
        mime: `image/${format}`,
        sizeBytes: photo.bytes.byteLength,
        widthPx: width,
        heightPx: height,
        caption: photo.caption,
        rotationDeg: 0,
      },
    },
  ]);
  return readRow(store.db, 'photo', photo.auditId, rowId);
}
