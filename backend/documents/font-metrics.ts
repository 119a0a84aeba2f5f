/** Reads from a TrueType file what layout outside pdfmake needs: which characters it draws and how wide they are. */
import { readFileSync } from 'node:fs';

export interface FontMetrics {
  hasGlyph: (codePoint: number) => boolean;
  /** Width of a text in points at `fontSizePt`, without kerning. */
  widthPt: (text: string, fontSizePt: number) => number;
}

const cache = new Map<string, FontMetrics>();

/**
 * Metrics of a font file, read once per process.
 * @throws Error when the file is not a TrueType font with a Unicode cmap (format 4 or 12).
 * @source OpenType 1.9, tables cmap, head, hhea, hmtx
 */
export function fontMetrics(path: string): FontMetrics {
  const known = cache.get(path);
  if (known) return known;
  const file = readFileSync(path);
  const tables = tableOffsets(file);
  const offset = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`字体文件 ${path} 缺少 ${tag} 表，请更换字体文件。`);
    return at;
  };
  const glyphs = readCmap(file, offset('cmap'), path);
  const unitsPerEm = file.readUInt16BE(offset('head') + 18);
  const metricCount = file.readUInt16BE(offset('hhea') + 34);
  const hmtx = offset('hmtx');
  const advance = (codePoint: number): number => {
    const glyph = Math.min(glyphs.get(codePoint) ?? 0, metricCount - 1);
    return file.readUInt16BE(hmtx + glyph * 4);
  };
  const metrics: FontMetrics = {
    hasGlyph: (codePoint) => glyphs.has(codePoint),
    widthPt: (text, fontSizePt) => {
      let units = 0;
      for (const character of text) units += advance(character.codePointAt(0) ?? 0);
      return (units / unitsPerEm) * fontSizePt;
    },
  };
  cache.set(path, metrics);
  return metrics;
}

export function tableOffsets(file: Buffer): Map<string, number> {
  const count = file.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + i * 16;
      return [file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8)] as const;
    }),
  );
}

/** Code point → glyph id, from the widest Unicode subtable. */
export function readCmap(file: Buffer, cmap: number, path: string): Map<number, number> {
  const count = file.readUInt16BE(cmap + 2);
  const subtables = Array.from({ length: count }, (_, i) => cmap + file.readUInt32BE(cmap + 4 + i * 8 + 4));
  const full = subtables.find((at) => file.readUInt16BE(at) === 12);
  if (full !== undefined) return readFormat12(file, full);
  const basic = subtables.find((at) => file.readUInt16BE(at) === 4);
  if (basic !== undefined) return readFormat4(file, basic);
  throw new Error(`字体文件 ${path} 没有可用的 Unicode 字符表，请更换字体文件。`);
}

function readFormat12(file: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const groups = file.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i += 1) {
    const group = at + 16 + i * 12;
    const start = file.readUInt32BE(group);
    const end = file.readUInt32BE(group + 4);
    const first = file.readUInt32BE(group + 8);
    for (let code = start; code <= end; code += 1) glyphs.set(code, first + code - start);
  }
  return glyphs;
}

function readFormat4(file: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const doubled = file.readUInt16BE(at + 6);
  for (let i = 0; i < doubled; i += 2) {
    const end = file.readUInt16BE(at + 14 + i);
    const start = file.readUInt16BE(at + 16 + doubled + i);
    const delta = file.readUInt16BE(at + 16 + doubled * 2 + i);
    const rangeAt = at + 16 + doubled * 3 + i;
    const range = file.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : file.readUInt16BE(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
