import { describe, expect, it } from 'vitest';
import { siteAir, standardTemperatureC } from '../../../../shared/air/site-air.ts';
import { boilerCalculator } from '../../../../shared/equipment/boiler/calculator.ts';
import type { BoilerInputs } from '../../../../shared/equipment/boiler/inputs.ts';
import { expectHonestSteps, expectTotal, lhasa, siteAt, valueOf } from '../../../helpers/electrical.ts';

const run = (inputs: BoilerInputs, ctx = lhasa) => {
  const outcome = boilerCalculator.diagnose(inputs, ctx);
  expectHonestSteps(outcome.steps);
  expectTotal(outcome);
  return outcome;
};
const limitOf = (inputs: BoilerInputs, id: string) => run(inputs).limits.find((limit) => limit.id === id);

const coal: BoilerInputs = {
  fuel: 'bituminous',
  medium: 'saturatedSteam',
  firing: 'grate',
  ratedOutputTPerH: 10,
  outputTPerH: 7.5,
  lowerHeatingValueKJPerKg: 19_000,
  ashPct: 20,
  flueGasO2Pct: 10.5,
  flueGasTemperatureC: 165,
  inletAirTemperatureC: 10,
  slagCarbonPct: 14,
  riddlingsCarbonPct: 30,
  flyAshCarbonPct: 20,
  slagAshSharePct: 75,
  riddlingsAshSharePct: 5,
  flyAshSharePct: 20,
  chemicalLossPct: 0.2,
  slagEnthalpyKJPerKg: 570.2,
};

describe('thermal.md §1.10 example A: chain-grate boiler, simple test', () => {
  const outcome = run(coal);
  it.each([
    ['alpha', 2.0],
    ['residue-carbon', 19.3522],
    ['q4', 6.695],
    ['q2', 10.9913],
    ['q5', 2.2667],
    ['q6', 0.5583],
  ])('%s', (id, expected) => expect(valueOf(outcome, id)).toBeCloseTo(expected, 4));
  it('η2 79.289 %', () => expect(valueOf(outcome, 'eta2')).toBeCloseTo(79.289, 3));
  it('losses and useful heat add up to the fuel', () =>
    expect(outcome.losses.reduce((sum, loss) => sum + loss.sharePct, 0)).toBeCloseTo(100, 9));

  const retrofit = run({ ...coal, flueGasO2Pct: 8, flueGasTemperatureC: 145, slagCarbonPct: 10 });
  it.each([
    ['alpha', 1.6154],
    ['residue-carbon', 15.4762],
    ['q4', 5.3541],
    ['q2', 7.9415],
    ['q6', 0.5335],
  ])('retrofit %s', (id, expected) => expect(valueOf(retrofit, id)).toBeCloseTo(expected, 4));
  it('retrofit η2 83.704 %, saving 5.275 %', () => {
    expect(valueOf(retrofit, 'eta2')).toBeCloseTo(83.704, 3);
    const saved = 1 - valueOf(outcome, 'eta2') / valueOf(retrofit, 'eta2');
    expect(100 * saved).toBeCloseTo(5.275, 3);
  });
  it('the yearly balance turns the better efficiency into fuel', () => {
    const before = { ...coal, annualFuelAmountT: 6000 };
    const after = { ...before, flueGasO2Pct: 8, flueGasTemperatureC: 145, slagCarbonPct: 10 };
    const amount = boilerCalculator.simulate(after, before, lhasa)?.[0]?.amount as number;
    expect(boilerCalculator.simulate(before, before, lhasa)).toEqual([{ carrier: 'rawCoal', amount: 6000 }]);
    expect(100 * (1 - amount / 6000)).toBeCloseTo(5.275, 3);
  });
});

const gas: BoilerInputs = {
  fuel: 'naturalGas',
  medium: 'saturatedSteam',
  condensing: 'no',
  ratedOutputTPerH: 4,
  outputTPerH: 4,
  lowerHeatingValueKJPerNm3: 35_880,
  flueGasO2Pct: 3.5,
  flueGasTemperatureC: 130,
  inletAirTemperatureC: 15,
  flueGasCOPpm: 40,
};

describe('thermal.md §1.10 example B: gas boiler', () => {
  it('α 1.2, q2 5.336 %, η2 91.564 %', () => {
    const outcome = run(gas);
    expect(valueOf(outcome, 'alpha')).toBeCloseTo(1.2, 10);
    expect(valueOf(outcome, 'q2')).toBeCloseTo(5.336, 4);
    expect(valueOf(outcome, 'q3')).toBe(0.2);
    expect(valueOf(outcome, 'q5')).toBeCloseTo(2.9, 10);
    expect(valueOf(outcome, 'eta2')).toBeCloseTo(91.564, 3);
  });
  it('sensible part of the economiser: q2 3.016 %, η2 93.884 %, saving 2.471 %', () => {
    const outcome = run({ ...gas, flueGasTemperatureC: 80 });
    expect(valueOf(outcome, 'q2')).toBeCloseTo(3.016, 4);
    expect(valueOf(outcome, 'eta2')).toBeCloseTo(93.884, 3);
    expect(100 * (1 - valueOf(run(gas), 'eta2') / valueOf(outcome, 'eta2'))).toBeCloseTo(2.471, 3);
  });
  it('the dew point falls with the site pressure and only below it latent heat is won', () => {
    const high = run(gas);
    const low = run(gas, siteAt(0));
    expect(valueOf(low, 'dew-point') - valueOf(high, 'dew-point')).toBeGreaterThan(8);
    expect(high.steps.some((s) => s.id === 'q-condensation')).toBe(false);
    const condensing = run({ ...gas, flueGasTemperatureC: 40 });
    expect(valueOf(condensing, 'q-condensation')).toBeGreaterThan(1);
    expect(valueOf(condensing, 'eta2')).toBeGreaterThan(95);
  });
});

const direct: BoilerInputs = {
  fuel: 'bituminous',
  medium: 'saturatedSteam',
  steamGaugeMPa: 1,
  wetnessPct: 2,
  feedWaterTemperatureC: 60,
  outputTPerH: 7.5,
  fuelRateKgPerH: 1180,
  lowerHeatingValueKJPerKg: 19_000,
  blowdownPct: 5,
};

describe('thermal.md §1.10 example C: direct balance at 3,650 m', () => {
  const outcome = run(direct, siteAt(3650, 64.504));
  it.each([
    ['absolute-pressure', 1.064504, 6],
    ['h-vapour', 2779.463, 3],
    ['latent-heat', 2004.688, 3],
    ['h-steam', 2739.369, 3],
    ['h-feed', 252.032, 3],
    ['h-water', 774.775, 3],
    ['eta1', 83.207, 3],
    ['blowdown-share', 0.874, 3],
  ])('%s', (id, expected, digits) => expect(valueOf(outcome, id)).toBeCloseTo(expected, digits));
  it('sea-level pressure would give h″ 2780.711', () =>
    expect(valueOf(run(direct, siteAt(0)), 'h-vapour')).toBeCloseTo(2780.711, 3));
});

describe('thermal.md §1.2, §1.3', () => {
  it('α with CO equals the printed formula', () => {
    const outcome = run({ ...coal, flueGasO2Pct: 8, flueGasCO2Pct: 12, flueGasCOPpm: 2000 });
    expect(valueOf(outcome, 'alpha')).toBeCloseTo(21 / (21 - (79 * (8 - 0.1)) / (100 - 12 - 8 - 0.2)), 12);
  });
  it.each([
    [400, 0.2],
    [800, 0.5],
    [2000, 1.0],
  ])('q3 by CO %d ppm', (flueGasCOPpm, q3) => expect(valueOf(run({ ...gas, flueGasCOPpm }), 'q3')).toBe(q3));
  it('§1.5 interpolates between sizes', () => {
    expect(valueOf(run({ ...gas, ratedOutputTPerH: 8, outputTPerH: 8 }), 'q5')).toBeCloseTo(2.05, 10);
    expect(valueOf(run({ ...gas, ratedOutputTPerH: 100, outputTPerH: 100 }), 'q5')).toBeCloseTo(0.8, 10);
  });
  it('below 30 % load q5 is stretched no further and the person is warned', () => {
    const outcome = run({ ...gas, outputTPerH: 0.4 });
    expect(valueOf(outcome, 'q5')).toBeCloseTo(2.9 / 0.3, 10);
    expect(outcome.issues.map((issue) => issue.code)).toContain('q5-low-load');
  });
});

describe('detailed test', () => {
  const methane: BoilerInputs = { ...gas, heatLossMethod: 'detailed', methanePct: 100 };
  it('methane needs 9.52 Nm³ of air', () => expect(valueOf(run(methane), 'v0')).toBeCloseTo(9.5238, 4));
  it('agrees with the simple test within half a point', () =>
    expect(Math.abs(valueOf(run(methane), 'eta2') - 91.564)).toBeLessThan(0.6));
  it('thermal.md §1.3: q2 by enthalpies lies near that by 1.38 and 1.51 kJ/(Nm³·K), for gas and for coal', () => {
    const elements: BoilerInputs = {
      ...coal,
      carbonPct: 48,
      hydrogenPct: 3.2,
      oxygenPct: 8,
      nitrogenPct: 0.8,
      sulfurPct: 0.6,
      moisturePct: 19.4,
    };
    for (const boiler of [methane, elements]) {
      const q2 = (heatLossMethod: 'detailed' | 'enthalpy') =>
        valueOf(run({ ...boiler, heatLossMethod }), 'q2');
      expect(Math.abs(q2('enthalpy') / q2('detailed') - 1)).toBeLessThan(0.03);
      expect(q2('enthalpy')).not.toBe(q2('detailed'));
    }
  });
  it('thermal.md §1.3: q2 by enthalpies of methane at α 1, 25 ℃ air, 25 ℃ exhaust is nothing to speak of', () => {
    const q2 = valueOf(
      run({
        ...methane,
        heatLossMethod: 'enthalpy',
        flueGasO2Pct: 0,
        inletAirTemperatureC: 25,
        flueGasTemperatureC: 25.01,
      }),
      'q2',
    );
    expect(Math.abs(q2)).toBeLessThan(0.2);
  });
  it('thermal.md §1.2, §1.3: hydrogen and hydrocarbons of a full analysis enter α and q3', () => {
    const read = { ...methane, flueGasO2Pct: 3.5, flueGasCO2Pct: 9.8, flueGasCOPpm: 1000 };
    const full = run({
      ...read,
      chemicalLossPct: undefined,
      flueGasHydrogenPct: 0.2,
      flueGasMethanePct: 0.1,
      flueGasHydrocarbonPct: 0.05,
    });
    const nitrogen = 100 - 9.8 - 3.5 - 0.1 - 0.2 - 0.15;
    expect(valueOf(full, 'alpha')).toBeCloseTo(21 / (21 - (79 * (3.5 - 0.05 - 0.1 - 0.3)) / nitrogen), 9);
    const heat = 126.36 * 0.1 + 107.98 * 0.2 + 358.18 * 0.1 + 590.79 * 0.05;
    const q3 = ((valueOf(full, 'vgy') * heat) / (methane.lowerHeatingValueKJPerNm3 ?? 1)) * 100;
    expect(valueOf(full, 'q3')).toBeCloseTo(q3, 9);
    const less = run({ ...read, chemicalLossPct: undefined });
    expect(valueOf(less, 'q3')).toBeLessThan(q3);
    expect(valueOf(less, 'alpha')).toBeGreaterThan(valueOf(full, 'alpha'));
  });
  it('thermal.md §1.3: with the enthalpy of the fly ash q6 counts each residue by itself', () => {
    const outcome = run({ ...coal, flyAshEnthalpyKJPerKg: 140 });
    const sum = (75 * 570.2) / 86 + (5 * 570.2) / 70 + (20 * 140) / 80;
    expect(valueOf(outcome, 'q6')).toBeCloseTo((20 / 19_000) * sum, 9);
  });
  it('biomass has no coefficients and asks for the elements', () => {
    const outcome = run({ ...coal, fuel: 'biomass' });
    expect(outcome.missing.find((m) => m.id === 'flue-volumes')?.keys).toEqual(['carbonPct', 'hydrogenPct']);
    expect(outcome.results.some((r) => r.id === 'eta2')).toBe(false);
  });
  it('biomass with elements has an efficiency', () => {
    const outcome = run({
      ...coal,
      fuel: 'biomass',
      carbonPct: 45,
      hydrogenPct: 5.5,
      oxygenPct: 37,
      nitrogenPct: 0.3,
      sulfurPct: 0.1,
      moisturePct: 8,
      ashPct: 4.1,
      lowerHeatingValueKJPerKg: 16_500,
    });
    expect(valueOf(outcome, 'eta2')).toBeGreaterThan(75);
  });
});

describe('thermal.md §1.9 and §4.2: water side', () => {
  it('blowdown from chloride', () => {
    const outcome = run({
      ...direct,
      blowdownPct: undefined,
      feedWaterChlorideMgPerL: 20,
      boilerWaterChlorideMgPerL: 420,
    });
    expect(valueOf(outcome, 'blowdown-rate')).toBeCloseTo(5, 10);
  });
  it('flash steam from 0.5 MPa(g): 11.2 % at sea level, 12.8 % at 3,650 m', () => {
    const at = (ctx: typeof lhasa) => valueOf(run({ ...direct, steamGaugeMPa: 0.5 }, ctx), 'flash-fraction');
    expect(at(siteAt(0))).toBeCloseTo(11.2, 1);
    expect(at(lhasa)).toBeCloseTo(12.8, 1);
  });
  it('a 0.02 MPa deaerator reaches 105.1 ℃ at sea level and only 95.0 ℃ at 3,650 m', () => {
    const at = (altitudeM: number) => run({ ...direct, deaeratorGaugeMPa: 0.02 }, siteAt(altitudeM));
    expect(valueOf(at(0), 'deaerator-saturation')).toBeCloseTo(105.1, 1);
    expect(valueOf(at(3650), 'deaerator-saturation')).toBeCloseTo(95.0, 1);
    expect(valueOf(at(3650), 'deaerator-needed')).toBeCloseTo(0.052, 3);
    expect(valueOf(at(4500), 'deaerator-needed')).toBeCloseTo(0.059, 3);
    expect(at(3650).issues.map((issue) => issue.code)).toContain('deaerator-too-low');
  });
  it('hot water at the local boiling point is refused with a sentence', () => {
    const hot: BoilerInputs = {
      fuel: 'electricity',
      medium: 'hotWater',
      circulationTPerH: 20,
      supplyTemperatureC: 92,
      returnTemperatureC: 60,
      waterGaugeMPa: 0,
      powerKW: 800,
    };
    expect(run(hot).issues.map((issue) => issue.code)).toContain('useful-heat-refused');
    const open = { ...hot, waterGaugeMPa: undefined };
    expect(boilerCalculator.checks(open, lhasa).map((issue) => issue.code)).toContain('open-loop-boils');
  });
});

describe('thermal.md §4.2: output of a burner whose fan stays the same', () => {
  const at = (altitudeM: number) => ({
    ...siteAt(altitudeM),
    air: siteAir({ altitudeM, temperatureC: standardTemperatureC(altitudeM), relativeHumidityPct: 0 }),
  });
  it('0.694 of sea level at 3,650 m, 0.614 at 4,800 m', () => {
    expect(valueOf(run(gas, at(3650)), 'burner-air-factor')).toBeCloseTo(0.694, 3);
    expect(valueOf(run(gas, at(4800)), 'burner-air-factor')).toBeCloseTo(0.614, 3);
  });
  it('is no matter at low altitude or without a flame', () => {
    const ids = (inputs: BoilerInputs, ctx: typeof lhasa) => run(inputs, ctx).results.map((r) => r.id);
    expect(ids(gas, at(500))).not.toContain('burner-air-factor');
    expect(ids({ fuel: 'electricity', powerKW: 800 }, at(3650))).not.toContain('burner-air-factor');
  });
});

describe('design grade (GB 24500-2020) is kept apart from running', () => {
  const design = {
    ...coal,
    designEfficiencyPct: 83,
    designFuelLowerHeatingValueKJPerKg: 20_000,
    designVolatilePct: 30,
  };
  it('grades the nameplate efficiency', () => {
    const limit = limitOf(design, 'design-efficiency-grade');
    expect(limit).toMatchObject({ value: 83, limit: 80, sense: 'min', resultId: 'design-efficiency' });
    expect(limit?.standard).toEqual({ code: 'GB 24500-2020', clause: '表1', certainty: 'transcribed' });
  });
  it('does not change with the flue gas', () =>
    expect(limitOf({ ...design, flueGasO2Pct: 15 }, 'design-efficiency-grade')).toEqual(
      limitOf(design, 'design-efficiency-grade'),
    ));
  it('waits for the design coal', () =>
    expect(
      run({ ...coal, designEfficiencyPct: 83 }).missing.find((m) => m.id === 'design-grade')?.keys,
    ).toEqual(['designFuelLowerHeatingValueKJPerKg', 'designVolatilePct']));
});

describe('agreement of both balances', () => {
  const both = { ...coal, ...direct, annualFuelAmountT: 6000 };
  it('warns when they differ by more than five points, and decides nothing', () => {
    const outcome = run({ ...both, fuelRateKgPerH: 1500 });
    expect(outcome.issues.map((issue) => issue.code)).toContain('balances-disagree');
    expect(outcome.limits.find((limit) => limit.id === 'agreement')?.standard.certainty).toBe('recalled');
  });
  it('is silent within five points', () =>
    expect(run(both).issues.map((issue) => issue.code)).not.toContain('balances-disagree'));
});

describe('insulation and measures', () => {
  it('a bare surface loses less by convection in thin air', () => {
    const bare = { bareSurfaceAreaM2: 10, bareSurfaceTemperatureC: 150, ambientTemperatureC: 10 };
    const [low, high] = [run(bare, siteAt(0)), run(bare, siteAt(4500))];
    expect(valueOf(high, 'bare-convection')).toBeLessThan(valueOf(low, 'bare-convection'));
    expect(valueOf(high, 'bare-surface-loss')).toBeGreaterThan(0.5 * valueOf(low, 'bare-surface-loss'));
  });
  it('every applicable measure on a sample boiler saves heat', () => {
    const sample: BoilerInputs = {
      ...coal,
      ...direct,
      annualFuelAmountT: 6000,
      runningHoursH: 5500,
      condensateReturnPct: 20,
      condensateTemperatureC: 80,
      makeUpTemperatureC: 8,
      trapTotalCount: 100,
      trapFailedCount: 15,
      trapOrificeMm: 4,
      bareSurfaceAreaM2: 25,
      bareSurfaceTemperatureC: 140,
    };
    const outcome = run(sample);
    const before = boilerCalculator.simulate(sample, sample, lhasa)?.[0]?.amount as number;
    const keys = boilerCalculator.measures
      .filter((measure) => measure.applicable(sample, outcome, lhasa))
      .map((measure) => {
        const after = boilerCalculator.simulate(measure.apply(sample, lhasa), sample, lhasa)?.[0];
        if (after?.carrier === 'rawCoal') expect(after.amount, measure.key).toBeLessThan(before);
        else expect((after?.amount as number) * 3600, measure.key).toBeLessThan(before * 19_000_000);
        return measure.key;
      });
    expect(keys).toEqual([
      'excess-air',
      'slag-carbon',
      'condensate-recovery',
      'blowdown-heat',
      'steam-traps',
      'insulation',
      'economiser',
      'electric-boiler',
    ]);
  });
  it('a heat pump for 60 ℃ water needs a third of the heat as power', () => {
    const hot: BoilerInputs = {
      fuel: 'naturalGas',
      medium: 'hotWater',
      ratedThermalPowerMW: 1.4,
      circulationTPerH: 30,
      supplyTemperatureC: 60,
      returnTemperatureC: 45,
      waterGaugeMPa: 0.3,
      fuelRateNm3PerH: 58,
      lowerHeatingValueKJPerNm3: 35_880,
      annualFuelAmountNm3: 100_000,
      heatSourceTemperatureC: 10,
    };
    const outcome = run(hot);
    const pump = boilerCalculator.measures.find((measure) => measure.key === 'heat-pump');
    expect(pump?.applicable(hot, outcome, lhasa)).toBe(true);
    const changed = pump?.apply(hot, lhasa) as BoilerInputs;
    expect(changed.heatPumpCop).toBeCloseTo((0.45 * 333.15) / 50, 10);
    const kWh = boilerCalculator.simulate(changed, hot, lhasa)?.[0]?.amount as number;
    const heatKWh = (100_000 * 35_880 * valueOf(outcome, 'eta1')) / 100 / 3600;
    expect(kWh * (changed.heatPumpCop as number)).toBeCloseTo(heatKWh, 3);
  });
});

const grid = (
  base: BoilerInputs,
  temperatures: readonly number[],
  rows: readonly (readonly [number, readonly number[]])[],
) =>
  rows.flatMap(([alpha, values]) =>
    values.map((q2, i) => ({ base, alpha, temperature: temperatures[i] as number, q2 })),
  );

describe('thermal.md §1.10: q2 grid, t_lk 10 ℃, q4 0', () => {
  const coalGrid = grid(
    { ...coal, ashPct: 0 },
    [120, 140, 160, 180, 200, 230],
    [
      [1.4, [5.98, 7.07, 8.16, 9.25, 10.34, 11.97]],
      [1.65, [6.97, 8.24, 9.51, 10.78, 12.05, 13.95]],
      [2, [8.36, 9.88, 11.4, 12.92, 14.44, 16.72]],
      [2.2, [9.15, 10.82, 12.48, 14.14, 15.81, 18.3]],
    ],
  );
  const gasGrid = grid(
    { ...gas, inletAirTemperatureC: 10 },
    [60, 80, 100, 120, 140, 160, 180],
    [
      [1.1, [2.15, 3.01, 3.87, 4.72, 5.58, 6.44, 7.3]],
      [1.2, [2.32, 3.25, 4.18, 5.1, 6.03, 6.96, 7.89]],
      [1.3, [2.49, 3.49, 4.49, 5.48, 6.48, 7.48, 8.47]],
    ],
  );
  it.each([...coalGrid, ...gasGrid])('$base.fuel α $alpha, $temperature ℃: $q2 %', (cell) => {
    const outcome = run({
      ...cell.base,
      flueGasO2Pct: 21 - 21 / cell.alpha,
      flueGasTemperatureC: cell.temperature,
    });
    expect(Math.abs(valueOf(outcome, 'q2') - cell.q2)).toBeLessThan(0.0051);
  });
});

describe('thermal.md §1.5: q5 at rated output', () => {
  it.each([
    [4, 2.9],
    [6, 2.4],
    [10, 1.7],
    [15, 1.5],
    [20, 1.3],
    [35, 1.1],
    [65, 0.8],
  ])('%d t/h: %d %', (size, q5) =>
    expect(valueOf(run({ ...gas, ratedOutputTPerH: size, outputTPerH: size }), 'q5')).toBeCloseTo(q5, 10),
  );
  it.each([
    [2.8, 2.9],
    [7, 1.7],
    [29, 1.1],
    [46, 0.8],
  ])('%d MW: %d %', (ratedThermalPowerMW, q5) => {
    const hot: BoilerInputs = { ...gas, medium: 'hotWater', ratedThermalPowerMW, loadRatePct: 100 };
    expect(valueOf(run(hot), 'q5')).toBeCloseTo(q5, 10);
  });
});

describe('thermal.md §1.8: reference limits, which decide nothing', () => {
  it.each([
    [0.5, 230],
    [1, 170],
    [10, 170],
  ])('exhaust of %d t/h: %d ℃', (ratedOutputTPerH, limit) =>
    expect(limitOf({ ...gas, ratedOutputTPerH }, 'flue-gas-temperature-limit')).toMatchObject({
      limit,
      standard: { certainty: 'recalled' },
    }),
  );
  it.each<[BoilerInputs, number]>([
    [coal, 1.65],
    [{ ...coal, firing: 'fluidised' }, 1.4],
    [{ ...coal, firing: 'chamber' }, 1.4],
    [{ ...gas, draught: 'positive' }, 1.15],
    [{ ...gas, draught: 'negative' }, 1.25],
  ])('α %#: %d', (inputs, limit) => expect(limitOf(inputs, 'alpha-limit')?.limit).toBe(limit));
  it('surfaces: side 50 ℃, roof 70 ℃', () => {
    const inputs: BoilerInputs = { sideSurfaceTemperatureC: 55, roofSurfaceTemperatureC: 60 };
    expect(limitOf(inputs, 'surface-side-limit')?.limit).toBe(50);
    expect(limitOf(inputs, 'surface-roof-limit')?.limit).toBe(70);
  });
  it('blowdown 10 %, condensate 60 %, traps 3 %', () => {
    const inputs: BoilerInputs = {
      medium: 'saturatedSteam',
      blowdownPct: 5,
      condensateReturnPct: 40,
      trapTotalCount: 100,
      trapFailedCount: 8,
    };
    expect(limitOf(inputs, 'blowdown-limit')?.limit).toBe(10);
    expect(limitOf(inputs, 'condensate-limit')?.limit).toBe(60);
    expect(limitOf(inputs, 'trap-limit')).toMatchObject({ value: 8, limit: 3 });
  });
});
