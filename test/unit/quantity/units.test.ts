import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { P0_PA, standardPressurePa } from '../../../shared/air/site-air.ts';
import {
  absoluteFromGauge,
  convert,
  convertDifference,
  gaugeFromAbsolute,
  isUnit,
  parseUnit,
  type Unit,
  units,
  unitsLike,
} from '../../../shared/quantity/units.ts';

const names = Object.keys(units) as Unit[];
const anyUnit = fc.constantFrom(...names);
/** No amount of energy or money is smaller than this; below it doubles lose digits. */
const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => (Math.abs(x) < 1e-100 ? 0 : x));

describe('units', () => {
  it.each([
    [1, 'tce', 'kWh', 29_307_000 / 3600],
    [1, 'kWh', 'kJ', 3600],
    [1, '万kWh', 'kWh', 10_000],
    [1, 'kcal', 'kJ', 4.1868],
    [7000, 'kcal/kg', 'kJ/kg', 29_307.6],
    [1, 'kgf/cm²', 'kPa', 98.0665],
    [760, 'mmHg', 'Pa', 101_325.014_435_4],
    [100, 'mmH2O', 'Pa', 980.665],
    [1, 'atm', 'kPa', 101.325],
    [1, 'MW', 'kW', 1000],
    [0.7, 'MW', 'GJ/h', 2.52],
    [212, '℉', '℃', 100],
    [-40, '℃', '℉', -40],
    [60, 'm³/min', 'm³/h', 3600],
    [117, 'kgce/t', 'kJ/kg', 3428.919],
    [61, 'kWh/t', 'kJ/kg', 219.6],
    [10, 'kcal/(m²·h·K)', 'W/(m²·K)', 11.63],
    [1500, 'r/min', 'Hz', 25],
    [10_000, 'ppm', '%', 1],
    [2000, 't/d', 't/h', 83.333_333_333],
  ] as const)('%f %s in %s', (amount, from, to, expected) => {
    expect(convert(amount, from, to) / expected).toBeCloseTo(1, 9);
  });

  it('goes there and back between any two units of a dimension', () => {
    fc.assert(
      fc.property(anyUnit, fc.nat(), value, (from, pick, amount) => {
        const like = unitsLike(from);
        expect(like).toContain(from);
        const to = like[pick % like.length] as Unit;
        const back = convert(convert(amount, from, to), to, from);
        // Temperatures shift before they scale, so the error is absolute to a few hundred degrees.
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(1e-12 * (Math.abs(amount) + 500));
        const difference = convertDifference(convertDifference(amount, from, to), to, from);
        expect(Math.abs(difference - amount)).toBeLessThanOrEqual(1e-12 * Math.abs(amount));
      }),
      { numRuns: 1000 },
    );
  });
  it('keeps the value where nothing changes', () => {
    for (const unit of names) expect(convert(0.1, unit, unit)).toBe(0.1);
  });
  it('keeps order', () => {
    fc.assert(
      fc.property(anyUnit, fc.nat(), value, (from, pick, amount) => {
        const like = unitsLike(from);
        const to = like[pick % like.length] as Unit;
        expect(convert(amount + 1, from, to)).toBeGreaterThan(convert(amount, from, to));
      }),
    );
  });
  it('refuses another dimension, gauge and normal volume included', () => {
    expect(() => convert(1, 'kW', 'kWh')).toThrow(RangeError);
    expect(() => convert(1, 'm³', 'Nm³')).toThrow(RangeError);
    expect(() => convertDifference(1, '℃', 'Pa')).toThrow(RangeError);
  });
  it('takes differences without the offset', () => {
    expect(convertDifference(9, '℉', '℃')).toBeCloseTo(5, 12);
  });
  it('every factor is positive and finite', () => {
    for (const unit of names) expect(units[unit].factor).toBeGreaterThan(0);
  });
});

describe('gauge and absolute pressure', () => {
  it('uses the local atmosphere: 1 MPa(g) is 1.0645 MPa at 3,650 m and 1.1013 at sea level', () => {
    expect(absoluteFromGauge(1, 'MPa', 64_504)).toBeCloseTo(1.064504, 9);
    expect(absoluteFromGauge(1, 'MPa', P0_PA)).toBeCloseTo(1.101325, 9);
    expect(absoluteFromGauge(0, 'kPa', 64_504)).toBeCloseTo(64.504, 9);
  });
  it('closes at every altitude', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5500, noNaN: true }),
        fc.double({ min: -0.05, max: 10, noNaN: true }),
        (altitudeM, gauge) => {
          const p = standardPressurePa(altitudeM);
          expect(gaugeFromAbsolute(absoluteFromGauge(gauge, 'MPa', p), 'MPa', p)).toBeCloseTo(gauge, 12);
        },
      ),
    );
  });
});

describe('units as people write them', () => {
  it.each([
    ['m3/h', 'm³/h'],
    ['M3/H', 'm³/h'],
    ['Nm3', 'Nm³'],
    ['KW', 'kW'],
    ['kw', 'kW'],
    ['°C', '℃'],
    ['℃', '℃'],
    ['rpm', 'r/min'],
    ['kg/cm2', 'kgf/cm²'],
    ['w/(m2*k)', 'W/(m²·K)'],
    [' t / h ', 't/h'],
    ['度', 'kWh'],
    ['Mpa', 'MPa'],
    ['m^2', 'm²'],
  ])('%s is %s', (text, unit) => expect(parseUnit(text)).toBe(unit));
  it('does not guess', () => {
    for (const text of ['furlong', 'mvax', 'kg/furlong']) expect(parseUnit(text)).toBeNull();
    expect(isUnit('toString')).toBe(false);
  });
  it('reads every unit of the list as itself', () => {
    for (const unit of names) expect(parseUnit(unit)).toBe(unit);
  });
});
