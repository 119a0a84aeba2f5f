/** Text as outlines of a TrueType font: a picture with Chinese words comes out alike on systems without such a font. */
import { readFileSync } from 'node:fs';
import type { OutlineOf } from '../../shared/evidence/mark-shapes.ts';
import { readCmap, tableOffsets } from './font-metrics.ts';

interface GlyphPoint {
  x: number;
  y: number;
  isOn: boolean;
}
/** A glyph drawn through another coordinate system: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface Font {
  file: Buffer;
  unitsPerEm: number;
  glyphOf: (character: string) => number;
  advanceOf: (glyph: number) => number;
  /** Bytes of a glyph in the file; empty for a blank. */
  rangeOf: (glyph: number) => [from: number, to: number];
}

const fonts = new Map<string, OutlineOf>();

/**
 * Outlines in em, y downwards from the base line; a character the font lacks is drawn as its empty box.
 * @param path TrueType file with glyf outlines
 * @source OpenType 1.9, tables glyf, loca, hmtx
 */
export function outlinesOf(path: string): OutlineOf {
  const known = fonts.get(path);
  if (known) return known;
  const font = openFont(path);
  const outline: OutlineOf = (text) => {
    let x = 0;
    const parts: string[] = [];
    for (const character of text) {
      const glyph = font.glyphOf(character);
      const scale = 1 / font.unitsPerEm;
      const contours = contoursOf(font, glyph, [scale, 0, 0, -scale, x, 0]);
      parts.push(...contours.map(contourPath));
      x += font.advanceOf(glyph) / font.unitsPerEm;
    }
    return { path: parts.join(''), widthEm: x };
  };
  fonts.set(path, outline);
  return outline;
}

function openFont(path: string): Font {
  const file = readFileSync(path);
  const tables = tableOffsets(file);
  const at = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`字体文件 ${path} 缺少 ${tag} 表，请更换字体文件。`);
    return offset;
  };
  const [glyf, loca, hmtx] = [at('glyf'), at('loca'), at('hmtx')];
  const glyphs = readCmap(file, at('cmap'), path);
  const metricCount = file.readUInt16BE(at('hhea') + 34);
  const isLong = file.readInt16BE(at('head') + 50) === 1;
  const startOf = (glyph: number): number =>
    glyf + (isLong ? file.readUInt32BE(loca + glyph * 4) : file.readUInt16BE(loca + glyph * 2) * 2);
  return {
    file,
    unitsPerEm: file.readUInt16BE(at('head') + 18),
    glyphOf: (character) => glyphs.get(character.codePointAt(0) ?? 0) ?? 0,
    advanceOf: (glyph) => file.readUInt16BE(hmtx + Math.min(glyph, metricCount - 1) * 4),
    rangeOf: (glyph) => [startOf(glyph), startOf(glyph + 1)],
  };
}

function contoursOf(font: Font, glyph: number, to: Affine, depth = 0): GlyphPoint[][] {
  const [start, end] = font.rangeOf(glyph);
  // Fonts nest at most a few levels; more is a damaged file.
  if (end <= start || depth > 6) return [];
  const count = font.file.readInt16BE(start);
  return count >= 0 ? simple(font.file, start + 10, count, to) : composite(font, start + 10, to, depth);
}

function simple(file: Buffer, from: number, count: number, to: Affine): GlyphPoint[][] {
  const ends = Array.from({ length: count }, (_, i) => file.readUInt16BE(from + i * 2));
  const pointCount = (ends.at(-1) ?? -1) + 1;
  let at = from + count * 2;
  at += 2 + file.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < pointCount) {
    const flag = file.readUInt8(at++);
    const repeats = (flag & 8) === 0 ? 0 : file.readUInt8(at++);
    for (let i = 0; i <= repeats; i += 1) flags.push(flag);
  }
  /** Coordinates are differences of one byte, two bytes or none. */
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) === 0 ? -file.readUInt8(at++) : file.readUInt8(at++);
      else if ((flag & same) === 0) {
        value += file.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  const points = flags.map((flag, i) => moved(to, xs[i] ?? 0, ys[i] ?? 0, (flag & 1) === 1));
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? -1) + 1, end + 1));
}

function moved([a, b, c, d, e, f]: Affine, x: number, y: number, isOn: boolean): GlyphPoint {
  return { x: a * x + c * y + e, y: b * x + d * y + f, isOn };
}

/** A glyph of other glyphs, each with an offset and perhaps a scale. */
function composite(font: Font, from: number, to: Affine, depth: number): GlyphPoint[][] {
  const { file } = font;
  const contours: GlyphPoint[][] = [];
  const fixed = (at: number): number => file.readInt16BE(at) / 16_384;
  let at = from;
  for (let more = true; more;) {
    const flags = file.readUInt16BE(at);
    const glyph = file.readUInt16BE(at + 2);
    at += 4;
    const wide = (flags & 1) !== 0;
    // Arguments that are point numbers instead of offsets do not occur in this font; they count as none.
    const isOffset = (flags & 2) !== 0;
    const dx = isOffset ? (wide ? file.readInt16BE(at) : file.readInt8(at)) : 0;
    const dy = isOffset ? (wide ? file.readInt16BE(at + 2) : file.readInt8(at + 1)) : 0;
    at += wide ? 4 : 2;
    let inner: Affine = [1, 0, 0, 1, dx, dy];
    if ((flags & 8) !== 0) {
      inner = [fixed(at), 0, 0, fixed(at), dx, dy];
      at += 2;
    } else if ((flags & 64) !== 0) {
      inner = [fixed(at), 0, 0, fixed(at + 2), dx, dy];
      at += 4;
    } else if ((flags & 128) !== 0) {
      inner = [fixed(at), fixed(at + 2), fixed(at + 4), fixed(at + 6), dx, dy];
      at += 8;
    }
    contours.push(...contoursOf(font, glyph, joined(to, inner), depth + 1));
    more = (flags & 32) !== 0;
  }
  return contours;
}

/** First `inner`, then `outer`. */
function joined([a, b, c, d, e, f]: Affine, inner: Affine): Affine {
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Quadratic curves; between two control points in a row lies a point of the line. */
function contourPath(points: readonly GlyphPoint[]): string {
  const first = points.findIndex((point) => point.isOn);
  const ring = first < 0 ? points : [...points.slice(first), ...points.slice(0, first)];
  const head = ring[0];
  if (!head) return '';
  const start = head.isOn ? head : middle(head, ring.at(-1) ?? head);
  let path = `M${at(start)}`;
  let control: GlyphPoint | null = null;
  for (const point of head.isOn ? ring.slice(1) : ring) {
    if (point.isOn) {
      path += control ? `Q${at(control)} ${at(point)}` : `L${at(point)}`;
      control = null;
    } else {
      if (control) path += `Q${at(control)} ${at(middle(control, point))}`;
      control = point;
    }
  }
  if (control) path += `Q${at(control)} ${at(start)}`;
  return `${path}Z`;
}

const middle = (a: GlyphPoint, b: GlyphPoint): GlyphPoint => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  isOn: true,
});
const at = ({ x, y }: GlyphPoint): string => `${x.toFixed(4)} ${y.toFixed(4)}`;
