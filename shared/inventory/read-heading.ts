/** What a heading of a ledger means, with the unit it names. */
import type { InventoryColumn } from './columns.ts';
import { plainUnit } from './figures.ts';
import { headingNames } from './heading-names.ts';

const byHeading = new Map(
  headingNames.flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

export interface Heading {
  column: InventoryColumn;
  /** Unit written in the heading, small letters; null without one. */
  unit: string | null;
}

/** What a heading means: `额定功率（kW）`, `额定功率/kW`, `流量 m³/h`; undefined when it is none we know. */
export function readHeading(text: string): Heading | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:]/g, '');
  const bracket = /^(.*?)[([【](.*?)[)\]】]$/.exec(plain);
  const candidates: readonly (readonly [string, string | null])[] = [
    [plain, null],
    ...(bracket ? [[bracket[1] ?? '', bracket[2] ?? null] as const] : []),
    ...splits(plain),
  ];
  for (const [name, unit] of candidates) {
    const column = byHeading.get(name);
    if (column !== undefined) return { column, unit: unit ? plainUnit(unit) : null };
  }
  return undefined;
}

/** The places where a name may end and its unit begin without brackets. */
function splits(plain: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 1; at < plain.length; at += 1) {
    if (/[a-z%/,、]/.test(plain[at] ?? '') && /[\u4e00-\u9fffφ]/.test(plain[at - 1] ?? ''))
      found.push([plain.slice(0, at), plain.slice(at).replace(/^[/,、]/, '')]);
  }
  return found;
}
