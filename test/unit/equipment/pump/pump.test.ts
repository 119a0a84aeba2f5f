import { describe, expect, it } from 'vitest';
import { pumpCalculator } from '../../../../shared/equipment/pump/calculator.ts';
import type { PumpInputs } from '../../../../shared/equipment/pump/inputs.ts';
import { expectHonestSteps, lhasa, siteAt, valueOf } from '../../../helpers/electrical.ts';

const p1: PumpInputs = {
  pumpType: 'single-suction',
  flowM3PerH: 185,
  suctionPressureMPa: 0.012,
  dischargePressureMPa: 0.352,
  gaugeHeightDifferenceM: 0.35,
  dischargeDiameterMM: 125,
  suctionDiameterMM: 150,
  inputPowerKW: 27.4,
  motorEfficiencyPct: 92.5,
  ratedFlowM3PerH: 185,
  ratedHeadM: 35.60563,
  ratedSpeedRPM: 1480,
  ratedEfficiencyPct: 70.55,
  liquidDensityKgPerM3: 998.2,
  annualHoursH: 6000,
};

const p2: PumpInputs = {
  shutOffHeadM: 42,
  ratedFlowM3PerH: 200,
  ratedHeadM: 30,
  ratedSpeedRPM: 1480,
  ratedEfficiencyPct: 78,
  bestFlowM3PerH: 190,
  efficiencyCurveRatio: 0.55,
  motorEfficiencyPct: 93,
  vfdEfficiencyPct: 96,
  liquidDensityKgPerM3: 998.2,
  staticHeadM: 12,
  systemFlowM3PerH: 200,
  controlMethod: 'throttle',
  duty1FlowM3PerH: 200,
  duty1HoursH: 1500,
  duty2FlowM3PerH: 160,
  duty2HoursH: 3000,
  duty3FlowM3PerH: 120,
  duty3HoursH: 2000,
};

const energyOf = (inputs: PumpInputs, baseline: PumpInputs, ctx = lhasa) =>
  pumpCalculator.simulate(inputs, baseline, ctx)?.[0]?.amount ?? Number.NaN;
const measure = (key: string) => {
  const found = pumpCalculator.measures.find((m) => m.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('pump test (electrical.md §2.2, example P1)', () => {
  const outcome = pumpCalculator.diagnose(p1, lhasa);
  it.each([
    ['velocity2', 4.18754],
    ['velocity1', 2.90802],
    ['head', 35.60563],
    ['hydraulic-power', 17.88085],
    ['shaft-power', 25.345],
    ['specific-speed', 84.01372],
    ['energy-per-t100m', 0.41672],
    ['pump-efficiency', 70.55],
    ['unit-efficiency', 65.259],
    ['grade1-efficiency', 81.33022],
    ['grade2-efficiency', 79.33022],
    ['grade3-efficiency', 74.33022],
  ])('%s = %d', (id, expected) => {
    expect(valueOf(outcome, id)).toBeCloseTo(
      expected,
      ['pump-efficiency', 'unit-efficiency'].includes(id) ? 3 : 4,
    );
  });
  it('the rated efficiency is below grade 3; the running one is only compared', () => {
    const limit = outcome.limits.find((l) => l.id === 'pump-grade');
    expect(limit?.limit).toBeCloseTo(74.33022, 4);
    expect(limit?.value).toBeLessThan(limit?.limit ?? 0);
    expect(limit?.resultId).toBe('rated-efficiency');
    expect(outcome.issues.map((i) => i.code)).toContain('running-below-grade3');
  });
  it('no limit of GB/T 16666-2012 is invented', () => {
    expect(outcome.limits.find((l) => l.id === 'pump-unit-use')?.limit).toBeNull();
  });
  it('prints lines that can be redone, and the losses add up', () => {
    expectHonestSteps(outcome.steps);
    expect(outcome.losses.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 9);
  });
  it('electricity per tonne and 100 m is 0.2724/η_unit at g = 9.807', () => {
    const at = pumpCalculator.diagnose({ ...p1, gravityMPerS2: 9.807 }, lhasa);
    expect(valueOf(at, 'energy-per-t100m')).toBeCloseTo(27.24 / valueOf(at, 'unit-efficiency'), 3);
  });
  it('before the edition is in force there is no limit', () => {
    const early = pumpCalculator.diagnose(p1, { ...lhasa, date: '2026-02-28' });
    expect(early.limits.find((l) => l.id === 'pump-grade')?.limit).toBeNull();
  });
});

describe('speed control with static head (electrical.md §2.4, example P2)', () => {
  const vfd = measure('add-vfd').apply(p2, lhasa);
  const before = pumpCalculator.explain?.(p2, p2, lhasa) ?? [];
  const after = pumpCalculator.explain?.(vfd, p2, lhasa) ?? [];
  const value = (steps: typeof before, id: string) => steps.find((s) => s.id === id)?.value ?? Number.NaN;
  it.each([
    [1, 30, 0.7785, 22.497],
    [2, 34.32, 0.7663, 20.917],
    [3, 37.68, 0.7053, 18.711],
  ])('duty %d throttled: H %d m, η %d, P %d kW', (n, head, efficiency, power) => {
    expect(value(before, `machine-head-${n}`)).toBeCloseTo(head, 9);
    expect(0.78 * value(before, `relative-efficiency-${n}`)).toBeCloseTo(efficiency, 4);
    expect(value(before, `power-${n}`)).toBeCloseTo(power, 3);
  });
  it.each([
    [1, 30, 1, 0.7785, 23.434],
    [2, 23.52, 0.8619, 0.7797, 14.675],
    [3, 18.48, 0.7368, 0.7688, 8.77],
  ])('duty %d by speed: H %d m, s %d, η %d, P %d kW', (n, head, speed, efficiency, power) => {
    expect(value(after, `system-head-${n}`)).toBeCloseTo(head, 9);
    expect(value(after, `speed-ratio-${n}`)).toBeCloseTo(speed, 4);
    expect(0.78 * value(after, `relative-efficiency-${n}`)).toBeCloseTo(efficiency, 4);
    expect(value(after, `power-${n}`)).toBeCloseTo(power, 3);
  });
  it('133,917.5 → 96,716.1 kWh, saving 27.779 %', () => {
    const present = energyOf(p2, p2);
    const changed = energyOf(vfd, p2);
    expect(present).toBeCloseTo(133917.48163, 4);
    expect(changed).toBeCloseTo(96716.07318, 4);
    expect((100 * (present - changed)) / present).toBeCloseTo(27.77935, 5);
  });
  it('the cube law would promise more', () => {
    const cube = 22.497 * 1500 + 11.518 * 3000 + 4.859 * 2000;
    expect(energyOf(vfd, p2)).toBeGreaterThan(cube);
  });
  it('prints lines that can be redone', () => {
    expectHonestSteps(before);
    expectHonestSteps(after);
    expectHonestSteps(pumpCalculator.diagnose(p2, lhasa).steps);
  });
});

describe('NPSH available (electrical.md §2.3, example P3)', () => {
  const inputs: PumpInputs = {
    suctionStaticHeadM: -2.5,
    suctionLossM: 0.8,
    vapourPressureKPa: 7.381,
    liquidDensityKgPerM3: 992.2,
    npshRequiredM: 3,
  };
  it('2.580 m at 64.50 kPa, 6.371 m at sea level', () => {
    const high = pumpCalculator.diagnose(inputs, siteAt(3650, 64.5));
    expect(valueOf(high, 'npsh-available')).toBeCloseTo(2.58029, 5);
    expect(high.issues.map((i) => i.code)).toContain('cavitation');
    const low = pumpCalculator.diagnose(inputs, siteAt(0));
    expect(valueOf(low, 'npsh-available')).toBeCloseTo(6.37135, 4);
    expect(low.issues.map((i) => i.code)).not.toContain('cavitation');
    expectHonestSteps(high.steps);
  });
  it.each([
    [0, 10.13],
    [2000, 7.9],
    [3650, 6.36],
    [4500, 5.67],
    [4800, 5.44],
  ])('barometric water head at 20 °C and %d m is %d m (electrical.md §8)', (altitudeM, head) => {
    const outcome = pumpCalculator.diagnose(
      { suctionStaticHeadM: 0, suctionLossM: 0, liquidTemperatureC: 20 },
      siteAt(altitudeM),
    );
    // The table's column was made with g near 9.80, ours with 9.79: up to 0.02 m apart.
    expect(Math.abs(valueOf(outcome, 'npsh-available') - head)).toBeLessThan(0.025);
  });
});

describe('grade of double-suction and multistage pumps', () => {
  it('halves the flow of a double-suction pump and divides the head by the stages', () => {
    const base: PumpInputs = {
      ratedFlowM3PerH: 400,
      ratedHeadM: 50,
      ratedSpeedRPM: 1480,
      ratedEfficiencyPct: 80,
    };
    const double = pumpCalculator.diagnose({ ...base, pumpType: 'double-suction' }, lhasa);
    expect(valueOf(double, 'specific-speed')).toBeCloseTo(
      (3.65 * 1480 * Math.sqrt(200 / 3600)) / 50 ** 0.75,
      9,
    );
    const multi = pumpCalculator.diagnose({ ...base, pumpType: 'multistage', stagesCount: 5 }, lhasa);
    expect(valueOf(multi, 'specific-speed')).toBeCloseTo(
      (3.65 * 1480 * Math.sqrt(400 / 3600)) / 10 ** 0.75,
      9,
    );
    expectHonestSteps([...double.steps]);
    expectHonestSteps([...multi.steps]);
  });
  it('chemical pump by polynomial and increment', () => {
    const outcome = pumpCalculator.diagnose(
      {
        pumpType: 'chemical-single',
        ratedFlowM3PerH: 100,
        ratedHeadM: 50,
        ratedSpeedRPM: 2900,
        ratedEfficiencyPct: 70,
      },
      lhasa,
    );
    const limit = outcome.limits.find((l) => l.id === 'pump-grade');
    expect(limit?.grades).toHaveLength(3);
    expect((limit?.grades?.[0]?.limit ?? 0) - (limit?.grades?.[2]?.limit ?? 0)).toBeCloseTo(10, 9);
    expectHonestSteps(outcome.steps);
  });
});

describe('measures at a pump with a measured point', () => {
  const throttled: PumpInputs = {
    ...p1,
    shutOffHeadM: 44,
    staticHeadM: 8,
    valvePressureDropMPa: 0.06,
    controlMethod: 'throttle',
    requiredFlowM3PerH: 170,
  };
  it('present use is input power times hours', () => {
    expect(energyOf(throttled, throttled)).toBe(27.4 * 6000);
    expect(valueOf(pumpCalculator.diagnose(throttled, lhasa), 'annual-energy')).toBe(27.4 * 6000);
  });
  it('throttling shows as a share of the head', () => {
    const outcome = pumpCalculator.diagnose(throttled, lhasa);
    expect(valueOf(outcome, 'throttle-share')).toBeCloseTo((100 * (0.06e6 / (998.2 * 9.79))) / 35.60563, 4);
    expect(outcome.losses.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 9);
  });
  it('speed control, trimming and a new pump each save; one after the other they never save twice', () => {
    const outcome = pumpCalculator.diagnose(throttled, lhasa);
    const present = energyOf(throttled, throttled);
    for (const key of ['add-vfd', 'trim-impeller', 'replace-pump']) {
      expect(measure(key).applicable(throttled, outcome, lhasa), key).toBe(true);
      const after = measure(key).apply(throttled, lhasa);
      expect(energyOf(after, throttled), key).toBeLessThan(present);
      expectHonestSteps(pumpCalculator.explain?.(after, throttled, lhasa) ?? []);
    }
    const vfd = measure('add-vfd').apply(throttled, lhasa);
    const next = pumpCalculator.diagnose(vfd, lhasa);
    expect(measure('trim-impeller').applicable(vfd, next, lhasa)).toBe(false);
    expect(measure('replace-pump').applicable(vfd, next, lhasa)).toBe(true);
    const both = measure('replace-pump').apply(vfd, lhasa);
    const alone = present - energyOf(measure('replace-pump').apply(throttled, lhasa), throttled);
    const together = present - energyOf(both, throttled);
    expect(together).toBeGreaterThan(present - energyOf(vfd, throttled));
    expect(together).toBeLessThan(alone + present - energyOf(vfd, throttled));
  });
  it('the state after speed control shows the readings to be expected', () => {
    const vfd = measure('add-vfd').apply(throttled, lhasa);
    expect(vfd.flowM3PerH).toBe(170);
    expect((vfd.inputPowerKW ?? 0) * 6000).toBeCloseTo(energyOf(vfd, throttled), 6);
    expect(energyOf(vfd, vfd)).toBeCloseTo(energyOf(vfd, throttled), 6);
  });
  it('without the static head no saving by speed is claimed', () => {
    const { staticHeadM: _static, ...unknown } = throttled;
    const outcome = pumpCalculator.diagnose(unknown, lhasa);
    expect(measure('add-vfd').applicable(unknown, outcome, lhasa)).toBe(false);
    expect(outcome.missing.find((m) => m.id === 'system-curve')?.keys).toEqual(['staticHeadM']);
  });
  it('a better motor saves in proportion', () => {
    const inputs: PumpInputs = { ...p1, replacementMotorEfficiencyPct: 95 };
    const after = measure('replace-motor').apply(inputs, lhasa);
    expect(energyOf(after, inputs)).toBeCloseTo((27.4 * 6000 * 92.5) / 95, 6);
  });
  it('parallel pumps: the last one adds little on a steep system', () => {
    const three: PumpInputs = {
      ...throttled,
      controlMethod: 'none',
      valvePressureDropMPa: 0,
      parallelUnitsCount: 3,
      requiredFlowM3PerH: 130,
    };
    const outcome = pumpCalculator.diagnose(three, lhasa);
    expect(valueOf(outcome, 'parallel-flow-now')).toBeCloseTo(3 * 185, 6);
    expect(valueOf(outcome, 'parallel-flow-less')).toBeGreaterThan(
      (2 / 3) * valueOf(outcome, 'parallel-flow-now'),
    );
    const stop = measure('stop-parallel-pump');
    expect(stop.applicable(three, outcome, lhasa)).toBe(true);
    const after = stop.apply(three, lhasa);
    expect(after.parallelUnitsCount).toBe(2);
    expect(energyOf(after, three)).toBeLessThan(energyOf(three, three));
    expect(energyOf(after, three)).toBeGreaterThan(0.5 * energyOf(three, three));
  });
});
