/** Comma, semicolon, tab or bar separated text: which one it is, and its cells. */

export const delimiters = ['\t', ',', ';', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface UnclosedQuote {
  /** Line of the text, counted from 1, in which the quote opens. */
  line: number;
  /** Cell of that line, counted from 0. */
  column: number;
}

export interface Delimited {
  rows: string[][];
  unclosed: UnclosedQuote | null;
}

/**
 * Cells of the whole text. Quoted cells may hold separators, doubled quotes and line breaks; a quote inside an
 * unquoted cell is a character like any other. A trailing line break adds no row.
 */
export function parseDelimited(text: string, delimiter: Delimiter): Delimited {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  let line = 1;
  let at = 0;
  while (at < plain.length) {
    let cell: string;
    if (plain[at] === '"') {
      const opened = { line, column: row.length };
      const end = closingQuote(plain, at + 1);
      if (end < 0) return { rows: [...rows, row], unclosed: opened };
      const inner = plain.slice(at + 1, end);
      line += inner.split('\n').length - 1;
      const rest = nextBreak(plain, end + 1, delimiter);
      cell = inner.replace(/""/g, '"') + plain.slice(end + 1, rest);
      at = rest;
    } else {
      const rest = nextBreak(plain, at, delimiter);
      cell = plain.slice(at, rest);
      at = rest;
    }
    row.push(cell);
    if (plain[at] === delimiter && at + 1 === plain.length) row.push('');
    if (plain[at] === '\n' || at >= plain.length) {
      rows.push(row);
      row = [];
      line += 1;
    }
    at += 1;
  }
  if (row.length > 0) rows.push(row);
  return { rows, unclosed: null };
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function nextBreak(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const c = text[at];
    if (c === delimiter || c === '\n') return at;
  }
  return text.length;
}

/**
 * The separator that cuts most of the first lines into the same number of cells, two at least; a tab wins a tie because
 * nobody types one inside a cell. A single column gives a comma.
 */
export function detectDelimiter(text: string): Delimiter {
  const head = text.slice(0, 64_000);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const widths = parseDelimited(head, delimiter)
      .rows.slice(0, 50)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => row.length);
    const score = agreement(widths);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How many lines share the commonest width above one, weighted a little by that width. */
function agreement(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([width, count]) => count + Math.min(width, 50) / 100));
}
