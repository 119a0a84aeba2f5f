/** Smaller copies of photos for screen and report. The original file is only ever read. */
import sharp from 'sharp';

export const photoSizes = {
  thumb: { edgePx: 320, quality: 72 },
  screen: { edgePx: 1600, quality: 82 },
} as const;

/** Long edge and JPEG quality of report photos, best first; a report that must shrink goes down this list. */
export const reportPhotoLevels = [
  { edgePx: 1200, quality: 80 },
  { edgePx: 900, quality: 76 },
  { edgePx: 700, quality: 72 },
  { edgePx: 520, quality: 66 },
  { edgePx: 380, quality: 60 },
] as const;

export interface PhotoLevel {
  edgePx: number;
  quality: number;
}

export interface Derivative {
  jpeg: Buffer;
  widthPx: number;
  heightPx: number;
}

/** Largest picture that is decoded at all; a small file can hide a picture that fills the memory. */
export const MAX_PHOTO_PIXELS = 50_000_000;

/**
 * An upright JPEG (EXIF orientation applied, then `rotationDeg` clockwise), white behind transparency, without metadata.
 * @param source path or bytes of a JPEG, PNG, WebP, TIFF or GIF
 * @param rotationDeg multiple of 90 that the auditor added
 * @throws Error with a Chinese sentence when the file is no readable picture or has over 50 million pixels
 */
export async function derivePhoto(
  source: string | Uint8Array,
  level: PhotoLevel,
  rotationDeg = 0,
): Promise<Derivative> {
  try {
    const { data, info } = await sharp(source, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' })
      .autoOrient()
      .rotate((((Math.round(rotationDeg / 90) * 90) % 360) + 360) % 360)
      .resize({ width: level.edgePx, height: level.edgePx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: level.quality, progressive: false })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, widthPx: info.width, heightPx: info.height };
  } catch (cause) {
    const tooLarge = cause instanceof Error && cause.message.includes('pixel limit');
    const reason = tooLarge
      ? '照片超过 5000 万像素，请缩小后重新导入。'
      : '照片文件无法读取，请检查文件是否完整，或另存为 JPEG 后重新导入。';
    throw new Error(reason, { cause });
  }
}
