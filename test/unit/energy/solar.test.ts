import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solarYield } from '../../../shared/energy/solar.ts';
import { expectHonestSteps } from '../../helpers/electrical.ts';

const codes = (issues: { code: string }[]) => issues.map((issue) => issue.code);

describe('electrical.md §6, PV estimate E = G·P·PR', () => {
  it('horizontal at 0.80: mean 1,453, maximum 1,751 kWh per kWp', () => {
    expect(solarYield({ irradiationKWhPerM2: 1816, capacityKWp: 1 }).yieldKWh).toBeCloseTo(1453, 0);
    expect(solarYield({ irradiationKWhPerM2: 2189, capacityKWp: 1 }).yieldKWh).toBeCloseTo(1751, 0);
  });
  it('takes the capacity from area and density', () => {
    const { yieldKWh, steps } = solarYield({
      irradiationKWhPerM2: 1800,
      areaM2: 5000,
      densityWPerM2: 150,
      performanceRatio: 0.78,
    });
    expect(yieldKWh).toBeCloseTo(1800 * 750 * 0.78, 6);
    expectHonestSteps(steps);
  });
  it('asks for what is missing and says what was assumed', () => {
    const none = solarYield({ irradiationKWhPerM2: 1800, areaM2: 5000 });
    expect(none).toMatchObject({ yieldKWh: null, selfUseKWh: null });
    expect(codes(none.issues)).toEqual(['capacity-missing']);
    const plain = solarYield({ irradiationKWhPerM2: 1800, capacityKWp: 100 });
    expect(codes(plain.issues)).toEqual(['default-ratio', 'self-use-missing']);
    expect(codes(solarYield({ irradiationKWhPerM2: 2500, capacityKWp: 100 }).issues)).toContain(
      'irradiation-high',
    );
  });
  it('counts only what the plant uses itself, and never more than it uses', () => {
    const at = (plantElectricityKWh: number) =>
      solarYield({ irradiationKWhPerM2: 1800, capacityKWp: 100, selfUsePct: 90, plantElectricityKWh });
    expect(at(1e6).selfUseKWh).toBeCloseTo(1800 * 100 * 0.8 * 0.9, 6);
    expect(at(50_000).selfUseKWh).toBe(50_000);
    expect(codes(at(50_000).issues)).toContain('self-use-above-plant');
  });
  it('rises with irradiation, capacity and ratio; every line can be redone', () => {
    const inputs = fc.record({
      irradiationKWhPerM2: fc.double({ min: 200, max: 3000, noNaN: true }),
      capacityKWp: fc.double({ min: 1, max: 1e5, noNaN: true }),
      performanceRatio: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
      selfUsePct: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(inputs, (given) => {
        const base = solarYield(given);
        expectHonestSteps(base.steps);
        for (const key of ['irradiationKWhPerM2', 'capacityKWp', 'performanceRatio'] as const) {
          const more = solarYield({ ...given, [key]: given[key] * 1.01 });
          expect(more.yieldKWh ?? 0).toBeGreaterThan(base.yieldKWh ?? 0);
        }
        expect(base.selfUseKWh ?? 0).toBeLessThanOrEqual(base.yieldKWh ?? 0);
      }),
    );
  });
});
