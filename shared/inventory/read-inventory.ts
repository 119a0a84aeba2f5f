/** A ledger as a table → machines to import, and every row that stays out with its reason. Pure. */
import type { EquipmentKind } from '../model/vocabulary.ts';
import { cellText, columnLetters, type Cell, type Table } from '../tabular/table.ts';
import { isBlank, isFormulaError, readCount, readFigure, readYear, type CellValue } from './cell-values.ts';
import { columnZh } from './column-words.ts';
import {
  choiceColumns,
  figureColumns,
  textColumns,
  yearColumns,
  type FigureColumn,
  type InventoryColumn,
  type TextColumn,
} from './columns.ts';
import { figures, plateNumber } from './figures.ts';
import { findHeader, type Header, type HeaderColumn } from './header.ts';
import { headerOf, layoutOf, type Layout } from './layout.ts';
import { fieldOf, rangeFault } from './nameplate.ts';
import { kindOfCategory, kindOfName } from './recognise-kind.ts';
import type { InventoryRow, Refusal } from './row.ts';

export interface Inventory {
  rows: InventoryRow[];
  refused: Refusal[];
  /** Rows passed over without loss: totals, repeated headings. */
  skipped: { row: number; zh: string }[];
  /** Columns whose contents stay out because their heading means nothing here. */
  unknownHeadings: string[];
  layout: Layout;
}

export type InventoryResult = { kind: 'read'; inventory: Inventory } | { kind: 'none' | 'wrong'; zh: string };

export const inventoryRowLimit = 5000;
const textLimits: Record<Exclude<TextColumn, 'kind'>, number> = {
  name: 400,
  tag: 80,
  model: 200,
  manufacturer: 400,
  location: 400,
  note: 1000,
};

/**
 * @param thisYear calendar year of the import, the latest year a nameplate can bear.
 * @param layout what a person says the columns mean; without it the headings say so.
 */
export function readInventory(table: Table, thisYear: number, layout: Layout | null = null): InventoryResult {
  const found = layout ? headerOf(table, layout) : findHeader(table);
  if (found.kind !== 'found') return found;
  const { header } = found;
  const body = table.rows.slice(header.rowIndex + 1);
  const filled = body.filter((cells) => cells.some((cell) => cellText(cell) !== '')).length;
  if (filled > inventoryRowLimit) {
    return {
      kind: 'wrong',
      zh: `第 ${header.rowIndex + 2} 行起共有 ${filled} 行，一次最多导入 ${inventoryRowLimit} 行。请分成几个文件。`,
    };
  }
  const inventory: Inventory = {
    rows: [],
    refused: [],
    skipped: [],
    unknownHeadings: header.unknown,
    layout: layout ?? layoutOf(header),
  };
  const reader = new RowReader(header, thisYear);
  body.forEach((cells, index) => reader.read(cells, header.rowIndex + 2 + index, inventory));
  if (inventory.rows.length + inventory.refused.length === 0) {
    return {
      kind: 'wrong',
      zh: `${header.rowIndex < 0 ? '' : `第 ${header.rowIndex + 1} 行是表头，下面`}没有设备。请从第 ${header.rowIndex + 2} 行起每行写一台（种）设备。`,
    };
  }
  return { kind: 'read', inventory };
}

/** Reads rows in order, because a merged or “同上” cell means what stands above it. */
class RowReader {
  private readonly header: Header;
  private readonly thisYear: number;
  private readonly columns: ReadonlyMap<InventoryColumn, HeaderColumn>;
  private above: Partial<Record<TextColumn, string>> = {};

  constructor(header: Header, thisYear: number) {
    this.header = header;
    this.thisYear = thisYear;
    this.columns = new Map(header.columns.map((column) => [column.column, column]));
  }

  read(cells: readonly Cell[], row: number, into: Inventory): void {
    if (cells.every((cell) => cellText(cell) === '')) return;
    const passed = this.passOver(cells);
    if (passed) {
      into.skipped.push({ row, zh: passed });
      return;
    }
    const refused: Refusal[] = [];
    const refuse = (column: InventoryColumn, cure: string) => {
      const at = this.columns.get(column);
      refused.push({
        row,
        column: at ? columnLetters(at.index) : '',
        heading: at?.text ?? '',
        text: at ? shorten(cellText(cells[at.index])) : '',
        cure,
      });
    };
    const overflow = cells.findIndex((cell, i) => i >= this.header.width && cellText(cell) !== '');
    if (overflow >= 0) {
      // Everything right of a stray separator stands in the wrong column; further messages would only mislead.
      into.refused.push({
        row,
        column: columnLetters(overflow),
        heading: '无列名',
        text: shorten(cellText(cells[overflow])),
        cure: '这一列没有列名，可能是前面的内容里多了一个分隔符。请把含逗号的内容加上引号，或补上列名。',
      });
      return;
    }
    const entry = this.entry(cells, row, refuse);
    if (refused.length > 0) into.refused.push(...refused);
    else into.rows.push(entry);
  }

  private cell(cells: readonly Cell[], column: InventoryColumn): Cell | undefined {
    const at = this.columns.get(column);
    return at ? cells[at.index] : undefined;
  }

  private passOver(cells: readonly Cell[]): string | null {
    const texts = cells.map((cell) => cellText(cell)).filter((text) => text !== '');
    if (/^(合计|总计|小计|共计)/.test((texts[0] ?? '').replace(/\s/g, ''))) return '合计行，不是设备';
    const repeated = this.header.columns.filter((column) => cellText(cells[column.index]) === column.text);
    return repeated.length >= 2 ? '重复的表头' : null;
  }

  private entry(
    cells: readonly Cell[],
    row: number,
    refuse: (column: InventoryColumn, cure: string) => void,
  ): InventoryRow {
    const texts = this.texts(cells, refuse);
    const take = (column: InventoryColumn, value: CellValue): number | null => {
      if (value.kind === 'bad') refuse(column, value.cure);
      return value.kind === 'value' ? value.value : null;
    };
    const kind = this.kind(texts);
    const entry: InventoryRow = {
      row,
      kind,
      name: texts.name ?? '',
      tag: texts.tag ?? null,
      model: texts.model ?? null,
      manufacturer: texts.manufacturer ?? null,
      location: texts.location ?? null,
      note: texts.note ?? null,
      madeYear: null,
      commissionedYear: null,
      quantity: take('quantity', readCount(this.cell(cells, 'quantity'))) ?? 1,
      figures: {},
      choices: {},
    };
    for (const column of yearColumns)
      entry[column] = take(column, readYear(this.cell(cells, column), this.thisYear));
    const remarks: string[] = [];
    for (const column of figureColumns) this.figure(column, cells, entry, remarks, refuse);
    for (const column of choiceColumns) {
      const text = cellText(this.cell(cells, column));
      if (isFormulaError(text)) refuse(column, '公式出错。请直接填写内容。');
      else if (!isBlank(text)) entry.choices[column] = text.slice(0, 60);
    }
    if (remarks.length > 0) entry.note = [entry.note, ...remarks].filter(Boolean).join('；');
    return entry;
  }

  private figure(
    column: FigureColumn,
    cells: readonly Cell[],
    entry: InventoryRow,
    remarks: string[],
    refuse: (column: InventoryColumn, cure: string) => void,
  ): void {
    const at = this.columns.get(column);
    if (!at) return;
    const text = cellText(cells[at.index]);
    const value = readFigure(cells[at.index], figures[column], at.unit);
    const usable = entry.kind !== null && fieldOf(entry.kind, column) !== undefined;
    if (value.kind === 'bad') {
      // A transformer's 10/0.4 kV is right as it stands; only figures that feed a calculation must be plain numbers.
      if (usable || isFormulaError(text)) refuse(column, value.cure);
      else remarks.push(`${at.text}：${shorten(text)}`);
    } else if (value.kind === 'value') {
      const fault = entry.kind === null ? null : rangeFault(entry.kind, column, value.value);
      if (fault) refuse(column, fault);
      else entry.figures[column] = value.value;
    }
  }

  private texts(
    cells: readonly Cell[],
    refuse: (column: InventoryColumn, cure: string) => void,
  ): Partial<Record<TextColumn, string>> {
    const texts: Partial<Record<TextColumn, string>> = {};
    for (const column of textColumns) {
      let text = cellText(this.cell(cells, column));
      if (/^(同上|〃|")$/.test(text)) {
        const above = this.above[column];
        if (above === undefined) refuse(column, '上面没有可以沿用的内容。请写出完整内容。');
        else text = above;
      }
      if (isFormulaError(text)) refuse(column, '公式出错。请直接填写内容。');
      else if (text.includes('\ufffd')) refuse(column, '有乱码。请用 Excel 另存为 .xlsx 后再导入。');
      else if (column !== 'kind' && text.length > textLimits[column])
        refuse(column, `内容有 ${text.length} 个字，最多 ${textLimits[column]} 个。请缩短。`);
      else if (column === 'name' ? text !== '' : !isBlank(text)) texts[column] = text;
    }
    if (texts.name === undefined) {
      refuse('name', '没有设备名称。请写上名称，或删去这一行。');
    }
    this.above = { ...this.above, ...texts };
    return texts;
  }

  /** The ledger's own category first, then the name, then the category of a cell merged over several rows. */
  private kind(texts: Partial<Record<TextColumn, string>>): EquipmentKind | null {
    const own = texts.kind === undefined ? null : kindOfCategory(texts.kind);
    const named = texts.name === undefined ? null : kindOfName(texts.name);
    if (own ?? named) return own ?? named;
    const merged = texts.kind === undefined && this.columns.has('kind') ? this.above.kind : undefined;
    return merged === undefined ? null : kindOfCategory(merged);
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Names of a row's figures, for a preview. */
export function figureWords(row: InventoryRow): string[] {
  return [
    ...Object.entries(row.figures).map(([key, value]) => {
      const { zh, unit } = figures[key as FigureColumn];
      return `${zh} ${plateNumber(value)} ${unit}`.trim();
    }),
    ...Object.entries(row.choices).map(([key, text]) => `${columnZh[key as 'poles']} ${text}`),
  ];
}
