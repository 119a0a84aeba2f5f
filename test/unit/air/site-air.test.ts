import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gravityAt } from '../../../shared/air/gravity.ts';
import {
  actualVolume,
  DEFAULT_AIR_TEMPERATURE_C,
  DEFAULT_RELATIVE_HUMIDITY_PCT,
  densityAt,
  dewPoint,
  humidityRatio,
  normalVolume,
  P0_PA,
  pressureDoubt,
  siteAir,
  standardPressurePa,
  standardTemperatureC,
} from '../../../shared/air/site-air.ts';
import {
  saturationPointC,
  sublimationPressurePa,
  vapourPressurePa,
} from '../../../shared/air/vapour-pressure.ts';
import { waterDensity } from '../../../shared/fluids/steam.ts';

/** |a − b| within half a unit of the last printed digit, or as many units as the table's own constants blur. */
function printed(actual: number, table: number, decimals: number, digits = 0.5) {
  expect(Math.abs(actual - table)).toBeLessThanOrEqual(digits * 10 ** -decimals + 1e-9);
}

describe('thermal.md §4.1, standard atmosphere of the plateau', () => {
  it.each([
    // h, P kPa, P/P0, ρ ISA, ρ/1.225, ρ at 20 °C, pO₂ kPa, boiling °C
    [0, 101.325, 1, 1.225, 1, 1.204, 21.23, 99.97],
    [1500, 84.556, 0.8345, 1.0581, 0.864, 1.005, 17.71, 94.98],
    [2000, 79.495, 0.7846, 1.0065, 0.822, 0.945, 16.65, 93.32],
    [3000, 70.109, 0.6919, 0.9091, 0.742, 0.833, 14.69, 89.97],
    [3500, 65.764, 0.649, 0.8632, 0.705, 0.782, 13.78, 88.3],
    [3650, 64.504, 0.6366, 0.8498, 0.694, 0.767, 13.51, 87.79],
    [3836, 62.969, 0.6215, 0.8334, 0.68, 0.748, 13.19, 87.17],
    [4000, 61.64, 0.6083, 0.8191, 0.669, 0.733, 12.91, 86.62],
    [4500, 57.728, 0.5697, 0.7768, 0.634, 0.686, 12.09, 84.94],
    [4800, 55.479, 0.5475, 0.7522, 0.614, 0.659, 11.62, 83.93],
  ])('%i m', (altitudeM, kPa, ratio, isa, relative, at20, oxygen, boiling) => {
    const air = siteAir({ altitudeM, temperatureC: 20, relativeHumidityPct: 0 });
    const standard = densityAt(air.pressurePa, standardTemperatureC(altitudeM));
    printed(air.pressurePa / 1000, kPa, 3);
    printed(air.pressureRatio, ratio, 4);
    printed(standard, isa, 4);
    printed(standard / 1.225, relative, 3);
    printed(air.densityKgPerM3, at20, 3);
    printed(air.oxygenPartialPressureKPa, oxygen, 2);
    printed(air.boilingPointC, boiling, 2);
  });

  it('equals the reference implementation at 1,000 m: 281.65 K, 89,875 Pa, 1.1116 kg/m³', () => {
    expect(standardTemperatureC(1000) + 273.15).toBeCloseTo(281.65, 9);
    expect(Math.abs(standardPressurePa(1000) - 89_875)).toBeLessThan(1);
    expect(densityAt(standardPressurePa(1000), standardTemperatureC(1000))).toBeCloseTo(1.1116, 4);
  });
});

describe('electrical.md §8, air and water at altitude', () => {
  it.each([
    // h, kPa, T °C, ρ ISA, ρ 20 °C, p/p0, barometric water head m, boiling °C (rounded there to 0.1)
    [0, 101.33, 15, 1.225, 1.2041, 1, 10.13, 100],
    [500, 95.46, 11.8, 1.1673, 1.1344, 0.9421, 9.53, 98.3],
    [1000, 89.87, 8.5, 1.1117, 1.068, 0.887, 8.96, 96.7],
    [1500, 84.56, 5.2, 1.0581, 1.0048, 0.8345, 8.41, 95],
    [2000, 79.5, 2, 1.0065, 0.9447, 0.7846, 7.9, 93.4],
    [2500, 74.68, -1.2, 0.9569, 0.8875, 0.7371, 7.4, 91.7],
    [3000, 70.11, -4.5, 0.9091, 0.8332, 0.6919, 6.93, 90],
    [3500, 65.76, -7.8, 0.8632, 0.7815, 0.649, 6.49, 88.4],
    [3650, 64.5, -8.7, 0.8498, 0.7665, 0.6366, 6.36, 87.9],
    [3836, 62.97, -9.9, 0.8334, 0.7483, 0.6215, 6.2, 87.2],
    [4000, 61.64, -11, 0.8191, 0.7325, 0.6083, 6.07, 86.7],
    [4280, 59.42, -12.8, 0.7952, 0.7062, 0.5865, 5.84, 85.7],
    [4500, 57.73, -14.2, 0.7768, 0.686, 0.5697, 5.67, 85],
    [4800, 55.48, -16.2, 0.7522, 0.6593, 0.5475, 5.44, 84],
  ])('%i m', (altitudeM, kPa, t, isa, at20, ratio, head, boiling) => {
    const air = siteAir({ altitudeM });
    printed(air.pressurePa / 1000, kPa, 2);
    printed(standardTemperatureC(altitudeM), t, 1);
    printed(densityAt(air.pressurePa, standardTemperatureC(altitudeM)), isa, 4, 0.7);
    printed(densityAt(air.pressurePa, 20), at20, 4, 0.7);
    printed(air.pressureRatio, ratio, 4);
    // The head a pump can lift from at 20 °C: barometer less vapour pressure, with g = 9.79 as in the table.
    const lift = (air.pressurePa - vapourPressurePa(20)) / (waterDensity(air.pressurePa / 1e6, 20) * 9.79);
    expect(Math.abs(lift - head)).toBeLessThan(0.011);
    // The table's boiling points come from a vapour-pressure fit; IF97 lies up to 0.1 K lower.
    expect(Math.abs(air.boilingPointC - boiling)).toBeLessThan(0.15);
  });

  it('gravity is about 9.78 m/s² in Lhasa (29.65° N, 3,650 m)', () => {
    expect(gravityAt(29.65, 3650)).toBeCloseTo(9.782, 3);
    expect(gravityAt(45, 0)).toBeCloseTo(9.806, 3);
  });
});

describe('site air', () => {
  it('prefers a measured pressure and says which it used', () => {
    const measured = siteAir({ altitudeM: 3650, pressureKPa: 65.2 });
    expect(measured).toMatchObject({ pressurePa: 65_200, pressureSource: 'measured', altitudeM: 3650 });
    for (const absent of [undefined, null, 0, -1, Number.NaN]) {
      expect(siteAir({ altitudeM: 3650, pressureKPa: absent }).pressureSource).toBe('standard-atmosphere');
    }
  });
  it('falls back on the documented defaults', () => {
    const air = siteAir({ altitudeM: 4000, temperatureC: null, relativeHumidityPct: null });
    expect(air.temperatureC).toBe(DEFAULT_AIR_TEMPERATURE_C);
    expect(air.relativeHumidityPct).toBe(DEFAULT_RELATIVE_HUMIDITY_PCT);
    expect(siteAir({ altitudeM: 4000, temperatureC: 0 }).temperatureC).toBe(0);
  });
  it('doubts a pressure that was reduced to sea level, or mistyped', () => {
    expect(pressureDoubt(3650, 65.2)).toBeNull();
    expect(pressureDoubt(3650, 101)).toContain('换算到海平面');
    expect(pressureDoubt(3650, 645)).toContain('单位');
    expect(pressureDoubt(100, 100.9)).toBeNull();
  });
});

const place = fc.record({
  altitudeM: fc.double({ min: 0, max: 5500, noNaN: true }),
  temperatureC: fc.double({ min: -40, max: 60, noNaN: true }),
  relativeHumidityPct: fc.double({ min: 0, max: 100, noNaN: true }),
  pressureKPa: fc.option(fc.double({ min: 45, max: 110, noNaN: true })),
});

describe('site air, 0–5,500 m, −40–60 °C, 0–100 %', () => {
  it('is finite and positive everywhere', () => {
    fc.assert(
      fc.property(place, (input) => {
        const air = siteAir(input);
        for (const value of [
          air.pressurePa,
          air.densityKgPerM3,
          air.pressureRatio,
          air.oxygenPartialPressureKPa,
          air.boilingPointC,
        ]) {
          expect(Number.isFinite(value) && value > 0).toBe(true);
        }
        const d = humidityRatio(air.pressurePa, air.temperatureC, air.relativeHumidityPct);
        expect(d >= 0 && d < 1).toBe(true);
        expect(air.boilingPointC).toBeGreaterThan(77);
      }),
    );
  });
  it('thins with altitude, heat and moisture; the humidity ratio rises with altitude', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 1, max: 500, noNaN: true }), (input, more) => {
        const { altitudeM: h, temperatureC: t, relativeHumidityPct: rh } = input;
        const p = standardPressurePa(h);
        expect(standardPressurePa(h + more)).toBeLessThan(p);
        expect(densityAt(standardPressurePa(h + more), t, rh)).toBeLessThan(densityAt(p, t, rh));
        expect(densityAt(p, t + 1, rh)).toBeLessThan(densityAt(p, t, rh));
        expect(densityAt(p, t, rh)).toBeLessThanOrEqual(densityAt(p, t, 0));
        expect(humidityRatio(standardPressurePa(h + more), t, rh)).toBeGreaterThanOrEqual(
          humidityRatio(p, t, rh),
        );
        expect(siteAir({ altitudeM: h + more }).boilingPointC).toBeLessThan(
          siteAir({ altitudeM: h }).boilingPointC,
        );
      }),
    );
  });
  it('takes volumes to normal state and back', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (input, volume) => {
        const p = standardPressurePa(input.altitudeM);
        const normal = normalVolume(volume, input.temperatureC, p);
        expect(actualVolume(normal, input.temperatureC, p) / volume).toBeCloseTo(1, 12);
      }),
    );
    expect(normalVolume(1, 0, P0_PA)).toBe(1);
    // thermal.md §4.2: the same Nm³ fills 1.571 times the volume at 3,650 m.
    expect(actualVolume(1, 0, standardPressurePa(3650))).toBeCloseTo(1.571, 3);
  });
  it('has a dew point that gives back the humidity', () => {
    fc.assert(
      fc.property(place, (input) => {
        const { temperatureC: t } = input;
        const rh = Math.max(1, input.relativeHumidityPct);
        const p = standardPressurePa(input.altitudeM);
        const dew = dewPoint(p, t, rh);
        expect(dew).toBeLessThanOrEqual(t + 0.01);
        expect(vapourPressurePa(dew) / ((rh / 100) * vapourPressurePa(t))).toBeCloseTo(1, 3);
      }),
    );
  });
});

describe('vapour pressure', () => {
  it('over ice: IAPWS R14-08(2011), 8.94735 Pa at 230 K', () => {
    expect(sublimationPressurePa(230)).toBeCloseTo(8.94735, 4);
    expect(sublimationPressurePa(273.16)).toBeCloseTo(611.657, 2);
  });
  it('meets over ice and water at 0 °C and rises throughout', () => {
    expect(vapourPressurePa(-1e-9) / vapourPressurePa(0)).toBeCloseTo(1, 3);
    for (let t = -80; t < 370; t += 0.5)
      expect(vapourPressurePa(t + 0.5)).toBeGreaterThan(vapourPressurePa(t));
  });
  it('inverts', () => {
    for (let t = -60; t < 370; t += 0.7) expect(saturationPointC(vapourPressurePa(t))).toBeCloseTo(t, 5);
  });
  it('humidity ratio of sea-level air at 25 °C and 50 %: 9.88 g/kg (psychrometric tables)', () => {
    expect(humidityRatio(P0_PA, 25, 50)).toBeCloseTo(0.00988, 5);
  });
});
