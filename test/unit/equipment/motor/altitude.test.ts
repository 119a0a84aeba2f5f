import { describe, expect, it } from 'vitest';
import { motorOutputFactor } from '../../../../shared/equipment/electrical/altitude.ts';
import { motorCalculator } from '../../../../shared/equipment/motor/calculator.ts';
import { siteAt, valueOf } from '../../../helpers/electrical.ts';

const plate = { ratedPowerKW: 75, ratedEfficiencyPct: 93, noLoadPowerKW: 2, inputPowerKW: 60 } as const;

describe('full-output ambient at altitude (electrical.md §1.7 table)', () => {
  it.each([
    [1500, 36, 34.8, 33.8],
    [2000, 32, 29.5, 27.5],
    [2500, 28, 24.2, 21.2],
    [3000, 24, 19, 15],
    [3500, 20, 13.8, 8.8],
    [3650, 18.8, 12.2, 6.9],
    [3836, 17.3, 10.2, 4.5],
    [4000, 16, 8.5, 2.5],
    [4300, 13.6, 5.4, -1.2],
    [4500, 12, 3.2, -3.8],
    [4800, 9.6, 0.1, -7.5],
  ])('%d m: B %d, F %d, H %d °C', (altitudeM, b, f, h) => {
    const at = (insulationClass: 'B' | 'F' | 'H') =>
      valueOf(
        motorCalculator.diagnose({ ...plate, insulationClass, maxAmbientC: -20 }, siteAt(altitudeM)),
        'full-output-ambient',
      );
    // The table prints one decimal.
    expect(Math.abs(at('B') - b)).toBeLessThan(0.0501);
    expect(Math.abs(at('F') - f)).toBeLessThan(0.0501);
    expect(Math.abs(at('H') - h)).toBeLessThan(0.0501);
  });
});

describe('capacity at altitude', () => {
  it('Lhasa, class F, 12 °C: full output; 35 °C: 0.77 of it', () => {
    const cool = motorCalculator.diagnose({ ...plate, insulationClass: 'F', maxAmbientC: 12 }, siteAt(3650));
    expect(valueOf(cool, 'output-factor')).toBe(1);
    const warm = motorCalculator.diagnose({ ...plate, insulationClass: 'F', maxAmbientC: 35 }, siteAt(3650));
    expect(valueOf(warm, 'output-factor')).toBe(0.77);
    expect(valueOf(warm, 'available-power')).toBeCloseTo(57.75, 12);
  });
  it('above 4,000 m no factor is invented', () => {
    expect(motorOutputFactor(4001)).toBeNull();
    const outcome = motorCalculator.diagnose(
      { ...plate, insulationClass: 'F', maxAmbientC: 35 },
      siteAt(4500),
    );
    expect(outcome.steps.some((s) => s.id === 'output-factor')).toBe(false);
    expect(outcome.issues.map((i) => i.code)).toContain('derating-unknown');
  });
  it('the vendor factors fall with altitude', () => {
    const factors = [0, 1200, 1800, 2300, 2800, 3200, 3900].map((h) => motorOutputFactor(h) ?? 0);
    expect(factors).toEqual([1, 0.97, 0.94, 0.9, 0.86, 0.82, 0.77]);
  });
  it('a drive loses 1 % per 100 m and gains 1.5 % per kelvin below 40 °C', () => {
    const outcome = motorCalculator.diagnose(
      { ...plate, controlMethod: 'vfd', maxAmbientC: 30 },
      siteAt(3000),
    );
    expect(valueOf(outcome, 'drive-factor')).toBeCloseTo(0.95, 12);
  });
});
