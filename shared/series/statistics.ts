/** Statistics of a series in one pass and constant memory. */
import type { Bucket, Gap, SeriesStatistics } from './mapping.ts';

export interface SeriesAccumulator {
  /** `t` in milliseconds, or the row number when `timed` is false. */
  add: (t: number, value: number) => void;
  /** Null before the first value. */
  result: () => SeriesStatistics | null;
}

const HOUR_MS = 3_600_000;
const batchLimit = 64;
/** Gaps that are named; the rest is counted. */
const namedGaps = 20;

/**
 * Mean, spread, uncertainty of the mean and time integral.
 *
 * The values of a logger follow each other closely, so s/√n would flatter the mean, and a correlation of neighbours taken
 * at one second says little about minutes. The interval is therefore cut into 32 to 63 equal batches (single values below
 * 64) and u_A = s_b/√b · √((1+ρ)/(1−ρ)) of their means, with the correlation ρ of neighbouring means where it is
 * positive: cycles shorter than a batch average out, a drift longer than one stays in. Never less than s/√n.
 *
 * The integral is trapezoidal; a step longer than `gapLimitS` counts as a gap and adds nothing.
 */
export function createStatistics(options: { timed: boolean; gapLimitS: number }): SeriesAccumulator {
  let count = 0;
  let mean = 0;
  let m2 = 0;
  let min = Infinity;
  let max = -Infinity;
  let first = 0;
  let last = 0;
  let fromT = 0;
  let lastT = 0;
  let shiftedSum = 0;
  let laggedSum = 0;
  let integral = 0;
  let coveredMs = 0;
  let gapCount = 0;
  let longestGapMs = 0;
  let backwards = 0;
  let repeated = 0;
  const firstGaps: Gap[] = [];
  const batches = createBatches();

  const addStep = (t: number, value: number) => {
    const step = t - lastT;
    if (step < 0) {
      backwards += 1;
      return;
    }
    if (step === 0) repeated += 1;
    if (step > options.gapLimitS * 1000) {
      gapCount += 1;
      longestGapMs = Math.max(longestGapMs, step);
      if (firstGaps.length < namedGaps) firstGaps.push({ fromT: lastT, toT: t });
    } else {
      integral += ((value + last) / 2) * step;
      coveredMs += step;
    }
  };

  return {
    add(t, value) {
      count += 1;
      const delta = value - mean;
      mean += delta / count;
      m2 += delta * (value - mean);
      if (value < min) min = value;
      if (value > max) max = value;
      if (count === 1) {
        first = value;
        fromT = t;
      } else {
        laggedSum += (value - first) * (last - first);
        if (options.timed) addStep(t, value);
      }
      shiftedSum += value - first;
      batches.add(value);
      last = value;
      lastT = t;
    },
    result() {
      if (count === 0) return null;
      const s = count > 1 ? Math.sqrt(m2 / (count - 1)) : 0;
      const shift = mean - first;
      const lagged = laggedSum - shift * (2 * shiftedSum - (last - first)) + (count - 1) * shift * shift;
      const r = m2 > 0 ? Math.max(-1, Math.min(1, lagged / m2)) : 0;
      const parts = batches.result();
      const meanU = count > 1 ? Math.max(s / Math.sqrt(count), uncertaintyOf(parts)) : null;
      return {
        count,
        fromT,
        toT: lastT,
        min,
        max,
        mean,
        standardDeviation: s,
        meanU,
        batches: parts.count,
        batchDeviation: parts.deviation,
        batchCorrelation: parts.correlation,
        lagOneCorrelation: r,
        effectiveCount: meanU ? Math.min(count, (s / meanU) ** 2) : count,
        integralPerH: options.timed ? integral / HOUR_MS : null,
        coveredH: coveredMs / HOUR_MS,
        gaps: { count: gapCount, longestS: longestGapMs / 1000, first: firstGaps },
        backwards,
        repeated,
      };
    },
  };
}

/** Correlation that enters the uncertainty: never negative, which would flatter, and never so near 1 that n falls below ½. */
export function keptCorrelation(r: number, count: number): number {
  return Math.max(0, Math.min(r, 1 - 1 / count));
}

interface BatchMeans {
  count: number;
  deviation: number;
  correlation: number;
}

function uncertaintyOf({ count, deviation, correlation }: BatchMeans): number {
  if (count < 2) return 0;
  const kept = keptCorrelation(correlation, count);
  return deviation * Math.sqrt((1 + kept) / ((1 - kept) * count));
}

/** Means of equal batches; when there are too many, neighbours are joined and the batches grow. */
function createBatches() {
  let size = 1;
  let means: number[] = [];
  let sum = 0;
  let filled = 0;
  return {
    add(value: number) {
      sum += value;
      filled += 1;
      if (filled < size) return;
      means.push(sum / size);
      sum = 0;
      filled = 0;
      if (means.length < batchLimit) return;
      means = Array.from(
        { length: batchLimit / 2 },
        (_, i) => ((means[2 * i] ?? 0) + (means[2 * i + 1] ?? 0)) / 2,
      );
      size *= 2;
    },
    /** Spread of the batch means and correlation of neighbouring ones. */
    result(): BatchMeans {
      const n = means.length;
      if (n < 2) return { count: n, deviation: 0, correlation: 0 };
      const mean = means.reduce((a, b) => a + b, 0) / n;
      const squares = means.reduce((a, b) => a + (b - mean) ** 2, 0);
      const lagged = means.slice(1).reduce((a, b, i) => a + (b - mean) * ((means[i] ?? 0) - mean), 0);
      return {
        count: n,
        deviation: Math.sqrt(squares / (n - 1)),
        correlation: squares > 0 ? lagged / squares : 0,
      };
    },
  };
}

/** Thins a series of any length to at most `2 · limit` parts that keep its lowest, highest and mean values. */
export function createBuckets(limit: number) {
  interface Part extends Bucket {
    count: number;
  }
  let parts: Part[] = [];
  let size = 1;
  const join = (a: Part, b: Part | undefined): Part =>
    b === undefined
      ? a
      : {
          fromT: a.fromT,
          toT: b.toT,
          min: Math.min(a.min, b.min),
          max: Math.max(a.max, b.max),
          mean: (a.mean * a.count + b.mean * b.count) / (a.count + b.count),
          count: a.count + b.count,
        };
  return {
    add(t: number, value: number): void {
      const open = parts.at(-1);
      if (open && open.count < size) {
        open.count += 1;
        open.mean += (value - open.mean) / open.count;
        if (value < open.min) open.min = value;
        if (value > open.max) open.max = value;
        open.toT = t;
        return;
      }
      if (parts.length >= 2 * limit) {
        const before = parts;
        parts = Array.from({ length: limit }, (_, i) => join(before[2 * i] as Part, before[2 * i + 1]));
        size *= 2;
      }
      parts.push({ fromT: t, toT: t, min: value, max: value, mean: value, count: 1 });
    },
    result: (): Bucket[] => parts.map(({ count: _count, ...bucket }) => bucket),
  };
}
