import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { motorCalculator } from '../../../../shared/equipment/motor/calculator.ts';
import type { MotorInputs } from '../../../../shared/equipment/motor/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  lhasa,
  siteAt,
  usualInputs,
  valueOf,
} from '../../../helpers/electrical.ts';

describe('motor calculator, any input', () => {
  it('is total, finite, and a null measure saves nothing', () => {
    expectTotalCalculator(motorCalculator, 600);
  });
  it('prints lines that can be redone for usual inputs', () => {
    fc.assert(
      fc.property(usualInputs(motorCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(motorCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 300 },
    );
  });
  it('more input power means more load and more shaft power', () => {
    const plate: MotorInputs = { ratedPowerKW: 45, ratedEfficiencyPct: 92.3, noLoadPowerKW: 1.35 };
    const power = fc.double({ min: 1.4, max: 60, noNaN: true });
    fc.assert(
      fc.property(power, power, (p, q) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        const at = (inputPowerKW: number) =>
          valueOf(motorCalculator.diagnose({ ...plate, inputPowerKW }, lhasa), 'shaft-power');
        expect(at(high)).toBeGreaterThanOrEqual(at(low) - 1e-9);
        expect(at(low)).toBeLessThanOrEqual(low);
      }),
    );
  });
  it('altitude changes capacity, never efficiency or grade', () => {
    const plate: MotorInputs = {
      ratedPowerKW: 45,
      poles: '4',
      ratedEfficiencyPct: 92.3,
      noLoadPowerKW: 1.35,
    };
    const here = motorCalculator.diagnose({ ...plate, inputPowerKW: 30 }, siteAt(0));
    const there = motorCalculator.diagnose({ ...plate, inputPowerKW: 30 }, siteAt(4800));
    expect(valueOf(there, 'running-efficiency')).toBe(valueOf(here, 'running-efficiency'));
    expect(there.limits).toEqual(here.limits);
  });
});
