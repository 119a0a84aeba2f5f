import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardPressurePa } from '../../../shared/air/site-air.ts';
import {
  altitudeFactor2012,
  altitudeFactor2021,
  altitudeRule2021,
  cementIndicators,
  cementLimit2021,
  clinkerLimit2012,
  correctedLimit2021,
  gb16780EditionOn,
  rule2012,
  strengthFactor2012,
  type AltitudeRule2021,
  type CementIndicator,
  type CementLimitRow,
  type Rule2012,
} from '../../../shared/standards/gb16780.ts';
import { shippedPack } from '../../helpers/pack.ts';

const pack = shippedPack();
const rule = altitudeRule2021(pack) as AltitudeRule2021;
const legacy = rule2012(pack) as Rule2012;
const row = (indicator: CementIndicator) => cementLimit2021(pack, indicator) as CementLimitRow;

describe('thermal.md §2.1, §4.1: K of the 2021 edition', () => {
  it.each([
    [2000, 79_495, 1.0135],
    [3000, 70_109, 1.033],
    [3500, 65_764, 1.0421],
    [3650, 64_504, 1.0447],
    [3836, 62_969, 1.0479],
    [4000, 61_640, 1.0506],
    [4500, 57_728, 1.0588],
    [4800, 55_479, 1.0635],
  ])('%d m, %d Pa: %d', (altitudeM, pressurePa, k) =>
    expect(Math.abs(altitudeFactor2021(rule, altitudeM, pressurePa) - k)).toBeLessThan(6e-5),
  );
  it('is 1 up to 1,500 m and almost continuous there', () => {
    expect(altitudeFactor2021(rule, 1500, standardPressurePa(1500))).toBe(1);
    expect(altitudeFactor2021(rule, 1500.001, standardPressurePa(1500))).toBeCloseTo(1.0029, 4);
  });
  it('grows with altitude above the threshold and stays below 1.179', () =>
    fc.assert(
      fc.property(fc.double({ min: 1501, max: 5400, noNaN: true }), (h) => {
        const k = altitudeFactor2021(rule, h, standardPressurePa(h));
        expect(altitudeFactor2021(rule, h + 50, standardPressurePa(h + 50))).toBeGreaterThan(k);
        expect(k).toBeLessThan(1.179);
      }),
    ));
});

describe('thermal.md §2.5 examples A and B: corrected limits', () => {
  const k = altitudeFactor2021(rule, 3650, 64_504);
  it.each<[CementIndicator, number, number]>([
    ['clinkerEnergy', 122.23, 122.06],
    ['clinkerPower', 63.73, 63.64],
    ['clinkerCoal', 113.87, 113.71],
  ])('%s', (indicator, standard, measured) => {
    expect(correctedLimit2021(row(indicator), 3, k)).toBeCloseTo(standard, 2);
    const lower = altitudeFactor2021(rule, 3650, 65_200);
    expect(correctedLimit2021(row(indicator), 3, lower)).toBeCloseTo(measured, 2);
  });
  it('levels 1 and 2 stay as printed', () => {
    expect(correctedLimit2021(row('clinkerEnergy'), 1, k)).toBe(100);
    expect(correctedLimit2021(row('clinkerEnergy'), 2, k)).toBe(107);
  });
  it('B: cement with 68 % clinker at 3,836 m', () => {
    const kB = altitudeFactor2021(rule, 3836, 62_969);
    expect(kB).toBeCloseTo(1.04787, 5);
    expect(correctedLimit2021(row('cementEnergy'), 1, kB, 68)).toBeCloseTo(72.3, 10);
    expect(correctedLimit2021(row('cementEnergy'), 2, kB, 68)).toBeCloseTo(78.95, 10);
    expect(correctedLimit2021(row('cementEnergy'), 3, kB, 68)).toBeCloseTo(89.7, 2);
  });
  it('cement preparation takes no altitude', () =>
    expect(correctedLimit2021(row('cementPreparationPower'), 3, k)).toBe(34));
  it('coal + 0.1229·power equals the energy limits', () => {
    for (const grade of [1, 2, 3]) {
      const of = (indicator: CementIndicator) => correctedLimit2021(row(indicator), grade, 1) as number;
      expect(Math.abs(of('clinkerCoal') + 0.1229 * of('clinkerPower') - of('clinkerEnergy'))).toBeLessThan(
        0.51,
      );
    }
  });
});

describe('thermal.md §2.2 and §2.5 examples C and D: 2012 edition', () => {
  it.each([
    [3650, 64_504, 55, 115, 0.98844, 0.79788, 90.69],
    [2000, 79_495, 58, 115, 0.9754, 0.88575, 99.36],
  ])('%d m, A %d', (altitudeM, pressurePa, strength, coal, a, k, comparable) => {
    expect(strengthFactor2012(legacy, strength)).toBeCloseTo(a, 5);
    expect(altitudeFactor2012(legacy, altitudeM, pressurePa)).toBeCloseTo(k, 5);
    const e = coal * strengthFactor2012(legacy, strength) * altitudeFactor2012(legacy, altitudeM, pressurePa);
    expect(e).toBeCloseTo(comparable, 2);
  });
  it('starts above 1,000 m', () => expect(altitudeFactor2012(legacy, 1000, 89_875)).toBe(1));
  it('its limits are only recalled', () => {
    expect(clinkerLimit2012(pack, 'clinkerEnergy')).toMatchObject({
      existing: 120,
      standard: { certainty: 'recalled' },
    });
  });
});

describe('editions', () => {
  it.each([
    ['2022-10-31', '2012'],
    ['2022-11-01', '2021'],
    ['2026-11-22', '2021'],
  ])('%s: %s', (date, edition) => expect(gb16780EditionOn(pack, date)).toBe(edition));
  it('an empty pack has no limits and no rule', () => {
    const empty = { version: '', standards: [], verifications: [] };
    expect(altitudeRule2021(empty)).toBeUndefined();
    expect(rule2012(empty)).toBeUndefined();
    for (const indicator of cementIndicators) expect(cementLimit2021(empty, indicator)).toBeUndefined();
  });
});
