/** Names and units in the heading of a logger's table. */
import { parseUnit, type Unit } from '../quantity/units.ts';
import type { SeriesColumn } from './mapping.ts';

/** Units that instruments write and the calculators have no use for; they are still units and no names. */
const otherUnits =
  /^(k?var|k?va|[km]?wh|[km]?varh|[km]?vah|mv|ma|ka|°|deg|nm3\/h|mg\/m3|mg\/nm3|mg\/m³|ppb|vol\.?-?%|%\s*vol\.?|%rh|db|lux|pf|yyyy.*|hh.*|-|—)$/i;

/** Spellings of instruments beyond those that people type. */
const fileSpellings: Readonly<Record<string, Unit>> = {
  千瓦: 'kW',
  瓦: 'W',
  兆瓦: 'MW',
  帕: 'Pa',
  千帕: 'kPa',
  伏: 'V',
  安: 'A',
  摄氏度: '℃',
  百分比: '%',
  // A degree sign of windows-1252 that was read as GB18030 on its way.
  癈: '℃',
  'deg c': '℃',
  'deg.c': '℃',
  '%vol': '%',
  '% vol': '%',
  'vol%': '%',
  'vol-%': '%',
  'vol.%': '%',
  'vol.-%': '%',
  '%o2': '%',
};

/** Unit that a file's spelling means; null when it is none the calculators know. */
export function readFileUnit(text: string): Unit | null {
  const plain = text.trim().replace(/^[[(]|[\])]$/g, '');
  if (plain === '') return null;
  return fileSpellings[plain] ?? fileSpellings[plain.toLowerCase()] ?? parseUnit(plain);
}

export function looksLikeUnit(text: string): boolean {
  const plain = text.trim().replace(/^[[(]|[\])]$/g, '');
  if (plain === '' || /^\d+$/.test(plain)) return false;
  return otherUnits.test(plain) || readFileUnit(plain) !== null;
}

/** Short entries, most of them units: `kW`, `[%]`, `°C`. */
export function isUnitRow(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(looksLikeUnit).length * 2 > cells.length;
}

/** After a blank or an underscore these are the phase, `minimum` or part of a name rather than ampere and minute. */
const ambiguousTail = /^([a-u]|[x-z]|min)$/i;

/** `O2 [%]`, `P(kW)`, `功率/kW`, `% O2`, `P_kW`, `Power kW` → name and unit; the unit is empty where none is named. */
export function splitHeading(text: string): { name: string; unit: string } {
  const bracket = /^(.*?)\s*([([【])([^)\]】]*)[)\]】]\s*$/.exec(text);
  // Round brackets also hold signs and phases: `Wh(+)`, `功率(总)`.
  if (bracket && (bracket[2] !== '(' || looksLikeUnit(bracket[3] ?? '')))
    return { name: (bracket[1] ?? '').trim(), unit: (bracket[3] ?? '').trim() };
  const attached = /^(.+?)\s*(%|℃|°C)$/.exec(text);
  if (attached) return { name: (attached[1] ?? '').trim(), unit: attached[2] ?? '' };
  const tail = /^(.+?)\s*([/_,\s])\s*([^\s/_,]+(?:\/[^\s/_,]+)?)$/.exec(text);
  const tailUnit = tail?.[3] ?? '';
  const isTailUnit = looksLikeUnit(tailUnit) && (tail?.[2] === '/' || !ambiguousTail.test(tailUnit));
  if (tail && isTailUnit && !looksLikeUnit(tail[1] ?? ''))
    return { name: (tail[1] ?? '').trim(), unit: tailUnit };
  const front = /^(\S+)\s+(\S.*)$/.exec(text);
  if (front && looksLikeUnit(front[1] ?? '')) return { name: (front[2] ?? '').trim(), unit: front[1] ?? '' };
  return { name: text.trim(), unit: '' };
}

/** Columns by their heading lines; without a name they are counted. Equal names get their number, so that each is one. */
export function nameColumns(
  width: number,
  names: readonly string[] | undefined,
  units: readonly string[] | undefined,
  isNumeric: (index: number) => boolean,
): SeriesColumn[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const heading = splitHeading(names?.[index] ?? '');
    const base = heading.name === '' ? `第 ${index + 1} 列` : heading.name.slice(0, 150);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return {
      index,
      name: count > 1 ? `${base}（${count}）` : base,
      unit: (units?.[index] || heading.unit).replace(/^[[(]|[\])]$/g, '').trim(),
      numeric: isNumeric(index),
    };
  });
}

/** True for units of power: only of those demand and load factor mean anything. */
export function isPowerUnit(text: string): boolean {
  const unit = readFileUnit(text);
  return unit === 'W' || unit === 'kW' || unit === 'MW';
}
