import { describe, expect, it } from 'vitest';
import { transformerCalculator } from '../../../../shared/equipment/transformer/calculator.ts';
import { zoneOf } from '../../../../shared/equipment/transformer/economic.ts';
import type { TransformerInputs } from '../../../../shared/equipment/transformer/inputs.ts';
import { expectHonestSteps, lhasa, valueOf } from '../../../helpers/electrical.ts';

const energyOf = (inputs: TransformerInputs, baseline: TransformerInputs) =>
  transformerCalculator.simulate(inputs, baseline, lhasa)?.[0]?.amount ?? Number.NaN;
const measure = (key: string) => {
  const found = transformerCalculator.measures.find((m) => m.key === key);
  if (!found) throw new Error(key);
  return found;
};

const t1: TransformerInputs = {
  transformerType: 'oil-10kv',
  coreMaterial: 'steel',
  ratedCapacityKVA: 1000,
  noLoadLossKW: 0.83,
  loadLossKW: 10.3,
  noLoadCurrentPct: 0.6,
  shortCircuitImpedancePct: 4.5,
  reactiveEquivalentKWPerKvar: 0.04,
  loadFluctuationRatio: 1.05,
  annualEnergyKWh: 1_750_000,
  energisedHoursH: 8760,
  powerFactorRatio: 0.92,
};

describe('economic load of a 1000 kVA transformer (electrical.md §5.2, example T1)', () => {
  const outcome = transformerCalculator.diagnose(t1, lhasa);
  it.each([
    ['no-load-reactive', 6, 9],
    ['load-reactive', 45, 9],
    ['comprehensive-no-load', 1.07, 9],
    ['comprehensive-load', 12.1, 9],
    ['economic-active', 0.27703, 5],
    ['economic-comprehensive', 0.2902, 5],
    ['economic-lower', 0.08422, 5],
    ['optimum-lower', 0.11201, 5],
    ['load-factor', 0.21714, 5],
    ['active-loss', 1.33994, 5],
    ['comprehensive-loss', 1.66906, 5],
    ['efficiency', 99.334, 3],
    ['switching-load', 410.41153, 5],
    ['annual-loss', 11737.87105, 4],
  ])('%s = %d', (id, expected, digits) => {
    expect(valueOf(outcome, id)).toBeCloseTo(expected, digits);
  });
  it('lies in the optimum zone, which is only recalled', () => {
    const limit = outcome.limits.find((l) => l.id === 'economic-zone');
    expect(limit?.note).toContain('最佳经济运行区');
    expect(limit?.standard.certainty).toBe('recalled');
  });
  it('prints lines that can be redone, and the shares add up', () => {
    expectHonestSteps(outcome.steps);
    expect(outcome.losses.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 9);
  });
  it('replacement by 0.665/7.415 kW saves 2,696.6 kWh a year', () => {
    const wish: TransformerInputs = { ...t1, targetGrade: '1' };
    expect(measure('replace-transformer').applicable(wish, outcome, lhasa)).toBe(true);
    const after = measure('replace-transformer').apply(wish, lhasa);
    expect([after.noLoadLossKW, after.loadLossKW]).toEqual([0.665, 7.415]);
    expect(energyOf(after, wish)).toBeCloseTo(9041.25746, 4);
    expect(energyOf(wish, wish) - energyOf(after, wish)).toBeCloseTo(2696.61359, 4);
    expectHonestSteps(transformerCalculator.explain?.(after, wish, lhasa) ?? []);
  });
});

describe('zones', () => {
  it.each([
    [0.05, '非经济'],
    [0.1, '经济运行区'],
    [0.2, '最佳经济运行区'],
    [0.8, '经济运行区'],
    [1.1, '过载'],
  ])('β = %d: %s', (beta, zone) => {
    expect(zoneOf(beta, 0.084, 0.112, 0.75)).toContain(zone);
  });
});

describe('losses against GB 20052-2024', () => {
  it('judges both losses', () => {
    const { limits } = transformerCalculator.diagnose(t1, lhasa);
    const noLoad = limits.find((l) => l.id === 'no-load-grade');
    const load = limits.find((l) => l.id === 'load-grade');
    expect(noLoad?.grades?.map((g) => g.limit)).toEqual([0.665, 0.745, 0.83]);
    expect(load?.grades?.map((g) => g.limit)).toEqual([7.415, 8.24, 10.3]);
    expect([noLoad?.sense, load?.sense]).toEqual(['max', 'max']);
  });
  it('says what it needs to look up', () => {
    const { coreMaterial: _core, ...unknown } = t1;
    const { limits } = transformerCalculator.diagnose(unknown, lhasa);
    expect(limits.find((l) => l.id === 'no-load-grade')?.note).toContain('铁心材料');
  });
});

describe('measures at a transformer', () => {
  it('capacitor: K_Q·Q_c·h (electrical.md §5.3, example Q1)', () => {
    const q1: TransformerInputs = {
      ...t1,
      annualEnergyKWh: 400 * 6000,
      energisedHoursH: 6000,
      powerFactorRatio: 0.78,
      reactiveEquivalentKWPerKvar: 0.06,
    };
    expect(valueOf(transformerCalculator.diagnose(q1, lhasa), 'capacitor')).toBeCloseTo(189.43893, 5);
    const after = measure('compensate-reactive').apply(q1, lhasa);
    expect(energyOf(q1, q1) - energyOf(after, q1)).toBeCloseTo(68198.01449, 4);
  });
  it('two lightly loaded units: one is enough when the peak fits', () => {
    const two: TransformerInputs = { ...t1, unitsInServiceCount: 2, maxDemandKW: 500 };
    const outcome = transformerCalculator.diagnose(two, lhasa);
    expect(valueOf(outcome, 'load-factor')).toBeCloseTo(0.21714 / 2, 5);
    expect(measure('stop-parallel-unit').applicable(two, outcome, lhasa)).toBe(true);
    expect(energyOf(measure('stop-parallel-unit').apply(two, lhasa), two)).toBeCloseTo(11737.87105, 4);
    expect(
      measure('stop-parallel-unit').apply({ ...two, maxDemandKW: 1500 }, lhasa).unitsInServiceCount,
    ).toBe(2);
  });
  it('switching off idle hours saves the no-load loss', () => {
    const idle: TransformerInputs = { ...t1, noLoadHoursH: 2000 };
    const after = measure('switch-off-idle').apply(idle, lhasa);
    expect(energyOf(idle, idle) - energyOf(after, idle)).toBeCloseTo(0.83 * 2000, 6);
  });
  it('replacing after switching off saves less than alone', () => {
    const idle: TransformerInputs = { ...t1, noLoadHoursH: 2000 };
    const off = measure('switch-off-idle').apply(idle, lhasa);
    const both = measure('replace-transformer').apply(off, lhasa);
    const alone = energyOf(idle, idle) - energyOf(measure('replace-transformer').apply(idle, lhasa), idle);
    expect(energyOf(off, idle) - energyOf(both, idle)).toBeLessThan(alone);
  });
});
