/** Moving, resizing and placing marks, by pointer and by keyboard alike; all in what is shown. */
import type { MarkColor, PhotoMark } from '../model/evidence.ts';
import { labelBox } from './mark-shapes.ts';
import {
  areaFromShown,
  areaToShown,
  fromShown,
  toShown,
  type Area,
  type PhotoView,
  type Point,
} from './photo-view.ts';

export type Mark = Exclude<PhotoMark, { kind: 'crop' }>;
export type MarkKind = Mark['kind'];

export const markKinds = ['arrow', 'box', 'ellipse', 'pen', 'text'] as const satisfies readonly MarkKind[];
export const markKindZh: Record<MarkKind, string> = {
  arrow: '箭头',
  box: '方框',
  ellipse: '椭圆',
  pen: '手绘',
  text: '文字',
};
export const markColorZh: Record<MarkColor, string> = {
  red: '红色',
  yellow: '黄色',
  blue: '蓝色',
  white: '白色',
};

/** Most points of one stroke that the record takes. */
const MAX_POINTS = 400;

/** What a drag from one point to another draws; null when it is too small to be meant. */
export function drawnMark(
  view: PhotoView,
  kind: Exclude<MarkKind, 'text'>,
  color: MarkColor,
  path: readonly Point[],
): Mark | null {
  const from = path[0];
  const to = path.at(-1);
  if (!from || !to) return null;
  const least = Math.max(view.shownWidthPx, view.shownHeightPx) * 0.008;
  const reach = Math.max(...path.map(([x, y]) => Math.hypot(x - from[0], y - from[1])));
  if (reach < least) return null;
  if (kind === 'arrow')
    return { kind, color, from: pair(fromShown(view, from)), to: pair(fromShown(view, to)) };
  if (kind === 'pen') {
    return { kind, color, points: thinned(path).map((point) => pair(fromShown(view, point))) };
  }
  return { kind, color, ...areaFromShown(view, from, to) };
}

/** A mark in the middle of what is shown: how a mark begins without a pointer. */
export function placedMark(view: PhotoView, kind: MarkKind, color: MarkColor, text: string): Mark {
  const { shownWidthPx: w, shownHeightPx: h } = view;
  if (kind === 'text') return { kind, color, at: pair(fromShown(view, [w * 0.42, h * 0.46])), text };
  const points: Point[] =
    kind === 'pen'
      ? Array.from({ length: 13 }, (_, i): Point => {
          const along = i / 12;
          return [w * (0.35 + 0.3 * along), h * (0.5 + 0.03 * Math.sin(along * 4 * Math.PI))];
        })
      : [
          [w * 0.38, h * 0.38],
          [w * 0.62, h * 0.62],
        ];
  return drawnMark(view, kind, color, points) ?? { kind: 'box', color, x: 0.4, y: 0.4, w: 0.2, h: 0.2 };
}

/** Where a mark lies in what is shown, px. */
export function boundsOf(view: PhotoView, mark: Mark): Area {
  if (mark.kind === 'text') return labelBox(view, mark);
  if (mark.kind === 'box' || mark.kind === 'ellipse') return areaToShown(view, mark);
  const points = (mark.kind === 'pen' ? mark.points : [mark.from, mark.to]).map((p) => toShown(view, p));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** The mark moved by px of what is shown, stopped at the edges of what is shown. */
export function movedMark(view: PhotoView, mark: Mark, dx: number, dy: number): Mark {
  const bounds = boundsOf(view, mark);
  const [mx, my] = [
    held(dx, -bounds.x, view.shownWidthPx - bounds.x - bounds.w),
    held(dy, -bounds.y, view.shownHeightPx - bounds.y - bounds.h),
  ];
  const to = (point: Point): [number, number] => {
    const [x, y] = toShown(view, point);
    return pair(fromShown(view, [x + mx, y + my]));
  };
  if (mark.kind === 'arrow') return { ...mark, from: to(mark.from), to: to(mark.to) };
  if (mark.kind === 'pen') return { ...mark, points: mark.points.map(to) };
  const corner: Point = [bounds.x + mx, bounds.y + my];
  if (mark.kind === 'text') return { ...mark, at: pair(fromShown(view, corner)) };
  return { ...mark, ...areaFromShown(view, corner, [corner[0] + bounds.w, corner[1] + bounds.h]) };
}

/** The mark made larger or smaller by px at its lower right corner, an arrow at its point; a text keeps its size. */
export function resizedMark(view: PhotoView, mark: Mark, dx: number, dy: number): Mark {
  if (mark.kind === 'text') return mark;
  if (mark.kind === 'arrow') {
    const [x, y] = toShown(view, mark.to);
    return { ...mark, to: pair(fromShown(view, inside(view, [x + dx, y + dy]))) };
  }
  const { x, y, w, h } = boundsOf(view, mark);
  const least = Math.max(view.shownWidthPx, view.shownHeightPx) * 0.01;
  const [right, bottom] = inside(view, [x + Math.max(least, w + dx), y + Math.max(least, h + dy)]);
  if (mark.kind !== 'pen') return { ...mark, ...areaFromShown(view, [x, y], [right, bottom]) };
  const scaled = (point: Point): [number, number] => {
    const [px, py] = toShown(view, point);
    const along = (at: number, from: number, size: number, end: number) =>
      size === 0 ? at : from + ((at - from) / size) * (end - from);
    return pair(fromShown(view, [along(px, x, w, right), along(py, y, h, bottom)]));
  };
  return { ...mark, points: mark.points.map(scaled) };
}

/** The mark with one of its grips pulled to a point of what is shown. */
export function pulledMark(view: PhotoView, mark: Mark, grip: number, to: Point): Mark {
  const target = inside(view, to);
  if (mark.kind === 'arrow') {
    return { ...mark, [grip === 0 ? 'from' : 'to']: pair(fromShown(view, target)) };
  }
  if (mark.kind !== 'box' && mark.kind !== 'ellipse') return mark;
  // Grips run clockwise from the upper left; the opposite one stays.
  const stays = gripsOf(view, mark)[(grip + 2) % 4] ?? target;
  return { ...mark, ...areaFromShown(view, stays, target) };
}

/** Points by which a mark is pulled into another shape. */
export function gripsOf(view: PhotoView, mark: Mark): Point[] {
  if (mark.kind === 'arrow') return [toShown(view, mark.from), toShown(view, mark.to)];
  if (mark.kind === 'box' || mark.kind === 'ellipse') return cornersOf(areaToShown(view, mark));
  return [];
}

/** Corners clockwise from the upper left. */
export const cornersOf = ({ x, y, w, h }: Area): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

const held = (value: number, least: number, most: number): number =>
  // A mark larger than what is shown may be pushed either way.
  least > most ? value : Math.min(most, Math.max(least, value));
const inside = (view: PhotoView, [x, y]: Point): Point => [
  held(x, 0, view.shownWidthPx),
  held(y, 0, view.shownHeightPx),
];
const pair = ([x, y]: Point): [number, number] => [x, y];

/** At most 400 points, evenly left out. */
function thinned(path: readonly Point[]): Point[] {
  if (path.length <= MAX_POINTS) return [...path];
  const step = (path.length - 1) / (MAX_POINTS - 1);
  return Array.from({ length: MAX_POINTS }, (_, i) => path[Math.round(i * step)] as Point);
}
