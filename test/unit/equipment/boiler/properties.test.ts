import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boilerCalculator } from '../../../../shared/equipment/boiler/calculator.ts';
import type { BoilerInputs } from '../../../../shared/equipment/boiler/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  siteAt,
  usualInputs,
} from '../../../helpers/electrical.ts';

const eta2 = (inputs: BoilerInputs, altitudeM: number) =>
  boilerCalculator.diagnose(inputs, siteAt(altitudeM)).results.find((r) => r.id === 'eta2')?.value;

const burning: BoilerInputs = {
  fuel: 'bituminous',
  medium: 'saturatedSteam',
  firing: 'grate',
  ratedOutputTPerH: 10,
  outputTPerH: 8,
  lowerHeatingValueKJPerKg: 20_000,
  ashPct: 15,
  flueGasO2Pct: 9,
  flueGasTemperatureC: 160,
  inletAirTemperatureC: 10,
  slagCarbonPct: 10,
  flyAshCarbonPct: 15,
};
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('boiler properties', () => {
  it('is total, stays in its schema, and a change of nothing saves nothing', () =>
    expectTotalCalculator(boilerCalculator, 150));

  it('prints lines that a pocket calculator confirms', () =>
    fc.assert(
      fc.property(usualInputs(boilerCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(boilerCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 100 },
    ));

  it('losses and useful heat add up to 100 %', () =>
    fc.assert(
      fc.property(usualInputs(boilerCalculator), altitudes, (inputs, altitudeM) => {
        const { losses } = boilerCalculator.diagnose(inputs, siteAt(altitudeM));
        if (losses.length > 0) expect(losses.reduce((s, l) => s + l.sharePct, 0)).toBeCloseTo(100, 6);
      }),
      { numRuns: 150 },
    ));

  it('η falls with exhaust temperature, O₂ and unburnt carbon', () =>
    fc.assert(
      fc.property(
        between(60, 300),
        between(1, 60),
        between(1, 14),
        between(0.1, 4),
        between(2, 40),
        between(1, 20),
        altitudes,
        (t, dt, o2, dO2, c, dC, altitudeM) => {
          const base = { ...burning, flueGasTemperatureC: t, flueGasO2Pct: o2, slagCarbonPct: c };
          const start = eta2(base, altitudeM) as number;
          expect(eta2({ ...base, flueGasTemperatureC: t + dt }, altitudeM)).toBeLessThan(start);
          expect(eta2({ ...base, flueGasO2Pct: o2 + dO2 }, altitudeM)).toBeLessThan(start);
          expect(eta2({ ...base, slagCarbonPct: c + dC }, altitudeM)).toBeLessThan(start);
        },
      ),
      { numRuns: 100 },
    ));

  it('the simple test does not feel the altitude: volumes are normal volumes', () =>
    fc.assert(
      fc.property(altitudes, (altitudeM) => {
        expect(eta2(burning, altitudeM)).toBe(eta2(burning, 0));
      }),
      { numRuns: 30 },
    ));

  it('fuel grows in proportion to what is burnt now', () =>
    fc.assert(
      fc.property(between(10, 50_000), between(1.1, 5), (amount, factor) => {
        const hotter = { ...burning, flueGasTemperatureC: 200 };
        const at = (annualFuelAmountT: number) =>
          boilerCalculator.simulate(hotter, { ...burning, annualFuelAmountT }, siteAt(3650))?.[0]
            ?.amount as number;
        expect(at(amount * factor) / at(amount)).toBeCloseTo(factor, 9);
      }),
      { numRuns: 50 },
    ));
});
