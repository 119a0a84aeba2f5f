/** An in-memory laptop (or hub) made only of the shared sync functions: the subject of the property tests. */
import { createHash } from 'node:crypto';
import { sealOp, type Sha256 } from '../../../shared/sync/chain.ts';
import { observe, tick } from '../../../shared/sync/clock.ts';
import { cellKey, foldCell, groupBy, rowKey, successorOf } from '../../../shared/sync/fold.ts';
import { completeGroups } from '../../../shared/sync/groups.ts';
import { planIngest, type IngestPlan, type LogHead } from '../../../shared/sync/ingest.ts';
import { opId, type Op, type OpId, type StateVector } from '../../../shared/sync/op.ts';
import { byRow, ownersOf } from '../../../shared/sync/parts.ts';
import { deletedColumn, deletionSuccessorOf, rowState } from '../../../shared/sync/row-state.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

export interface Replica {
  device: string;
  ops: Map<OpId, Op>;
  heads: Map<string, LogHead>;
  clock: string;
  /** Wall clock of this laptop, ms; may be wrong in any way. */
  now: () => number;
  /** Largest op vocabulary this version understands. */
  schema: number;
}

export interface Edit {
  /** 'equipment' unless said otherwise. */
  table?: string;
  auditId?: string;
  rowId: string;
  column: string;
  value: unknown;
  schema?: number;
}

export const createReplica = (device: string, now: () => number = () => 1_800_000_000_000): Replica => ({
  device,
  ops: new Map(),
  heads: new Map(),
  clock: '',
  now,
  schema: 1,
});

export const copyOf = (replica: Replica): Replica => ({
  ...replica,
  ops: new Map(replica.ops),
  heads: new Map(replica.heads),
});

export const allOps = (replica: Replica): Op[] => [...replica.ops.values()];

/** What the fold sees: whole groups of a vocabulary that is understood. */
export const visibleOps = (replica: Replica): Op[] =>
  completeGroups(allOps(replica)).filter((op) => op.schema <= replica.schema);

/** Ops of the rows that hang on this one. */
export const partsOf = (ops: readonly Op[], rowId: string): Op[] =>
  byRow(ops)
    .filter((opsOfRow) => ownersOf(opsOfRow).includes(rowId))
    .flat();

export const vectorOf = (replica: Replica): StateVector =>
  Object.fromEntries([...replica.heads].map(([device, head]) => [device, head.seq]));

/** Writes the edits as one group and returns their ops: what the laptop has acknowledged to its user. */
export function write(replica: Replica, edits: readonly Edit[]): Op[] {
  const group = `${replica.device}-${(replica.heads.get(replica.device)?.seq ?? 0) + 1}`;
  return edits.map((edit) => {
    const all = visibleOps(replica);
    const visible = all.filter((op) => op.table === (edit.table ?? 'equipment') && op.rowId === edit.rowId);
    const { base, gen } =
      edit.column === deletedColumn
        ? deletionSuccessorOf(visible, partsOf(all, edit.rowId))
        : successorOf(visible.filter((op) => op.column === edit.column));
    const last = replica.heads.get(replica.device) ?? { seq: 0, hash: '' };
    replica.clock = tick(replica.clock, replica.now());
    const op = sealOp(
      {
        device: replica.device,
        seq: last.seq + 1,
        auditId: edit.auditId ?? 'audit',
        table: edit.table ?? 'equipment',
        rowId: edit.rowId,
        column: edit.column,
        value: JSON.stringify(edit.value),
        base,
        gen,
        clock: replica.clock,
        author: replica.device,
        schema: edit.schema ?? 1,
        group,
        groupSize: edits.length,
        prevHash: last.hash,
      },
      sha256,
    );
    store(replica, [op]);
    return op;
  });
}

function store(replica: Replica, ops: readonly Op[]): void {
  for (const op of ops) {
    replica.ops.set(opId(op), op);
    replica.heads.set(op.device, { seq: op.seq, hash: op.hash });
  }
}

export function receive(replica: Replica, ops: readonly Op[]): IngestPlan {
  const plan = planIngest(replica.heads, (id) => replica.ops.get(id)?.hash, ops, sha256);
  store(replica, plan.accepted);
  for (const op of plan.accepted) replica.clock = observe(replica.clock, op.clock, replica.now());
  return plan;
}

const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);

/** Everything a person can see, as canonical text: cells with all heads, conflicts, states of rows. */
export function dump(replica: Replica): string {
  const visible = visibleOps(replica);
  const cells = [...groupBy(visible, cellKey)].map(([key, ops]) => {
    const { winner, heads, conflict } = foldCell(ops);
    return [key, winner.value, heads.map(opId), conflict];
  });
  const rows = [...groupBy(visible, rowKey)].map(([key, ops]) => {
    const { state, deletions, unseenEdits } = rowState(ops, partsOf(visible, ops[0]?.rowId ?? ''));
    return [key, state, deletions.map(opId).toSorted(), unseenEdits.map(opId).toSorted()];
  });
  return JSON.stringify({ cells: cells.toSorted(byKey), rows: rows.toSorted(byKey) }, null, 1);
}
