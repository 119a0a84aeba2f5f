import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformerCalculator } from '../../../../shared/equipment/transformer/calculator.ts';
import type { TransformerInputs } from '../../../../shared/equipment/transformer/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  lhasa,
  siteAt,
  usualInputs,
} from '../../../helpers/electrical.ts';

describe('transformer calculator, any input', () => {
  it('is total, finite, and a null measure saves nothing', () => {
    expectTotalCalculator(transformerCalculator, 500);
  });
  it('prints lines that can be redone for usual inputs', () => {
    fc.assert(
      fc.property(usualInputs(transformerCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(transformerCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 300 },
    );
  });
  it('loss rises with the load and with each rated loss', () => {
    const at = (inputs: TransformerInputs) =>
      transformerCalculator.simulate(inputs, inputs, lhasa)?.[0]?.amount ?? 0;
    const base: TransformerInputs = {
      ratedCapacityKVA: 1000,
      energisedHoursH: 8760,
      noLoadLossKW: 0.8,
      loadLossKW: 10,
    };
    const load = fc.double({ min: 1, max: 110, noNaN: true });
    fc.assert(
      fc.property(load, load, (a, b) => {
        const low = { ...base, loadFactorPct: Math.min(a, b) };
        const high = { ...base, loadFactorPct: Math.max(a, b) };
        expect(at(high)).toBeGreaterThanOrEqual(at(low) - 1e-6);
        expect(at({ ...low, noLoadLossKW: 0.9 })).toBeGreaterThan(at(low));
        expect(at({ ...low, loadLossKW: 11 })).toBeGreaterThan(at(low));
      }),
    );
  });
});
