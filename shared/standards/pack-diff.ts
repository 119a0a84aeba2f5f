/** Differences between two standards packs, row by row: shown to a person before one replaces the other. */
import type { Standard, StandardsPack, StandardTable } from './pack.ts';
import { contentOf } from './pack-verify.ts';

type PackRow = StandardTable['rows'][number];

export interface FieldChange {
  column: string;
  before: unknown;
  after: unknown;
}

export interface PackChange {
  kind: 'added' | 'removed' | 'changed';
  level: 'standard' | 'table' | 'row';
  code: string;
  standardZh: string;
  tableId: string | null;
  tableZh: string | null;
  /** What names the row to a reader: its `zh` or `id`, else its first values. */
  rowLabel: string | null;
  /** Row number in the pack where it stands (the new one, or the old one for removed rows), from 0. */
  row: number | null;
  fields: FieldChange[];
}

export interface PackDiff {
  fromVersion: string;
  toVersion: string;
  changes: PackChange[];
  added: number;
  removed: number;
  changed: number;
}

/** What replacing `before` by `after` would change. Same packs give no changes; order of rows alone is no change. */
export function diffPacks(before: StandardsPack, after: StandardsPack): PackDiff {
  const changes = pairUp(before.standards, after.standards, (s) => s.code).flatMap(([old, now]) =>
    diffStandard(old, now),
  );
  const count = (kind: PackChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return {
    fromVersion: before.version,
    toVersion: after.version,
    changes,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
  };
}

function diffStandard(old: Standard | undefined, now: Standard | undefined): PackChange[] {
  const known = (now ?? old) as Standard;
  const head = { code: known.code, standardZh: known.zh };
  const own = headChange(old, now, ['zh', 'inForceFrom', 'inForceTo', 'replaces'], {
    ...head,
    level: 'standard',
    tableId: null,
    tableZh: null,
  });
  const tables = pairUp(old?.tables ?? [], now?.tables ?? [], (t) => t.id);
  return [...own, ...tables.flatMap(([a, b]) => diffTable(head, a, b))];
}

type Head = Pick<PackChange, 'code' | 'standardZh'>;

function diffTable(head: Head, old: StandardTable | undefined, now: StandardTable | undefined): PackChange[] {
  const known = (now ?? old) as StandardTable;
  const place = { ...head, tableId: known.id, tableZh: known.zh };
  const own = headChange(old, now, ['clause', 'zh', 'certainty', 'source', 'note'], {
    ...place,
    level: 'table',
  });
  const rows = matchRows(old?.rows ?? [], now?.rows ?? []).map((pair) => rowChange(place, pair));
  return [...own, ...rows];
}

type Place = Head & Pick<PackChange, 'tableId' | 'tableZh'>;

function headChange<T extends object>(
  old: T | undefined,
  now: T | undefined,
  columns: (keyof T & string)[],
  place: Place & Pick<PackChange, 'level'>,
): PackChange[] {
  const base = { ...place, rowLabel: null, row: null };
  if (!old) return [{ ...base, kind: 'added', fields: [] }];
  if (!now) return [{ ...base, kind: 'removed', fields: [] }];
  const fields = fieldChanges(pick(old, columns), pick(now, columns));
  return fields.length === 0 ? [] : [{ ...base, kind: 'changed', fields }];
}

function pick<T extends object>(from: T, columns: (keyof T & string)[]): PackRow {
  return Object.fromEntries(columns.map((column) => [column, from[column]]));
}

interface RowPair {
  old?: PackRow;
  now?: PackRow;
  index: number;
}

function rowChange(place: Place, { old, now, index }: RowPair): PackChange {
  return {
    ...place,
    level: 'row',
    kind: old && now ? 'changed' : now ? 'added' : 'removed',
    rowLabel: labelOf((now ?? old) as PackRow),
    row: index,
    fields: fieldChanges(old ?? {}, now ?? {}),
  };
}

function labelOf(row: PackRow): string {
  const named = row['zh'] ?? row['id'];
  if (typeof named === 'string') return named;
  return Object.entries(row)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .slice(0, 3)
    .map(([column, value]) => `${column}=${String(value)}`)
    .join('，');
}

function fieldChanges(old: PackRow, now: PackRow): FieldChange[] {
  const columns = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return columns
    .filter((column) => JSON.stringify(old[column]) !== JSON.stringify(now[column]))
    .map((column) => ({ column, before: old[column], after: now[column] }));
}

/** Rows that differ: paired by `id` where every row has one, else by likeness, so that one changed cell is one change. */
function matchRows(old: readonly PackRow[], now: readonly PackRow[]): RowPair[] {
  const byId = [...old, ...now].every((row) => typeof row['id'] === 'string') && unique(old) && unique(now);
  const left = new Map(old.map((row, index) => [index, row]));
  const pairs: RowPair[] = [];
  const rest: [number, PackRow][] = [];
  now.forEach((row, index) => {
    const same = find(left, (other) => (byId ? other['id'] === row['id'] : isSame(other, row)));
    const other = same === null ? undefined : left.get(same);
    if (same !== null) left.delete(same);
    if (!other) rest.push([index, row]);
    else if (!isSame(other, row)) pairs.push({ old: other, now: row, index });
  });
  for (const [index, row] of rest) {
    const like = byId ? null : find(left, (other) => isLike(other, row));
    if (like === null) pairs.push({ now: row, index });
    else {
      pairs.push({ old: left.get(like), now: row, index });
      left.delete(like);
    }
  }
  const removed = [...left].map(([index, row]): RowPair => ({ old: row, index }));
  return [...pairs.toSorted((a, b) => a.index - b.index), ...removed];
}

function find(rows: ReadonlyMap<number, PackRow>, test: (row: PackRow) => boolean): number | null {
  for (const [index, row] of rows) if (test(row)) return index;
  return null;
}

function unique(rows: readonly PackRow[]): boolean {
  return new Set(rows.map((row) => row['id'])).size === rows.length;
}

function isSame(a: PackRow, b: PackRow): boolean {
  return contentOf(a) === contentOf(b) && fieldChanges(a, b).length === 0;
}

/** More than half of the columns agree. */
function isLike(a: PackRow, b: PackRow): boolean {
  const columns = new Set([...Object.keys(a), ...Object.keys(b)]).size;
  return fieldChanges(a, b).length * 2 < columns;
}

function pairUp<T>(
  old: readonly T[],
  now: readonly T[],
  keyOf: (item: T) => string,
): [T | undefined, T | undefined][] {
  const keys = [...new Set([...old.map(keyOf), ...now.map(keyOf)])];
  return keys.map((key) => [old.find((x) => keyOf(x) === key), now.find((x) => keyOf(x) === key)]);
}
