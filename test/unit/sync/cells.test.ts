import { describe, expect, it } from 'vitest';
import { foldCell, successorOf, winnerValue } from '../../../shared/sync/fold.ts';
import { completeGroups } from '../../../shared/sync/groups.ts';
import { opId, type Op } from '../../../shared/sync/op.ts';
import { deletionSuccessorOf, rowState } from '../../../shared/sync/row-state.ts';
import { cellValueText } from '../../../shared/sync/value.ts';

const clock = (ms: number) => `${String(ms).padStart(15, '0')}-0000`;

function makeOp(device: string, seq: number, over: Partial<Op> = {}): Op {
  return {
    device,
    seq,
    auditId: 'audit',
    table: 'equipment',
    rowId: 'boiler',
    column: 'name',
    value: JSON.stringify(`${device}${seq}`),
    base: [],
    gen: 1,
    clock: clock(1000 + seq),
    author: device,
    schema: 1,
    group: `${device}-${seq}`,
    groupSize: 1,
    prevHash: '',
    hash: '0'.repeat(64),
    ...over,
  };
}

describe('foldCell', () => {
  it('shows the newest of two concurrent values and lists both', () => {
    const a = makeOp('laptop-a', 1, { clock: clock(5) });
    const b = makeOp('laptop-b', 1, { clock: clock(9) });
    const folded = foldCell([a, b]);
    expect(folded.winner).toBe(b);
    expect(folded.heads).toEqual([b, a]);
    expect(folded.conflict).toBe(true);
  });

  it('merges equal concurrent values without a conflict', () => {
    const a = makeOp('laptop-a', 1, { value: '3.1' });
    const b = makeOp('laptop-b', 1, { value: '3.1' });
    expect(foldCell([a, b])).toMatchObject({ conflict: false, heads: [{}, {}] });
  });

  it('lets a successor win although its clock is thirty years behind', () => {
    const a = makeOp('laptop-a', 1, { clock: clock(1_000_000_000_000) });
    const b = makeOp('laptop-b', 1, { ...successorOf([a]), clock: clock(5) });
    expect(foldCell([a, b])).toMatchObject({ winner: b, heads: [b], conflict: false });
  });

  it('lets a late successor win although the op between is still missing', () => {
    const first = makeOp('laptop-a', 1, { clock: clock(1_000_000_000_000) });
    const between = makeOp('laptop-b', 1, successorOf([first]));
    const last = makeOp('laptop-c', 1, { ...successorOf([first, between]), clock: clock(5) });
    expect(foldCell([first, last]).winner).toBe(last);
    expect(foldCell([first, last, between])).toMatchObject({ winner: last, conflict: false });
  });

  it('ends a conflict with an op that names all heads', () => {
    const heads = ['laptop-a', 'laptop-b', 'laptop-c'].map((device) => makeOp(device, 1));
    const resolution = makeOp('laptop-a', 2, successorOf(heads));
    expect(resolution.base.toSorted()).toEqual(heads.map(opId).toSorted());
    expect(foldCell([...heads, resolution])).toMatchObject({
      winner: resolution,
      heads: [resolution],
      conflict: false,
    });
  });

  it('always has a winner, even for forged ops that name each other', () => {
    const a = makeOp('laptop-a', 1, { base: ['laptop-b.1'] });
    const b = makeOp('laptop-b', 1, { base: ['laptop-a.1'] });
    expect(foldCell([a, b]).winner).toBe(b);
    expect(() => foldCell([])).toThrow(RangeError);
  });

  it('gives the parsed value', () => {
    expect(winnerValue([makeOp('laptop-a', 1, { value: '{"o2Pct":8.2}' })])).toEqual({ o2Pct: 8.2 });
  });
});

describe('rowState', () => {
  const name = makeOp('laptop-a', 1);
  const deletion = (device: string, seq: number, seen: Op[], value = 'true') =>
    makeOp(device, seq, { column: 'deleted', value, ...deletionSuccessorOf(seen) });

  it('hides a row whose every edit the deleter had seen', () => {
    expect(rowState([name]).state).toBe('visible');
    expect(rowState([name, deletion('laptop-b', 1, [name])]).state).toBe('deleted');
  });

  it('names one op per device for all its earlier ones', () => {
    const note = makeOp('laptop-a', 2, { column: 'note' });
    const drop = deletion('laptop-b', 1, [name, note]);
    expect(drop.base).toEqual(['laptop-a.2']);
    expect(rowState([name, note, drop]).state).toBe('deleted');
  });

  it('shows a row with both facts when an edit came unseen', () => {
    const note = makeOp('laptop-c', 1, { column: 'note' });
    const drop = deletion('laptop-b', 1, [name]);
    const state = rowState([name, drop, note]);
    expect(state).toEqual({ state: 'deletedButEdited', deletions: [drop], unseenEdits: [note] });
    const again = deletion('laptop-b', 2, [name, drop, note]);
    expect(rowState([name, drop, note, again]).state).toBe('deleted');
  });

  it('is visible again after an undelete, and when it wins over a concurrent delete', () => {
    const drop = deletion('laptop-b', 1, [name]);
    const undo = deletion('laptop-a', 2, [name, drop], 'false');
    expect(rowState([name, drop, undo]).state).toBe('visible');
    const dropAgain = deletion('laptop-c', 1, [name, drop]);
    const [late, early] = [clock(99_999), clock(5)];
    const undoWins = [name, drop, { ...undo, clock: late }, { ...dropAgain, gen: undo.gen, clock: early }];
    expect(rowState(undoWins).state).toBe('visible');
    const deleteWins = [name, drop, { ...undo, clock: early }, { ...dropAgain, gen: undo.gen, clock: late }];
    expect(rowState(deleteWins).state).toBe('deletedButEdited');
  });

  it('counts what any of two deleters had seen', () => {
    const note = makeOp('laptop-c', 1, { column: 'note' });
    const ops = [name, note, deletion('laptop-a', 2, [name]), deletion('laptop-b', 1, [name, note])];
    expect(rowState(ops).state).toBe('deleted');
  });
});

describe('completeGroups', () => {
  it('holds back the members of a group until the last has come', () => {
    const members = [1, 2, 3].map((seq) => makeOp('laptop-a', seq, { group: 'g', groupSize: 3 }));
    const single = makeOp('laptop-a', 4);
    expect(completeGroups([...members.slice(0, 2), single])).toEqual([single]);
    expect(completeGroups([...members.slice(0, 2), ...members.slice(0, 2), single])).toEqual([single]);
    expect(completeGroups([...members, single])).toEqual([...members, single]);
  });

  it('does not mix groups of two devices that chose the same name', () => {
    const ops = [
      makeOp('laptop-a', 1, { group: 'g', groupSize: 2 }),
      makeOp('laptop-b', 1, { group: 'g', groupSize: 2 }),
    ];
    expect(completeGroups(ops)).toEqual([]);
  });
});

describe('cellValueText', () => {
  it('is the same text for the same value', () => {
    expect(cellValueText({ b: 1, a: [{ d: null, c: 2 }] })).toBe(
      cellValueText({ a: [{ c: 2, d: null }], b: 1 }),
    );
    expect(cellValueText(undefined)).toBe('null');
  });
});
