/** State vectors: which ops each side holds, hence which ones to send. */
import { groupBy } from './fold.ts';
import type { Op, StateVector } from './op.ts';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order in which ops travel: device by device, each from its oldest. */
export const byDeviceAndSeq = (a: Op, b: Op): number => compareText(a.device, b.device) || a.seq - b.seq;

export const held = (vector: StateVector, device: string): number =>
  Object.hasOwn(vector, device) ? (vector[device] ?? 0) : 0;

/** The ops of ours that the owner of `vector` lacks, in travelling order. */
export const opsToSend = (vector: StateVector, ops: readonly Op[]): Op[] =>
  ops.filter((op) => op.seq > held(vector, op.device)).toSorted(byDeviceAndSeq);

/** Per device the larger count. Only meaningful for vectors that describe the same store. */
export function mergeVectors(a: StateVector, b: StateVector): StateVector {
  const merged = new Map(Object.entries(a));
  for (const [device, seq] of Object.entries(b)) merged.set(device, Math.max(seq, merged.get(device) ?? 0));
  return Object.fromEntries(merged);
}

/** True when whoever holds `a` holds all that `b` describes. */
export const vectorCovers = (a: StateVector, b: StateVector): boolean =>
  Object.entries(b).every(([device, seq]) => held(a, device) >= seq);

/** Ops that cannot be taken yet because earlier ones of their device are missing. */
export interface Gap {
  device: string;
  /** The first missing seq. */
  missing: number;
  /** The first seq after the hole. */
  next: number;
}

export interface Acceptance {
  /** New ops that continue what is held, each once, in travelling order. */
  accepted: Op[];
  /** Ops at or below the vector: already held (compare their hashes, they may differ). */
  known: Op[];
  gaps: Gap[];
  /** What is held after storing `accepted`. It never reaches past a gap. */
  vector: StateVector;
}

/** Takes from `ops` (any order, any repetition) what continues each device's log without a gap. */
export function acceptContiguous(vector: StateVector, ops: readonly Op[]): Acceptance {
  const accepted: Op[] = [];
  const known: Op[] = [];
  const gaps: Gap[] = [];
  const after = new Map(Object.entries(vector));
  const byDevice = groupBy(ops, (op) => op.device);
  for (const [device, unsorted] of [...byDevice].toSorted(([a], [b]) => compareText(a, b))) {
    let last = held(vector, device);
    for (const op of unsorted.toSorted((a, b) => a.seq - b.seq)) {
      if (op.seq <= last) {
        known.push(op);
      } else if (op.seq === last + 1) {
        accepted.push(op);
        last = op.seq;
      } else {
        gaps.push({ device, missing: last + 1, next: op.seq });
        break;
      }
    }
    if (last > 0) after.set(device, last);
  }
  return { accepted, known, gaps, vector: Object.fromEntries(after) };
}
