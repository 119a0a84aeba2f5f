import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kilnCalculator } from '../../../../shared/equipment/kiln/calculator.ts';
import type { KilnInputs } from '../../../../shared/equipment/kiln/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  siteAt,
  usualInputs,
} from '../../../helpers/electrical.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const base: KilnInputs = {
  kilnType: 'calcining',
  fuel: 'diesel',
  fuelRateKgPerH: 80,
  lowerHeatingValueKJPerKg: 42_600,
  annualFuelAmountT: 300,
  flueGasO2Pct: 7,
  flueGasTemperatureC: 400,
  wall1AreaM2: 80,
  wall1TemperatureC: 80,
  ambientTemperatureC: 10,
};

describe('kiln properties', () => {
  it('is total, stays in its schema, and a change of nothing saves nothing', () =>
    expectTotalCalculator(kilnCalculator, 150));

  it('prints lines that a pocket calculator confirms', () =>
    fc.assert(
      fc.property(usualInputs(kilnCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(kilnCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 100 },
    ));

  it('shares and residual add up to 100 %', () =>
    fc.assert(
      fc.property(usualInputs(kilnCalculator), altitudes, (inputs, altitudeM) => {
        const { losses } = kilnCalculator.diagnose({ ...base, ...inputs, fuel: 'diesel' }, siteAt(altitudeM));
        expect(losses.reduce((sum, loss) => sum + loss.sharePct, 0)).toBeCloseTo(100, 6);
      }),
      { numRuns: 100 },
    ));

  it('hotter flue gas, more air, hotter walls burn more', () =>
    fc.assert(
      fc.property(
        between(1, 200),
        between(0.5, 6),
        between(1, 60),
        altitudes,
        (dT, dO2, dWall, altitudeM) => {
          const amount = (change: KilnInputs) =>
            kilnCalculator.simulate({ ...base, ...change }, base, siteAt(altitudeM))?.[0]?.amount as number;
          expect(amount({})).toBe(300);
          expect(amount({ flueGasTemperatureC: 400 + dT })).toBeGreaterThan(300);
          expect(amount({ flueGasO2Pct: 7 + dO2 })).toBeGreaterThan(300);
          expect(amount({ wall1TemperatureC: 80 + dWall })).toBeGreaterThan(300);
        },
      ),
      { numRuns: 60 },
    ));
});
