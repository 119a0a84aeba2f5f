/** Smaller copies of photos for screen and report. The original file is only ever read. */
import sharp from 'sharp';
import { layerNodes } from '../../shared/evidence/mark-shapes.ts';
import { cropOf, photoView, turnOf, type PhotoView } from '../../shared/evidence/photo-view.ts';
import { svgDocument } from '../../shared/evidence/svg-node.ts';
import type { PhotoLayer } from '../../shared/model/evidence.ts';
import { fontPaths } from './fonts.ts';
import { outlinesOf } from './glyph-outline.ts';

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

/** What the auditor laid over the photo. */
export interface PhotoChange {
  /** Clockwise, multiple of 90. */
  rotationDeg?: number | null;
  /** Crop and marks. */
  layer?: PhotoLayer | null;
  /** Folder of the fonts for text marks, for a packed app; the npm package otherwise. */
  fontsDir?: string | undefined;
}

export interface Derivative {
  jpeg: Buffer;
  widthPx: number;
  heightPx: number;
}

/** Largest picture that is decoded at all; a small file can hide a picture that fills the memory. */
export const MAX_PHOTO_PIXELS = 50_000_000;

/**
 * An upright JPEG (EXIF orientation applied) with turn, crop and marks, white behind transparency, without metadata.
 * @param source path or bytes of a JPEG, PNG, WebP, TIFF or GIF
 * @throws Error with a Chinese sentence when the file is no readable picture or has over 50 million pixels
 */
export async function derivePhoto(
  source: string | Uint8Array,
  level: PhotoLevel,
  change: PhotoChange = {},
): Promise<Derivative> {
  try {
    const view = await viewOf(source, change);
    const base = sharp(source, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' })
      .autoOrient()
      .rotate(view.turnDeg)
      .extract(extractOf(view))
      .resize({ width: level.edgePx, height: level.edgePx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb');
    const jpeg = { quality: level.quality, progressive: false };
    const nodes = layerNodes(view, change.layer ?? null, (text) =>
      outlinesOf(fontPaths(change.fontsDir).medium)(text),
    );
    if (nodes.length === 0) {
      const { data, info } = await base.jpeg(jpeg).toBuffer({ resolveWithObject: true });
      return { jpeg: data, widthPx: info.width, heightPx: info.height };
    }
    const { data, info } = await base.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const svg = svgDocument(nodes, {
      viewWidth: view.shownWidthPx,
      viewHeight: view.shownHeightPx,
      widthPx: width,
      heightPx: height,
    });
    const marked = await sharp(data, { raw: { width, height, channels } })
      .composite([{ input: Buffer.from(svg) }])
      .toColourspace('srgb')
      .jpeg(jpeg)
      .toBuffer();
    return { jpeg: marked, widthPx: width, heightPx: height };
  } catch (cause) {
    const tooLarge = cause instanceof Error && cause.message.includes('pixel limit');
    const reason = tooLarge
      ? '照片超过 5000 万像素，请缩小后重新导入。'
      : '照片文件无法读取，请检查文件是否完整，或另存为 JPEG 后重新导入。';
    throw new Error(reason, { cause });
  }
}

async function viewOf(source: string | Uint8Array, { rotationDeg, layer }: PhotoChange): Promise<PhotoView> {
  const { autoOrient } = await sharp(source, { limitInputPixels: MAX_PHOTO_PIXELS }).metadata();
  const size = { widthPx: autoOrient.width, heightPx: autoOrient.height };
  return photoView(size, turnOf(rotationDeg ?? null), cropOf(layer ?? null));
}

/** The shown part in whole pixels of the turned picture, at least one pixel of it. */
function extractOf({ widthPx, heightPx, cut, turnDeg, shownWidthPx, shownHeightPx }: PhotoView) {
  const [right, bottom] = [widthPx - cut.x - cut.w, heightPx - cut.y - cut.h];
  const [fromLeft, fromTop] =
    turnDeg === 90
      ? [bottom, cut.x]
      : turnDeg === 180
        ? [right, bottom]
        : turnDeg === 270
          ? [cut.y, right]
          : [cut.x, cut.y];
  const [wide, high] = turnDeg % 180 === 90 ? [heightPx, widthPx] : [widthPx, heightPx];
  const left = Math.min(Math.max(0, Math.round(fromLeft)), wide - 1);
  const top = Math.min(Math.max(0, Math.round(fromTop)), high - 1);
  const width = Math.max(1, Math.min(Math.round(shownWidthPx), wide - left));
  const height = Math.max(1, Math.min(Math.round(shownHeightPx), high - top));
  return { left, top, width, height };
}
