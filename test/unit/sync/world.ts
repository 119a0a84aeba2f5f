/** Laptops, a hub and sticks under random commands; the model remembers what each user was promised. */
import * as fc from 'fast-check';
import { parseBundle, writeBundle } from '../../../shared/sync/bundle.ts';
import { cellKey, foldCell, groupBy, successorOf } from '../../../shared/sync/fold.ts';
import { opId, type Op, type OpId } from '../../../shared/sync/op.ts';
import { deletedColumn } from '../../../shared/sync/row-state.ts';
import { opsToSend } from '../../../shared/sync/vector.ts';
import {
  allOps,
  copyOf,
  createReplica,
  receive,
  sha256,
  vectorOf,
  visibleOps,
  write,
  type Edit,
  type Replica,
} from './replica.ts';

export const clockKinds = [
  'ok',
  'hourBehind',
  'hourAhead',
  'minus30years',
  'plus10years',
  'jumping',
  'stuck',
] as const;
type ClockKind = (typeof clockKinds)[number];

const hour = 3_600_000;
const start = Date.UTC(2027, 5, 1);

export interface World {
  laptops: Replica[];
  hub: Replica;
  backups: (Replica | undefined)[];
  clocks: ClockKind[];
  /** True time, ms; every command takes a minute. */
  time: number;
  incarnations: number;
  /** Every op whose value was acknowledged to a user and that no lost disk took with it. */
  acknowledged: Map<OpId, Op>;
  /** What the writer of each op saw when writing it, learnt from the store and not from `base`. */
  knowledge: Map<OpId, Set<OpId>>;
}

export type Command =
  | { kind: 'edit'; at: number; row: number; column: number; value: number | null }
  | { kind: 'delete' | 'undelete' | 'measure' | 'unmeasure'; at: number; row: number }
  | { kind: 'deleteBoth' | 'resolve' | 'backup' | 'restore' | 'clone'; at: number; to: number }
  | { kind: 'sync'; at: number; cut: 'none' | 'beforeCommit' | 'beforeAnswer' | 'halfAnswer' }
  | { kind: 'stick'; at: number; to: number; order: number; drop: number; twice: boolean }
  | { kind: 'clock'; at: number; clock: ClockKind };

const laptopCount = 3;
const rows = ['boiler', 'pump'];
const columns = ['name', 'note'];
const at = fc.nat(laptopCount - 1);

export const commandArbitrary: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      at,
      row: fc.nat(1),
      column: fc.nat(1),
      value: fc.option(fc.nat(3)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'undelete'), at, row: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('measure', 'measure', 'unmeasure'),
      at,
      row: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('deleteBoth', 'resolve', 'resolve', 'backup', 'restore', 'clone'),
      at,
      to: at,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      at,
      cut: fc.constantFrom('none', 'none', 'beforeCommit', 'beforeAnswer', 'halfAnswer'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('stick' as const),
      at,
      to: at,
      order: fc.nat(),
      drop: fc.integer({ min: -3, max: 6 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), at, clock: fc.constantFrom(...clockKinds) }),
  },
);

export function createWorld(): World {
  const world: World = {
    laptops: [],
    hub: createReplica('hub-0000', () => world.time),
    backups: [],
    clocks: [],
    time: start,
    incarnations: 0,
    acknowledged: new Map(),
    knowledge: new Map(),
  };
  for (let index = 0; index < laptopCount; index += 1) {
    world.clocks.push('ok');
    world.laptops.push(createReplica(newDevice(world), () => wallClock(world, index)));
  }
  return world;
}

const newDevice = (world: World): string => `laptop-${String((world.incarnations += 1)).padStart(4, '0')}`;

function wallClock(world: World, index: number): number {
  const { time } = world;
  const shown: Record<ClockKind, number> = {
    ok: time,
    hourBehind: time - hour,
    hourAhead: time + hour,
    minus30years: time - 30 * 365 * 24 * hour,
    plus10years: time + 10 * 365 * 24 * hour,
    jumping: time + ((time / 60_000) % 2 === 0 ? 400 : -400) * 24 * hour,
    stuck: start,
  };
  return shown[world.clocks[index] ?? 'ok'];
}

const member = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`no member ${index}`);
  return item;
};

function acknowledge(world: World, laptop: Replica, edits: readonly Edit[]): void {
  const seen = new Set(visibleOps(laptop).map(opId));
  for (const op of write(laptop, edits)) {
    world.acknowledged.set(opId(op), op);
    world.knowledge.set(opId(op), seen);
  }
}

/** Starts a new incarnation, as a restored or copied profile must before its first write. */
const renew = (world: World, laptop: Replica): Replica => ({ ...laptop, device: newDevice(world) });

/** Ops that no laptop and no hub holds any more went down with a disk, and their groups can never be whole again. */
function forgetLost(world: World): void {
  const stores = [...world.laptops, world.hub];
  const lostGroups = new Set<string>();
  for (const [id, op] of world.acknowledged) {
    if (!stores.some((store) => store.ops.has(id))) lostGroups.add(op.group);
  }
  for (const [id, op] of world.acknowledged) if (lostGroups.has(op.group)) world.acknowledged.delete(id);
}

/** One exchange with the hub, cut at one of the places where a link can break. */
export function syncWithHub(
  world: World,
  index: number,
  cut: Extract<Command, { kind: 'sync' }>['cut'],
): void {
  const laptop = member(world.laptops, index);
  const request = opsToSend(vectorOf(world.hub), allOps(laptop));
  if (cut === 'beforeCommit') return;
  receive(world.hub, request);
  if (cut === 'beforeAnswer') return;
  const answer = opsToSend(vectorOf(laptop), allOps(world.hub));
  receive(laptop, cut === 'halfAnswer' ? answer.slice(0, Math.ceil(answer.length / 2)) : answer);
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed + 1;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff);
  return items
    .map((item) => ({ item, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function carryStick(world: World, command: Extract<Command, { kind: 'stick' }>): void {
  const from = member(world.laptops, command.at);
  const to = member(world.laptops, command.to);
  const content = { device: from.device, createdAt: '2027-06-01', from: {}, blobs: [] };
  const ops = opsToSend({}, allOps(from)).filter((_, position) => position !== command.drop);
  const parsed = parseBundle(writeBundle({ ...content, ops: shuffled(ops, command.order) }, sha256), sha256);
  if (!parsed.ok) throw new Error(parsed.reason);
  receive(to, parsed.bundle.ops);
  if (command.twice) receive(to, parsed.bundle.ops);
}

function resolveFirstConflict(world: World, laptop: Replica): void {
  const visible = visibleOps(laptop).filter((op) => op.column !== deletedColumn);
  const cells = [...groupBy(visible, cellKey).values()];
  const conflict = cells.map(foldCell).find((cell) => cell.conflict);
  if (conflict) {
    const { table, rowId, column } = conflict.winner;
    acknowledge(world, laptop, [
      { table, rowId, column, value: `resolved ${successorOf(conflict.heads).gen}` },
    ]);
  }
}

function deletion(row: string, value: boolean): Edit {
  return { rowId: row, column: deletedColumn, value };
}

export function run(world: World, command: Command): void {
  world.time += 60_000;
  const laptop = member(world.laptops, command.at);
  switch (command.kind) {
    case 'edit': {
      const edit = {
        rowId: member(rows, command.row),
        column: member(columns, command.column),
        value: command.value,
      };
      return acknowledge(world, laptop, [edit]);
    }
    case 'delete':
    case 'undelete':
      return acknowledge(world, laptop, [deletion(member(rows, command.row), command.kind === 'delete')]);
    case 'measure': {
      const owner = member(rows, command.row);
      const reading = { table: 'reading', rowId: `${owner}:o2` };
      return acknowledge(world, laptop, [
        { ...reading, column: 'equipmentId', value: owner },
        { ...reading, column: 'value', value: world.time },
      ]);
    }
    case 'unmeasure': {
      const rowId = `${member(rows, command.row)}:o2`;
      return acknowledge(world, laptop, [{ table: 'reading', rowId, column: deletedColumn, value: true }]);
    }
    case 'deleteBoth':
      return acknowledge(
        world,
        laptop,
        rows.map((row) => deletion(row, true)),
      );
    case 'resolve':
      return resolveFirstConflict(world, laptop);
    case 'backup':
      world.backups[command.at] = copyOf(laptop);
      return;
    case 'restore': {
      const backup = world.backups[command.at];
      if (backup) world.laptops[command.at] = renew(world, { ...copyOf(backup), now: laptop.now });
      return forgetLost(world);
    }
    case 'clone':
      if (command.to !== command.at) {
        world.laptops[command.to] = renew(world, {
          ...copyOf(laptop),
          now: member(world.laptops, command.to).now,
        });
      }
      return forgetLost(world);
    case 'sync':
      return syncWithHub(world, command.at, command.cut);
    case 'stick':
      return carryStick(world, command);
    case 'clock':
      world.clocks[command.at] = command.clock;
  }
}

/** Until everybody holds everything: twice round, as the first to sync does not see what the last one brought. */
export function exchangeAll(world: World): void {
  for (let round = 0; round < 2; round += 1) {
    for (const index of world.laptops.keys()) syncWithHub(world, index, 'none');
  }
}
