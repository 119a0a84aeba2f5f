/** Small constructors of report blocks and cells, so that chapters read as content. */
import { formatFixed, formatSignificant, formatValue } from '../quantity/format.ts';
import type { Block, Cell, TableBlock } from './model.ts';

/** Printed where a value does not apply or was not recorded. */
export const NONE = '—';
/** Printed where a value is needed and nobody has confirmed it yet. */
export const TO_CHECK = '待核对';

export type CellInput = Cell | string;
type TableOptions = { note?: string };

export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
export const muted = (text: string): Block => ({ type: 'paragraph', text, muted: true });
export const list = (items: string[]): Block => ({ type: 'list', items });
export const info = (text: string): Block => ({ type: 'callout', tone: 'info', text });
export const warn = (text: string): Block => ({ type: 'callout', tone: 'warn', text });

/** Paragraphs of a text a person wrote; one per line, empty lines dropped. */
export function paragraphs(text: string | null | undefined, whenEmpty: string): Block[] {
  const lines = (text ?? '').split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.length > 0 ? lines.map(paragraph) : [muted(whenEmpty)];
}

export function table(
  caption: string,
  columns: { title: string; width: number; align?: Cell['align'] }[],
  rows: CellInput[][],
  options: TableOptions = {},
): TableBlock {
  return {
    type: 'table',
    caption,
    widths: columns.map((column) => column.width),
    head: [columns.map((column) => ({ text: column.title, align: 'center', bold: true }))],
    rows: rows.map((row) => row.map((cell, i) => toCell(cell, columns[i]?.align))),
    ...options,
  };
}

/** Name–value table of two pairs per row, the usual form of a basic-facts sheet. */
export function factTable(
  caption: string,
  facts: readonly (readonly [string, string])[],
  note?: string,
): TableBlock {
  const rows: Cell[][] = [];
  for (let i = 0; i < facts.length; i += 2) {
    const pair = [facts[i], facts[i + 1] ?? (['', ''] as const)];
    rows.push(
      pair.flatMap((fact) => [
        { text: fact?.[0] ?? '', bold: true, label: true },
        { text: fact?.[1] ?? '', muted: fact?.[1] === TO_CHECK },
      ]),
    );
  }
  return { type: 'table', caption, widths: [18, 32, 18, 32], head: [], rows, ...(note ? { note } : {}) };
}

function toCell(cell: CellInput, align: Cell['align']): Cell {
  const object = typeof cell === 'string' ? { text: cell } : cell;
  const isOpen = object.text === TO_CHECK || object.text === NONE;
  return { ...(align ? { align } : {}), ...(isOpen ? { muted: true } : {}), ...object };
}

/** Right-aligned figure; unknown becomes a dash. */
export function figure(value: number | null | undefined, decimals?: number): Cell {
  if (value === null || value === undefined || !Number.isFinite(value)) return { text: NONE, align: 'right' };
  return { text: decimals === undefined ? formatValue(value) : formatFixed(value, decimals), align: 'right' };
}

export const textOr = (value: string | null | undefined, fallback: string = TO_CHECK): string =>
  value === null || value === undefined || value.trim() === '' ? fallback : value.trim();

export const numberOr = (value: number | null | undefined, unit = '', fallback: string = TO_CHECK): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? fallback
    : `${formatValue(value)}${unit === '' ? '' : ` ${unit}`}`;

/** A given number as it was given: no padding zeros, at most six significant digits. */
export const given = (value: number): string => formatSignificant(value, 6).replace(/^-/, '−');

export const countOr = (value: number | null | undefined, unit = ''): string =>
  value === null || value === undefined ? TO_CHECK : `${value}${unit}`;

export const yesNo = (value: boolean | null | undefined): string =>
  value === null || value === undefined ? TO_CHECK : value ? '是' : '否';

/** 2026年8月3日 from an ISO date or instant; anything else is printed as it is. */
export function dateZh(iso: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso ?? '');
  if (!match) return textOr(iso);
  const [, year, month, day] = match;
  return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
}

export const wanYuan = (yuan: number | null | undefined): number | null =>
  yuan === null || yuan === undefined ? null : yuan / 10_000;
