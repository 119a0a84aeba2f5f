/** From the ops of one cell to its value: the same for every order, split or repetition of the ops. */
import { opId, type Op, type OpId } from './op.ts';

export interface FoldedCell {
  /** The value every replica shows. */
  winner: Op;
  /** Ops that nothing in the cell has replaced, best first; the winner leads. */
  heads: Op[];
  /** Heads disagree: a person must decide. */
  conflict: boolean;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Total order of ops: by gen, then clock, then device; seq and hash only make it total for any input.
 * Positive when `a` outranks `b`. Gen comes first, so that no wrong clock lets an ancestor win.
 */
export function compareOps(a: Op, b: Op): number {
  return (
    a.gen - b.gen ||
    compareText(a.clock, b.clock) ||
    compareText(a.device, b.device) ||
    a.seq - b.seq ||
    compareText(a.hash, b.hash)
  );
}

/** The ops once each, in no particular order. */
export function distinctOps(ops: readonly Op[]): Op[] {
  return [...new Map(ops.map((op) => [opId(op), op])).values()];
}

/**
 * Heads of one cell: ops that no later op of the cell names in its base, best first.
 * Only an op of a higher gen can replace another: honest writers always satisfy this, and a forged circle of bases
 * can then never leave a cell without a head.
 */
export function cellHeads(ops: readonly Op[]): Op[] {
  const distinct = distinctOps(ops);
  const replacedBelow = new Map<OpId, number>();
  for (const op of distinct) {
    for (const base of op.base) replacedBelow.set(base, Math.max(replacedBelow.get(base) ?? 0, op.gen));
  }
  return distinct
    .filter((op) => (replacedBelow.get(opId(op)) ?? 0) <= op.gen)
    .toSorted((a, b) => compareOps(b, a));
}

/**
 * Folds the ops of ONE cell. Pass only ops of complete groups (`completeGroups`) that this version understands
 * (`applicableOps`).
 * @throws RangeError when there is no op: an empty cell has no winner.
 */
export function foldCell(ops: readonly Op[]): FoldedCell {
  const heads = cellHeads(ops);
  const winner = heads[0];
  if (winner === undefined) throw new RangeError('foldCell needs at least one op');
  return { winner, heads, conflict: heads.some((head) => head.value !== winner.value) };
}

/** The parsed value of the winner. @throws SyntaxError when the value is no JSON text. */
export const winnerValue = (ops: readonly Op[]): unknown => JSON.parse(foldCell(ops).winner.value);

/** `base` and `gen` of an op that replaces everything seen in the cell: an edit, or the answer to a conflict. */
export function successorOf(opsOfCell: readonly Op[]): { base: OpId[]; gen: number } {
  const heads = cellHeads(opsOfCell);
  return { base: heads.map(opId), gen: 1 + Math.max(0, ...heads.map((head) => head.gen)) };
}

/** The key under which ops of one cell meet. */
export const cellKey = (op: Pick<Op, 'auditId' | 'table' | 'rowId' | 'column'>): string =>
  JSON.stringify([op.auditId, op.table, op.rowId, op.column]);

/** The key under which ops of one row meet. */
export const rowKey = (op: Pick<Op, 'auditId' | 'table' | 'rowId'>): string =>
  JSON.stringify([op.auditId, op.table, op.rowId]);

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
