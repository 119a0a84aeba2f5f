/**
 * How a photo is shown: turned and cut, without touching the file. Marks are kept in fractions of the upright picture
 * (EXIF orientation applied, before the auditor's turn); drawing happens in the pixels of what is shown.
 */
import { cropKey, type PhotoLayer } from '../model/evidence.ts';

export type Point = readonly [number, number];
export interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface PhotoView {
  /** Size of the whole upright picture, px. */
  widthPx: number;
  heightPx: number;
  /** The part that is shown, px of the upright picture. */
  cut: Area;
  /** Clockwise turn of the shown part: 0, 90, 180 or 270. */
  turnDeg: number;
  /** Size of what is shown, px; sides are exchanged by a turn of 90° or 270°. */
  shownWidthPx: number;
  shownHeightPx: number;
}

export const wholeArea: Area = { x: 0, y: 0, w: 1, h: 1 };

/** Clockwise turn as 0, 90, 180 or 270; null counts as none. */
export function turnOf(rotationDeg: number | null): number {
  return (((Math.round((rotationDeg ?? 0) / 90) * 90) % 360) + 360) % 360;
}

/** The crop of a layer, or the whole picture; never empty. */
export function cropOf(layer: PhotoLayer | null): Area {
  const crop = layer?.[cropKey];
  if (crop?.kind !== 'crop' || crop.w <= 0 || crop.h <= 0) return wholeArea;
  const { x, y } = crop;
  return { x, y, w: Math.min(crop.w, 1 - x), h: Math.min(crop.h, 1 - y) };
}

/**
 * @param size of the upright picture, px; any size of the same shape will do
 * @param crop fractions of the upright picture
 */
export function photoView(
  { widthPx, heightPx }: { widthPx: number; heightPx: number },
  rotationDeg: number | null,
  crop: Area = wholeArea,
): PhotoView {
  const turnDeg = turnOf(rotationDeg);
  const cut = { x: crop.x * widthPx, y: crop.y * heightPx, w: crop.w * widthPx, h: crop.h * heightPx };
  const lies = turnDeg % 180 === 90;
  return {
    widthPx,
    heightPx,
    cut,
    turnDeg,
    shownWidthPx: lies ? cut.h : cut.w,
    shownHeightPx: lies ? cut.w : cut.h,
  };
}

/** Fractions of the upright picture → px of what is shown; outside of it when the crop leaves the point out. */
export function toShown({ widthPx, heightPx, cut, turnDeg }: PhotoView, [x, y]: Point): Point {
  const u = x * widthPx - cut.x;
  const v = y * heightPx - cut.y;
  if (turnDeg === 90) return [cut.h - v, u];
  if (turnDeg === 180) return [cut.w - u, cut.h - v];
  if (turnDeg === 270) return [v, cut.w - u];
  return [u, v];
}

/** The reverse of `toShown`, held inside the picture. */
export function fromShown({ widthPx, heightPx, cut, turnDeg }: PhotoView, [X, Y]: Point): Point {
  const [u, v] =
    turnDeg === 90
      ? [Y, cut.h - X]
      : turnDeg === 180
        ? [cut.w - X, cut.h - Y]
        : turnDeg === 270
          ? [cut.w - Y, X]
          : [X, Y];
  return [fraction((u + cut.x) / widthPx), fraction((v + cut.y) / heightPx)];
}

/** The area between two points of what is shown, in fractions of the upright picture. */
export function areaFromShown(view: PhotoView, from: Point, to: Point): Area {
  const [ax, ay] = fromShown(view, from);
  const [bx, by] = fromShown(view, to);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), w: Math.abs(ax - bx), h: Math.abs(ay - by) };
}

/** An area of the upright picture as it is shown, px. */
export function areaToShown(view: PhotoView, { x, y, w, h }: Area): Area {
  const [ax, ay] = toShown(view, [x, y]);
  const [bx, by] = toShown(view, [x + w, y + h]);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), w: Math.abs(ax - bx), h: Math.abs(ay - by) };
}

/** SVG `transform` that puts the whole upright picture, drawn at 0,0 in its own size, to where it is shown. */
export function pictureTransform({ cut, turnDeg }: PhotoView): string {
  const { x, y, w, h } = cut;
  const matrix: Record<number, number[]> = {
    0: [1, 0, 0, 1, -x, -y],
    90: [0, 1, -1, 0, h + y, -x],
    180: [-1, 0, 0, -1, w + x, h + y],
    270: [0, -1, 1, 0, -y, w + x],
  };
  return `matrix(${(matrix[turnDeg] ?? []).join(' ')})`;
}

/** Long enough for a tenth of a pixel of any camera, short enough for the record. */
const fraction = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1e5) / 1e5;
