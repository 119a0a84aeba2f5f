/** Ops of one action (delete a machine with its readings) take effect together or not at all. */
import { distinctOps, groupBy } from './fold.ts';
import type { Op } from './op.ts';

const groupKey = (op: Op): string => JSON.stringify([op.device, op.group, op.groupSize]);

/** The ops whose group is held completely, in the order given; the others wait. */
export function completeGroups(ops: readonly Op[]): Op[] {
  const groups = groupBy(
    distinctOps(ops).filter((op) => op.groupSize > 1),
    groupKey,
  );
  return ops.filter((op) => op.groupSize <= 1 || (groups.get(groupKey(op))?.length ?? 0) >= op.groupSize);
}
