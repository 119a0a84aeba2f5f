/** Numbers as people type them: full-width digits, thousands separators, a comma or 。 for the point. */

export type ParsedNumber =
  | { kind: 'empty' }
  | { kind: 'number'; value: number }
  /** Cannot be read as a number (yet). */
  | { kind: 'bad' };

/** Reads one typed number; `1,234.5`, `１２．５`, `−3`, `12。5`, `1.2e3` and `12 %`-style trailing blanks are understood. */
export function parseNumber(text: string): ParsedNumber {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u00a0_']/g, '')
    .replace(/。/g, '.')
    .replace(/[−–—]/g, '-');
  if (plain === '') return { kind: 'empty' };
  const withoutGroups = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)
    ? plain.replace(/,/g, '')
    : plain.replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(withoutGroups)) return { kind: 'bad' };
  const value = Number(withoutGroups);
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'bad' };
}
