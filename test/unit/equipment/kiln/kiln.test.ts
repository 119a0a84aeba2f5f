import { describe, expect, it } from 'vitest';
import { kilnCalculator } from '../../../../shared/equipment/kiln/calculator.ts';
import type { KilnInputs } from '../../../../shared/equipment/kiln/inputs.ts';
import { kilnProducts, type KilnProduct } from '../../../../shared/equipment/kiln/kinds.ts';
import { judgeLimit } from '../../../../shared/standards/judge.ts';
import { productLimit } from '../../../../shared/standards/kiln-limits.ts';
import { expectHonestSteps, expectTotal, lhasa, pack, siteAt, valueOf } from '../../../helpers/electrical.ts';

const run = (inputs: KilnInputs, ctx = lhasa) => {
  const outcome = kilnCalculator.diagnose(inputs, ctx);
  expectHonestSteps(outcome.steps);
  expectTotal(outcome);
  return outcome;
};
const gasFurnace: KilnInputs = {
  kilnType: 'heatTreatment',
  fuel: 'naturalGas',
  fuelRateNm3PerH: 100,
  lowerHeatingValueKJPerNm3: 35_880,
  annualFuelAmountNm3: 400_000,
  runningHoursH: 4000,
  throughputTPerH: 1.5,
  productInTemperatureC: 20,
  productOutTemperatureC: 900,
  productSpecificHeatKJPerKgK: 0.67,
  flueGasO2Pct: 6,
  flueGasTemperatureC: 600,
  wall1AreaM2: 60,
  wall1TemperatureC: 90,
  ambientTemperatureC: 15,
  openingAreaM2: 0.5,
  openingTemperatureC: 900,
  openingTimePct: 20,
};

describe('heat balance by losses (GB/T 2588: η = Q_YX/Q_GG)', () => {
  const outcome = run(gasFurnace);
  it('supplied: 100 Nm³/h of 35,880 kJ is 996.7 kW', () =>
    expect(valueOf(outcome, 'heat-supplied')).toBeCloseTo((100 * 35_880) / 3600, 9));
  it('useful: 1.5 t/h of steel to 900 ℃', () =>
    expect(valueOf(outcome, 'useful-heat')).toBeCloseTo((1500 * 0.67 * 880) / 3600, 9));
  it('η is their ratio', () =>
    expect(valueOf(outcome, 'efficiency')).toBeCloseTo(
      (100 * valueOf(outcome, 'useful-heat')) / valueOf(outcome, 'heat-supplied'),
      9,
    ));
  it('methane at α 1.4 leaves 14.33 Nm³ per Nm³', () =>
    expect(valueOf(outcome, 'flue-volume')).toBeCloseTo(100 * (10.524 + 0.4 * 9.524), 6));
  it('an opening of 900 ℃ radiates 107 kW/m² while it is open', () => {
    const perM2 = 5.670374419 * ((1173.15 / 100) ** 4 - (288.15 / 100) ** 4);
    expect(valueOf(outcome, 'opening-loss')).toBeCloseTo((perM2 * 0.5 * 0.2) / 1000, 9);
    expect(perM2 / 1000).toBeCloseTo(107, 0);
  });
  it('shares and residual add up to 100 %', () =>
    expect(outcome.losses.reduce((sum, loss) => sum + loss.sharePct, 0)).toBeCloseTo(100, 9));
  it('a measured flow is normalised with the local pressure', () => {
    const measured = { ...gasFurnace, flueGasM3PerH: 6000 };
    const at = (ctx: typeof lhasa) => valueOf(run(measured, ctx), 'flue-volume');
    expect(at(siteAt(0)) / at(siteAt(3650, 64.504))).toBeCloseTo(1.571, 3);
  });
  it('an electric furnace has no flue', () => {
    const electric = run({ ...gasFurnace, fuel: 'electricity', powerKW: 500 });
    expect(electric.losses.some((loss) => loss.id === 'flue')).toBe(false);
    expect(valueOf(electric, 'heat-supplied')).toBe(500);
  });
  it('a tunnel kiln counts fuel mixed into the bricks on dry basis (JC/T 428)', () => {
    const brick = run({
      kilnType: 'tunnel',
      fuel: 'rawCoal',
      fuelRateKgPerH: 200,
      lowerHeatingValueKJPerKg: 20_000,
      internalFuelKgPerH: 1500,
      internalFuelHeatingValueKJPerKg: 5000,
    });
    expect(valueOf(brick, 'heat-supplied')).toBeCloseTo((200 * 20_000 + 1500 * 5000) / 3600, 9);
  });
});

describe('oxygen enrichment', () => {
  const measure = kilnCalculator.measures.find((m) => m.key === 'oxygen-enrichment');
  const planned: KilnInputs = { ...gasFurnace, targetOxidantO2Pct: 30, oxygenElectricityKWhPerNm3: 0.5 };
  const after = measure?.apply(planned, lhasa) ?? planned;
  it('thermal.md §5: restoring 21.2 kPa of oxygen at 3,650 m needs 33 %', () => {
    expect(valueOf(run(gasFurnace), 'restoring-oxygen')).toBeCloseTo((100 * 0.2095 * 101.325) / 64.504, 2);
    expect(valueOf(run(gasFurnace), 'restoring-oxygen')).toBeCloseTo(33, 0);
    expect(run(gasFurnace, siteAt(0)).results.map((r) => r.id)).not.toContain('restoring-oxygen');
  });
  it('leaves the nitrogen out and keeps the excess: 1.4·9.524·21/30 Nm³ of oxidant', () => {
    const outcome = run(after);
    expect(valueOf(outcome, 'alpha')).toBeCloseTo(1.4, 9);
    const air = (9.524 * 21) / 30;
    expect(valueOf(outcome, 'flue-volume')).toBeCloseTo(100 * (10.524 - (9.524 - air) + 0.4 * air), 6);
  });
  it('saves fuel and takes electricity for the oxygen by the balance of the mixture', () => {
    const amounts = kilnCalculator.simulate(after, planned, lhasa);
    const gas = amounts?.find((a) => a.carrier === 'naturalGas')?.amount ?? 0;
    const oxygen = ((30 - 21) / 79) * 1.4 * ((9.524 * 21) / 30);
    expect(gas).toBeLessThan(400_000);
    expect(amounts?.find((a) => a.carrier === 'electricity')?.amount).toBeCloseTo(gas * oxygen * 0.5, 6);
  });
  it('scales a measured flow alike', () => {
    const measured = { ...planned, flueGasM3PerH: 6000 };
    const scaled = measure?.apply(measured, lhasa).flueGasM3PerH ?? 0;
    const ratio = valueOf(run(after), 'flue-volume') / valueOf(run(planned), 'flue-volume');
    expect(scaled / 6000).toBeCloseTo(ratio, 9);
  });
  it('is proposed only with an aim and the power the oxygen takes', () => {
    const applies = (inputs: KilnInputs) => measure?.applicable(inputs, run(inputs), lhasa);
    expect(applies(planned)).toBe(true);
    expect(applies(gasFurnace)).toBe(false);
    expect(applies({ ...planned, oxygenElectricityKWhPerNm3: undefined })).toBe(false);
    expect(applies({ ...planned, targetOxidantO2Pct: 21 })).toBe(false);
    expect(kilnCalculator.simulate(planned, planned, lhasa)).toEqual([
      { carrier: 'naturalGas', amount: 400_000 },
    ]);
  });
});

describe('thermal.md §3.1: product limits', () => {
  it.each<[KilnProduct, number | undefined, number | undefined, number, string]>([
    ['firedPerforatedBrick', 46, 48, 53, 'kgce/t'],
    ['firedHollowBrick', 47, 50, 55, 'kgce/t'],
    ['firedInsulatingBrick', 50, 52, 57, 'kgce/t'],
    ['firedSolidProduct', 44, 46, 51, 'kgce/t'],
    ['flatGlassUpTo500', undefined, undefined, 14, 'kgce/重量箱'],
    ['flatGlass500To800', 9.5, 11.5, 13.5, 'kgce/重量箱'],
    ['flatGlassAbove800', 8, 10, 12, 'kgce/重量箱'],
    ['castStone', 540, 700, 800, 'kgce/t'],
    ['solarGlassUpTo300', 300, 300, 400, 'kgce/t'],
    ['solarGlassAbove300', 260, 260, 370, 'kgce/t'],
    ['ceramicTileUpTo02', 4.5, 5.5, 7, 'kgce/m²'],
    ['ceramicTile02To05', 4, 4.9, 6.5, 'kgce/m²'],
    ['ceramicTile05To10', 3.4, 3.7, 4.6, 'kgce/m²'],
    ['ceramicTileAbove10', 3.2, 3.5, 4.5, 'kgce/m²'],
    ['ceramicBoard', 6, 8.7, 13.2, 'kgce/m²'],
    ['sanitaryWareUpTo03', 350, 500, 630, 'kgce/t'],
    ['sanitaryWareAbove03', 300, 460, 610, 'kgce/t'],
    ['buildingGypsum', 30, 39, 43, 'kgce/t'],
    ['rockWool', 400, 450, 490, 'kgce/t'],
  ])('%s', (product, l1, l2, l3, unit) => {
    const found = productLimit(pack, product);
    expect(found).toMatchObject({ limit: l3, unit, standard: { certainty: 'transcribed' } });
    const of = (grade: number) => found?.grades.find((g) => g.grade === grade)?.limit;
    expect([of(1), of(2), of(3)]).toEqual([l1, l2, l3]);
  });
  it('every product that can be chosen has a limit', () => {
    for (const product of Object.keys(kilnProducts)) {
      expect(productLimit(pack, product) !== undefined, product).toBe(product !== 'none');
    }
  });
  it('bricks: energy of the year over the tonnes, no altitude correction', () => {
    const brick: KilnInputs = {
      kilnType: 'tunnel',
      fuel: 'rawCoal',
      product: 'firedHollowBrick',
      annualOutputT: 100_000,
      annualFuelAmountT: 1500,
      lowerHeatingValueKJPerKg: 20_000,
      annualInternalFuelT: 20_000,
      internalFuelHeatingValueKJPerKg: 5000,
      annualElectricityKWh: 3_000_000,
    };
    const expected = ((1500 * 20_000 + 20_000 * 5000) * 1000) / 29_307 + 0.1229 * 3_000_000;
    const outcome = run(brick);
    expect(valueOf(outcome, 'unit-energy')).toBeCloseTo(expected / 100_000, 9);
    const limit = outcome.limits.find((l) => l.id === 'product-limit');
    expect(limit).toMatchObject({ limit: 55, standard: { code: 'GB 30526-2019' } });
    expect(judgeLimit(limit as NonNullable<typeof limit>, 0)).toMatchObject({ verdict: 'pass', grade: 2 });
  });
  it('products counted in square metres wait for the area', () => {
    const tile: KilnInputs = {
      kilnType: 'roller',
      fuel: 'naturalGas',
      product: 'ceramicTileUpTo02',
      annualFuelAmountNm3: 1_000_000,
      lowerHeatingValueKJPerNm3: 35_000,
    };
    expect(run(tile).missing.find((m) => m.id === 'product-limit')?.keys).toContain('annualProductUnits');
    const outcome = run({ ...tile, annualProductUnits: 250_000 });
    expect(outcome.limits[0]).toMatchObject({ resultId: 'unit-energy-product', unit: 'kgce/m²', limit: 7 });
  });
});

describe('thermal.md §3.2: GB/T 36561-2018 table 8', () => {
  const furnace = (furnaceType: KilnInputs['furnaceType'], size: Partial<KilnInputs>) =>
    run({
      kilnType: 'heatTreatment',
      fuel: 'electricity',
      furnaceType,
      annualElectricityKWh: 50_000,
      equivalentLoadT: 100,
      ...size,
    }).limits.find((l) => l.id === 'furnace-grade');
  it.each([
    ['conveyor', {}, [330, 390, 470]],
    ['shakerHearth', {}, [340, 400, 480]],
    ['pusher', {}, [370, 460, 560]],
    ['drum', {}, [390, 480, 600]],
    ['multiPurposeBox', { ratedPowerKW: 45 }, [540, 680, 840]],
    ['multiPurposeBox', { ratedPowerKW: 75 }, [480, 630, 760]],
    ['multiPurposeBox', { ratedPowerKW: 76 }, [440, 560, 700]],
    ['pitMedium', { ratedPowerKW: 75 }, [460, 590, 700]],
    ['pitMedium', { ratedPowerKW: 125 }, [420, 550, 650]],
    ['pitMedium', { ratedPowerKW: 126 }, [400, 510, 600]],
    ['pitTempering', { ratedPowerKW: 36 }, [210, 270, 320]],
    ['pitTempering', { ratedPowerKW: 37 }, [190, 250, 290]],
    ['pitCarburising', { ratedPowerKW: 35 }, [1400, 1550, 1700]],
    ['pitCarburising', { ratedPowerKW: 75 }, [1000, 1230, 1400]],
    ['pitCarburising', { ratedPowerKW: 80 }, [950, 1090, 1200]],
    ['box', { ratedPowerKW: 15 }, [400, 540, 660]],
    ['box', { ratedPowerKW: 31 }, [350, 480, 600]],
    ['carBottom', { ratedPowerKW: 100 }, [390, 530, 650]],
    ['saltBath', { workTemperatureC: 1001 }, [680, 900, 1050]],
    ['saltBath', { workTemperatureC: 1000 }, [650, 850, 1000]],
    ['saltBath', { workTemperatureC: 700 }, [300, 400, 500]],
    ['saltBath', { workTemperatureC: 350 }, [165, 210, 290]],
    ['rollerHearth', {}, [300, 400, 520]],
    ['bell', {}, [330, 370, 450]],
  ] as const)('%s %j', (type, size, grades) => {
    const limit = furnace(type, size);
    expect(limit?.grades?.map((g) => g.limit)).toEqual(grades);
    expect(limit?.value).toBe(500);
  });
  it('a furnace below the table is not graded', () =>
    expect(furnace('carBottom', { ratedPowerKW: 40 })).toBeUndefined());
  it('waits for the size', () => {
    const outcome = run({
      kilnType: 'electric',
      fuel: 'electricity',
      furnaceType: 'box',
      annualElectricityKWh: 1,
      equivalentLoadT: 1,
    });
    expect(outcome.missing.find((m) => m.id === 'furnace-grade')?.keys).toEqual(['ratedPowerKW']);
  });
});

describe('thermal.md §3.4: outer surfaces', () => {
  it.each([
    [10, 50],
    [25, 50],
    [32, 57],
  ])('surroundings %d ℃: %d ℃', (ambientTemperatureC, limit) => {
    const found = run({ ambientTemperatureC, wall1TemperatureC: 70 }).limits.find(
      (l) => l.id === 'wall-1-limit',
    );
    expect(found).toMatchObject({ limit, standard: { certainty: 'recalled' } });
  });
});

describe('measures', () => {
  it('the sample furnace saves by each of them', () => {
    const outcome = run(gasFurnace);
    const before = kilnCalculator.simulate(gasFurnace, gasFurnace, lhasa);
    expect(before).toEqual([{ carrier: 'naturalGas', amount: 400_000 }]);
    const keys = kilnCalculator.measures
      .filter((measure) => measure.applicable(gasFurnace, outcome, lhasa))
      .map((measure) => {
        const after = kilnCalculator.simulate(measure.apply(gasFurnace, lhasa), gasFurnace, lhasa)?.[0];
        const perUnit = after?.carrier === 'electricity' ? 3600 : 35_880;
        expect((after?.amount as number) * perUnit, measure.key).toBeLessThan(400_000 * 35_880);
        return measure.key;
      });
    expect(keys).toEqual([
      'excess-air',
      'wall-insulation',
      'close-openings',
      'flue-heat-recovery',
      'electric-kiln',
    ]);
  });
  it('halving a fixed loss saves it and its share of flue gas', () => {
    const outcome = run(gasFurnace);
    const half = { ...gasFurnace, openingTimePct: 10 };
    const after = kilnCalculator.simulate(half, gasFurnace, lhasa)?.[0]?.amount as number;
    const flueShare = valueOf(outcome, 'flue-heat') / valueOf(outcome, 'heat-supplied');
    const saved = valueOf(outcome, 'opening-loss') / 2 / (1 - flueShare) / valueOf(outcome, 'heat-supplied');
    expect(1 - after / 400_000).toBeCloseTo(saved, 9);
  });
});
