/** IF97 as a whole: regions meet at their borders, derivatives agree with properties, inverses close. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryPressure } from '../../../shared/fluids/if97/boundary23.ts';
import { stateFrom } from '../../../shared/fluids/if97/inverse.ts';
import { region1 } from '../../../shared/fluids/if97/region1.ts';
import { metastableVapour } from '../../../shared/fluids/if97/region2-metastable.ts';
import { region2 } from '../../../shared/fluids/if97/region2.ts';
import { density3 } from '../../../shared/fluids/if97/region3-density.ts';
import { region3 } from '../../../shared/fluids/if97/region3.ts';
import {
  P_CRITICAL_MPA,
  P_SAT_MIN_MPA,
  saturationPressure,
  saturationTemperature,
  T_CRITICAL_K,
} from '../../../shared/fluids/if97/region4.ts';
import { region5 } from '../../../shared/fluids/if97/region5.ts';
import { propertyPT, regionOf, saturatedProperty } from '../../../shared/fluids/if97/water.ts';

/** Largest value of `gap` over the range. */
function worst(from: number, to: number, step: number, gap: (x: number) => number): number {
  let most = 0;
  for (let x = from; x <= to; x += step) most = Math.max(most, Math.abs(gap(x)));
  return most;
}

/** IF97 section 10 allows 0.05 % in v, 0.2 kJ/kg in h and 0.2 J/(kg·K) in s at the borders. */
describe('IF97 section 10, consistency at region borders', () => {
  it('1 to 3 at 623.15 K', () => {
    const t = 623.15;
    expect(worst(16.53, 100, 0.1, (p) => region1.volume(p, t) * density3(p, t) - 1)).toBeLessThan(5e-4);
    expect(
      worst(16.53, 100, 0.1, (p) => region1.enthalpy(p, t) - region3.enthalpy(density3(p, t), t)),
    ).toBeLessThan(0.2);
    expect(
      worst(16.53, 100, 0.1, (p) => region1.entropy(p, t) - region3.entropy(density3(p, t), t)),
    ).toBeLessThan(2e-4);
  });
  it('2 to 3 along the boundary equation', () => {
    const on = (property: 'enthalpy' | 'entropy') => (t: number) => {
      const p = boundaryPressure(t);
      return region2[property](p, t) - region3[property](density3(p, t), t);
    };
    const volume = (t: number) =>
      region2.volume(boundaryPressure(t), t) * density3(boundaryPressure(t), t) - 1;
    expect(worst(623.16, 863.15, 0.2, volume)).toBeLessThan(5e-4);
    expect(worst(623.16, 863.15, 0.2, on('enthalpy'))).toBeLessThan(0.2);
    expect(worst(623.16, 863.15, 0.2, on('entropy'))).toBeLessThan(2e-4);
  });
  it('2 to 5 at 1073.15 K', () => {
    const t = 1073.15;
    expect(worst(0.01, 50, 0.05, (p) => region2.volume(p, t) / region5.volume(p, t) - 1)).toBeLessThan(5e-4);
    expect(worst(0.01, 50, 0.05, (p) => region2.enthalpy(p, t) - region5.enthalpy(p, t))).toBeLessThan(0.2);
    expect(worst(0.01, 50, 0.05, (p) => region2.entropy(p, t) - region5.entropy(p, t))).toBeLessThan(2e-4);
  });
  it('1 to 2 on the saturation line: equal Gibbs energy', () => {
    const g = (r: typeof region1, t: number) =>
      r.enthalpy(saturationPressure(t), t) - t * r.entropy(saturationPressure(t), t);
    expect(worst(273.15, 623.15, 0.5, (t) => g(region1, t) - g(region2, t))).toBeLessThan(0.05);
  });
  it('saturated liquid and vapour pass 16.529 MPa without a step', () => {
    for (const phase of ['liquid', 'vapour'] as const) {
      for (const property of ['enthalpy', 'entropy', 'volume'] as const) {
        const below = saturatedProperty(property, 16.5291, phase);
        const above = saturatedProperty(property, 16.5292, phase);
        expect(Math.abs(above / below - 1)).toBeLessThan(1e-4);
      }
    }
  });
});

describe('saturation line', () => {
  it('inverts itself from the triple point to the critical point', () => {
    expect(
      worst(273.15, T_CRITICAL_K, 0.05, (t) => saturationTemperature(saturationPressure(t)) - t),
    ).toBeLessThan(1e-7);
  });
  it('rises, latent heat falls to nothing, at every pressure to 22.064 MPa', () => {
    let before = { t: 0, r: Infinity };
    for (let k = 0; k <= 4000; k += 1) {
      const p = P_SAT_MIN_MPA * (P_CRITICAL_MPA / P_SAT_MIN_MPA) ** (k / 4000);
      const t = saturationTemperature(p);
      const r = saturatedProperty('enthalpy', p, 'vapour') - saturatedProperty('enthalpy', p, 'liquid');
      if (!(t > before.t && r < before.r && r > 0)) expect.fail(`p = ${p} MPa`);
      // Clausius–Clapeyron by entropy: r = T·(s″ − s′).
      const ds = saturatedProperty('entropy', p, 'vapour') - saturatedProperty('entropy', p, 'liquid');
      if (!(Math.abs(r - t * ds) < 0.05)) expect.fail(`T·Δs at ${p} MPa`);
      before = { t, r };
    }
    expect(before.r).toBeLessThan(1);
  });
});

const anywhere = fc.record({
  p: fc.double({ min: -4, max: 2, noNaN: true }).map((x) => 10 ** x),
  t: fc.double({ min: 273.15, max: 2273.15, noNaN: true }),
});

describe('properties over all of IF97', () => {
  it('give finite, physical numbers wherever a region is found', () => {
    fc.assert(
      fc.property(anywhere, ({ p, t }) => {
        fc.pre(regionOf(p, t) !== null);
        for (const property of ['volume', 'cp', 'cv', 'soundSpeed'] as const) {
          const value = propertyPT(property, p, t);
          expect(Number.isFinite(value) && value > 0).toBe(true);
        }
        expect(propertyPT('cp', p, t)).toBeGreaterThanOrEqual(propertyPT('cv', p, t) * (1 - 1e-9));
      }),
      { numRuns: 2000 },
    );
  });
  it('agree with their derivatives: c_p = ∂h/∂T, v = ∂g/∂p', () => {
    fc.assert(
      fc.property(anywhere, ({ p, t }) => {
        const dt = 1e-3;
        const dp = p * 1e-5;
        const region = regionOf(p, t);
        // Both sides of the difference in one region, and not in the critical spike.
        fc.pre(region !== null && regionOf(p, t + dt) === region && regionOf(p, t - dt) === region);
        fc.pre(regionOf(p - dp, t) === region && regionOf(p + dp, t) === region);
        fc.pre(Math.abs(t - T_CRITICAL_K) > 3);
        const slope = (propertyPT('enthalpy', p, t + dt) - propertyPT('enthalpy', p, t - dt)) / (2 * dt);
        expect(Math.abs(slope / propertyPT('cp', p, t) - 1)).toBeLessThan(1e-4);
        const g = (x: number) => propertyPT('enthalpy', x, t) - t * propertyPT('entropy', x, t);
        const volume = (g(p + dp) - g(p - dp)) / (2 * dp) / 1000;
        expect(Math.abs(volume / propertyPT('volume', p, t) - 1)).toBeLessThan(1e-3);
      }),
      { numRuns: 2000 },
    );
  });
  it('are NaN outside, never a guess', () => {
    for (const [p, t] of [
      [0, 300],
      [-1, 300],
      [101, 300],
      [1, 273],
      [60, 1100],
      [1, 2274],
      [Number.NaN, 300],
      [1, Number.NaN],
    ] as const) {
      expect(regionOf(p, t)).toBeNull();
      expect(propertyPT('enthalpy', p, t)).toBeNaN();
    }
    expect(saturatedProperty('enthalpy', 22.1, 'liquid')).toBeNaN();
  });
  it('is finite where the residual of region 2 has τ = 0.5 exactly (1080 K)', () => {
    expect(region2.enthalpy(1, 1080)).toBeCloseTo(
      (region2.enthalpy(1, 1079.999) + region2.enthalpy(1, 1080.001)) / 2,
      6,
    );
    expect(Number.isFinite(region2.cp(1, 1080))).toBe(true);
  });
});

describe('temperature from enthalpy or entropy', () => {
  it.each(['enthalpy', 'entropy'] as const)('closes the round trip from %s', (given) => {
    fc.assert(
      fc.property(anywhere, ({ p, t }) => {
        fc.pre(regionOf(p, t) !== null && p >= P_SAT_MIN_MPA);
        const found = stateFrom(given, p, propertyPT(given, p, t));
        // At 623.15 and 1073.15 K the regions' enthalpies overlap by what section 10 allows.
        const near = Math.min(Math.abs(t - 623.15), Math.abs(t - 1073.15)) < 0.2;
        expect(Math.abs(found.temperatureK - t)).toBeLessThan(near ? 0.1 : 1e-6);
        expect(found.quality).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });
  it('finds wet steam with its quality at every pressure below the critical', () => {
    fc.assert(
      fc.property(
        fc.double({ min: P_SAT_MIN_MPA, max: 22.06, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p, x) => {
          const liquid = saturatedProperty('enthalpy', p, 'liquid');
          const vapour = saturatedProperty('enthalpy', p, 'vapour');
          const found = stateFrom('enthalpy', p, liquid + x * (vapour - liquid));
          expect(found.temperatureK).toBe(saturationTemperature(p));
          expect(found.quality).toBeCloseTo(x, 8);
        },
      ),
    );
  });
  it('is NaN below 0 °C and above 2,000 °C', () => {
    expect(stateFrom('enthalpy', 1, -50).temperatureK).toBeNaN();
    expect(stateFrom('enthalpy', 1, 9000).temperatureK).toBeNaN();
    expect(stateFrom('enthalpy', 1, Number.NaN).temperatureK).toBeNaN();
  });
});

describe('metastable vapour', () => {
  it('meets region 2 on the saturation line up to 10 MPa and follows it below', () => {
    for (const pMPa of [0.01, 0.1, 1, 3, 6, 10]) {
      const tK = saturationTemperature(pMPa);
      for (const property of ['volume', 'enthalpy', 'entropy'] as const) {
        const ratio = metastableVapour[property](pMPa, tK) / region2[property](pMPa, tK);
        expect(Math.abs(ratio - 1), `${property} at ${pMPa} MPa`).toBeLessThan(3e-4);
      }
      expect(metastableVapour.enthalpy(pMPa, tK - 5)).toBeLessThan(metastableVapour.enthalpy(pMPa, tK));
      expect(metastableVapour.cp(pMPa, tK - 5)).toBeGreaterThan(0);
    }
  });
});
