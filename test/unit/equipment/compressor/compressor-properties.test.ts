import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isentropicWork } from '../../../../shared/equipment/compressor/air-work.ts';
import { compressorCalculator } from '../../../../shared/equipment/compressor/calculator.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  siteAt,
  usualInputs,
} from '../../../helpers/electrical.ts';

describe('compressor calculator, any input', () => {
  it('is total, finite, and a null measure saves nothing', () => {
    expectTotalCalculator(compressorCalculator, 500);
  });
  it('prints lines that can be redone for usual inputs', () => {
    fc.assert(
      fc.property(usualInputs(compressorCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(compressorCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 300 },
    );
  });
  it('work per inlet volume falls and per mass rises with altitude', () => {
    fc.assert(
      fc.property(altitudes, altitudes, fc.double({ min: 200, max: 1300, noNaN: true }), (a, b, gauge) => {
        const low = siteAt(Math.min(a, b)).air.pressurePa / 1000;
        const high = siteAt(Math.max(a, b)).air.pressurePa / 1000;
        const work = (p: number) => isentropicWork(p, p + gauge);
        expect(work(high)).toBeLessThanOrEqual(work(low) * (1 + 1e-12));
        expect(work(high) / high).toBeGreaterThanOrEqual((work(low) / low) * (1 - 1e-12));
      }),
    );
  });
});
