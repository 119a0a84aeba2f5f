/** Recognises the layout of a logger's text from its first lines; whatever a person has set stays as set. */
import { delimiters, parseDelimited, type Delimiter } from '../tabular/delimited.ts';
import { cellText } from '../tabular/table.ts';
import { isUnitRow, nameColumns } from './columns.ts';
import type { SeriesColumn, SeriesEncoding, SeriesMapping, SeriesSettings } from './mapping.ts';
import { detectStyle, readValue, type NumberStyle, type StyleGuess } from './read-value.ts';
import {
  detectOrder,
  hasClock,
  looksLikeClock,
  looksLikeDate,
  readTime,
  statedZoneMin,
} from './read-time.ts';

export interface DetectedLayout {
  mapping: SeriesMapping;
  columns: SeriesColumn[];
  /** The first lines of the file, cut into cells. */
  lines: string[][];
  /** Day and month may be the other way round; a person should look. */
  dateDoubtful: boolean;
  /** A comma may be a decimal or a thousands sign. */
  decimalDoubtful: boolean;
  /** Minutes east of Greenwich that the times state. */
  statedZoneMin: number | null;
}

const sampleRows = 200;
const shownLines = 40;
/** China's time, min east of Greenwich; files that state another zone are moved to it. */
export const siteZoneMin = 480;
/** What instruments write where they have no figure. */
export const placeholder =
  /^(-+|—+|\*+|-\+|n\/?a|nan|null|ol|over|under|err(or)?|[+-]?inf\w*|[<>#].*|无|空)$/i;

/** Lines of the beginning of a file; a quoted line break is not known to loggers and ends the line like any other. */
export function splitLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** Cells of one line, made plain. */
export function cellsOf(line: string, delimiter: Delimiter): string[] {
  return (parseDelimited(line, delimiter).rows[0] ?? []).map((cell) => cellText(cell));
}

/** @returns null when no line of figures is found among the first ones. */
export function detectLayout(
  head: string,
  settings: SeriesSettings = {},
  known: { encoding: SeriesEncoding; sheet: number } = { encoding: 'utf-8', sheet: 0 },
): DetectedLayout | null {
  const lines = splitLines(head).slice(0, 1000 + sampleRows);
  const delimiter = settings.delimiter ?? detectDelimiter(lines);
  const rows = lines.map((line) => cellsOf(line, delimiter));
  const style = styleOf(rows, delimiter, settings);
  const width = commonWidth(rows);
  const first = settings.headerLines ?? firstDataRow(rows, width, style);
  if (first < 0 || first >= rows.length) return null;
  const data = rows.slice(first, first + sampleRows).filter((row) => isData(row, style));
  if (data.length === 0) return null;
  const heading = headingLines(rows.slice(0, first), width, settings);
  const names = heading.nameLine === null ? undefined : rows[heading.nameLine - 1];
  const time = timeOf(data, names, settings);
  const zone = zoneOf(data, time);
  const numbersOf = (index: number) =>
    data.filter((row) => Number.isFinite(readValue(row[index] ?? '', style))).length;
  const entriesOf = (index: number) =>
    data.filter((row) => (row[index] ?? '') !== '' && !placeholder.test(row[index] ?? '')).length;
  const columns = nameColumns(
    Math.max(0, ...data.map((row) => row.length)),
    names,
    heading.unitLine === null ? undefined : rows[heading.unitLine - 1],
    (index) =>
      !time.columns.includes(index) && numbersOf(index) > 0 && numbersOf(index) * 2 > entriesOf(index),
  );
  return {
    mapping: {
      encoding: known.encoding,
      sheet: known.sheet,
      delimiter,
      headerLines: first,
      ...heading,
      timeColumns: time.columns,
      dateOrder: time.order,
      decimal: style.decimal,
      thousands: style.thousands,
      clockOffsetMin: settings.clockOffsetMin ?? (zone === null ? 0 : siteZoneMin - zone),
    },
    columns: trimEmptyTail(columns, names),
    lines: rows.slice(0, Math.min(rows.length, first + shownLines)),
    dateDoubtful: settings.dateOrder === undefined && time.doubtful,
    decimalDoubtful: style.doubtful,
    statedZoneMin: zone,
  };
}

/** A delimiter at the end of each line makes one more column that holds nothing. */
function trimEmptyTail(columns: SeriesColumn[], names: readonly string[] | undefined): SeriesColumn[] {
  const last = columns.at(-1);
  return last && !last.numeric && (names?.[last.index] ?? '') === '' ? columns.slice(0, -1) : columns;
}

const figure = /^[+-]?(\d+([.,' ]\d+)*|[.,]\d+)([eE][+-]?\d+)?$/;
const isClean = (cell: string) =>
  cell === '' || figure.test(cell) || looksLikeClock(cell) || looksLikeDate(cell) || placeholder.test(cell);

/** The separator that cuts most lines into the same number of cells, most of which are then figures and times. */
function detectDelimiter(lines: readonly string[]): Delimiter {
  const probe = lines.slice(-Math.max(1, Math.min(60, Math.ceil(lines.length * 0.8))));
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const rows = probe.map((line) => cellsOf(line, delimiter)).filter((row) => row.length > 1);
    const width = commonWidth(rows);
    const alike = rows.filter((row) => row.length === width);
    const cells = alike.flat();
    const clean = cells.filter((cell) => isClean(cell)).length / Math.max(1, cells.length);
    const score = width > 1 ? alike.length * (clean + Math.min(width, 50) / 1000) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? 0;
}

function styleOf(rows: readonly string[][], delimiter: Delimiter, settings: SeriesSettings): StyleGuess {
  const isTime = (cell: string) => looksLikeDate(cell) || looksLikeClock(cell);
  const cells = rows
    .slice(-sampleRows)
    .flat()
    .filter((cell) => !isTime(cell));
  const guess = detectStyle(cells, delimiter === ',');
  const decimal = settings.decimal ?? guess.decimal;
  const thousands = settings.thousands ?? (guess.thousands === decimal ? '' : guess.thousands);
  return { decimal, thousands, doubtful: settings.decimal === undefined && guess.doubtful };
}

function isData(row: readonly string[] | undefined, style: NumberStyle): boolean {
  const cells = (row ?? []).filter((cell) => cell !== '');
  const times = cells.filter((cell) => looksLikeDate(cell) || looksLikeClock(cell)).length;
  const numbers = cells.filter((cell) => Number.isFinite(readValue(cell, style))).length;
  const blanks = cells.filter((cell) => placeholder.test(cell)).length;
  return numbers > 0 && (times + numbers + blanks) * 2 >= cells.length;
}

/** Two lines of figures in a row and as wide as the table; a line of settings above it is narrower. */
function firstDataRow(rows: readonly string[][], width: number, style: NumberStyle): number {
  const fits = (at: number) => isData(rows[at], style) && (rows[at]?.length ?? 0) * 2 > width;
  const pair = rows.findIndex((_, at) => fits(at) && fits(at + 1));
  return pair >= 0 ? pair : rows.findIndex((_, at) => fits(at));
}

function headingLines(before: readonly string[][], width: number, settings: SeriesSettings) {
  const wide = before
    .map((row, at) => ({ row, line: at + 1 }))
    .filter(({ row }) => row.filter((cell) => cell !== '').length * 2 >= width);
  const last = wide.at(-1);
  // Units may be missing for time and status, so that their line can be half empty.
  const above = before.at(-1);
  const unitLine =
    above && above.some((cell) => cell !== '') && isUnitRow(above) && before.length > 1
      ? before.length
      : null;
  const named = unitLine === last?.line ? wide.at(-2) : last;
  return {
    nameLine: settings.nameLine === undefined ? (named?.line ?? null) : settings.nameLine,
    unitLine: settings.unitLine === undefined ? unitLine : settings.unitLine,
  };
}

function timeOf(
  data: readonly string[][],
  names: readonly string[] | undefined,
  settings: SeriesSettings,
): { columns: number[]; order: SeriesMapping['dateOrder']; doubtful: boolean } {
  const counted = settings.timeColumns ? null : findCountedTime(data, names);
  const columns = settings.timeColumns ?? counted?.columns ?? findTimeColumns(data);
  const dates = data.map((row) => row[columns[0] ?? -1] ?? '');
  const guess = detectOrder(dates);
  return {
    columns,
    order: settings.dateOrder ?? counted?.order ?? guess.order,
    doubtful: columns.length > 0 && !counted && dates.some((date) => looksLikeDate(date)) && guess.doubtful,
  };
}

function findTimeColumns(data: readonly string[][]): number[] {
  const width = Math.max(0, ...data.map((row) => row.length));
  const mostly = (index: number, test: (text: string) => boolean) =>
    data.filter((row) => test(row[index] ?? '')).length * 2 > data.length;
  const indexes = Array.from({ length: width }, (_, index) => index);
  const date = indexes.find((index) => mostly(index, looksLikeDate));
  const clock = indexes.find((index) => mostly(index, looksLikeClock));
  if (date === undefined) return clock === undefined ? [] : [clock];
  const dateHasTime = data.some((row) => hasClock(row[date] ?? ''));
  return dateHasTime || clock === undefined ? [date] : [date, clock];
}

/** A column called time whose numbers are days of a spreadsheet or seconds since 1970. */
function findCountedTime(data: readonly string[][], names: readonly string[] | undefined) {
  const index = (names ?? []).findIndex((name) => /time|date|stamp|时间|日期|时刻/i.test(name));
  const values = data.map((row) => row[index] ?? '');
  if (index < 0 || !values.every((value) => /^\d+([.,]\d+)?$/.test(value))) return null;
  const first = Number((values[0] ?? '').replace(',', '.'));
  const isUnix = (first > 9e8 && first < 4e9) || (first > 9e11 && first < 4e12);
  const isExcel = first > 36_000 && first < 73_000;
  if (!isUnix && !isExcel) return null;
  return { columns: [index], order: isUnix ? ('unix' as const) : ('excel' as const) };
}

function zoneOf(
  data: readonly string[][],
  time: { columns: readonly number[]; order: SeriesMapping['dateOrder'] },
): number | null {
  if (time.order === 'unix') return 0;
  return statedZoneMin(data[0]?.[time.columns.at(-1) ?? -1] ?? '');
}

/** A sample line as it will be read: milliseconds and figures, null where the cell cannot be read so. */
export function readSample(
  row: readonly string[],
  mapping: SeriesMapping,
): { t: number | null; values: (number | null)[] } {
  const [first, second] = mapping.timeColumns;
  const text = [first, second].flatMap((index) => (index === undefined ? [] : [row[index] ?? ''])).join(' ');
  const t = first === undefined ? Number.NaN : readTime(text, mapping.dateOrder);
  return {
    t: Number.isNaN(t) ? null : t + mapping.clockOffsetMin * 60_000,
    values: row.map((cell) => {
      const value = readValue(cell, mapping);
      return Number.isFinite(value) ? value : null;
    }),
  };
}

/**
 * What tells one kind of export from another: the names of its columns and how they are separated. Serial numbers and
 * dates stand above the heading and are left out; phase and channel numbers in the names stay.
 */
export function layoutSignature(layout: Pick<DetectedLayout, 'mapping' | 'columns'>): string {
  const { delimiter, nameLine } = layout.mapping;
  const named = nameLine === null ? `unnamed:${layout.columns.length}` : '';
  const names = layout.columns.map((column) => `${column.name.toLowerCase()}|${column.unit.toLowerCase()}`);
  return JSON.stringify([delimiter, named, ...names]);
}
