import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cementKilnCalculator } from '../../../../shared/equipment/cement-kiln/calculator.ts';
import type { CementKilnInputs } from '../../../../shared/equipment/cement-kiln/inputs.ts';
import {
  altitudes,
  expectHonestSteps,
  expectTotalCalculator,
  siteAt,
  usualInputs,
} from '../../../helpers/electrical.ts';
import { sampleKiln } from './sample-kiln.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const coalOf = (inputs: CementKilnInputs, altitudeM: number) =>
  cementKilnCalculator.simulate(inputs, sampleKiln, siteAt(altitudeM))?.find((e) => e.carrier === 'rawCoal')
    ?.amount as number;

describe('cement-kiln properties', () => {
  it('is total, stays in its schema, and a change of nothing saves nothing', () =>
    expectTotalCalculator(cementKilnCalculator, 120));

  it('prints lines that a pocket calculator confirms', () =>
    fc.assert(
      fc.property(usualInputs(cementKilnCalculator), altitudes, (inputs, altitudeM) => {
        expectHonestSteps(cementKilnCalculator.diagnose(inputs, siteAt(altitudeM)).steps);
      }),
      { numRuns: 100 },
    ));

  it('all shares and the residual add up to 100 %', () =>
    fc.assert(
      fc.property(usualInputs(cementKilnCalculator), altitudes, (inputs, altitudeM) => {
        const { losses } = cementKilnCalculator.diagnose({ ...sampleKiln, ...inputs }, siteAt(altitudeM));
        expect(losses.reduce((sum, loss) => sum + loss.sharePct, 0)).toBeCloseTo(100, 6);
      }),
      { numRuns: 100 },
    ));

  it('hotter shell, hotter exit gas, more primary air and a worse cooler burn more coal', () =>
    fc.assert(
      fc.property(
        between(1, 60),
        between(1, 40),
        between(0.5, 8),
        between(1, 15),
        altitudes,
        (dShell, dGas, dAir, dCooler, altitudeM) => {
          const now = coalOf(sampleKiln, altitudeM);
          const worse: CementKilnInputs[] = [
            { ...sampleKiln, segment3TemperatureC: 342 + dShell },
            {
              ...sampleKiln,
              c1ExitTemperatureC: 338 + dGas,
              c1ExitGasM3PerH: (478_000 * (338 + dGas + 273.15)) / (338 + 273.15),
            },
            { ...sampleKiln, primaryAirPct: 13.5 + dAir },
          ];
          for (const inputs of worse) expect(coalOf(inputs, altitudeM)).toBeGreaterThan(now);
          const cooler = (pct: number) => coalOf({ ...sampleKiln, coolerEfficiencyPct: pct }, altitudeM);
          expect(cooler(70 - dCooler)).toBeGreaterThan(cooler(70));
        },
      ),
      { numRuns: 60 },
    ));

  it('limits rise with altitude, and only for level 3', () =>
    fc.assert(
      fc.property(between(1501, 5000), between(10, 500), (h, dh) => {
        const grades = (altitudeM: number) =>
          cementKilnCalculator
            .diagnose({ clinkerCoalKgcePerT: 105 }, siteAt(altitudeM))
            .limits.find((l) => l.id === 'clinker-coal-limit')?.grades ?? [];
        const [low, high] = [grades(h), grades(h + dh)];
        expect(high.slice(0, 2)).toEqual(low.slice(0, 2));
        expect(high[2]?.limit).toBeGreaterThan(low[2]?.limit as number);
      }),
      { numRuns: 60 },
    ));

  it('low-drag cyclones save fan power and leave the coal alone, whatever was done before', () => {
    const measure = (key: string) => {
      const found = cementKilnCalculator.measures.find((m) => m.key === key);
      if (!found) throw new Error(key);
      return found;
    };
    const others = cementKilnCalculator.measures
      .map((m) => m.key)
      .filter((key) => key !== 'low-drag-cyclones');
    const sites = fc.record({ altitudeM: altitudes, kPa: between(4.6, 12), own: between(0, 2e7) });
    fc.assert(
      fc.property(fc.subarray(others), fc.boolean(), sites, (earlier, measured, { altitudeM, kPa, own }) => {
        const ctx = siteAt(altitudeM);
        const { c1ExitGasM3PerH, ...estimated } = sampleKiln;
        const start: CementKilnInputs = {
          ...estimated,
          ...(measured ? { c1ExitGasM3PerH } : {}),
          c1SuctionKPa: kPa,
          wasteHeatPowerKWh: own,
        };
        const before = earlier.reduce((inputs, key) => measure(key).apply(inputs, ctx), start);
        const after = measure('low-drag-cyclones').apply(before, ctx);
        const use = (inputs: CementKilnInputs, carrier: string) =>
          cementKilnCalculator.simulate(inputs, start, ctx)?.find((e) => e.carrier === carrier)?.amount ??
          NaN;
        expect(use(after, 'rawCoal')).toBeCloseTo(use(before, 'rawCoal'), 6);
        expect(use(after, 'electricity')).toBeLessThan(use(before, 'electricity'));
      }),
      { numRuns: 100 },
    );
  });
});
