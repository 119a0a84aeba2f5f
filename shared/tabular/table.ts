/** A table as it came from a file or the clipboard, before anybody knows what its columns mean. */

/** A day or an instant arrives as ISO text, a formula as its last result. */
export type Cell = string | number | boolean | null;

export interface Table {
  /** Worksheet name; empty for text. */
  name: string;
  /** Row 0 is the first row of the sheet, so that row numbers agree with what Excel shows. */
  rows: Cell[][];
}

/** Column letters as Excel shows them: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** What a cell shows, trimmed; full-width forms and odd spaces are made plain. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return String(cell)
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
