import { describe, expect, it } from 'vitest';
import { compressibility } from '../../../../shared/equipment/fan/aerodynamics.ts';
import { fanCalculator } from '../../../../shared/equipment/fan/calculator.ts';
import type { FanInputs } from '../../../../shared/equipment/fan/inputs.ts';
import { expectHonestSteps, lhasa, siteAt, valueOf } from '../../../helpers/electrical.ts';

const energyOf = (inputs: FanInputs, baseline: FanInputs, ctx = lhasa) =>
  fanCalculator.simulate(inputs, baseline, ctx)?.[0]?.amount ?? Number.NaN;
const measure = (key: string) => {
  const found = fanCalculator.measures.find((m) => m.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('fan test at a density of 0.85 kg/m³ (electrical.md §3.3, example F1)', () => {
  const f1: FanInputs = {
    flowM3PerH: 12 * 3600,
    totalPressurePa: 1450,
    inputPowerKW: 26.5,
    motorEfficiencyPct: 93,
    gasDensityKgPerM3: 0.85,
    compressibilityRatio: 1,
  };
  const outcome = fanCalculator.diagnose(f1, lhasa);
  it.each([
    ['pressure-at-standard', 2047.05882],
    ['air-power', 17.4],
    ['fan-efficiency', 70.603],
    ['shaft-power-at-standard', 34.79294],
  ])('%s = %d', (id, expected) => {
    expect(valueOf(outcome, id)).toBeCloseTo(expected, id === 'fan-efficiency' ? 3 : 5);
  });
  it('prints lines that can be redone', () => {
    expectHonestSteps(outcome.steps);
  });
});

describe('gas at the inlet', () => {
  it.each([
    [0, 1.2041],
    [3000, 0.8332],
    [3650, 0.7665],
    [4800, 0.6593],
  ])('air of 20 °C at %d m: %d kg/m³ (electrical.md §8)', (altitudeM, density) => {
    const outcome = fanCalculator.diagnose({ gasTemperatureC: 20 }, siteAt(altitudeM));
    expect(valueOf(outcome, 'gas-density')).toBeCloseTo(density, 3);
  });
  it('compressibility falls below one with the pressure ratio, more at altitude', () => {
    expect(compressibility(0.001, 64_500)).toBeCloseTo(1, 7);
    expect(compressibility(10_000, 64_500)).toBeLessThan(compressibility(10_000, 101_325));
    expect(compressibility(10_000, 101_325)).toBeCloseTo(1 - 0.0987 / 2.8, 2);
  });
});

const f4: FanInputs = {
  fanType: 'centrifugal',
  impellerDiameterMM: 1000,
  ratedFlowM3PerH: 38_000,
  ratedTotalPressurePa: 2000,
  ratedDensityKgPerM3: 1.2,
  ratedSpeedRPM: 1150,
  ratedEfficiencyPct: 82,
  shutOffPressurePa: 2700,
  motorRatedPowerKW: 45,
  motorEfficiencyPct: 93,
  flowM3PerH: 36_000,
  totalPressurePa: 1400,
  damperPressureDropPa: 450,
  controlMethod: 'damper',
  inputPowerKW: 20,
  gasTemperatureC: 20,
  annualHoursH: 7000,
};

describe('grade by GB 19761-2020', () => {
  const outcome = fanCalculator.diagnose(f4, lhasa);
  it('finds ψ, n_s and the row of the table', () => {
    const u = (Math.PI * 1 * 1150) / 60;
    const psi = valueOf(outcome, 'compressibility-rated') * (2000 / (1.2 * u ** 2));
    expect(valueOf(outcome, 'pressure-coefficient')).toBeCloseTo(psi, 9);
    expect(valueOf(outcome, 'fan-size')).toBe(10);
    const limit = outcome.limits.find((l) => l.id === 'fan-grade');
    expect(limit?.value).toBe(82);
    expect(limit?.grades?.length).toBe(3);
    expect(limit?.limit).toBe(limit?.grades?.[2]?.limit);
  });
  it('ψ, n_s and grade do not change with the density the point is stated at', () => {
    const thin = fanCalculator.diagnose(
      { ...f4, ratedTotalPressurePa: (2000 * 0.8) / 1.2, ratedDensityKgPerM3: 0.8, compressibilityRatio: 1 },
      lhasa,
    );
    const dense = fanCalculator.diagnose({ ...f4, compressibilityRatio: 1 }, lhasa);
    expect(valueOf(thin, 'pressure-coefficient')).toBeCloseTo(valueOf(dense, 'pressure-coefficient'), 9);
    expect(valueOf(thin, 'specific-speed')).toBeCloseTo(valueOf(dense, 'specific-speed'), 9);
    expect(thin.limits[0]?.grades).toEqual(dense.limits[0]?.grades);
  });
  it('motor load of at least 45 % by GB/T 15913-2022 4.1.3; its unit efficiency limit is not invented', () => {
    const load = outcome.limits.find((l) => l.id === 'fan-motor-load');
    expect(load?.limit).toBe(45);
    expect(load?.value).toBeCloseTo((20 * 93) / 45, 9);
    expect(load?.standard).toEqual({ code: 'GB/T 15913-2022', clause: '4.1.3', certainty: 'transcribed' });
    expect(outcome.limits.find((l) => l.id === 'fan-unit-use')?.limit).toBeNull();
  });
  it('axial fan by hub ratio; a blower has no limit here', () => {
    const axial = fanCalculator.diagnose({ ...f4, fanType: 'axial', hubRatio: 0.5 }, lhasa);
    expect(axial.limits.find((l) => l.id === 'fan-grade')?.limit).toBe(66);
    const blower = fanCalculator.diagnose({ ...f4, fanType: 'blower' }, lhasa);
    expect(blower.limits.find((l) => l.id === 'fan-grade')?.standard.code).toBe('GB 28381-2026');
  });
});

describe('measures at a fan', () => {
  it('present use is input power times hours', () => {
    expect(energyOf(f4, f4)).toBe(20 * 7000);
  });
  it('speed control instead of the damper: head of the duct instead of the curve', () => {
    const outcome = fanCalculator.diagnose(f4, lhasa);
    expect(measure('add-vfd').applicable(f4, outcome, lhasa)).toBe(true);
    const after = measure('add-vfd').apply(f4, lhasa);
    const steps = fanCalculator.explain?.(after, f4, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'system-head-1')?.value).toBeCloseTo(950, 6);
    expectHonestSteps(steps);
    expect(energyOf(after, f4)).toBeLessThan(energyOf(f4, f4));
    expect(energyOf(after, after)).toBeCloseTo(energyOf(after, f4), 6);
  });
  it('sealing the duct and speed control together save more than either, in any order the same', () => {
    const leaky: FanInputs = { ...f4, ductLeakPct: 20 };
    const present = energyOf(leaky, leaky);
    const sealed = present - energyOf(measure('seal-ducts').apply(leaky, lhasa), leaky);
    const vfdState = measure('add-vfd').apply(leaky, lhasa);
    const vfd = present - energyOf(vfdState, leaky);
    const both = present - energyOf(measure('seal-ducts').apply(vfdState, lhasa), leaky);
    expect(sealed).toBeGreaterThan(0);
    expect(both).toBeGreaterThan(vfd);
    expect(both).toBeGreaterThan(sealed);
    const reverse = measure('add-vfd').apply(measure('seal-ducts').apply(leaky, lhasa), lhasa);
    expect(present - energyOf(reverse, leaky)).toBeCloseTo(both, 3);
  });
  it('a new fan and stopping idle hours', () => {
    const idle: FanInputs = { ...f4, annualIdleHoursH: 1000 };
    expect(energyOf(measure('stop-idling').apply(idle, lhasa), idle)).toBe(20 * 6000);
    const outcome = fanCalculator.diagnose(f4, lhasa);
    expect(measure('replace-fan').applicable(f4, outcome, lhasa)).toBe(true);
    const after = measure('replace-fan').apply(f4, lhasa);
    expect(after.ratedTotalPressurePa).toBeCloseTo(950, 6);
    const expected = ((36_000 / 3600) * 950 * valueOf(outcome, 'compressibility')) / 1000;
    const efficiency = (after.ratedEfficiencyPct ?? 0) / 100;
    expect(energyOf(after, f4)).toBeCloseTo((expected / efficiency / 0.93) * 7000, 3);
  });
  it('with inlet vanes the saving is taken from catalogue efficiencies', () => {
    const vane: FanInputs = { ...f4, controlMethod: 'vane', totalPressurePa: 950, inputPowerKW: 18 };
    const after = measure('add-vfd').apply(vane, lhasa);
    const steps = fanCalculator.explain?.(after, vane, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'power-1')?.formula).toContain('η_b');
    expect(energyOf(vane, vane)).toBe(18 * 7000);
  });
  it('inlet vanes follow the duct, not the full curve: less than a damper, more than speed control', () => {
    const profile = {
      duty1FlowM3PerH: 36_000,
      duty1HoursH: 3000,
      duty2FlowM3PerH: 24_000,
      duty2HoursH: 4000,
    } satisfies FanInputs;
    const vane: FanInputs = {
      ...f4,
      ...profile,
      controlMethod: 'vane',
      totalPressurePa: 950,
      inputPowerKW: 18,
    };
    const steps = fanCalculator.explain?.(vane, vane, lhasa) ?? [];
    expectHonestSteps(steps);
    expect(steps.find((s) => s.id === 'power-2')?.value).toBeCloseTo(18 * (24 / 36) ** 3, 9);
    const vanes = energyOf(vane, vane);
    expect(vanes).toBeCloseTo(18 * 3000 + 18 * (24 / 36) ** 3 * 4000, 6);
    const damper: FanInputs = { ...f4, ...profile };
    expect(vanes).toBeLessThan(energyOf(damper, damper));
    expect(energyOf(measure('add-vfd').apply(vane, lhasa), vane)).toBeLessThan(vanes);
  });
  it('a tighter duct lets a fan with vanes run at less pressure, not at more', () => {
    const leaky: FanInputs = {
      ...f4,
      controlMethod: 'vane',
      totalPressurePa: 950,
      inputPowerKW: 18,
      ductLeakPct: 20,
    };
    const sealed = measure('seal-ducts').apply(leaky, lhasa);
    const ratio = 80 / 95;
    expect(sealed.flowM3PerH).toBeCloseTo(36_000 * ratio, 6);
    expect(sealed.totalPressurePa).toBeCloseTo(950 * ratio ** 2, 6);
    expect(energyOf(sealed, leaky)).toBeCloseTo(18 * ratio ** 3 * 7000, 6);
    expect(energyOf(sealed, sealed)).toBeCloseTo(energyOf(sealed, leaky), 6);
  });
});

describe('checks', () => {
  it('says so when 1.2 kg/m³ is written down at altitude', () => {
    const issues = fanCalculator.checks({ gasDensityKgPerM3: 1.2, gasTemperatureC: 20 }, lhasa);
    expect(issues.map((i) => i.code)).toEqual(['density-against-site']);
    expect(fanCalculator.checks({ gasDensityKgPerM3: 1.2, gasTemperatureC: 20 }, siteAt(0))).toEqual([]);
  });
});
