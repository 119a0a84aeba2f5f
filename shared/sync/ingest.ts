/** What to do with a batch of arriving ops: the one rule of laptop and hub. Nothing held is ever overwritten. */
import { checkChain, type ChainFault, type Sha256 } from './chain.ts';
import { groupBy } from './fold.ts';
import { opId, type Op, type OpId, type StateVector } from './op.ts';
import { acceptContiguous, type Gap } from './vector.ts';

/** Seq and hash of the last op held of a device. */
export interface LogHead {
  seq: number;
  hash: string;
}

export interface IngestPlan {
  /** Ops to store, in travelling order. */
  accepted: Op[];
  /** Ops to set aside as evidence: another content under a known id, a false hash, a chain that does not continue. */
  faults: (ChainFault & { op: Op })[];
  /** Devices of which earlier ops are missing: nothing after the hole is taken. */
  gaps: Gap[];
  /** What is held after storing `accepted`. */
  vector: StateVector;
}

const forkReason = '同一编号已有另一内容，此设备的数据可能是复制或还原得来的';

function clashesWithHeld(
  known: readonly Op[],
  accepted: ReadonlyMap<OpId, Op>,
  heldHash: (id: OpId) => string | undefined,
): IngestPlan['faults'] {
  return known.flatMap((op) => {
    const id = opId(op);
    const hash = heldHash(id) ?? accepted.get(id)?.hash;
    if (hash === undefined || hash === op.hash) return [];
    return [{ device: op.device, seq: op.seq, reason: forkReason, op }];
  });
}

/**
 * Plans the ingest of ops in any order and repetition.
 * @param heads last op held per device; absent when nothing is held.
 * @param heldHash hash of a held op among those of the batch; needed only for seqs at or below the heads.
 */
export function planIngest(
  heads: ReadonlyMap<string, LogHead>,
  heldHash: (id: OpId) => string | undefined,
  ops: readonly Op[],
  sha256: Sha256,
): IngestPlan {
  const before: StateVector = Object.fromEntries([...heads].map(([device, head]) => [device, head.seq]));
  const candidates = acceptContiguous(before, ops);
  const accepted: Op[] = [];
  const faults: IngestPlan['faults'] = [];
  for (const [device, batch] of groupBy(candidates.accepted, (op) => op.device)) {
    const { sound, fault } = checkChain(heads.get(device)?.hash ?? '', batch, sha256);
    accepted.push(...sound);
    const faulty = batch[sound.length];
    if (fault && faulty) faults.push({ ...fault, op: faulty });
  }
  const byId = new Map(accepted.map((op) => [opId(op), op]));
  const after = new Map(Object.entries(before));
  for (const op of accepted) after.set(op.device, op.seq);
  return {
    accepted,
    faults: [...faults, ...clashesWithHeld(candidates.known, byId, heldHash)],
    gaps: candidates.gaps,
    vector: Object.fromEntries(after),
  };
}
