import { describe, expect, it } from 'vitest';
import { cementKilnCalculator } from '../../../../shared/equipment/cement-kiln/calculator.ts';
import type { CementKilnInputs } from '../../../../shared/equipment/cement-kiln/inputs.ts';
import type { CalcContext } from '../../../../shared/equipment/types.ts';
import { judgeLimit } from '../../../../shared/standards/judge.ts';
import { expectHonestSteps, expectTotal, lhasa, siteAt, valueOf } from '../../../helpers/electrical.ts';
import { sampleKiln } from './sample-kiln.ts';

const run = (inputs: CementKilnInputs, ctx: CalcContext = lhasa) => {
  const outcome = cementKilnCalculator.diagnose(inputs, ctx);
  expectHonestSteps(outcome.steps);
  expectTotal(outcome);
  return outcome;
};
const limitOf = (inputs: CementKilnInputs, id: string, ctx: CalcContext = lhasa) => {
  const limit = run(inputs, ctx).limits.find((l) => l.id === id);
  if (!limit) throw new Error(`no limit ${id}`);
  return limit;
};
const at3650 = siteAt(3650, 64.504);

describe('thermal.md §2.5 example A: clinker at 3,650 m', () => {
  const inputs: CementKilnInputs = {
    clinkerEnergyKgcePerT: 112,
    clinkerPowerKWhPerT: 66,
    clinkerCoalKgcePerT: 104,
  };
  it.each([
    ['clinker-power-limit', 63.73, 63.64],
    ['clinker-coal-limit', 113.87, 113.71],
    ['clinker-energy-limit', 122.23, 122.06],
  ])('%s: level 3 corrected', (id, standard, measured) => {
    expect(limitOf(inputs, id, at3650).limit).toBeCloseTo(standard, 2);
    expect(limitOf(inputs, id, siteAt(3650, 65.2)).limit).toBeCloseTo(measured, 2);
  });
  it('K 1.04468, with the line that gives it', () =>
    expect(valueOf(run(inputs, at3650), 'altitude-factor')).toBeCloseTo(1.04468, 5));
  it('levels: coal 3, electricity fails, each for itself', () => {
    const judged = (id: string) => judgeLimit(limitOf(inputs, id, at3650), 0);
    expect(judged('clinker-coal-limit')).toMatchObject({ verdict: 'pass', grade: 3 });
    expect(judged('clinker-power-limit')).toMatchObject({ verdict: 'fail', grade: null });
    const energy = limitOf({ clinkerEnergyKgcePerT: 112 }, 'clinker-energy-limit', at3650);
    expect(judgeLimit(energy, 0)).toMatchObject({ verdict: 'pass', grade: 3 });
    expect(energy.standard).toEqual({ code: 'GB 16780-2021', clause: '表2', certainty: 'transcribed' });
  });
  it('a verified limit is no surer than the altitude rule that corrects it', () => {
    const standards = at3650.pack.standards.map((standard) => ({
      ...standard,
      tables: standard.tables.map((table) =>
        table.id === 'clinker' ? { ...table, certainty: 'verified' as const } : table,
      ),
    }));
    const certaintyAt = (ctx: CalcContext) =>
      limitOf(inputs, 'clinker-coal-limit', { ...ctx, pack: { ...ctx.pack, standards } }).standard.certainty;
    expect(certaintyAt(at3650)).toBe('transcribed');
    expect(certaintyAt(siteAt(0))).toBe('verified');
  });
  it('the same plant at sea level has the printed limits', () =>
    expect(limitOf(inputs, 'clinker-coal-limit', siteAt(0)).grades).toEqual([
      { grade: 1, limit: 94 },
      { grade: 2, limit: 100 },
      { grade: 3, limit: 109 },
    ]));
});

describe('thermal.md §2.5 example B: cement at 3,836 m with 68 % clinker', () => {
  const inputs: CementKilnInputs = { cementEnergyKgcePerT: 84, clinkerRatioPct: 68 };
  const limit = limitOf(inputs, 'cement-energy-limit', siteAt(3836, 62.969));
  it.each([
    [1, 72.3],
    [2, 78.95],
    [3, 89.7],
  ])('level %d', (grade, expected) =>
    expect(limit.grades?.find((g) => g.grade === grade)?.limit).toBeCloseTo(expected, 2),
  );
  it('84 is level 3', () => expect(judgeLimit(limit, 0).grade).toBe(3));
  it('without a clinker ratio there is no limit to judge by', () =>
    expect(limitOf({ cementEnergyKgcePerT: 84 }, 'cement-energy-limit').limit).toBeNull());
});

describe('thermal.md §2.5 examples C and D: 2012 edition', () => {
  it.each([
    [55, 3650, 64.504, 90.69],
    [58, 2000, 79.495, 99.36],
  ])('A %d MPa at %d m', (clinkerStrengthMPa, altitudeM, kPa, expected) => {
    const inputs: CementKilnInputs = { edition: '2012', clinkerCoalKgcePerT: 115, clinkerStrengthMPa };
    const outcome = run(inputs, siteAt(altitudeM, kPa));
    expect(valueOf(outcome, 'comparable-coal')).toBeCloseTo(expected, 2);
    const limit = outcome.limits.find((l) => l.id === 'comparable-coal-limit');
    expect(limit).toMatchObject({ limit: 112, standard: { certainty: 'recalled' } });
    expect(judgeLimit(limit as NonNullable<typeof limit>, 0).verdict).toBe('unchecked');
  });
  it('the day of the diagnosis chooses the edition', () => {
    const old = { ...lhasa, date: '2021-06-30' };
    const outcome = run({ clinkerCoalKgcePerT: 115, clinkerStrengthMPa: 55 }, old);
    expect(outcome.limits.some((l) => l.id === 'comparable-coal-limit')).toBe(true);
    expect(outcome.limits.some((l) => l.standard.code === 'GB 16780-2021')).toBe(false);
  });
});

describe('thermal.md §2.1: indicators from totals', () => {
  it('coal 94 and 48 kWh make 99.90 kgce/t', () =>
    expect(valueOf(run({ clinkerCoalKgcePerT: 94, clinkerPowerKWhPerT: 48 }), 'clinker-energy')).toBeCloseTo(
      99.9,
      2,
    ));
  it('coal by mass and heating value', () => {
    const outcome = run({ kilnCoalT: 82_400, coalLowerHeatingValueKJPerKg: 21_500, clinkerOutputT: 548_000 });
    expect(valueOf(outcome, 'clinker-coal')).toBeCloseTo((82_400 * 1000 * 21_500) / (548_000 * 29_307), 10);
  });
});

describe('thermal.md §2.3, §2.7: clinker chemistry', () => {
  const oxides: CementKilnInputs = {
    clinkerCaOPct: 65.5,
    clinkerSiO2Pct: 21.8,
    clinkerAl2O3Pct: 5.2,
    clinkerFe2O3Pct: 3.4,
    clinkerMgOPct: 1.8,
    clinkerOutputT: 1000,
  };
  it('formation heat 1,759.9 kJ/kg', () =>
    expect(valueOf(run(oxides), 'formation-heat')).toBeCloseTo(1759.9, 1));
  it('alkalis and sulphur count where they were analysed', () => {
    const outcome = run({
      ...oxides,
      clinkerNa2OPct: 0.2,
      clinkerK2OPct: 0.8,
      clinkerSO3Pct: 0.6,
      rawNa2OPct: 0.25,
      rawK2OPct: 1,
      rawSO3Pct: 0.3,
    });
    expect(valueOf(outcome, 'formation-heat')).toBeCloseTo(
      1759.905 + 107.9 * 0.05 + 71.9 * 0.2 + 83.64 * 0.3,
      6,
    );
  });
  it('process factor 0.5344 tCO₂/t', () => {
    expect(valueOf(run(oxides), 'process-factor')).toBeCloseTo(0.5344, 4);
    expect(valueOf(run(oxides), 'process-co2')).toBeCloseTo(534.4, 0);
  });
  it('default factor without an analysis', () =>
    expect(valueOf(run({ clinkerOutputT: 1000 }), 'process-factor')).toBe(0.535));
});

describe('thermal.md §2.3: shell', () => {
  const shell: CementKilnInputs = {
    shellDiameterM: 4,
    segment1LengthM: 10,
    segment1TemperatureC: 300,
    ambientTemperatureC: 10,
    windSpeedMPerS: 0,
    shellEmissivity: 0.9,
  };
  it('300 ℃ against 10 ℃ radiates 5.18 kW/m²', () => {
    const outcome = run(shell);
    const convection = valueOf(outcome, 'segment-1-convection') * 290;
    expect((valueOf(outcome, 'segment-1-flux') - convection) / 1000).toBeCloseTo(5.18, 2);
  });
  it('convection falls with altitude as σ^0.5…0.7, radiation does not', () => {
    const [low, high] = [run(shell, siteAt(0)), run(shell, siteAt(3650))];
    const ratio = valueOf(high, 'segment-1-convection') / valueOf(low, 'segment-1-convection');
    const sigma = siteAt(3650).air.pressureRatio;
    expect(ratio).toBeLessThan(sigma ** 0.5);
    expect(ratio).toBeGreaterThan(sigma ** 0.72);
  });
  it('six segments add up', () => {
    const outcome = run({
      ...shell,
      segment2LengthM: 10,
      segment2TemperatureC: 300,
      preheaterSurfaceM2: 100,
    });
    expect(valueOf(outcome, 'surface-total')).toBeCloseTo(2 * valueOf(outcome, 'segment-1-loss'), 9);
  });
});

describe('thermal.md §2.3: volumes are normalised with the local pressure', () => {
  const flow: CementKilnInputs = {
    clinkerRateTPerH: 83.2,
    c1ExitGasM3PerH: 478_000,
    c1ExitTemperatureC: 338,
    c1SuctionKPa: 0,
    coalRateTPerH: 12.5,
    coalLowerHeatingValueKJPerKg: 21_500,
  };
  it('forgetting P_H at 3,650 m would overstate the gas 1.57 times', () => {
    const at = (ctx: CalcContext) => valueOf(run(flow, ctx), 'exit-gas');
    expect(at(siteAt(0)) / at(at3650)).toBeCloseTo(1.571, 3);
  });
  it('unmeasured, it is estimated from coal, raw meal and O₂, and said so', () => {
    const outcome = run({ ...flow, c1ExitGasM3PerH: undefined, c1ExitO2Pct: 4.6 });
    expect(valueOf(outcome, 'exit-gas')).toBeGreaterThan(1.3);
    expect(valueOf(outcome, 'exit-gas')).toBeLessThan(1.8);
    expect(outcome.issues.map((i) => i.code)).toContain('exit-gas-estimated');
  });
});

describe('false air', () => {
  it('follows from the O₂ balance', () =>
    expect(valueOf(run({ calcinerExitO2Pct: 2, c1ExitO2Pct: 5 }), 'false-air-preheater')).toBeCloseTo(
      (3 / 16) * 100,
      10,
    ));
  it('a falling O₂ is refused with a sentence', () =>
    expect(run({ calcinerExitO2Pct: 5, c1ExitO2Pct: 2 }).issues.map((i) => i.code)).toContain(
      'false-air-preheater-refused',
    ));
});

describe('a 2,000 t/d line at 3,730 m (invented readings)', () => {
  const ctx = siteAt(3730);
  const outcome = run(sampleKiln, ctx);
  it('closes its heat balance within 5 %, and says so', () => {
    expect(valueOf(outcome, 'heat-residual-size')).toBeLessThan(5);
    expect(outcome.losses.reduce((sum, loss) => sum + loss.sharePct, 0)).toBeCloseTo(100, 9);
  });
  it('lies where such kilns lie', () => {
    expect(valueOf(outcome, 'kiln-efficiency')).toBeGreaterThan(48);
    expect(valueOf(outcome, 'kiln-efficiency')).toBeLessThan(62);
    expect(valueOf(outcome, 'cooler-efficiency')).toBeGreaterThan(55);
    expect(valueOf(outcome, 'cooler-efficiency')).toBeLessThan(75);
    expect(valueOf(outcome, 'surface-share')).toBeLessThan(15);
    expect(valueOf(outcome, 'power-potential')).toBeGreaterThan(15);
  });
  it('the plan’s measures apply and save', () => {
    const before = cementKilnCalculator.simulate(sampleKiln, sampleKiln, ctx) ?? [];
    const amount = (list: typeof before, carrier: string) =>
      list.find((entry) => entry.carrier === carrier)?.amount as number;
    const saved = Object.fromEntries(
      cementKilnCalculator.measures
        .filter((measure) => measure.applicable(sampleKiln, outcome, ctx))
        .map((measure) => {
          const after = cementKilnCalculator.simulate(measure.apply(sampleKiln, ctx), sampleKiln, ctx) ?? [];
          const coal = amount(before, 'rawCoal') - amount(after, 'rawCoal');
          const kWh = amount(before, 'electricity') - amount(after, 'electricity');
          return [measure.key, (coal * 21_500) / 29_307 + (kWh * 0.1229) / 1000];
        }),
    );
    expect(Object.keys(saved)).toEqual([
      'seal-false-air',
      'new-burner',
      'shell-insulation',
      'fourth-generation-cooler',
      'six-stage-preheater',
      'low-drag-cyclones',
      'raw-grinding',
      'waste-heat-power',
    ]);
    for (const [key, tce] of Object.entries(saved)) expect(tce, key).toBeGreaterThan(50);
    // Recalled: a sixth stage takes 3–4 kgce off a tonne of clinker.
    const sixth = ((saved['six-stage-preheater'] as number) * 1000) / 548_000;
    expect(sixth).toBeGreaterThan(2.5);
    expect(sixth).toBeLessThan(5);
  });
  it('existing waste-heat power shrinks when a sixth stage takes its heat', () => {
    const withPower = { ...sampleKiln, wasteHeatPowerKWh: 15_000_000 };
    const sixth = cementKilnCalculator.measures.find((m) => m.key === 'six-stage-preheater');
    const bought = (inputs: CementKilnInputs) =>
      cementKilnCalculator.simulate(inputs, withPower, ctx)?.find((e) => e.carrier === 'electricity')
        ?.amount as number;
    const changed = sixth?.apply(withPower, ctx) as CementKilnInputs;
    const fan = (inputs: CementKilnInputs) =>
      cementKilnCalculator.simulate(inputs, sampleKiln, ctx)?.find((e) => e.carrier === 'electricity')
        ?.amount as number;
    const fanSaving = fan(sampleKiln) - fan({ ...changed, wasteHeatPowerKWh: 0 });
    expect(bought(changed)).toBeGreaterThan(bought(withPower) - fanSaving);
  });
});
