import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPacks } from '../../../shared/standards/pack-diff.ts';
import {
  applyVerifications,
  carryVerifications,
  certaintyOf,
} from '../../../shared/standards/pack-verify.ts';
import { packSchema, standardSchema, type StandardsPack } from '../../../shared/standards/pack.ts';

const folder = new URL('../../../resources/standards/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'pack.json');
const shipped: StandardsPack = packSchema.parse({
  ...(read('pack.json') as object),
  standards: names.map((name) => standardSchema.parse(read(name))),
});

type Row = Record<string, unknown>;
const packOf = (rows: Row[], over: Partial<StandardsPack> = {}): StandardsPack => ({
  version: '1',
  verifications: [],
  standards: [
    {
      code: 'GB 1',
      zh: '示例',
      inForceFrom: null,
      inForceTo: null,
      replaces: [],
      tables: [{ id: 't', clause: '', zh: '表', certainty: 'transcribed', source: '', rows }],
    },
  ],
  ...over,
});
const rowsOf = (pack: StandardsPack) => pack.standards[0]?.tables[0]?.rows ?? [];

describe('the shipped pack', () => {
  it('has unique standards and tables, and unique row ids where rows have them', () => {
    const codes = shipped.standards.map((s) => s.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const standard of shipped.standards) {
      const ids = standard.tables.map((t) => t.id);
      expect(new Set(ids).size, standard.code).toBe(ids.length);
      for (const table of standard.tables) {
        const rowIds = table.rows.flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : []));
        expect(new Set(rowIds).size, `${standard.code} ${table.id}`).toBe(rowIds.length);
      }
    }
  });

  it('calls no row verified before a person did it', () => {
    const verified = shipped.standards.flatMap((s) =>
      s.tables.flatMap((t) => t.rows.filter((row) => certaintyOf(t, row) === 'verified')),
    );
    expect(verified).toEqual([]);
  });

  it('does not differ from itself', () => {
    expect(diffPacks(shipped, structuredClone(shipped)).changes).toEqual([]);
  });
});

describe('diffPacks', () => {
  it('shows one changed cell as one change of one row', () => {
    const before = packOf([
      { id: 'a', limit: 90 },
      { id: 'b', limit: 92 },
    ]);
    const after = packOf(
      [
        { id: 'b', limit: 93 },
        { id: 'a', limit: 90 },
      ],
      { version: '2' },
    );
    const diff = diffPacks(before, after);
    expect(diff).toMatchObject({ fromVersion: '1', toVersion: '2', added: 0, removed: 0, changed: 1 });
    expect(diff.changes[0]).toMatchObject({
      rowLabel: 'b',
      row: 0,
      fields: [{ column: 'limit', before: 92, after: 93 }],
    });
  });

  it('pairs rows without ids by likeness', () => {
    const before = packOf([
      { poles: 2, kW: 4, eff: 88.1 },
      { poles: 4, kW: 4, eff: 88.6 },
    ]);
    const after = packOf([
      { poles: 2, kW: 4, eff: 88.1 },
      { poles: 4, kW: 4, eff: 89.6 },
      { poles: 6, kW: 11, eff: 90.3 },
    ]);
    const diff = diffPacks(before, after);
    expect(diff).toMatchObject({ added: 1, removed: 0, changed: 1 });
    expect(diff.changes.map((c) => c.rowLabel)).toEqual([
      'poles=4，kW=4，eff=89.6',
      'poles=6，kW=11，eff=90.3',
    ]);
  });

  it('shows changed dates and certainty, and whole standards that come and go', () => {
    const before = packOf([{ id: 'a' }]);
    const after = structuredClone(before);
    (after.standards[0] as { inForceTo: string | null }).inForceTo = '2026-12-31';
    const table = after.standards[0]?.tables[0];
    if (table) table.certainty = 'recalled';
    expect(diffPacks(before, after).changes.map((c) => [c.level, c.fields[0]?.column])).toEqual([
      ['standard', 'inForceTo'],
      ['table', 'certainty'],
    ]);
    const gone = diffPacks(before, { ...before, standards: [] });
    expect(gone.changes.map((c) => [c.level, c.kind])).toEqual([
      ['standard', 'removed'],
      ['table', 'removed'],
      ['row', 'removed'],
    ]);
  });

  it('property: a pack never differs from itself in another row order, and added mirrors removed', () => {
    const rows = fc.array(
      fc.record({ poles: fc.integer({ min: 1, max: 8 }), eff: fc.integer({ min: 80, max: 99 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        expect(diffPacks(packOf(a), packOf(a.toReversed())).changes).toEqual([]);
        const there = diffPacks(packOf(a), packOf(b));
        expect(there.added - there.removed).toBe(b.length - a.length);
      }),
    );
  });
});

describe('applyVerifications', () => {
  const mark = { code: 'GB 1', tableId: 't', by: '示例核对员', on: '2026-10-01', page: '第 3 页' };

  it('makes the named row verified, and the table when all its rows are', () => {
    const base = packOf([{ id: 'a' }, { id: 'b' }]);
    const one = applyVerifications({ ...base, verifications: [{ ...mark, row: 1 }] });
    expect(one.problems).toEqual([]);
    expect(rowsOf(one.pack).map((row) => row['certainty'])).toEqual([undefined, 'verified']);
    expect(one.pack.standards[0]?.tables[0]?.certainty).toBe('transcribed');
    const whole = applyVerifications({ ...base, verifications: [{ ...mark, row: null }] });
    expect(whole.pack.standards[0]?.tables[0]?.certainty).toBe('verified');
    expect(rowsOf(base)[1]).toEqual({ id: 'b' });
  });

  it('refuses what has no name, date, page or value', () => {
    const base = packOf([{ id: 'a', certainty: 'unknown' }, { id: 'b' }]);
    const bad = [
      { ...mark, row: 0 },
      { ...mark, row: 9 },
      { ...mark, row: 1, by: ' ' },
      { ...mark, row: 1, on: '去年' },
      { ...mark, row: 1, page: '' },
      { ...mark, row: 1, tableId: 'x' },
    ];
    const result = applyVerifications({ ...base, verifications: bad });
    expect(result.problems).toHaveLength(bad.length);
    expect(result.pack.standards).toEqual(base.standards);
  });

  it('carries a verification to the row in its new place only while its values are the same', () => {
    const before = packOf([{ poles: 2, eff: 88 }], { verifications: [{ ...mark, row: 0 }] });
    const moved = packOf([
      { poles: 4, eff: 90 },
      { poles: 2, eff: 88 },
    ]);
    expect(carryVerifications(before, moved)).toEqual([{ ...mark, row: 1 }]);
    expect(carryVerifications(before, packOf([{ poles: 2, eff: 88.1 }]))).toEqual([]);
  });
});
