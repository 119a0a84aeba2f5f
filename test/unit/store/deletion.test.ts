/** Deletion in the store, between laptops that had not heard of each other. */
import { describe, expect, it } from 'vitest';
import { hashOp } from '../../../backend/store/op-log.ts';
import { readRow, readRows } from '../../../backend/store/snapshot.ts';
import type { Store } from '../../../backend/store/store.ts';
import type { Op } from '../../../shared/sync/op.ts';
import { testStore, write } from '../../helpers/store.ts';

const row = { auditId: 'a1', table: 'equipment' as const, rowId: 'e1' };
const send = (from: Store, to: Store) => to.writer.ingest(from.log.after(to.log.vector(), 10_000));
const meet = (a: Store, b: Store) => {
  send(a, b);
  send(b, a);
};
const shown = (store: Store) => readRows(store.db, 'equipment', 'a1').map((machine) => machine.id);
const remove = (store: Store) => store.writer.write([{ ...row, values: { deleted: true } }]);
const bringBack = (store: Store) => store.writer.write([{ ...row, values: { deleted: false } }]);

/** Two laptops that both hold one machine. */
function twoLaptops(): [Store, Store] {
  const [a, b] = [testStore(), testStore()];
  write(a, 'equipment', 'e1', { kind: 'boiler', name: '1号锅炉', quantity: 1 });
  meet(a, b);
  return [a, b];
}

/** A delete on one and an edit on the other, exchanged. */
function disputed(): [Store, Store] {
  const [a, b] = twoLaptops();
  remove(a);
  write(b, 'equipment', 'e1', { name: '1号燃气锅炉' });
  meet(a, b);
  return [a, b];
}

describe('deleting a row', () => {
  it('hides it on both laptops when the deleter had seen everything', () => {
    const [a, b] = twoLaptops();
    write(b, 'equipment', 'e1', { name: '1号燃气锅炉' });
    meet(a, b);
    remove(a);
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual([]);
      expect(store.audits.countConflicts()).toBe(0);
    }
  });

  it('keeps it on show on both, with the delete beside the edit, when somebody edited it meanwhile', () => {
    const [a, b] = disputed();
    for (const store of [a, b]) {
      expect(shown(store)).toEqual(['e1']);
      expect(readRow(store.db, 'equipment', 'a1', 'e1').name).toBe('1号燃气锅炉');
      const [conflict] = store.audits.conflicts('a1');
      expect(conflict).toMatchObject({ table: 'equipment', rowId: 'e1', column: 'deleted' });
      expect(conflict?.heads.map((head) => [head.value, head.winner, head.device, head.edit])).toEqual([
        [false, true, b.device(), { table: 'equipment', rowId: 'e1', column: 'name', value: '1号燃气锅炉' }],
        [true, false, a.device(), undefined],
      ]);
    }
  });

  it.each([
    [true, []],
    [false, ['e1']],
  ])('ends with the decision %s on both', (value, left) => {
    const [a, b] = disputed();
    b.writer.resolve({ ...row, column: 'deleted', value });
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual(left);
      expect(store.audits.conflicts('a1')).toEqual([]);
    }
  });

  it('asks again when a third laptop had edited without hearing of the decision', () => {
    const [a, b] = disputed();
    const c = testStore();
    send(a, c);
    write(c, 'equipment', 'e1', { quantity: 3 });
    a.writer.resolve({ ...row, column: 'deleted', value: true });
    meet(a, b);
    expect(shown(b)).toEqual([]);
    meet(c, b);
    meet(c, a);
    for (const store of [a, b, c]) {
      expect(shown(store)).toEqual(['e1']);
      expect(store.audits.conflicts('a1')[0]?.heads.map((head) => head.edit?.column)).toEqual([
        'quantity',
        undefined,
      ]);
    }
  });

  it('lists a delete that met another laptop bringing the row back', () => {
    const [a, b] = twoLaptops();
    remove(a);
    meet(a, b);
    bringBack(b);
    bringBack(a);
    remove(a);
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual(['e1']);
      expect(store.audits.conflicts('a1')[0]?.heads.map((head) => head.value)).toEqual([false, true]);
    }
  });

  it('brings a row back that its own laptop fills in again, without a dispute', () => {
    const [a, b] = twoLaptops();
    remove(a);
    write(a, 'equipment', 'e1', { name: '1号锅炉（恢复）' });
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual(['e1']);
      expect(store.audits.countConflicts()).toBe(0);
    }
  });

  it('makes one op for one delete, and takes a delete with edits as one that has seen them', () => {
    const [a] = twoLaptops();
    a.writer.write([{ ...row, values: { deleted: true, note: '已拆除' } }]);
    expect(remove(a)).toEqual([]);
    expect(shown(a)).toEqual([]);
  });
});

describe('deletion of which only a part has arrived', () => {
  /** A delete and a note as one action, cut in two. */
  function action(a: Store): [Op, Op] {
    const [note, deletion] = a.writer.write([{ ...row, values: { note: '已拆除', deleted: true } }]);
    if (!note || !deletion) throw new Error('two ops expected');
    return [note, deletion];
  }

  it('does nothing until the action is complete', () => {
    const [a, b] = twoLaptops();
    const [note, deletion] = action(a);
    b.writer.ingest([note]);
    expect(shown(b)).toEqual(['e1']);
    b.writer.ingest([deletion]);
    expect(shown(b)).toEqual([]);
    expect(b.audits.countConflicts()).toBe(0);
  });

  it('waits with an op of a newer version and is not disturbed by it', () => {
    const [a, b] = twoLaptops();
    const [foreign] = write(a, 'equipment', 'e1', { note: '新版本的内容' });
    if (!foreign) throw new Error('an op expected');
    const { hash: _hash, ...draft } = { ...foreign, column: 'futureColumn', schema: 99 };
    b.writer.ingest([{ ...draft, hash: hashOp(draft) }]);
    remove(b);
    expect(b.log.countDeferred()).toBe(1);
    expect(shown(b)).toEqual([]);
  });
});

/** One laptop deletes the machine while the other goes on measuring it. */
function measuredMeanwhile(): [Store, Store] {
  const [a, b] = twoLaptops();
  write(a, 'reading', 'e1:flueO2Pct', { equipmentId: 'e1', key: 'flueO2Pct', value: 8 });
  meet(a, b);
  remove(a);
  write(b, 'reading', 'e1:flueO2Pct', { value: 9.5 });
  write(b, 'photo', 'p1', { subjectId: 'e1', caption: '铭牌' });
  return [a, b];
}

describe('deleting a machine that another laptop measures', () => {
  it('keeps it on show and names what was measured, in whatever order the two meet', () => {
    const [a, b] = measuredMeanwhile();
    const c = testStore();
    send(b, c);
    send(a, c);
    meet(a, b);
    for (const store of [a, b, c]) {
      expect(shown(store)).toEqual(['e1']);
      const [conflict] = store.audits.conflicts('a1');
      expect(conflict).toMatchObject({ table: 'equipment', rowId: 'e1', column: 'deleted' });
      const edits = conflict?.heads.flatMap((head) => head.edit ?? []);
      expect(edits).toContainEqual({ table: 'reading', rowId: 'e1:flueO2Pct', column: 'value', value: 9.5 });
      expect(edits).toContainEqual({ table: 'photo', rowId: 'p1', column: 'caption', value: '铭牌' });
    }
  });

  it.each([
    [true, []],
    [false, ['e1']],
  ])('ends with the decision %s on both', (value, left) => {
    const [a, b] = measuredMeanwhile();
    meet(a, b);
    a.writer.resolve({ ...row, column: 'deleted', value });
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual(left);
      expect(store.audits.conflicts('a1')).toEqual([]);
    }
  });

  it('asks nothing when its deleter had the readings', () => {
    const [a, b] = twoLaptops();
    write(b, 'reading', 'e1:flueO2Pct', { equipmentId: 'e1', key: 'flueO2Pct', value: 8 });
    meet(a, b);
    remove(a);
    meet(a, b);
    for (const store of [a, b]) {
      expect(shown(store)).toEqual([]);
      expect(store.audits.countConflicts()).toBe(0);
    }
  });

  it('does not take a reading that was thrown away again for a reason to ask', () => {
    const [a, b] = twoLaptops();
    remove(a);
    write(b, 'finding', 'f1', { subjectId: 'e1', title: '保温破损' });
    b.writer.write([{ auditId: 'a1', table: 'finding', rowId: 'f1', values: { deleted: true } }]);
    meet(a, b);
    for (const store of [a, b]) expect(shown(store)).toEqual([]);
  });
});
