/** One column of a logger's file, line by line, read from the bytes without making text of them. */
import { open } from 'node:fs/promises';
import { cellsOf, placeholder } from '../../shared/series/detect.ts';
import type { SeriesEncoding, SeriesMapping } from '../../shared/series/mapping.ts';
import type { ScanReport } from '../../shared/series/problems.ts';
import { readTime, looksLikeClock, looksLikeDate } from '../../shared/series/read-time.ts';
import { readValue } from '../../shared/series/read-value.ts';
import { BadFileError } from './errors.ts';
import { createByteCells, createClockReader, readFigure } from './series-bytes.ts';

const blockBytes = 256_000;
const lineLimitBytes = 1_000_000;
const namedTokens = 20;
const namedJumps = 20;
/** Lines without a figure whose times are kept, to count them within an interval. */
const unreadableKept = 100_000;
/** Values kept in memory so that another interval needs no second reading: 64 MB. */
const keptValues = 4_000_000;

/** Values with their times, in milliseconds or line numbers. */
export interface ColumnData {
  key: string;
  report: ScanReport;
  unreadableT: number[];
  /** Null when there are too many to be kept. */
  values: { t: Float64Array; v: Float64Array; count: number } | null;
}

export interface RowScanner {
  /** One line without its end. @returns false once a second table begins */
  take: (bytes: Buffer, from: number, to: number) => boolean;
  report: () => ScanReport;
  unreadableT: () => number[];
}

export interface ScanRequest {
  mapping: SeriesMapping;
  column: number;
  encoding: SeriesEncoding;
  /** Cells of the heading, to know it again. */
  heading: readonly string[];
  unitRow: readonly string[];
}

const wallClock = (t: number) => new Date(t).toISOString().slice(0, 19).replace('T', ' ');

export function createRowScanner(
  request: ScanRequest,
  onValue: (t: number, value: number) => void,
): RowScanner {
  const { mapping, column } = request;
  const { delimiter, timeColumns, dateOrder } = mapping;
  const timed = timeColumns.length > 0;
  const offsetMs = mapping.clockOffsetMin * 60_000;
  const needed = Math.max(column, ...timeColumns) + 1;
  const cells = createByteCells(delimiter, needed);
  const clock = createClockReader(mapping);
  const decoder = new TextDecoder(request.encoding);
  const headings = [request.heading, request.unitRow]
    .filter((row) => row.length > 1)
    .map((row) => row.join('\u0000'));
  const tokens = new Map<string, ScanReport['tokens'][number]>();
  const unreadableT: number[] = [];
  const report: ScanReport = {
    rows: 0,
    emptyCells: 0,
    unreadable: 0,
    tokens: [],
    backwards: [],
    repeated: 0,
    firstRepeated: null,
    repeatedHeadings: 0,
    secondTable: null,
  };
  let row = 0;
  let lastT = Number.NEGATIVE_INFINITY;

  const accept = (t: number, value: number) => {
    report.rows += 1;
    if (timed) {
      if (t < lastT && report.backwards.length < namedJumps)
        report.backwards.push({ row, before: wallClock(lastT), after: wallClock(t) });
      if (t === lastT) {
        report.repeated += 1;
        report.firstRepeated ??= { row, text: wallClock(t) };
      }
      lastT = t;
    }
    onValue(timed ? t : row, value);
  };
  const refuse = (cell: 'value' | 'time' | 'short', text: string, t: number) => {
    report.rows += 1;
    report.unreadable += 1;
    if (unreadableT.length < unreadableKept) unreadableT.push(timed ? t : row);
    const key = `${cell}\u0000${cell === 'value' ? text : ''}`;
    const held = tokens.get(key);
    if (held) held.count += 1;
    else if (tokens.size < namedTokens) tokens.set(key, { text: text.slice(0, 60), count: 1, row, cell });
  };
  /** The full reading, for every line that is not as plain as most. @returns false at a second table */
  const readSlowly = (line: string): boolean => {
    const texts = cellsOf(line, delimiter);
    const filled = texts.filter((text) => text !== '');
    if (filled.length === 0) return true;
    if (headings.includes(texts.join('\u0000'))) {
      report.repeatedHeadings += 1;
      return true;
    }
    const text = texts[column] ?? '';
    const value = readValue(text, mapping);
    const timeText = timeColumns.map((index) => texts[index] ?? '').join(' ');
    const t = timed ? readTime(timeText, dateOrder) + offsetMs : row;
    if (Number.isFinite(value) && !Number.isNaN(t)) accept(t, value);
    else if (report.rows > 0 && isHeading(filled, mapping)) {
      report.secondTable = { row, text: filled.slice(0, 4).join('、').slice(0, 60) };
      return false;
    } else if (texts.length < needed) refuse('short', line.trim().slice(0, 40), t);
    else if (Number.isNaN(t)) refuse('time', timeText, t);
    else if (text === '') {
      report.rows += 1;
      report.emptyCells += 1;
    } else refuse('value', text, t);
    return true;
  };
  return {
    take(bytes, from, to) {
      row += 1;
      if (row <= mapping.headerLines || to <= from) return true;
      if (cells.split(bytes, from, to)) {
        const value = readFigure(bytes, cells.start(column), cells.end(column), mapping.decimal);
        if (!Number.isNaN(value)) {
          const t = timed ? clock(bytes, cells) : row;
          if (!Number.isNaN(t)) {
            accept(timed ? t + offsetMs : t, value);
            return true;
          }
        }
      }
      return readSlowly(decoder.decode(bytes.subarray(from, to)));
    },
    report: () => ({ ...report, tokens: [...tokens.values()] }),
    unreadableT: () => unreadableT,
  };
}

/** Two words or more and neither figure nor time nor a sign for a missing figure. */
function isHeading(filled: readonly string[], mapping: SeriesMapping): boolean {
  const isWord = (text: string) =>
    !placeholder.test(text) &&
    !looksLikeDate(text) &&
    !looksLikeClock(text) &&
    Number.isNaN(readValue(text, mapping)) &&
    /\p{L}/u.test(text);
  return filled.length >= 2 && filled.every(isWord);
}

/** Complete lines of a file in blocks. `onLine` returns false to end the reading. */
export async function* readLines(
  path: string,
  fileName: string,
  onLine: (bytes: Buffer, from: number, to: number) => boolean,
): AsyncGenerator<number, void> {
  const handle = await open(path);
  const block = Buffer.allocUnsafe(lineLimitBytes + blockBytes);
  let have = 0;
  let doneBytes = 0;
  let line = 0;
  const give = (from: number, end: number) => {
    line += 1;
    const skipped =
      line === 1 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? from + 3 : from;
    return onLine(block, skipped, end > skipped && block[end - 1] === 13 ? end - 1 : end);
  };
  try {
    for (;;) {
      const { bytesRead } = await handle.read(block, have, blockBytes, null);
      const end = have + bytesRead;
      let from = 0;
      for (let at = block.indexOf(10, have); at >= 0 && at < end; at = block.indexOf(10, from)) {
        if (!give(from, at)) return;
        from = at + 1;
      }
      doneBytes += bytesRead;
      if (bytesRead === 0) {
        if (end > from) give(from, end);
        return;
      }
      block.copyWithin(0, from, end);
      have = end - from;
      if (have > lineLimitBytes)
        throw new BadFileError(
          fileName,
          `第 ${line + 1} 行超过 100 万个字符，不是按行记录的数据。请重新导出为 CSV。`,
        );
      yield doneBytes;
    }
  } finally {
    await handle.close();
  }
}

/** Keeps values as they come until they are too many. */
export function createRecorder() {
  let t = new Float64Array(65_536);
  let v = new Float64Array(65_536);
  let count = 0;
  let overflown = false;
  return {
    add(at: number, value: number): void {
      if (overflown) return;
      if (count === t.length) {
        if (count * 2 > keptValues * 1.05) {
          overflown = true;
          t = v = new Float64Array(0);
          return;
        }
        t = grown(t);
        v = grown(v);
      }
      t[count] = at;
      v[count] = value;
      count += 1;
    },
    values: () => (overflown ? null : { t, v, count }),
  };
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
