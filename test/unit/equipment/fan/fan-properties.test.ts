import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanCalculator } from '../../../../shared/equipment/fan/calculator.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  siteAt,
  usualInputs,
  valueOf,
} from '../../../helpers/electrical.ts';

describe('fan calculator, any input', () => {
  it('is total, finite, and a null measure saves nothing', () => {
    expectTotalCalculator(fanCalculator, 400);
  });
  it('prints lines that can be redone for usual inputs', () => {
    fc.assert(
      fc.property(usualInputs(fanCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(fanCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 300 },
    );
  });
  it('density falls with altitude and with temperature', () => {
    const at = (altitudeM: number, gasTemperatureC: number) =>
      valueOf(fanCalculator.diagnose({ gasTemperatureC }, siteAt(altitudeM)), 'gas-density');
    fc.assert(
      fc.property(altitudes, altitudes, fc.double({ min: -40, max: 300, noNaN: true }), (a, b, t) => {
        expect(at(Math.max(a, b), t)).toBeLessThanOrEqual(at(Math.min(a, b), t) + 1e-12);
        expect(at(a, t + 10)).toBeLessThan(at(a, t));
      }),
      { numRuns: 60 },
    );
  });
});
