/** Finds the heading line of a ledger below its titles. */
import { cellText, columnLetters, type Cell, type Table } from '../tabular/table.ts';
import { columnZh } from './column-words.ts';
import type { InventoryColumn } from './columns.ts';
import { figures, isFigure } from './figures.ts';
import { readHeading, type Heading } from './read-heading.ts';

export interface HeaderColumn extends Heading {
  index: number;
  /** As written in the file. */
  text: string;
}

export interface Header {
  /** Index of the heading row in the table. */
  rowIndex: number;
  columns: HeaderColumn[];
  /** Headings that mean nothing here; their contents stay out. */
  unknown: string[];
  /** Number of columns up to the last heading. */
  width: number;
}

export type HeaderResult = { kind: 'found'; header: Header } | { kind: 'none' | 'wrong'; zh: string };

const searchedRows = 20;

/** The row with most known headings among the first 20; two at least, one of them the name of the machine. */
export function findHeader(table: Table): HeaderResult {
  let best: Header | null = null;
  for (let rowIndex = 0; rowIndex < Math.min(searchedRows, table.rows.length); rowIndex += 1) {
    const header = readHeader(table.rows[rowIndex] ?? [], rowIndex);
    if (header.columns.length > (best?.columns.length ?? 0)) best = header;
  }
  if (best === null || best.columns.length < 2) {
    return {
      kind: 'none',
      zh: `前 ${searchedRows} 行里没有找到表头。请让第一行写列名，至少有“设备名称”，并写上“型号”“额定功率(kW)”“数量”等，再导入。`,
    };
  }
  const wrong = faultOf(best);
  return wrong ? { kind: 'wrong', zh: wrong } : { kind: 'found', header: best };
}

function readHeader(cells: readonly Cell[], rowIndex: number): Header {
  const columns: HeaderColumn[] = [];
  const unknown: string[] = [];
  cells.forEach((cell, index) => {
    const text = cellText(cell);
    if (text === '' || typeof cell === 'number') return;
    const heading = text.length > 40 ? undefined : readHeading(text);
    if (heading) columns.push({ ...heading, index, text });
    else unknown.push(text);
  });
  const width = cells.findLastIndex((cell) => cellText(cell) !== '') + 1;
  return { rowIndex, columns, unknown, width };
}

function faultOf(header: Header): string | null {
  const row = header.rowIndex + 1;
  const first = new Map<InventoryColumn, HeaderColumn>();
  for (const column of header.columns) {
    const before = first.get(column.column);
    if (before && column.column !== 'ignored') {
      return `第 ${row} 行的 ${columnLetters(before.index)} 列“${before.text}”和 ${columnLetters(column.index)} 列“${column.text}”都是“${columnZh[column.column]}”。请删去一列，或改掉其中一个列名，再导入。`;
    }
    first.set(column.column, column);
    const unit = unknownUnit(column);
    if (unit) return `第 ${row} 行 ${columnLetters(column.index)} 列“${column.text}”${unit}`;
  }
  if (!first.has('name')) {
    return `第 ${row} 行的表头没有“设备名称”列。请把写设备名称的那一列的列名改为“设备名称”，再导入。`;
  }
  return null;
}

function unknownUnit(column: HeaderColumn): string | null {
  if (column.unit === null || !isFigure(column.column)) return null;
  const { units, unit } = figures[column.column];
  if (column.unit in units) return null;
  return `的“${column.unit}”不是能识别的单位。请${unit ? `换算成 ${unit}，列名写成“${columnZh[column.column]}(${unit})”` : '去掉列名里的单位'}，再导入。`;
}
