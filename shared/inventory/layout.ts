/** What the columns of a pasted block mean when its headings do not say: a guess that a person corrects. Pure. */
import { z } from 'zod';
import { cellText, columnLetters, type Table } from '../tabular/table.ts';
import { columnZh } from './column-words.ts';
import {
  choiceColumns,
  figureColumns,
  textColumns,
  yearColumns,
  type FigureColumn,
  type InventoryColumn,
} from './columns.ts';
import { figures, isFigure, plainUnit } from './figures.ts';
import type { Header, HeaderResult } from './header.ts';
import { readHeading } from './read-heading.ts';
import { kindOfName } from './recognise-kind.ts';

/** Columns that a person can choose, in the order of a nameplate. */
export const mappableColumns = [
  ...textColumns,
  ...yearColumns,
  'quantity',
  ...figureColumns,
  ...choiceColumns,
] as const satisfies readonly InventoryColumn[];
export type MappableColumn = (typeof mappableColumns)[number];

export const layoutSchema = z.strictObject({
  /** Row of the headings, from 1; null when the first row is a machine already. */
  headerRow: z.number().int().min(1).nullable(),
  /** Meaning of each column from the left; null stays out. */
  columns: z.array(z.enum(mappableColumns).nullable()).max(200),
});
export type Layout = z.infer<typeof layoutSchema>;

export interface LayoutColumn {
  /** As Excel names it. */
  letters: string;
  heading: string;
  samples: string[];
  column: MappableColumn | null;
}

const widthOf = (table: Table): number => Math.max(0, ...table.rows.map((cells) => cells.length));

/** The header as a person laid it out; what cannot be is told in a sentence. */
export function headerOf(table: Table, layout: Layout): HeaderResult {
  const rowIndex = (layout.headerRow ?? 0) - 1;
  const headings = table.rows[rowIndex] ?? [];
  const header: Header = { rowIndex, columns: [], unknown: [], width: widthOf(table) };
  for (let index = 0; index < header.width; index += 1) {
    const text = cellText(headings[index]);
    const column = layout.columns[index] ?? null;
    if (column === null) {
      if (text !== '') header.unknown.push(text);
      continue;
    }
    const before = header.columns.find((other) => other.column === column);
    if (before)
      return {
        kind: 'wrong',
        zh: `${columnLetters(before.index)} 列和 ${columnLetters(index)} 列都选成了“${columnZh[column]}”。请把其中一列改选“不导入”。`,
      };
    header.columns.push({ column, index, text: text || columnZh[column], unit: unitOf(column, text) });
  }
  return header.columns.some(({ column }) => column === 'name')
    ? { kind: 'found', header }
    : { kind: 'wrong', zh: '还没有一列是“设备名称”。请在“各列内容”里把写名称的那一列选为“设备名称”。' };
}

/** The heading's own unit, else the unit that the choice was offered with. */
function unitOf(column: MappableColumn, heading: string): string | null {
  if (!isFigure(column)) return null;
  const written = readHeading(heading);
  if (written?.column === column && written.unit !== null && written.unit in figures[column].units)
    return written.unit;
  return plainUnit(figures[column].unit) || null;
}

/** The layout that a found header means. */
export function layoutOf(header: Header): Layout {
  const columns: Layout['columns'] = Array.from({ length: header.width }, () => null);
  for (const { index, column } of header.columns) if (column !== 'ignored') columns[index] = column;
  return { headerRow: header.rowIndex + 1, columns };
}

/** Headings and first cells of every column, for choosing what they mean. */
export function layoutColumns(table: Table, layout: Layout): LayoutColumn[] {
  const from = layout.headerRow ?? 0;
  const headings = table.rows[from - 1] ?? [];
  return Array.from({ length: widthOf(table) }, (_, index) => ({
    letters: columnLetters(index),
    heading: cellText(headings[index]),
    samples: cellsBelow(table, from, index).slice(0, 3),
    column: layout.columns[index] ?? null,
  }));
}

function cellsBelow(table: Table, from: number, index: number): string[] {
  return table.rows
    .slice(from, from + 30)
    .map((cells) => cellText(cells[index]))
    .filter((text) => text !== '');
}

/** Units that tell a figure when they stand in the cell itself. */
const telling: readonly FigureColumn[] = ['powerKW', 'capacityKVA', 'voltageV', 'currentA', 'speedRPM'];

/** What the cells of a block without headings look like; only what is plain is guessed. */
export function guessLayout(table: Table): Layout {
  const all = Array.from({ length: widthOf(table) }, (_, index) => cellsBelow(table, 0, index));
  const columns: Layout['columns'] = all.map(() => null);
  const take = (index: number, column: MappableColumn) => {
    if (index >= 0 && columns[index] === null && !columns.includes(column)) columns[index] = column;
  };
  const share = (texts: readonly string[], is: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(is).length / texts.length;
  const named = all.map((texts) => share(texts, (text) => kindOfName(text) !== null));
  const best = Math.max(0, ...named);
  take(best > 0 ? named.indexOf(best) : all.findIndex((texts) => share(texts, isWords) > 0.5), 'name');
  all.forEach((texts, index) => {
    if (share(texts, (text) => /^(19|20)\d{2}(年|$)/.test(text)) > 0.8) take(index, 'madeYear');
    for (const figure of telling)
      if (share(texts, (text) => hasUnitOf(text, figure)) >= 0.5) take(index, figure);
    if (new Set(texts).size === texts.length && share(texts, isTag) > 0.8) take(index, 'tag');
    if (share(texts, (text) => /^[a-z]+\d*[-a-z0-9/.×()]*$/i.test(text) && /\d/.test(text)) > 0.5)
      take(index, 'model');
  });
  return { headerRow: null, columns };
}

/** `P-101`, `F-201A`: numbers of a flow sheet, each once. */
const isTag = (text: string): boolean => /^[a-z]{1,4}-\d{2,5}[a-z]?$/i.test(text);

const isWords = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

function hasUnitOf(text: string, figure: FigureColumn): boolean {
  const unit = /^[\d.,]+\s*(\D.*)$/.exec(text)?.[1];
  return unit !== undefined && plainUnit(unit) in figures[figure].units;
}
