import { describe, expect, it } from 'vitest';
import { motorCalculator } from '../../../../shared/equipment/motor/calculator.ts';
import type { MotorInputs } from '../../../../shared/equipment/motor/inputs.ts';
import { expectHonestSteps, lhasa, valueOf } from '../../../helpers/electrical.ts';

const m1: MotorInputs = {
  motorType: 'low-voltage',
  ratedPowerKW: 45,
  poles: '4',
  ratedVoltageV: 380,
  ratedCurrentA: 84.2,
  ratedEfficiencyPct: 92.3,
  noLoadPowerKW: 1.35,
  noLoadCurrentA: 29,
  inputPowerKW: 19.6,
  reactiveEquivalentKWPerKvar: 0.08,
  annualHoursH: 6000,
};

const energyOf = (inputs: MotorInputs, baseline: MotorInputs, ctx = lhasa) =>
  motorCalculator.simulate(inputs, baseline, ctx)?.[0]?.amount ?? Number.NaN;
const measure = (key: string) => {
  const found = motorCalculator.measures.find((m) => m.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('motor load by input power (electrical.md §1.4, example M1)', () => {
  const outcome = motorCalculator.diagnose(m1, lhasa);
  it.each([
    ['rated-variable-loss', 2.40406],
    ['load-ratio', 0.39713],
    ['shaft-power', 17.87085],
    ['losses', 1.72915],
    ['running-efficiency', 91.178],
    ['rated-power-factor', 0.87974],
    ['no-load-reactive', 19.0394],
    ['rated-reactive', 26.34907],
    ['comprehensive-loss', 3.34453],
    ['rated-comprehensive-loss', 5.86199],
    ['comprehensive-efficiency', 84.235],
    ['rated-comprehensive-efficiency', 88.475],
    ['economic-ratio', 0.95208],
  ])('%s = %d', (id, expected) => {
    const digits = expected > 50 ? 3 : 5;
    expect(valueOf(outcome, id)).toBeCloseTo(expected, digits);
  });
  it('is allowed operation, and the load rate stands beside the verdict', () => {
    const limit = outcome.limits.find((l) => l.id === 'economic-operation');
    expect(limit?.limit).toBe(0.6);
    expect(limit?.standard.certainty).toBe('transcribed');
    expect(limit?.note).toContain('允许运行');
    expect(limit?.note).toContain('39.7%');
  });
  it('prints lines that can be redone', () => {
    expectHonestSteps(outcome.steps);
  });
  it('spends the input on shaft power, fixed and variable losses', () => {
    expect(outcome.losses.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 9);
  });
});

describe('motor at light load (example M1b)', () => {
  const outcome = motorCalculator.diagnose({ ...m1, inputPowerKW: 6 }, lhasa);
  it.each([
    ['load-ratio', 0.10277],
    ['shaft-power', 4.62461],
    ['losses', 1.37539],
    ['running-efficiency', 77.077],
    ['comprehensive-loss', 2.90472],
    ['comprehensive-efficiency', 61.421],
    ['economic-ratio', 0.69422],
  ])('%s = %d', (id, expected) => {
    expect(valueOf(outcome, id)).toBeCloseTo(expected, expected > 50 ? 3 : 5);
  });
});

describe('replacement IE1 → grade 2 (electrical.md §1.5, example M2)', () => {
  const old: MotorInputs = {
    ratedPowerKW: 75,
    poles: '4',
    ratedEfficiencyPct: 92.7,
    threeQuarterLoadEfficiencyPct: 92.9,
    loadRatePct: 65,
    annualHoursH: 6500,
    replacementThreeQuarterEfficiencyPct: 96.1,
  };
  const outcome = motorCalculator.diagnose(old, lhasa);
  it('gives the part-load efficiency of the old motor', () => {
    expect(valueOf(outcome, 'fixed-loss-share')).toBeCloseTo(0.02977, 5);
    expect(valueOf(outcome, 'variable-loss-share')).toBeCloseTo(0.04898, 5);
    expect(valueOf(outcome, 'running-efficiency')).toBeCloseTo(92.79584, 5);
    expect(valueOf(outcome, 'shaft-power')).toBeCloseTo(48.75, 9);
    expect(valueOf(outcome, 'input-power')).toBeCloseTo(52.53468, 5);
  });
  it('saves 11,514.2 kWh a year', () => {
    const replace = measure('replace-motor');
    expect(replace.applicable(old, outcome, lhasa)).toBe(true);
    const after = replace.apply(old, lhasa);
    expect(after.ratedEfficiencyPct).toBe(96);
    expect(energyOf(old, old) - energyOf(after, old)).toBeCloseTo(11514.19811, 4);
    const steps = motorCalculator.explain?.(after, old, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'simulated-input-power')?.value).toBeCloseTo(50.76327, 5);
    expectHonestSteps(steps);
    const changed = motorCalculator.diagnose(after, lhasa);
    expect(valueOf(changed, 'running-efficiency')).toBeCloseTo(96.03401, 5);
  });
});

describe('other ways to the load rate', () => {
  const plate: MotorInputs = { ratedPowerKW: 30, poles: '4', ratedEfficiencyPct: 92, noLoadPowerKW: 0.9 };
  it('current method: sqrt((I1²−I0²)/(I_N²−I0²))', () => {
    const outcome = motorCalculator.diagnose(
      { ...plate, ratedCurrentA: 57, noLoadCurrentA: 20, inputCurrentA: 40 },
      lhasa,
    );
    expect(valueOf(outcome, 'load-ratio')).toBeCloseTo(Math.sqrt((1600 - 400) / (3249 - 400)), 12);
  });
  it('slip method with voltage correction', () => {
    const slip = { ...plate, ratedSpeedRPM: 1470, speedRPM: 1485 };
    expect(valueOf(motorCalculator.diagnose(slip, lhasa), 'load-ratio')).toBeCloseTo(0.5, 12);
    const low = { ...slip, ratedVoltageV: 400, terminalVoltageV: 380 };
    expect(valueOf(motorCalculator.diagnose(low, lhasa), 'load-ratio')).toBeCloseTo(
      0.5 * (380 / 400) ** 2,
      12,
    );
  });
  it('a permanent-magnet motor has no slip, so its speed tells nothing', () => {
    const outcome = motorCalculator.diagnose(
      { ...plate, motorType: 'permanent-magnet', ratedSpeedRPM: 1500, speedRPM: 1500 },
      lhasa,
    );
    expect(outcome.missing.find((m) => m.id === 'load')?.keys).toEqual(['inputPowerKW']);
  });
  it('input power from voltage, current and power factor', () => {
    const outcome = motorCalculator.diagnose(
      { ...plate, terminalVoltageV: 385, inputCurrentA: 42, powerFactorRatio: 0.78 },
      lhasa,
    );
    expect(valueOf(outcome, 'input-power')).toBeCloseTo((Math.sqrt(3) * 385 * 42 * 0.78) / 1000, 10);
  });
});

describe('grade and rating', () => {
  it('reads the grade limits of GB 18613-2020 and does not correct them for altitude', () => {
    const limit = motorCalculator.diagnose(m1, lhasa).limits.find((l) => l.id === 'motor-grade');
    expect(limit?.grades).toEqual([
      { grade: 1, limit: 96.3 },
      { grade: 2, limit: 95.4 },
      { grade: 3, limit: 94.2 },
    ]);
    expect(limit?.limit).toBe(94.2);
    expect(limit?.value).toBe(92.3);
  });
  it('takes the efficiency of an old motor from its IE class', () => {
    const outcome = motorCalculator.diagnose({ ratedPowerKW: 75, poles: '4', efficiencyClass: 'IE1' }, lhasa);
    expect(valueOf(outcome, 'rated-efficiency')).toBe(92.7);
  });
  it('leaves the limit empty where the table has no such power', () => {
    const outcome = motorCalculator.diagnose({ ...m1, ratedPowerKW: 47 }, lhasa);
    const limit = outcome.limits.find((l) => l.id === 'motor-grade');
    expect(limit?.limit).toBeNull();
    expect(limit?.note).toContain('47 kW');
  });
  it('selects GB 30254-2024 for a 6 kV motor and leaves permanent-magnet limits open', () => {
    const high: MotorInputs = {
      motorType: 'high-voltage',
      ratedPowerKW: 630,
      poles: '6',
      ratedVoltageV: 6000,
      coolingCode: 'listed',
      ratedEfficiencyPct: 94,
    };
    const limit = motorCalculator.diagnose(high, lhasa).limits[0];
    expect(limit?.standard.code).toBe('GB 30254-2024');
    expect(limit?.grades?.map((g) => g.limit)).toEqual([95.4, 94.8, 94.2]);
    expect(motorCalculator.diagnose({ ...high, coolingCode: 'other' }, lhasa).limits[0]?.limit).toBeNull();
    const magnet = motorCalculator.diagnose({ ...m1, motorType: 'permanent-magnet' }, lhasa);
    expect(magnet.limits.find((l) => l.id === 'motor-grade')?.standard.certainty).toBe('unknown');
  });
  it('gives no limit before the edition is in force', () => {
    const early = motorCalculator.diagnose(m1, { ...lhasa, date: '2021-05-31' });
    expect(early.limits.find((l) => l.id === 'motor-grade')?.limit).toBeNull();
  });
});

describe('measures at a motor', () => {
  it('present use is input power times hours', () => {
    expect(energyOf(m1, m1)).toBeCloseTo(19.6 * 6000, 6);
  });
  it('a smaller motor for a lightly loaded one counts the altitude', () => {
    const light: MotorInputs = { ...m1, inputPowerKW: 8 };
    const outcome = motorCalculator.diagnose(light, lhasa);
    const resize = measure('resize-motor');
    expect(resize.applicable(light, outcome, lhasa)).toBe(true);
    const after = resize.apply(light, lhasa);
    const shaft = valueOf(outcome, 'shaft-power');
    expect(after.ratedPowerKW).toBe(15);
    expect(15 * 0.77 * 0.75).toBeGreaterThan(shaft);
    expect(11 * 0.77 * 0.75).toBeLessThan(shaft);
    expect(energyOf(after, light)).toBeLessThan(energyOf(light, light));
    const next = motorCalculator.diagnose(after, lhasa);
    expect(measure('replace-motor').applicable(after, next, lhasa)).toBe(false);
  });
  it('reactive compensation saves K_Q·Q_c·h (electrical.md §5.3, example Q1)', () => {
    const q1: MotorInputs = {
      ratedPowerKW: 500,
      ratedEfficiencyPct: 95,
      inputPowerKW: 400,
      powerFactorRatio: 0.78,
      targetPowerFactorRatio: 0.95,
      reactiveEquivalentKWPerKvar: 0.06,
      annualHoursH: 6000,
    };
    expect(valueOf(motorCalculator.diagnose(q1, lhasa), 'capacitor')).toBeCloseTo(189.43893, 5);
    const after = measure('compensate-reactive').apply(q1, lhasa);
    expect(energyOf(q1, q1) - energyOf(after, q1)).toBeCloseTo(68198.01449, 4);
  });
  it('speed control of a square-torque load keeps the static part', () => {
    const fan: MotorInputs = {
      ...m1,
      drivenLoad: 'square-torque',
      requiredSpeedRatioPct: 80,
      staticHeadSharePct: 25,
      vfdEfficiencyPct: 96,
    };
    const after = measure('add-vfd').apply(fan, lhasa);
    const steps = motorCalculator.explain?.(after, fan, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'speed-control-factor')?.value).toBeCloseTo(
      0.25 * 0.8 + 0.75 * 0.8 ** 3,
      12,
    );
    expect(energyOf(after, fan)).toBeLessThan(energyOf(fan, fan));
  });
  it('stopping idling saves the no-load power over those hours', () => {
    const idle: MotorInputs = { ...m1, annualIdleHoursH: 800 };
    const after = measure('stop-idling').apply(idle, lhasa);
    expect(energyOf(idle, idle) - energyOf(after, idle)).toBeCloseTo(1.35 * 800, 6);
  });
  it('replacing after resizing saves nothing twice', () => {
    const light: MotorInputs = { ...m1, inputPowerKW: 8 };
    const once = measure('resize-motor').apply(light, lhasa);
    const twice = measure('replace-motor').apply(once, lhasa);
    expect(energyOf(twice, light)).toBeCloseTo(energyOf(once, light), 6);
  });
  it('the faster new motor takes more on a fan: cube of the speed ratio', () => {
    const fan: MotorInputs = {
      ...m1,
      drivenLoad: 'square-torque',
      ratedSpeedRPM: 1475,
      replacementSpeedRPM: 1485,
    };
    const steps = motorCalculator.explain?.(measure('replace-motor').apply(fan, lhasa), fan, lhasa) ?? [];
    expect(steps.find((s) => s.id === 'speed-factor')?.value).toBeCloseTo((1485 / 1475) ** 3, 12);
  });
});

describe('current-drop screening (electrical.md §1.4)', () => {
  const at = (inputCurrentA: number, more: Partial<MotorInputs> = {}) =>
    motorCalculator.diagnose({ ...m1, inputCurrentA, ...more }, lhasa);
  it('58.94 A of 84.2 A is 30 % below, shown beside a limit that decides nothing', () => {
    const outcome = at(58.94);
    expect(valueOf(outcome, 'current-drop')).toBeCloseTo(30, 9);
    expect(outcome.limits.find((limit) => limit.id === 'current-drop')).toMatchObject({
      limit: 35,
      sense: 'max',
      standard: { certainty: 'recalled' },
    });
  });
  it('is left out behind a converter, for permanent magnets and without a running current', () => {
    const ids = (inputs: Partial<MotorInputs>) =>
      motorCalculator.diagnose({ ...m1, ...inputs }, lhasa).results.map((result) => result.id);
    expect(ids({ inputCurrentA: 60, controlMethod: 'vfd' })).not.toContain('current-drop');
    expect(ids({ inputCurrentA: 60, motorType: 'permanent-magnet' })).not.toContain('current-drop');
    expect(ids({})).not.toContain('current-drop');
  });
});
