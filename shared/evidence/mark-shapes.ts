/** The layer over a photo as a drawing: one function for screen, thumbnail and report. */
import { cropKey, type MarkColor, type PhotoLayer, type PhotoMark } from '../model/evidence.ts';
import { assertNever } from '../report/assert-never.ts';
import { areaToShown, toShown, type Area, type PhotoView, type Point } from './photo-view.ts';
import type { SvgNode } from './svg-node.ts';
import { textLines, textWidthEm } from './text-lines.ts';

/** A line of text as an outline: one em is 1, y grows downwards from the base line. */
export interface TextOutline {
  path: string;
  widthEm: number;
}
/** Draws text without any font of the system; without it the drawing names fonts. */
export type OutlineOf = (text: string) => TextOutline;

type Mark = Exclude<PhotoMark, { kind: 'crop' }>;

/** Bright enough for dark ground; the dark rim around every stroke serves light ground. */
export const markPaint: Record<MarkColor, string> = {
  red: '#ff3b30',
  yellow: '#ffd60a',
  blue: '#3ea6ff',
  white: '#ffffff',
};
const rimPaint = '#10161c';
const textFonts = "'Noto Sans SC','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif";

/** Sizes follow the longer side of what is shown, so that marks look alike in every size and after every crop. */
const sizesOf = (view: PhotoView) => {
  const long = Math.max(view.shownWidthPx, view.shownHeightPx);
  return { strokePx: long * 0.007, rimPx: long * 0.003, fontPx: long * 0.044, headPx: long * 0.036 };
};

/** Marks by id in the order of the ids, which is the order in which they were made. */
export function marksOf(layer: PhotoLayer | null): { id: string; mark: Mark }[] {
  return Object.entries(layer ?? {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, mark]) => (mark === null || mark.kind === 'crop' || id === cropKey ? [] : [{ id, mark }]));
}

export function layerNodes(view: PhotoView, layer: PhotoLayer | null, outlineOf?: OutlineOf): SvgNode[] {
  return marksOf(layer).map(({ mark }) => markNode(view, mark, outlineOf));
}

export function markNode(view: PhotoView, mark: Mark, outlineOf?: OutlineOf): SvgNode {
  switch (mark.kind) {
    case 'arrow':
      return arrow(view, toShown(view, mark.from), toShown(view, mark.to), markPaint[mark.color]);
    case 'box': {
      const { x, y, w, h } = areaToShown(view, mark);
      return stroked(view, markPaint[mark.color], {
        tag: 'rect',
        attributes: { x, y, width: w, height: h, fill: 'none' },
      });
    }
    case 'ellipse': {
      const { x, y, w, h } = areaToShown(view, mark);
      return stroked(view, markPaint[mark.color], {
        tag: 'ellipse',
        attributes: { cx: x + w / 2, cy: y + h / 2, rx: w / 2, ry: h / 2, fill: 'none' },
      });
    }
    case 'pen':
      return stroked(view, markPaint[mark.color], {
        tag: 'path',
        attributes: { d: polyline(mark.points.map((point) => toShown(view, point))), fill: 'none' },
      });
    case 'text':
      return label(view, mark, outlineOf);
    default:
      return assertNever(mark);
  }
}

/** The shape twice: a wider dark one below, the bright one on top. */
function stroked(view: PhotoView, paint: string, shape: SvgNode): SvgNode {
  const { strokePx, rimPx } = sizesOf(view);
  const line = { strokeLinecap: 'round', strokeLinejoin: 'round' };
  const below = { ...line, stroke: rimPaint, strokeWidth: strokePx + 2 * rimPx };
  const above = { ...line, stroke: paint, strokeWidth: strokePx };
  return {
    tag: 'g',
    attributes: {},
    children: [
      { ...shape, attributes: { ...shape.attributes, ...below } },
      { ...shape, attributes: { ...shape.attributes, ...above } },
    ],
  };
}

/** Shaft and open head in one stroke. */
function arrow(view: PhotoView, from: Point, to: Point, paint: string): SvgNode {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const head = Math.min(sizesOf(view).headPx, Math.max(length, 1) * 0.6);
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (turn: number): Point => [
    to[0] - head * Math.cos(angle + turn),
    to[1] - head * Math.sin(angle + turn),
  ];
  const d = `${polyline([from, to])} ${polyline([barb(0.5), to, barb(-0.5)])}`;
  return stroked(view, paint, { tag: 'path', attributes: { d, fill: 'none' } });
}

const polyline = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
const round = (value: number): number => Math.round(value * 100) / 100;

const PADDING_EM = 0.35;
const LINE_EM = 1.25;

/** Where a text is drawn, px of what is shown: it stands upright and never leaves the picture. */
export function labelBox(
  view: PhotoView,
  mark: { at: Point; text: string },
): Area & { lines: string[]; fontPx: number } {
  const { fontPx } = sizesOf(view);
  const widestEm = (view.shownWidthPx * 0.96) / fontPx - 2 * PADDING_EM;
  const lines = textLines(mark.text, widestEm);
  const w = (Math.max(0, ...lines.map(textWidthEm)) + 2 * PADDING_EM) * fontPx;
  const h = (lines.length * LINE_EM + 0.3) * fontPx;
  const [x, y] = toShown(view, mark.at);
  const held = (at: number, size: number, room: number) => Math.max(0, Math.min(at, room - size));
  return {
    x: held(x, w, view.shownWidthPx),
    y: held(y, h, view.shownHeightPx),
    w,
    h,
    lines,
    fontPx,
  };
}

function label(
  view: PhotoView,
  mark: { at: Point; text: string; color: MarkColor },
  outlineOf: OutlineOf | undefined,
): SvgNode {
  const { x, y, w, h, lines, fontPx } = labelBox(view, mark);
  const fill = markPaint[mark.color];
  const rim = sizesOf(view).rimPx;
  const plate: SvgNode = {
    tag: 'rect',
    attributes: { x, y, width: w, height: h, rx: fontPx * 0.2, fill: rimPaint, fillOpacity: 0.86 },
  };
  const edge: SvgNode = {
    tag: 'rect',
    attributes: { x, y, width: w, height: h, rx: fontPx * 0.2, fill: 'none', stroke: fill, strokeWidth: rim },
  };
  const written = lines.map((line, i): SvgNode => {
    const left = x + PADDING_EM * fontPx;
    const base = y + (0.15 + i * LINE_EM + 0.98) * fontPx;
    const widthEm = textWidthEm(line);
    if (outlineOf) {
      const outline = outlineOf(line);
      const stretch = outline.widthEm > 0 ? widthEm / outline.widthEm : 1;
      const transform = `matrix(${fontPx * stretch} 0 0 ${fontPx} ${left} ${base})`;
      return { tag: 'path', attributes: { d: outline.path, fill, transform } };
    }
    return {
      tag: 'text',
      attributes: {
        x: left,
        y: base,
        fill,
        fontSize: fontPx,
        fontFamily: textFonts,
        textLength: widthEm * fontPx,
        lengthAdjust: 'spacingAndGlyphs',
      },
      text: line,
    };
  });
  return { tag: 'g', attributes: {}, children: [plate, edge, ...written] };
}
