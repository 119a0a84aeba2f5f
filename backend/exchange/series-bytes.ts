/** Cells, figures and times straight from the bytes of a line: the plain spellings, everything else is left to text. */
import type { DecimalSign, SeriesMapping } from '../../shared/series/mapping.ts';
import { readTime } from '../../shared/series/read-time.ts';

const quote = 34;
const colon = 58;
const zero = 48;

export interface ByteCells {
  /** Cuts a line. @returns false when it has too few cells or needs the full reading (quotes within quotes) */
  split: (bytes: Buffer, from: number, to: number) => boolean;
  start: (index: number) => number;
  end: (index: number) => number;
}

export function createByteCells(delimiter: SeriesMapping['delimiter'], needed: number): ByteCells {
  const separator = delimiter.charCodeAt(0);
  const starts = new Int32Array(needed);
  const ends = new Int32Array(needed);
  return {
    split(bytes, from, to) {
      let at = from;
      for (let cell = 0; cell < needed; cell += 1) {
        if (at > to) return false;
        let end: number;
        let next: number;
        if (bytes[at] === quote && at < to) {
          end = bytes.indexOf(quote, at + 1);
          if (end < 0 || end >= to + 1) return false;
          at += 1;
          next = end + 1;
          if (next < to && bytes[next] !== separator) return false;
        } else {
          end = at;
          while (end < to && bytes[end] !== separator) end += 1;
          next = end;
        }
        starts[cell] = at;
        ends[cell] = end;
        at = next + 1;
      }
      return true;
    },
    start: (index) => starts[index] ?? 0,
    end: (index) => ends[index] ?? 0,
  };
}

const powers = Array.from({ length: 19 }, (_, i) => 10 ** i);

/** A plain figure; NaN for an empty cell, grouped thousands, more than 15 digits and all that is none. */
export function readFigure(bytes: Buffer, from: number, to: number, decimal: DecimalSign): number {
  let at = from;
  let end = to;
  while (at < end && bytes[at] === 32) at += 1;
  while (end > at && bytes[end - 1] === 32) end -= 1;
  const sign = bytes[at];
  if (sign === 45 || sign === 43) at += 1;
  const point = decimal.charCodeAt(0);
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= zero && byte <= 57) {
      mantissa = mantissa * 10 + (byte - zero);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (byte === point && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  const value = decimals > 0 ? mantissa / (powers[decimals] ?? 1) : mantissa;
  return sign === 45 ? -value : value;
}

/** Two digits and more after the last colon: seconds with fractions, or minutes; NaN for anything else. */
function readTail(bytes: Buffer, from: number, to: number): number {
  const value = readFigure(bytes, from, to, '.');
  return value >= 0 && value < 60 ? value : Number.NaN;
}

/**
 * Milliseconds of a line's time. Neighbouring lines share everything before the last colon, so that part is read once
 * and compared from then on; a date of its own column likewise. NaN leaves the line to the full reading.
 */
export function createClockReader(mapping: SeriesMapping): (bytes: Buffer, cells: ByteCells) => number {
  const { timeColumns, dateOrder, decimal } = mapping;
  const [first = 0, second] = timeColumns;
  if (dateOrder === 'unix' || dateOrder === 'excel') {
    return (bytes, cells) => {
      const value = readFigure(bytes, cells.start(first), cells.end(first), decimal);
      return Number.isNaN(value) ? value : readTime(String(value), dateOrder);
    };
  }
  if (second === undefined) return createPrefixReader((text) => readTime(text, dateOrder), first);
  const date = createSameReader((text) => readTime(text, dateOrder), first);
  const clock = createPrefixReader((text) => readTime(text, 'ymd'), second);
  return (bytes, cells) => {
    const day = date(bytes, cells);
    return Number.isNaN(day) ? day : day + clock(bytes, cells);
  };
}

function sameBytes(bytes: Buffer, from: number, to: number, known: Buffer): boolean {
  if (to - from !== known.length) return false;
  for (let i = known.length - 1; i >= 0; i -= 1) if (bytes[from + i] !== known[i]) return false;
  return true;
}

/** A whole cell that stays the same for many lines. */
function createSameReader(read: (text: string) => number, column: number) {
  let known: Buffer = Buffer.alloc(0);
  let knownMs = Number.NaN;
  return (bytes: Buffer, cells: ByteCells): number => {
    const from = cells.start(column);
    const to = cells.end(column);
    if (known.length > 0 && sameBytes(bytes, from, to, known)) return knownMs;
    const text = bytes.toString('latin1', from, to);
    knownMs = /^[\x20-\x7e]+$/.test(text) ? read(text) : Number.NaN;
    known = Number.isNaN(knownMs) ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from, to));
    return knownMs;
  };
}

const withSeconds = /^(.*\d{1,2}:\d{2}):(\d{2}(?:\.\d+)?)$/;
const withMinutes = /^((?:.*[T\s])?\d{1,2}):(\d{2})$/;

function createPrefixReader(read: (text: string) => number, column: number) {
  let known: Buffer = Buffer.alloc(0);
  let knownMs = Number.NaN;
  let unitMs = 1000;
  return (bytes: Buffer, cells: ByteCells): number => {
    const from = cells.start(column);
    const to = cells.end(column);
    let last = to - 1;
    while (last > from && bytes[last] !== colon) last -= 1;
    if (known.length > 0 && sameBytes(bytes, from, last, known)) {
      const tail = readTail(bytes, last + 1, to);
      return knownMs + Math.round(tail * unitMs);
    }
    const text = bytes.toString('latin1', from, to);
    const ms = /^[\x20-\x7e]+$/.test(text) ? read(text) : Number.NaN;
    const seconds = withSeconds.exec(text);
    const tail = seconds ?? withMinutes.exec(text);
    // `10:00:05:250` ends in thousandths, `10:00 PM` in a half of the day: neither has a tail that can be counted on.
    const counted = tail !== null && !Number.isNaN(ms) && !(seconds && /\d:\d{2}:\d{2}:/.test(text));
    unitMs = seconds ? 1000 : 60_000;
    knownMs = counted ? ms - Math.round(Number(tail[2]) * unitMs) : Number.NaN;
    known = counted ? Buffer.from(bytes.subarray(from, last)) : Buffer.alloc(0);
    return ms;
  };
}
