/** Demand, load factor, daily profile and load duration of a power curve, in one pass. */
import type { LoadProfile } from './mapping.ts';

const MIN_MS = 60_000;
const DAY_MIN = 1440;
const durationPoints = 101;
/** Blocks kept for the duration curve: more than a year of quarter hours. */
const blockLimit = 40_000;

/** Demand is averaged over 15 min as in the two-part tariff; curves written more seldom take their own step. */
export function blockMinutes(usualStepS: number): number {
  return [15, 30, 60, 120, 240, 1440].find((minutes) => minutes * 60 >= usualStepS) ?? DAY_MIN;
}

/**
 * Values are averaged over blocks that begin at full multiples of `blockMin`; the first and the last block may be cut
 * and count only when at least half of the usual number of values fell into them.
 */
export function createLoadProfile(blockMin: number) {
  const blockMs = blockMin * MIN_MS;
  let blocks: { t: number; mean: number; count: number }[] = [];
  let open: { t: number; mean: number; count: number } | null = null;
  let overflown = false;
  return {
    add(t: number, value: number): void {
      const start = Math.floor(t / blockMs) * blockMs;
      if (open?.t !== start) {
        if (open && !overflown) blocks.push(open);
        overflown ||= blocks.length >= blockLimit;
        open = { t: start, mean: 0, count: 0 };
      }
      open.count += 1;
      open.mean += (value - open.mean) / open.count;
    },
    /** Null below two full blocks, and for curves too long for it. */
    result(): LoadProfile | null {
      if (overflown) return null;
      const all = open ? [...blocks, open] : blocks;
      const usual = all.map((block) => block.count).toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
      blocks = all.filter((block) => block.count * 2 >= usual);
      open = null;
      return blocks.length < 2 ? null : profileOf(blocks, blockMin);
    },
  };
}

function profileOf(blocks: readonly { t: number; mean: number }[], blockMin: number): LoadProfile {
  const highest = blocks.reduce((a, b) => (b.mean > a.mean ? b : a));
  const mean = blocks.reduce((sum, block) => sum + block.mean, 0) / blocks.length;
  return {
    blockMin,
    blocks: blocks.length,
    maxDemand: highest.mean,
    maxDemandT: highest.t,
    loadFactor: highest.mean > 0 && mean > 0 ? mean / highest.mean : null,
    daily: dailyOf(blocks),
    duration: durationOf(blocks.map((block) => block.mean)),
  };
}

function dailyOf(blocks: readonly { t: number; mean: number }[]): LoadProfile['daily'] {
  const byMinute = new Map<number, { mean: number; min: number; max: number; days: number }>();
  for (const { t, mean } of blocks) {
    const minute = (((t / MIN_MS) % DAY_MIN) + DAY_MIN) % DAY_MIN;
    const held = byMinute.get(minute) ?? { mean: 0, min: Infinity, max: -Infinity, days: 0 };
    held.days += 1;
    held.mean += (mean - held.mean) / held.days;
    held.min = Math.min(held.min, mean);
    held.max = Math.max(held.max, mean);
    byMinute.set(minute, held);
  }
  return [...byMinute]
    .toSorted((a, b) => a[0] - b[0])
    .map(([minuteOfDay, entry]) => ({ minuteOfDay, ...entry }));
}

function durationOf(means: readonly number[]): LoadProfile['duration'] {
  const falling = means.toSorted((a, b) => b - a);
  const points = Math.min(durationPoints, falling.length);
  return Array.from({ length: points }, (_, i) => {
    const at = Math.round((i / (points - 1)) * (falling.length - 1));
    return { sharePct: (100 * at) / (falling.length - 1), value: falling[at] ?? 0 };
  });
}
