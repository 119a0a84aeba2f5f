import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { P0_PA, standardPressurePa } from '../../../shared/air/site-air.ts';
import {
  airConductivity,
  airSpecificHeat,
  airViscosity,
  R_AIR,
} from '../../../shared/fluids/air-transport.ts';
import {
  convectionWPerM2K,
  radiationWPerM2,
  type Surface,
  surfaceHeat,
  surfaceLossKW,
} from '../../../shared/fluids/heat-transfer.ts';

/** Relative agreement. */
function within(actual: number, expected: number, share: number) {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(share);
}

const wall = {
  surfaceTemperatureC: 60,
  ambientTemperatureC: 20,
  emissivity: 0.9,
  windSpeedMPerS: 0,
  pressurePa: P0_PA,
  surface: 'vertical' as Surface,
  lengthM: 3,
};

describe('air for convection', () => {
  it('ISO 2533 at 288.15 K: 1.7894e-5 Pa·s, 2.5343e-2 W/(m·K)', () => {
    expect(airViscosity(288.15)).toBeCloseTo(1.7894e-5, 9);
    expect(airConductivity(288.15)).toBeCloseTo(2.5343e-2, 6);
  });
  it('textbook table at 300 and 500 K, 1 bar: ν, k and Pr within 1.5 %', () => {
    const at = (tK: number, nu: number, k: number, prandtl: number) => {
      within((airViscosity(tK) * R_AIR * tK) / 1e5, nu, 0.015);
      within(airConductivity(tK), k, 0.015);
      within((airViscosity(tK) * airSpecificHeat(tK)) / airConductivity(tK), prandtl, 0.015);
    };
    at(300, 15.89e-6, 26.3e-3, 0.71);
    at(500, 38.79e-6, 40.7e-3, 0.684);
    within(airSpecificHeat(300), 1007, 0.003);
    within(airSpecificHeat(1000), 1141, 0.003);
  });
});

describe('surface heat against worked textbook cases (Incropera, Fundamentals of Heat and Mass Transfer)', () => {
  it('example 9.2, vertical pane 0.71 m, 232 °C in 23 °C: h = 7.0 W/(m²·K)', () => {
    const pane = { ...wall, surfaceTemperatureC: 232, ambientTemperatureC: 23, lengthM: 0.71 };
    within(convectionWPerM2K(pane), 7.0, 0.02);
  });
  it('example 9.4, horizontal pipe 0.1 m, 165 °C in 23 °C: h = 7.29 W/(m²·K)', () => {
    const h = convectionWPerM2K({
      ...wall,
      surface: 'horizontalCylinder',
      surfaceTemperatureC: 165,
      ambientTemperatureC: 23,
      lengthM: 0.1,
    });
    within(h, 7.29, 0.02);
  });
  it('example 7.4, cylinder 12.7 mm in 10 m/s, 128.4 °C in 26.2 °C: h = 96 W/(m²·K) by Churchill–Bernstein', () => {
    const h = convectionWPerM2K({
      ...wall,
      surface: 'horizontalCylinder',
      surfaceTemperatureC: 128.4,
      ambientTemperatureC: 26.2,
      windSpeedMPerS: 10,
      lengthM: 0.0127,
    });
    within(h, 96, 0.02);
  });
});

describe('surface heat', () => {
  it('thermal.md §2.3: 300 °C to 10 °C at ε 0.9 radiates 5.18 kW/m²', () => {
    expect(radiationWPerM2(0.9, 300, 10) / 1000).toBeCloseTo(5.18, 2);
  });
  it('thermal.md §3.4: a wall 40 K above still air gives about 11.6 W/(m²·K) at sea level', () => {
    expect(surfaceHeat(wall).coefficientWPerM2K).toBeGreaterThan(9.5);
    expect(surfaceHeat(wall).coefficientWPerM2K).toBeLessThan(12);
  });
  it('thermal.md §4.2: at 3,650 m convection falls with σ^0.5–0.7 or a little more, radiation not at all', () => {
    const sigma = 64_504 / P0_PA;
    for (const c of [
      wall,
      {
        ...wall,
        surface: 'horizontalCylinder' as Surface,
        windSpeedMPerS: 3,
        lengthM: 4,
        surfaceTemperatureC: 250,
      },
    ]) {
      const sea = surfaceHeat(c);
      const high = surfaceHeat({ ...c, pressurePa: 64_504 });
      const exponent = Math.log(high.convectionWPerM2 / sea.convectionWPerM2) / Math.log(sigma);
      expect(exponent).toBeGreaterThan(0.45);
      expect(exponent).toBeLessThan(0.81);
      expect(high.radiationWPerM2).toBe(sea.radiationWPerM2);
    }
  });
  it('nothing flows without a difference, and it turns round with it', () => {
    const none = surfaceHeat({ ...wall, surfaceTemperatureC: 20, windSpeedMPerS: 2 });
    expect(none.totalWPerM2).toBe(0);
    expect(none.coefficientWPerM2K).toBeNaN();
    expect(surfaceHeat({ ...wall, surfaceTemperatureC: 5 }).totalWPerM2).toBeLessThan(0);
    expect(surfaceLossKW(wall, 100)).toBeCloseTo(surfaceHeat(wall).totalWPerM2 / 10, 9);
  });
  it('surroundings of their own change radiation only', () => {
    const cold = surfaceHeat({ ...wall, surroundingsTemperatureC: 0 });
    expect(cold.radiationWPerM2).toBeGreaterThan(surfaceHeat(wall).radiationWPerM2);
    expect(cold.convectionWPerM2).toBe(surfaceHeat(wall).convectionWPerM2);
  });
  it('a hot roof gives more than a hot underside; cold ones the other way', () => {
    const at = (surface: Surface, surfaceTemperatureC: number) =>
      convectionWPerM2K({ ...wall, surface, surfaceTemperatureC });
    expect(at('roof', 60)).toBeGreaterThan(at('bottom', 60));
    expect(at('bottom', 0)).toBeGreaterThan(at('roof', 0));
  });

  const anyCase = fc.record({
    surfaceTemperatureC: fc.double({ min: -40, max: 900, noNaN: true }),
    ambientTemperatureC: fc.double({ min: -40, max: 60, noNaN: true }),
    emissivity: fc.double({ min: 0.01, max: 1, noNaN: true }),
    windSpeedMPerS: fc.double({ min: 0, max: 30, noNaN: true }),
    pressurePa: fc.double({ min: 0, max: 5500, noNaN: true }).map(standardPressurePa),
    surface: fc.constantFrom<Surface>('vertical', 'roof', 'bottom', 'horizontalCylinder'),
    lengthM: fc.double({ min: 0.02, max: 30, noNaN: true }),
  });
  it('is finite, and rises with wall temperature, wind, pressure and emissivity', () => {
    fc.assert(
      fc.property(anyCase, (c) => {
        const base = surfaceHeat(c);
        expect(Number.isFinite(base.totalWPerM2)).toBe(true);
        fc.pre(c.surfaceTemperatureC > c.ambientTemperatureC + 1);
        const grows = (change: Partial<typeof c>) =>
          expect(surfaceHeat({ ...c, ...change }).totalWPerM2).toBeGreaterThanOrEqual(
            base.totalWPerM2 - 1e-9,
          );
        grows({ surfaceTemperatureC: c.surfaceTemperatureC + 5 });
        grows({ windSpeedMPerS: c.windSpeedMPerS + 0.5 });
        grows({ pressurePa: c.pressurePa * 1.05 });
        grows({ emissivity: Math.min(1, c.emissivity + 0.05) });
      }),
      { numRuns: 1000 },
    );
  });
});
