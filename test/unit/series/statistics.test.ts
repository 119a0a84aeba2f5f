import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBuckets, createStatistics } from '../../../shared/series/statistics.ts';

function statisticsOf(values: readonly number[], stepS = 1) {
  const statistics = createStatistics({ timed: true, gapLimitS: 5 * stepS });
  values.forEach((value, i) => statistics.add(i * stepS * 1000, value));
  const result = statistics.result();
  if (!result) throw new Error('no values');
  return result;
}

/** Reproducible numbers, evenly spread over 0 to 1 (Park and Miller). */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('one pass over a series', () => {
  it('gives the textbook mean and standard deviation', () => {
    const { mean, standardDeviation, min, max, count } = statisticsOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBeCloseTo(5, 12);
    expect(standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect([min, max, count]).toEqual([2, 9, 8]);
  });

  it('gives the same correlation of neighbours as two passes', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 3 }), (values) => {
        const mean = values.reduce((a, b) => a + b, 0) / values.length;
        const m2 = values.reduce((a, b) => a + (b - mean) ** 2, 0);
        fc.pre(m2 > 1e-3);
        const lagged = values.slice(1).reduce((a, b, i) => a + (b - mean) * ((values[i] ?? 0) - mean), 0);
        expect(statisticsOf(values).lagOneCorrelation).toBeCloseTo(lagged / m2, 5);
      }),
    );
  });

  it('is not flattered by values that follow each other', () => {
    const random = generator(7);
    const white = Array.from({ length: 20_000 }, () => random() - 0.5);
    const independent = statisticsOf(white);
    const naive = independent.standardDeviation / Math.sqrt(white.length);
    expect((independent.meanU ?? 0) / naive).toBeGreaterThan(0.99);
    expect((independent.meanU ?? 0) / naive).toBeLessThan(1.5);

    // First-order process with r = 0.9: the mean is √(1.9/0.1) = 4.36 times less certain than s/√n says.
    let x = 0;
    const slow = white.map((e) => (x = 0.9 * x + e));
    const { meanU, standardDeviation, lagOneCorrelation, effectiveCount } = statisticsOf(slow);
    expect(lagOneCorrelation).toBeCloseTo(0.9, 1);
    const ratio = (meanU ?? 0) / (standardDeviation / Math.sqrt(slow.length));
    expect(ratio).toBeGreaterThan(4);
    expect(ratio).toBeLessThan(6);
    expect(effectiveCount).toBeLessThan(slow.length / 16);
  });

  it('lets cycles average out that are shorter than a batch, however finely they were sampled', () => {
    // Two hundred smooth waves: neighbours agree almost perfectly and still the mean is well known.
    const waves = Array.from({ length: 100_000 }, (_, i) => 10 * Math.sin((i * 2 * Math.PI) / 500));
    const { meanU, standardDeviation, lagOneCorrelation } = statisticsOf(waves);
    expect(lagOneCorrelation).toBeGreaterThan(0.999);
    expect(meanU ?? 0).toBeLessThan(standardDeviation / 10);
    expect(meanU ?? 0).toBeGreaterThanOrEqual(standardDeviation / Math.sqrt(100_000));
  });

  it('keeps a steady rise in the uncertainty, for its mean is the mean of no state', () => {
    const rising = Array.from({ length: 6400 }, (_, i) => i);
    const { meanU, standardDeviation } = statisticsOf(rising);
    expect((meanU ?? 0) / standardDeviation).toBeGreaterThan(0.5);
    expect((meanU ?? 0) / standardDeviation).toBeLessThan(1.2);
  });

  it('sees a drift that neighbours alone hide', () => {
    const random = generator(11);
    const drifting = Array.from({ length: 6400 }, (_, i) => i / 6400 + 20 * (random() - 0.5));
    const { meanU, standardDeviation } = statisticsOf(drifting);
    expect(meanU ?? 0).toBeGreaterThanOrEqual(standardDeviation / Math.sqrt(6400));
  });

  it('integrates power to energy and leaves gaps out', () => {
    // 60 kW for an hour, ten hours nothing recorded, 30 kW for half an hour.
    const statistics = createStatistics({ timed: true, gapLimitS: 300 });
    for (let s = 0; s <= 3600; s += 60) statistics.add(s * 1000, 60);
    for (let s = 39_600; s <= 41_400; s += 60) statistics.add(s * 1000, 30);
    const result = statistics.result();
    expect(result?.integralPerH).toBeCloseTo(75, 9);
    expect(result?.coveredH).toBeCloseTo(1.5, 9);
    expect(result?.gaps).toEqual({
      count: 1,
      longestS: 36_000,
      first: [{ fromT: 3_600_000, toT: 39_600_000 }],
    });
  });
});

describe('the curve', () => {
  it('keeps lowest, highest and mean of any length in few parts', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const buckets = createBuckets(4);
        values.forEach((value, t) => buckets.add(t, value));
        const parts = buckets.result();
        expect(parts.length).toBeLessThanOrEqual(8);
        expect(Math.min(...parts.map((part) => part.min))).toBe(Math.min(...values));
        expect(Math.max(...parts.map((part) => part.max))).toBe(Math.max(...values));
        expect([parts[0]?.fromT, parts.at(-1)?.toT]).toEqual([0, values.length - 1]);
        for (const part of parts) expect(part.mean).toBeLessThanOrEqual(part.max + 1e-6);
      }),
    );
  });
});
