import { describe, expect, it } from 'vitest';
import { hashOp } from '../../../backend/store/op-log.ts';
import { readRow, readSnapshot } from '../../../backend/store/snapshot.ts';
import { InvalidValueError } from '../../../backend/store/write.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Op } from '../../../shared/sync/op.ts';
import { testStore, write } from '../../helpers/store.ts';
import { tempDir } from '../../helpers/temp.ts';

describe('writing a field', () => {
  it('changes the row and appends one op per cell in the same transaction', () => {
    const store = testStore();
    const ops = write(store, 'equipment', 'e1', { kind: 'boiler', name: '1号锅炉', inputs: { fuel: 'gas' } });
    expect(ops.map((op) => op.column)).toEqual(['kind', 'name', 'inputs.fuel']);
    expect(readRow(store.db, 'equipment', 'a1', 'e1')).toMatchObject({
      name: '1号锅炉',
      inputs: { fuel: 'gas' },
      deleted: false,
    });
    expect(store.log.count()).toBe(3);
  });

  it('makes no op for a value that is already there', () => {
    const store = testStore();
    write(store, 'site', 's1', { altitudeM: 3650 });
    expect(write(store, 'site', 's1', { altitudeM: 3650 })).toEqual([]);
    expect(store.log.count()).toBe(1);
  });

  it('names the previous op as base and counts generations', () => {
    const store = testStore();
    const [first] = write(store, 'site', 's1', { altitudeM: 3650 });
    const [second] = write(store, 'site', 's1', { altitudeM: 3730 });
    expect(second?.base).toEqual([`${first?.device}.${first?.seq}`]);
    expect(second?.gen).toBe(2);
    expect(second?.prevHash).toBe(first?.hash);
  });

  it('keeps keys of a JSON column as cells of their own', () => {
    const store = testStore();
    write(store, 'equipment', 'e1', { 'inputs.fuel': 'gas' });
    write(store, 'equipment', 'e1', { 'inputs.medium': 'steam' });
    expect(readRow(store.db, 'equipment', 'a1', 'e1').inputs).toEqual({ fuel: 'gas', medium: 'steam' });
  });

  it('refuses an unknown column, a wrong type and an out-of-range value, and writes nothing', () => {
    const store = testStore();
    for (const values of [
      { nonsense: 1 },
      { altitudeM: 'high' },
      { altitudeM: 9000 },
      { name: 'x', pressureKPa: -1 },
    ]) {
      expect(() => write(store, 'site', 's1', values)).toThrow(InvalidValueError);
    }
    expect(store.log.count()).toBe(0);
    expect(store.db.prepare('SELECT count(*) FROM site').pluck().get()).toBe(0);
  });

  it('survives reopening and keeps flags as booleans', () => {
    const dir = tempDir();
    const store = testStore(dir);
    write(store, 'audit', 'a1', { title: '甲' });
    write(store, 'enterprise', rowIds.enterprise('a1'), { name: '示例企业', isKeyUnit: true });
    store.close();
    const snapshot = readSnapshot(testStore(dir).db, 'a1');
    expect(snapshot?.enterprise).toMatchObject({ name: '示例企业', isKeyUnit: true, isAboveScale: null });
  });
});

describe('ops of another laptop', () => {
  const exchange = (from: ReturnType<typeof testStore>, to: ReturnType<typeof testStore>) =>
    to.writer.ingest(from.log.after(to.log.vector(), 10_000));

  it('converge in both directions, and a second exchange moves nothing', () => {
    const a = testStore();
    const b = testStore();
    write(a, 'site', 's1', { name: '厂区', altitudeM: 3650 });
    write(b, 'enterprise', 'a1:enterprise', { name: '示例企业' });
    exchange(a, b);
    exchange(b, a);
    expect(readRow(a.db, 'enterprise', 'a1', 'a1:enterprise')).toEqual(
      readRow(b.db, 'enterprise', 'a1', 'a1:enterprise'),
    );
    expect(readRow(a.db, 'site', 'a1', 's1')).toEqual(readRow(b.db, 'site', 'a1', 's1'));
    expect(exchange(a, b).accepted + exchange(b, a).accepted).toBe(0);
  });

  it('shows both values of a cell that was changed on both sides until somebody decides', () => {
    const a = testStore();
    const b = testStore();
    write(a, 'site', 's1', { altitudeM: 3600 });
    exchange(a, b);
    write(a, 'site', 's1', { altitudeM: 3650 });
    write(b, 'site', 's1', { altitudeM: 3730 });
    exchange(a, b);
    exchange(b, a);
    for (const store of [a, b]) {
      expect(
        store.audits
          .conflicts('a1')[0]
          ?.heads.map((h) => h.value)
          .toSorted(),
      ).toEqual([3650, 3730]);
    }
    expect(readRow(a.db, 'site', 'a1', 's1')).toEqual(readRow(b.db, 'site', 'a1', 's1'));
    a.writer.resolve({ auditId: 'a1', table: 'site', rowId: 's1', column: 'altitudeM', value: 3650 });
    exchange(a, b);
    expect(b.audits.countConflicts()).toBe(0);
    expect(readRow(b.db, 'site', 'a1', 's1').altitudeM).toBe(3650);
  });

  it('keeps out a tampered op, a gap and a second content under a known id', () => {
    const a = testStore();
    const b = testStore();
    write(a, 'site', 's1', { altitudeM: 3650 });
    write(a, 'site', 's1', { altitudeM: 3730 });
    const [first, second] = a.log.after({}, 10);
    if (!first || !second) throw new Error('two ops expected');
    expect(b.writer.ingest([{ ...first, value: '1' }]).rejected[0]?.reason).toContain('校验值');
    expect(b.writer.ingest([second]).rejected[0]?.reason).toContain('缺少');
    expect(b.writer.ingest([first, second]).accepted).toBe(2);
    expect(b.writer.ingest([{ ...second, hash: 'f'.repeat(64) }]).rejected[0]?.reason).toContain('隔离');
    expect(readRow(b.db, 'site', 'a1', 's1').altitudeM).toBe(3730);
  });

  it('keeps ops of an unknown column for a later version and forwards them', () => {
    const a = testStore();
    const b = testStore();
    const c = testStore();
    write(a, 'site', 's1', { altitudeM: 3650 });
    const ops = a.log.after({}, 10).map((op) => ({ ...op }));
    const foreign = withForeignColumn(ops[0]);
    expect(b.writer.ingest([foreign])).toMatchObject({ accepted: 1, rejected: [] });
    expect(b.log.countDeferred()).toBe(1);
    expect(c.writer.ingest(b.log.after({}, 10)).accepted).toBe(1);
  });
});

function withForeignColumn(op: Op | undefined): Op {
  if (!op) throw new Error('an op expected');
  const { hash: _hash, ...draft } = { ...op, column: 'futureColumn', schema: 99 };
  return { ...draft, hash: hashOp(draft) };
}
