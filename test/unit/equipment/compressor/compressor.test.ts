import { describe, expect, it } from 'vitest';
import { isentropicWork } from '../../../../shared/equipment/compressor/air-work.ts';
import { compressorCalculator } from '../../../../shared/equipment/compressor/calculator.ts';
import type { CompressorInputs } from '../../../../shared/equipment/compressor/inputs.ts';
import { expectHonestSteps, lhasa, siteAt, valueOf } from '../../../helpers/electrical.ts';

const amountsOf = (inputs: CompressorInputs, baseline: CompressorInputs, ctx = lhasa) =>
  compressorCalculator.simulate(inputs, baseline, ctx) ?? [];
const energyOf = (inputs: CompressorInputs, baseline: CompressorInputs, ctx = lhasa) =>
  amountsOf(inputs, baseline, ctx).find((a) => a.carrier === 'electricity')?.amount ?? Number.NaN;
const measure = (key: string) => {
  const found = compressorCalculator.measures.find((m) => m.key === key);
  if (!found) throw new Error(key);
  return found;
};

const c1: CompressorInputs = {
  compressorType: 'screw-fixed',
  cooling: 'air',
  ratedPowerKW: 110,
  ratedPressureMPa: 0.7,
  ratedFlowM3PerMin: 20,
  inputPowerKW: 125,
  unloadPowerKW: 42,
  dischargePressureMPa: 0.7,
  controlMethod: 'load-unload',
  annualHoursH: 8400,
  meanFlowM3PerMin: 12,
  leakTestLoadS: 95,
  leakTestUnloadS: 265,
};

describe('altitude trap: isentropic work at 0.7 MPa gauge (electrical.md §4.2, example C2)', () => {
  it.each([
    [101.325, 7.908, 4.761, 4.761],
    [70.11, 10.984, 4.021, 5.8112],
    [64.5, 11.853, 3.8632, 6.0689],
    [57.73, 13.125, 3.6596, 6.4231],
  ])(
    'inlet %d kPa: ratio %d, %d kW per inlet m³/min, %d per m³/min at sea level',
    (p1, ratio, site, reduced) => {
      expect((700 + p1) / p1).toBeCloseTo(ratio, 3);
      expect(isentropicWork(p1, 700 + p1)).toBeCloseTo(site, 4);
      expect((isentropicWork(p1, 700 + p1) * 101.325) / p1).toBeCloseTo(reduced, 3);
    },
  );
});

describe('leak test by load and unload times (electrical.md §4.3, example C1)', () => {
  const outcome = compressorCalculator.diagnose(c1, lhasa);
  it('26.389 % of capacity, 5.27778 m³/min, 43.981 % of the supply', () => {
    expect(valueOf(outcome, 'leak-share')).toBeCloseTo(26.389, 3);
    expect(valueOf(outcome, 'leak-flow-cycle')).toBeCloseTo(5.27778, 5);
    expect(valueOf(outcome, 'leak-of-supply')).toBeCloseTo(43.981, 3);
    expectHonestSteps(outcome.steps);
  });
  it('load/unload machine saves 142,151.3 kWh/a', () => {
    const after = measure('fix-leaks').apply(c1, lhasa);
    expect(after.leakFlowM3PerMin).toBeCloseTo(1.2, 12);
    expect(energyOf(c1, c1) - energyOf(after, c1)).toBeCloseTo(142151.33333, 3);
    expectHonestSteps(compressorCalculator.explain?.(after, c1, lhasa) ?? []);
  });
  it('flow-following machine saves 214,083.3 kWh/a', () => {
    const vsd: CompressorInputs = { ...c1, controlMethod: 'vsd' };
    const after = measure('fix-leaks').apply(vsd, lhasa);
    expect(energyOf(vsd, vsd) - energyOf(after, vsd)).toBeCloseTo(214083.33333, 3);
  });
});

describe('leak test by pressure decay (example C1b)', () => {
  it('8.58676 m³/min of site air, 5.46604 at 101.325 kPa', () => {
    const outcome = compressorCalculator.diagnose(
      { networkVolumeM3: 12, decayStartMPa: 0.75, decayEndMPa: 0.45, decayTimeMin: 6.5 },
      siteAt(3650, 64.5),
    );
    expect(valueOf(outcome, 'leak-flow-decay')).toBeCloseTo(8.58676, 5);
    expect(valueOf(outcome, 'leak-flow-normal')).toBeCloseTo(5.46604, 5);
    expectHonestSteps(outcome.steps);
  });
});

describe('specific power and grade', () => {
  const measured: CompressorInputs = { ...c1, flowM3PerMin: 18, inletTemperatureC: 20 };
  const site = siteAt(3650, 64.5);
  const outcome = compressorCalculator.diagnose(measured, site);
  it('judges by isentropic efficiency, not by the specific power of the site', () => {
    expect(valueOf(outcome, 'specific-power-site')).toBeCloseTo(125 / 18, 10);
    expect(valueOf(outcome, 'pressure-ratio')).toBeCloseTo(11.853, 3);
    expect(valueOf(outcome, 'isentropic-efficiency')).toBeCloseTo((100 * 3.8632 * 18) / 125, 2);
    const limit = outcome.limits.find((l) => l.id === 'compressor-isentropic');
    const standard = isentropicWork(100, 800);
    expect(limit?.grades?.map((g) => g.limit)).toEqual([5.7, 6.2, 6.8].map((sp) => (100 * standard) / sp));
    expect(limit?.limit).toBeCloseTo((100 * standard) / 6.8, 12);
    expectHonestSteps(outcome.steps);
  });
  it('the same machine has the same isentropic efficiency at sea level and at 3,650 m', () => {
    const efficiency = 0.6;
    const at = (altitudeM: number) => {
      const ctx = siteAt(altitudeM);
      const p1 = ctx.air.pressurePa / 1000;
      const inputPowerKW = (isentropicWork(p1, p1 + 700) * 18) / efficiency;
      return compressorCalculator.diagnose({ ...measured, inputPowerKW }, ctx);
    };
    expect(valueOf(at(0), 'isentropic-efficiency')).toBeCloseTo(60, 9);
    expect(valueOf(at(3650), 'isentropic-efficiency')).toBeCloseTo(60, 9);
    expect(valueOf(at(3650), 'specific-power-site')).toBeLessThan(valueOf(at(0), 'specific-power-site'));
    expect(valueOf(at(3650), 'specific-power-standard')).toBeGreaterThan(
      valueOf(at(0), 'specific-power-standard'),
    );
  });
  it('judges the plate at the standard inlet, and leaves variable speed open', () => {
    const plate = compressorCalculator.diagnose({ ...c1, ratedSpecificPowerKWPerM3PerMin: 6.5 }, lhasa);
    const limit = plate.limits.find((l) => l.id === 'compressor-plate');
    expect(limit?.sense).toBe('max');
    expect(limit?.limit).toBe(6.8);
    const vsd = compressorCalculator.diagnose({ ...measured, compressorType: 'screw-vsd' }, site);
    expect(vsd.limits.find((l) => l.id === 'compressor-isentropic')?.limit).toBeNull();
  });
  it('no limit of GB/T 16665-2025 is invented', () => {
    expect(outcome.limits.find((l) => l.id === 'air-specific')?.limit).toBeNull();
  });
});

describe('measures at a compressor', () => {
  it('present use is mean power times hours', () => {
    expect(energyOf(c1, c1)).toBeCloseTo((42 + 83 * 0.6) * 8400, 6);
  });
  it('lower pressure saves work and leaks less', () => {
    const high: CompressorInputs = { ...c1, requiredPressureMPa: 0.6 };
    const after = measure('lower-pressure').apply(high, lhasa);
    const steps = compressorCalculator.explain?.(after, high, lhasa) ?? [];
    const p1 = lhasa.air.pressurePa / 1000;
    const work = isentropicWork(p1, p1 + 600) / isentropicWork(p1, p1 + 700);
    expect(steps.find((s) => s.id === 'loaded-power')?.value).toBeCloseTo(125 * work, 9);
    const leak = (95 / 360) * 20;
    expect(steps.find((s) => s.id === 'supply-flow')?.value).toBeCloseTo(
      12 - leak + (leak * (600 + p1)) / (700 + p1),
      9,
    );
    expectHonestSteps(steps);
  });
  it('cooler intake air carries more mass: the volume falls with the absolute temperature', () => {
    const warm: CompressorInputs = { ...c1, inletTemperatureC: 30, targetInletTemperatureC: 10 };
    const after = measure('cool-intake').apply(warm, lhasa);
    const steps = compressorCalculator.explain?.(after, warm, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'supply-flow')?.value).toBeCloseTo((12 * 283.15) / 303.15, 9);
  });
  it('variable speed takes away the unloaded running', () => {
    const after = measure('add-vfd').apply(c1, lhasa);
    expect(energyOf(after, c1)).toBeCloseTo(((125 * 0.6) / 0.96) * 8400, 6);
  });
  it('a new machine of grade 2, its unloaded share unchanged', () => {
    const old: CompressorInputs = { ...c1, inputPowerKW: 110, ratedSpecificPowerKWPerM3PerMin: 7.5 };
    const outcome = compressorCalculator.diagnose(old, lhasa);
    expect(measure('replace-compressor').applicable(old, outcome, lhasa)).toBe(true);
    const after = measure('replace-compressor').apply(old, lhasa);
    const p1 = lhasa.air.pressurePa / 1000;
    const loaded = ((6.2 * isentropicWork(p1, p1 + 700)) / isentropicWork(100, 800)) * 20;
    expect(energyOf(after, old)).toBeCloseTo(
      ((42 / 110) * loaded + (loaded - (42 / 110) * loaded) * 0.6) * 8400,
      4,
    );
  });
  it('recovered heat replaces another carrier', () => {
    const heat: CompressorInputs = {
      ...c1,
      recoverableHeatPct: 70,
      heatUseHoursH: 5000,
      displacedCarrier: 'purchasedHeat',
      displacedEfficiencyPct: 100,
    };
    const outcome = compressorCalculator.diagnose(heat, lhasa);
    expect(measure('recover-heat').applicable(heat, outcome, lhasa)).toBe(true);
    const after = measure('recover-heat').apply(heat, lhasa);
    const displaced = amountsOf(after, heat).find((a) => a.carrier === 'purchasedHeat');
    expect(displaced?.amount).toBeCloseTo(-91.8 * 0.7 * 5000 * 0.0036, 6);
    expect(energyOf(after, heat)).toBe(energyOf(heat, heat));
    const gas: CompressorInputs = { ...heat, displacedCarrier: 'naturalGas', displacedEfficiencyPct: 90 };
    expect(measure('recover-heat').applicable(gas, outcome, lhasa)).toBe(false);
    const known = { ...gas, displacedNcvMJPerUnit: 35 };
    const burnt = amountsOf(measure('recover-heat').apply(known, lhasa), known).find(
      (a) => a.carrier === 'naturalGas',
    );
    expect(burnt?.amount).toBeCloseTo((-91.8 * 0.7 * 5000 * 3.6) / (0.9 * 35), 6);
  });
  it('the measures reach the same end in any order, and together beat each one', () => {
    const all: CompressorInputs = { ...c1, requiredPressureMPa: 0.6 };
    const run = (keys: string[]) =>
      energyOf(
        keys.reduce((state, key) => measure(key).apply(state, lhasa), all),
        all,
      );
    const keys = ['fix-leaks', 'lower-pressure', 'add-vfd'];
    const together = run(keys);
    expect(run(keys.toReversed())).toBeCloseTo(together, 6);
    for (const key of keys) expect(together).toBeLessThan(run([key]));
  });
});
