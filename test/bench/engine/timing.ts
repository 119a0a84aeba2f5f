/** Time per call of both engines, measured in turn so that a slow moment of the machine meets both. */
import type { Pairing } from './pairing.ts';

export interface Timing {
  id: string;
  oursNs: number;
  theirsNs: number;
  ratio: number;
  /** The product's whole diagnosis with its derivation; null where the pairing has none. */
  diagnosedNs: number | null;
  rounds: number;
}

export interface TimingOptions {
  rounds: number;
  /** Length of one batch; far above the resolution of the page's clock. */
  batchMs: number;
}

type Call = (i: number) => number;
interface Side {
  call: Call;
  count: number;
  calls: number;
  samples: number[];
}

/** Takes every result, so that no engine may leave a call out. */
let sink = 0;

function runBatch(call: Call, count: number, calls: number): number {
  let sum = 0;
  let i = 0;
  const start = performance.now();
  for (let n = 0; n < calls; n += 1) {
    sum += call(i);
    i = i + 1 === count ? 0 : i + 1;
  }
  const elapsed = performance.now() - start;
  sink += sum;
  return elapsed;
}

/** Warms a side up until its optimised code runs, and finds how many calls fill a batch. */
function prepare(call: Call, count: number, batchMs: number): Side {
  let calls = count;
  let elapsed = runBatch(call, count, calls);
  for (let spent = 0; spent < 20 * batchMs || elapsed < batchMs / 2; spent += elapsed) {
    if (elapsed < batchMs)
      calls = Math.ceil(calls * Math.min(8, Math.max(1.2, batchMs / Math.max(elapsed, 0.01))));
    elapsed = runBatch(call, count, calls);
  }
  return { call, count, calls: Math.max(1, Math.round((calls * batchMs) / elapsed)), samples: [] };
}

export function timePairings(pairings: readonly Pairing[], { rounds, batchMs }: TimingOptions): Timing[] {
  const timed = pairings
    .filter((pairing) => pairing.timed)
    .map((pairing) => ({
      pairing,
      ours: prepare(pairing.ours, pairing.count, batchMs),
      theirs: prepare(pairing.theirs, pairing.count, batchMs),
      diagnosed: pairing.diagnosed && prepare(pairing.diagnosed, pairing.count, batchMs),
    }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { ours, theirs, diagnosed } of timed) {
      // Whoever runs second may find the cache colder; they take turns at it.
      const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
      for (const side of diagnosed ? [...order, diagnosed] : order) {
        side.samples.push((runBatch(side.call, side.count, side.calls) * 1e6) / side.calls);
      }
    }
  }
  if (!Number.isFinite(sink)) throw new Error('an engine returned a value that is not finite');
  return timed.map(({ pairing, ours, theirs, diagnosed }) => ({
    id: pairing.id,
    oursNs: median(ours.samples),
    theirsNs: median(theirs.samples),
    ratio: median(theirs.samples) / median(ours.samples),
    diagnosedNs: diagnosed ? median(diagnosed.samples) : null,
    rounds,
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}
