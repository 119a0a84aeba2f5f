/** Recognises the layout of a logger's text from its first lines: separator, heading, decimals, dates. */
import { detectDelimiter, parseDelimited, type Delimiter } from '../tabular/delimited.ts';
import { cellText } from '../tabular/table.ts';
import type { SeriesColumn, SeriesMapping } from './mapping.ts';
import { detectOrder, looksLikeClock, looksLikeDate } from './read-time.ts';

export interface SeriesLayout {
  mapping: SeriesMapping;
  columns: SeriesColumn[];
  /** First lines of data as they stand. */
  sample: string[][];
  /** Day and month may be the other way round; a person should look. */
  dateDoubtful: boolean;
}

const sampleRows = 200;

/** @returns null when no line of numbers is found among the first ones. */
export function detectLayout(head: string): SeriesLayout | null {
  const delimiter = detectDelimiter(head);
  const rows = parseDelimited(head, delimiter).rows.map((row) => row.map((cell) => cellText(cell)));
  const decimal = detectDecimal(rows, delimiter);
  const start = rows.findIndex((_, at) => [at, at + 1].every((i) => isData(rows[i], decimal)));
  const first = start >= 0 ? start : rows.findIndex((row) => isData(row, decimal));
  if (first < 0) return null;
  const data = rows.slice(first, first + sampleRows).filter((row) => isData(row, decimal));
  const timeColumns = findTimeColumns(data);
  const dates = data.map((row) => row[timeColumns[0] ?? -1] ?? '');
  const { order, doubtful } = detectOrder(dates);
  return {
    mapping: { delimiter, headerLines: first, timeColumns, dateOrder: order, decimal },
    columns: nameColumns(rows.slice(0, first), data, timeColumns, decimal),
    sample: data.slice(0, 6),
    dateDoubtful: doubtful,
  };
}

/** A figure as loggers write it, with the given decimal sign. NaN for anything else. */
export function readValue(text: string, decimal: '.' | ','): number {
  const plain = decimal === ',' ? text.replace(/\./g, '').replace(',', '.') : text;
  return plain.trim() === '' ? Number.NaN : Number(plain);
}

function detectDecimal(rows: readonly string[][], delimiter: Delimiter): '.' | ',' {
  if (delimiter === ',') return '.';
  const cells = rows.slice(0, sampleRows).flat();
  const commas = cells.filter((cell) => /^-?\d+,\d+$/.test(cell)).length;
  const points = cells.filter((cell) => /^-?\d+\.\d+$/.test(cell)).length;
  return commas > points ? ',' : '.';
}

function isData(row: readonly string[] | undefined, decimal: '.' | ','): boolean {
  const cells = (row ?? []).filter((cell) => cell !== '');
  const times = cells.filter((cell) => looksLikeDate(cell) || looksLikeClock(cell)).length;
  const numbers = cells.filter((cell) => Number.isFinite(readValue(cell, decimal))).length;
  return numbers > 0 && (times + numbers) * 2 > cells.length;
}

function findTimeColumns(data: readonly string[][]): number[] {
  const width = Math.max(0, ...data.map((row) => row.length));
  const mostly = (index: number, test: (text: string) => boolean) =>
    data.filter((row) => test(row[index] ?? '')).length * 2 > data.length;
  const indexes = Array.from({ length: width }, (_, index) => index);
  const date = indexes.find((index) => mostly(index, looksLikeDate));
  const clock = indexes.find((index) => mostly(index, looksLikeClock));
  if (date === undefined) return clock === undefined ? [] : [clock];
  const dateHasTime = data.some((row) => /\d[T\s]+(上午|下午)?\s*\d{1,2}[:时]\d/.test(row[date] ?? ''));
  return dateHasTime || clock === undefined ? [date] : [date, clock];
}

function nameColumns(
  before: readonly string[][],
  data: readonly string[][],
  timeColumns: readonly number[],
  decimal: '.' | ',',
): SeriesColumn[] {
  const width = Math.max(0, ...data.map((row) => row.length));
  const headings = before.filter((row) => row.filter((cell) => cell !== '').length * 2 >= width);
  const last = headings.at(-1) ?? [];
  const unitRow = headings.length > 1 && isUnitRow(last) ? last : null;
  const nameRow = unitRow ? (headings.at(-2) ?? []) : last;
  return Array.from({ length: width }, (_, index) => {
    const text = nameRow[index] ?? '';
    const bracket = /^(.*?)\s*[([【]([^)\]】]*)[)\]】]\s*$/.exec(text);
    const numbers = data.filter((row) => Number.isFinite(readValue(row[index] ?? '', decimal))).length;
    return {
      index,
      name: (bracket?.[1] || text || `第 ${index + 1} 列`).trim(),
      unit: (unitRow?.[index] || bracket?.[2] || '').replace(/^[[(]|[\])]$/g, '').trim(),
      numeric: !timeColumns.includes(index) && numbers * 2 > data.length,
    };
  });
}

/** Short entries, most of them units: `kW`, `[%]`, `°C`. */
function isUnitRow(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '');
  const units = cells.filter((cell) =>
    /^[[(]?(%|‰|°?c|℃|k|ppm|mg\/m3|mg\/nm3|[kmg]?w|[kmg]?wh|[km]?va|[km]?var|[km]?v|m?a|hz|[khm]?pa|mbar|bar|m3\/h|nm3\/h|t\/h|kg\/h|m\/s|s|min|h|yyyy.*|hh.*|-|—)[\])]?$/i.test(
      cell,
    ),
  );
  return cells.length > 0 && units.length * 2 > cells.length;
}
