import { describe, expect, it } from 'vitest';
import {
  conversionZh,
  matchUnit,
  seriesNote,
  seriesReading,
  unitChoices,
  uncertaintySteps,
} from '../../../shared/series/as-reading.ts';
import type { SeriesStatistics } from '../../../shared/series/mapping.ts';

const statistics: SeriesStatistics = {
  count: 1801,
  fromT: 0,
  toT: 1_800_000,
  min: 55_000,
  max: 66_000,
  mean: 60_000,
  standardDeviation: 3500,
  meanU: 400,
  batches: 40,
  batchDeviation: 2400,
  batchCorrelation: 0.05,
  lagOneCorrelation: 0.95,
  effectiveCount: 77,
  integralPerH: 30_000,
  coveredH: 0.5,
  gaps: { count: 0, longestS: 0, first: [] },
  backwards: 0,
  repeated: 0,
};

describe('the mean of an interval as a reading', () => {
  it('converts value and uncertainty and adds the instrument’s share', () => {
    const reading = seriesReading(statistics, 'W', { unit: 'kW', u: { relPct: 0.5 } }, null);
    expect(reading.value).toBeCloseTo(60, 9);
    expect(reading.meanU).toBeCloseTo(0.4, 9);
    expect(reading.instrumentU).toBeCloseTo(0.3, 9);
    expect(reading.u).toBeCloseTo(0.5, 9);
  });

  it('writes no more decimals than the uncertainty has', () => {
    const noisy = { ...statistics, mean: 60_123.456_789, meanU: 412.345 };
    const reading = seriesReading(noisy, 'W', { unit: 'kW', u: { abs: 0.3 } }, null);
    expect(reading).toMatchObject({ value: 60.123, u: 0.51 });
  });

  it('takes the certificate of the instrument before the default of the input', () => {
    const reading = seriesReading(statistics, 'W', { unit: 'kW', u: { relPct: 5 } }, 1);
    expect(reading.instrumentU).toBeCloseTo(0.3, 9);
  });

  it('shifts temperatures but not their uncertainty', () => {
    const reading = seriesReading({ ...statistics, mean: 212, meanU: 1.8 }, '°F', { unit: '℃' }, null);
    expect(reading.value).toBeCloseTo(100, 9);
    expect(reading.meanU).toBeCloseTo(1, 9);
  });

  it.each([
    ['kW', 'kW', 'same'],
    ['°C', '℃', 'same'],
    ['m3/h', 'm³/h', 'same'],
    ['W', 'kW', 'converted'],
    ['', 'kW', 'unconfirmed'],
    ['ppm', 'kW', 'unconfirmed'],
    ['xyz', 'kW', 'unconfirmed'],
  ])('%s for %s is %s', (from, to, kind) => expect(matchUnit(from, to).kind).toBe(kind));

  it('can be redone from its lines', () => {
    const reading = seriesReading(statistics, 'W', { unit: 'kW', u: { relPct: 0.5 } }, null);
    const lines = uncertaintySteps(statistics, reading, 'W', 'kW', '按证书').map((step) => step.text);
    // 2400/√40·√(1.05/0.95) = 399
    expect(lines[2]).toContain('2400/√40 · √[(1+0.05)/(1−0.05)]');
    expect((2400 / Math.sqrt(40)) * Math.sqrt(1.05 / 0.95)).toBeCloseTo(400, -1);
    expect(lines.at(-1)).toContain('√(0.4² + 0.3²) = 0.5 kW');
  });

  it('shows a conversion and offers the units that lead to the field', () => {
    expect(conversionZh(61_234, 'W', 'kW')).toBe('1 W = 0.001 kW；61234 W → 61.234 kW');
    expect(conversionZh(5, 'kW', 'kW')).toBeNull();
    expect(conversionZh(5, 'ppm', 'kW')).toBeNull();
    expect(unitChoices('kPa')).toEqual(expect.arrayContaining(['kPa', 'Pa', 'mbar']));
    expect(unitChoices('kPa')[0]).toBe('kPa');
  });

  it('says in its note where it comes from', () => {
    const source = {
      fileName: '功率.csv',
      column: 'P',
      from: '2026-07-01 10:00:00',
      to: '2026-07-01 10:30:00',
    };
    const reading = seriesReading(statistics, 'W', { unit: 'kW', u: { relPct: 0.5 } }, null);
    const note = seriesNote(source, statistics, reading, 'kW');
    for (const part of [
      '“功率.csv”',
      '10:00:00 至 2026-07-01 10:30:00',
      '1801 个值',
      '77 个独立值',
      '0.4 kW',
    ])
      expect(note).toContain(part);
  });
});
