/** A block of cells from the clipboard, as Excel and WPS put it there. */
import { parseNumber } from '../../../shared/quantity/parse-number.ts';

/** Rows of cells; a trailing line break adds no row, quoted cells may hold line breaks. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < plain.length; i += 1) {
    const c = plain[i] as string;
    if (quoted) {
      if (c === '"' && plain[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t' || c === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

export interface PastedCell {
  row: number;
  column: number;
  value: number | null;
}

export interface Paste {
  cells: PastedCell[];
  /** Cells that are no number, by their text; the grid keeps what it had there. */
  refused: { row: number; column: number; text: string }[];
  /** Cells beyond the grid's edge. */
  outside: number;
}

/**
 * Places a clipboard block into a grid of `rows` × `columns` with its first cell at `at`. An empty cell empties the
 * grid's cell; text such as a heading is refused and named.
 */
export function placePaste(
  block: readonly (readonly string[])[],
  at: { row: number; column: number },
  size: { rows: number; columns: number },
): Paste {
  const paste: Paste = { cells: [], refused: [], outside: 0 };
  block.forEach((line, r) => {
    line.forEach((text, c) => {
      const row = at.row + r;
      const column = at.column + c;
      if (row >= size.rows || column >= size.columns) {
        if (text.trim() !== '') paste.outside += 1;
        return;
      }
      const parsed = parseNumber(text);
      if (parsed.kind === 'bad') paste.refused.push({ row, column, text: text.trim() });
      else paste.cells.push({ row, column, value: parsed.kind === 'number' ? parsed.value : null });
    });
  });
  return paste;
}
