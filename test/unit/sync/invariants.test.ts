import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey, compareOps, foldCell, groupBy, rowKey } from '../../../shared/sync/fold.ts';
import { opId, type Op, type OpId } from '../../../shared/sync/op.ts';
import { byRow } from '../../../shared/sync/parts.ts';
import { deletedColumn, rowState } from '../../../shared/sync/row-state.ts';
import {
  allOps,
  copyOf,
  createReplica,
  dump,
  partsOf,
  receive,
  vectorOf,
  visibleOps,
  write,
  type Replica,
} from './replica.ts';
import { commandArbitrary, createWorld, exchangeAll, run, type Command, type World } from './world.ts';

const seed = Number(process.env['SYNC_SEED'] ?? Date.now() % 2_147_483_647);
const sequences = Number(process.env['SYNC_SEQUENCES'] ?? 2_000);
console.log(`sync properties: ${sequences} sequences, SYNC_SEED=${seed}`);

const commands = fc.array(commandArbitrary, { minLength: 5, maxLength: 60, size: 'max' });

function play(list: readonly Command[]): World {
  const world = createWorld();
  for (const command of list) run(world, command);
  return world;
}

/** Ancestors by following `base` as far as it goes: written apart from the fold, to check it. */
function ancestors(op: Op, held: ReadonlyMap<OpId, Op>): Set<OpId> {
  const found = new Set<OpId>();
  const open = [...op.base];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const ancestor = held.get(id);
    if (!ancestor || found.has(id) || ancestor.column !== op.column || ancestor.rowId !== op.rowId) continue;
    found.add(id);
    open.push(...ancestor.base);
  }
  return found;
}

function checkNothingLost(world: World, replica: Replica): void {
  const cells = groupBy(visibleOps(replica), cellKey);
  for (const [id, op] of world.acknowledged) {
    const { winner, heads, conflict } = foldCell(cells.get(cellKey(op)) ?? []);
    const listed = conflict && heads.some((head) => opId(head) === id);
    const agreed = heads.some((head) => opId(head) === id) && op.value === winner.value;
    const replaced = heads.some((head) => ancestors(head, replica.ops).has(id));
    expect(
      listed || agreed || replaced,
      `P4: ${id} = ${op.value} is neither shown, listed nor replaced`,
    ).toBe(true);
  }
}

/** Holds at any moment, on a replica that lacks half of the ops too; `base` is not consulted. */
function checkDominance(world: World, replica: Replica): void {
  for (const ops of groupBy(visibleOps(replica), cellKey).values()) {
    const winner = opId(foldCell(ops).winner);
    const successor = ops.find((op) => world.knowledge.get(opId(op))?.has(winner));
    expect(successor, `P5: the winner ${winner} was seen and replaced`).toBeUndefined();
  }
}

/** Once everything is held, what somebody saw and replaced is no head either: no false conflicts. */
function checkNoFalseConflicts(world: World, replica: Replica): void {
  for (const ops of groupBy(visibleOps(replica), cellKey).values()) {
    for (const head of foldCell(ops).heads) {
      const successor = ops.find((op) => world.knowledge.get(opId(op))?.has(opId(head)));
      expect(successor, `a conflict with ${opId(head)}, which was seen and replaced`).toBeUndefined();
    }
  }
}

function checkWholeGroups(world: World, replica: Replica): void {
  const visible = new Set(visibleOps(replica).map(opId));
  for (const group of groupBy([...world.acknowledged.values()], (op) => op.group).values()) {
    const shown = group.filter((op) => visible.has(opId(op))).length;
    expect([0, group.length], 'an action takes effect as a whole or not at all').toContain(shown);
  }
}

function checkDeletions(world: World, replica: Replica): void {
  const all = visibleOps(replica);
  for (const ops of groupBy(all, rowKey).values()) {
    const parts = byRow(partsOf(all, ops[0]?.rowId ?? '')).filter(
      (part) => rowState(part).state !== 'deleted',
    );
    const { state, deletions } = rowState(ops, parts.flat());
    const edits = [...ops, ...parts.flat()].filter((op) => op.column !== deletedColumn);
    const seenByDeleter = (edit: Op) =>
      deletions.some((deletion) => world.knowledge.get(opId(deletion))?.has(opId(edit)) === true);
    const answered = (edit: Op) =>
      seenByDeleter(edit) ||
      edits.some((later) => seenByDeleter(later) && ancestors(later, replica.ops).has(opId(edit)));
    if (state === 'deleted') {
      expect(edits.every(answered), 'P6: an edit that no deleter saw is hidden').toBe(true);
    }
    const registers = ops.filter((op) => op.column === deletedColumn);
    if (registers.length === 0) continue;
    const { winner, conflict } = foldCell(registers);
    if (winner.value === 'true' && !conflict && edits.every(seenByDeleter)) {
      expect(state, 'P6: a delete that saw everything hides the row').toBe('deleted');
    }
  }
}

function checkAll(world: World): void {
  for (const replica of [...world.laptops, world.hub]) {
    checkDominance(world, replica);
    checkWholeGroups(world, replica);
  }
  exchangeAll(world);
  const everywhere = [...world.laptops, world.hub];
  const expected = dump(world.hub);
  for (const replica of everywhere) {
    expect(dump(replica)).toBe(expected);
    expect(vectorOf(replica)).toEqual(vectorOf(world.hub));
  }
  checkNothingLost(world, world.hub);
  checkDominance(world, world.hub);
  checkNoFalseConflicts(world, world.hub);
  checkDeletions(world, world.hub);
}

describe('sync invariants over random histories', () => {
  it('P1, P4, P5, P6, P7, P9: after a full exchange all agree, nothing is lost, no ancestor wins, under any clock', () => {
    fc.assert(
      fc.property(commands, (list) => checkAll(play(list))),
      { seed, numRuns: sequences },
    );
  }, 120_000);

  it('P2: order and batches do not matter', () => {
    const property = fc.property(commands, fc.nat(), (list, salt) => {
      const world = play(list);
      exchangeAll(world);
      const ops = allOps(world.hub);
      const shuffled = ops.toSorted((a, b) => rank(a, salt) - rank(b, salt));
      const late = createReplica('late-0001');
      // Until nothing new comes: a hole closes when its ops arrive in a later batch.
      for (let before = -1; before < late.ops.size;) {
        before = late.ops.size;
        const size = 1 + (salt % 7);
        for (let from = 0; from < shuffled.length; from += size)
          receive(late, shuffled.slice(from, from + size));
      }
      expect(dump(late)).toBe(dump(world.hub));
    });
    fc.assert(property, { seed, numRuns: Math.ceil(sequences / 4) });
  }, 120_000);

  it('P3: delivering again changes nothing', () => {
    const property = fc.property(commands, (list) => {
      const world = play(list);
      exchangeAll(world);
      const before = { dump: dump(world.hub), vector: vectorOf(world.hub) };
      const plan = receive(world.hub, world.laptops.flatMap(allOps));
      expect(plan.accepted).toEqual([]);
      expect(plan.faults, 'P9: no (device, seq) has two hashes').toEqual([]);
      expect({ dump: dump(world.hub), vector: vectorOf(world.hub) }).toEqual(before);
    });
    fc.assert(property, { seed, numRuns: Math.ceil(sequences / 4) });
  }, 120_000);

  it('P10: the vector stops before a hole and redelivery completes it', () => {
    const property = fc.property(commands, fc.nat(), (list, choice) => {
      const world = play(list);
      exchangeAll(world);
      const ops = allOps(world.hub);
      const missing = ops[choice % Math.max(1, ops.length)];
      if (!missing) return;
      const late = createReplica('late-0001');
      const plan = receive(
        late,
        ops.filter((op) => op !== missing),
      );
      expect(plan.vector[missing.device] ?? 0).toBe(missing.seq - 1);
      expect(allOps(late).every((op) => op.device !== missing.device || op.seq < missing.seq)).toBe(true);
      receive(late, ops);
      expect(dump(late)).toBe(dump(world.hub));
    });
    fc.assert(property, { seed, numRuns: Math.ceil(sequences / 4) });
  }, 120_000);

  it('P8: an old version keeps what it does not know and shows it after the upgrade', () => {
    const edit = fc.record({ newer: fc.boolean(), value: fc.nat(3), exchange: fc.boolean() });
    const property = fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      const old = createReplica('oldlap-1');
      const young = { ...createReplica('newlap-1'), schema: 2 };
      const always = { ...createReplica('newlap-2'), schema: 2 };
      for (const { newer, value, exchange } of edits) {
        write(newer ? young : old, [{ rowId: 'boiler', column: 'name', value, schema: newer ? 2 : 1 }]);
        if (!exchange) continue;
        receive(old, allOps(young));
        receive(young, allOps(old));
      }
      receive(old, allOps(young));
      receive(always, allOps(old));
      expect(dump({ ...copyOf(old), schema: 2 })).toBe(dump(always));
    });
    fc.assert(property, { seed, numRuns: Math.ceil(sequences / 4) });
  }, 60_000);
});

const rank = (op: Op, salt: number) =>
  (Number.parseInt(op.hash.slice(0, 8), 16) ^ Math.imul(salt, 2_654_435_761)) >>> 0;

describe('P13: the order of ops is total', () => {
  const op = fc.record({
    gen: fc.integer({ min: 1, max: 3 }),
    clock: fc.constantFrom('000000000000001-0000', '000000000000001-0001', '000000000000002-0000'),
    device: fc.constantFrom('laptop-a', 'laptop-b', '电脑-ཀ-0001'),
    seq: fc.integer({ min: 1, max: 2 }),
    hash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
  }) as unknown as fc.Arbitrary<Op>;

  it('antisymmetric, transitive, and zero only for the same op, in 100,000 triples', () => {
    const property = fc.property(op, op, op, (a, b, c) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      if (Math.sign(compareOps(a, b)) !== -Math.sign(compareOps(b, a))) return false;
      if ((compareOps(a, b) === 0) !== same) return false;
      return !(compareOps(a, b) <= 0 && compareOps(b, c) <= 0) || compareOps(a, c) <= 0;
    });
    fc.assert(property, { seed, numRuns: 100_000 });
  });
});
