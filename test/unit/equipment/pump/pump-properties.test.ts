import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pumpCalculator } from '../../../../shared/equipment/pump/calculator.ts';
import type { PumpInputs } from '../../../../shared/equipment/pump/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  lhasa,
  siteAt,
  usualInputs,
  valueOf,
} from '../../../helpers/electrical.ts';

describe('pump calculator, any input', () => {
  it('is total, finite, and a null measure saves nothing', () => {
    expectTotalCalculator(pumpCalculator, 400);
  });
  it('prints lines that can be redone for usual inputs', () => {
    fc.assert(
      fc.property(usualInputs(pumpCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(pumpCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 300 },
    );
  });
  it('available suction head falls with altitude and with water temperature', () => {
    const at = (altitudeM: number, liquidTemperatureC: number) =>
      valueOf(
        pumpCalculator.diagnose(
          { suctionStaticHeadM: 1, suctionLossM: 0.5, liquidTemperatureC },
          siteAt(altitudeM),
        ),
        'npsh-available',
      );
    fc.assert(
      fc.property(altitudes, altitudes, fc.double({ min: 1, max: 80, noNaN: true }), (a, b, t) => {
        expect(at(Math.max(a, b), t)).toBeLessThanOrEqual(at(Math.min(a, b), t) + 1e-9);
        expect(at(a, t + 5)).toBeLessThan(at(a, t));
      }),
      { numRuns: 60 },
    );
  });
  it('speed control never takes more shaft power than throttling to the same flow', () => {
    const base: PumpInputs = {
      shutOffHeadM: 42,
      ratedFlowM3PerH: 200,
      ratedHeadM: 30,
      ratedEfficiencyPct: 78,
      motorEfficiencyPct: 93,
      systemFlowM3PerH: 200,
      liquidDensityKgPerM3: 998.2,
      controlMethod: 'throttle',
      duty1HoursH: 1000,
      vfdEfficiencyPct: 99.9,
    };
    fc.assert(
      fc.property(
        fc.double({ min: 60, max: 195, noNaN: true }),
        fc.double({ min: 0, max: 29, noNaN: true }),
        (duty1FlowM3PerH, staticHeadM) => {
          const throttled = { ...base, duty1FlowM3PerH, staticHeadM };
          const fast: PumpInputs = { ...throttled, controlMethod: 'vfd' };
          const before = pumpCalculator.simulate(throttled, throttled, lhasa)?.[0]?.amount ?? 0;
          const after = pumpCalculator.simulate(fast, throttled, lhasa)?.[0]?.amount ?? Infinity;
          expect(after).toBeLessThanOrEqual((before / 0.999) * (1 + 1e-9));
        },
      ),
      { numRuns: 100 },
    );
  });
});
