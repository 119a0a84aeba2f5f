import { describe, expect, it } from 'vitest';
import {
  columnDoubt,
  rowsOf,
  snapshotOf,
  tablesOf,
  withoutRow,
  withValues,
} from '../../../renderer/features/audit/tables-state.ts';
import { emptySnapshot } from '../checklist/empty-snapshot.ts';

const start = () => tablesOf(emptySnapshot('a1'));
const auditId = 'a1';

describe('rows of the open audit', () => {
  it('turns into the snapshot it came from', () => {
    expect(snapshotOf(start())).toEqual(emptySnapshot('a1'));
  });

  it('creates a row on its first edit and leaves the other tables untouched', () => {
    const before = start();
    const after = withValues(
      before,
      'equipment',
      'e1',
      { name: '1号锅炉', 'inputs.fuel': 'naturalGas' },
      auditId,
    );
    expect(rowsOf(after, 'equipment')).toMatchObject([
      { id: 'e1', name: '1号锅炉', inputs: { fuel: 'naturalGas' }, deleted: false },
    ]);
    expect(after.reading).toBe(before.reading);
    expect(rowsOf(before, 'equipment')).toEqual([]);
  });

  it('sets one key of a JSON column and keeps its neighbours', () => {
    const one = withValues(
      start(),
      'equipment',
      'e1',
      { 'inputs.fuel': 'diesel', 'inputs.medium': 'hotWater' },
      auditId,
    );
    const two = withValues(one, 'equipment', 'e1', { 'inputs.fuel': 'lng' }, auditId);
    expect(rowsOf(two, 'equipment')[0]?.inputs).toEqual({ fuel: 'lng', medium: 'hotWater' });
  });

  it('hides a removed row and shows it again when it is written', () => {
    const made = withValues(start(), 'equipment', 'e1', { name: 'x' }, auditId);
    const gone = withoutRow(made, 'equipment', 'e1');
    expect(rowsOf(gone, 'equipment')).toEqual([]);
    expect(rowsOf(withValues(gone, 'equipment', 'e1', { name: 'y' }, auditId), 'equipment')).toHaveLength(1);
  });

  it('hands out the same array as long as the table is the same', () => {
    const tables = withValues(start(), 'equipment', 'e1', { name: 'x' }, auditId);
    const other = withValues(
      tables,
      'site',
      tables.site.keys().next().value as string,
      { name: 'y' },
      auditId,
    );
    expect(rowsOf(other, 'equipment')).toBe(rowsOf(tables, 'equipment'));
  });
});

describe('what a column would refuse', () => {
  it('says which bound was crossed', () => {
    expect(columnDoubt('site', 'altitudeM', 99_999)).toContain('上限 6000');
    expect(columnDoubt('site', 'altitudeM', -500)).toContain('下限 -100');
    expect(columnDoubt('site', 'altitudeM', 3650)).toBeNull();
    expect(columnDoubt('equipment', 'quantity', 1.5)).toContain('不符合要求');
  });
});
