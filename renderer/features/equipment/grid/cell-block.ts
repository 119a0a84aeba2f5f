/** Blocks of cells to and from the clipboard, as Excel and WPS write them. */
import { parseDelimited } from '../../../../shared/tabular/delimited.ts';
import type { CellRange, Size } from './selection.ts';

export interface PlacedText {
  row: number;
  column: number;
  text: string;
}

export interface Placement {
  cells: PlacedText[];
  /** Rows that the block needs below the last one. */
  newRows: number;
  /** Filled cells right of the last column; they have no place. */
  outside: number;
}

/** Tab separated rows; a cell with a tab, a line break or a quote at its beginning is quoted. */
export function toTabText(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

/** Cells of the clipboard; a quote that is never closed is a character like any other. */
export function fromTabText(text: string): string[][] {
  const { rows, unclosed } = parseDelimited(text, '\t');
  if (!unclosed) return rows;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}

/**
 * Where the cells of a block go. A single cell fills the chosen range; a range that is a multiple of the block is
 * tiled with it; otherwise the block starts at the range's first cell.
 */
export function placeBlock(block: readonly (readonly string[])[], range: CellRange, size: Size): Placement {
  const height = block.length;
  const width = Math.max(0, ...block.map((line) => line.length));
  const placement: Placement = { cells: [], newRows: 0, outside: 0 };
  if (height === 0 || width === 0) return placement;
  const rangeHeight = range.bottom - range.top + 1;
  const rangeWidth = range.right - range.left + 1;
  const isTiled = rangeHeight % height === 0 && rangeWidth % width === 0;
  const rows = isTiled ? rangeHeight : height;
  const columns = isTiled ? rangeWidth : width;
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const text = block[r % height]?.[c % width];
      // A short line says nothing about the cells it does not have.
      if (text === undefined) continue;
      const column = range.left + c;
      if (column < size.columns) placement.cells.push({ row: range.top + r, column, text: text.trim() });
      else if (text.trim() !== '') placement.outside += 1;
    }
  }
  const last = Math.max(-1, ...placement.cells.filter(({ text }) => text !== '').map(({ row }) => row));
  placement.cells = placement.cells.filter(({ row }) => row < size.rows || row <= last);
  placement.newRows = Math.max(0, last - size.rows + 1);
  return placement;
}

/** Ctrl+D: the first row of the range over its other rows; a single row takes the one above it. */
export function fillDown(range: CellRange, textAt: (row: number, column: number) => string): PlacedText[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  const cells: PlacedText[] = [];
  for (let row = source + 1; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1)
      cells.push({ row, column, text: textAt(source, column) });
  }
  return cells;
}
