/** The frame of a crop, by pointer and by keyboard; in px of the whole turned picture. */
import type { Area, PhotoView, Point } from './photo-view.ts';

/** Smallest side of a crop, share of the longer side of the picture. */
const LEAST = 0.05;

/** Grips of the frame: corners and middles of the sides, clockwise from the upper left. */
export const cropGrips = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type CropGrip = (typeof cropGrips)[number];

export function gripPoint({ x, y, w, h }: Area, grip: CropGrip): Point {
  const across = grip.includes('w') ? x : grip.includes('e') ? x + w : x + w / 2;
  const down = grip.includes('n') ? y : grip.includes('s') ? y + h : y + h / 2;
  return [across, down];
}

/** The frame with one grip pulled to a point; sides stay inside the picture and never cross. */
export function pulledCrop(view: PhotoView, { x, y, w, h }: Area, grip: CropGrip, [px, py]: Point): Area {
  const least = leastOf(view);
  let [left, top, right, bottom] = [x, y, x + w, y + h];
  if (grip.includes('w')) left = between(px, 0, right - least);
  if (grip.includes('e')) right = between(px, left + least, view.shownWidthPx);
  if (grip.includes('n')) top = between(py, 0, bottom - least);
  if (grip.includes('s')) bottom = between(py, top + least, view.shownHeightPx);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

export function movedCrop(view: PhotoView, frame: Area, dx: number, dy: number): Area {
  return {
    ...frame,
    x: between(frame.x + dx, 0, view.shownWidthPx - frame.w),
    y: between(frame.y + dy, 0, view.shownHeightPx - frame.h),
  };
}

/** Larger or smaller at the lower right corner. */
export function resizedCrop(view: PhotoView, frame: Area, dx: number, dy: number): Area {
  return pulledCrop(view, frame, 'se', [frame.x + frame.w + dx, frame.y + frame.h + dy]);
}

/** True when the frame leaves nothing out that a person would notice. */
export function isWhole(view: PhotoView, { w, h }: Area): boolean {
  return w >= view.shownWidthPx * 0.995 && h >= view.shownHeightPx * 0.995;
}

const leastOf = (view: PhotoView): number => LEAST * Math.max(view.shownWidthPx, view.shownHeightPx);
const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));
