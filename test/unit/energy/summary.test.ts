import { describe, expect, it } from 'vitest';
import { siteAir } from '../../../shared/air/site-air.ts';
import { combinedUse } from '../../../shared/energy/coverage.ts';
import { energyFactors } from '../../../shared/energy/factors.ts';
import { factorsOf, summarizeEnergy } from '../../../shared/energy/summary.ts';
import { emptyRow, type Columns, type Prices, type Row } from '../../../shared/model/tables.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Carrier } from '../../../shared/model/vocabulary.ts';
import type { StandardsPack } from '../../../shared/standards/pack.ts';
import { shippedPack } from '../../helpers/pack.ts';

const pack = shippedPack();
const audit = { ...emptyRow('audit', 'a1', 'a1'), periodStart: '2025-01-01', periodEnd: '2025-12-31' };
const enterprise = emptyRow('enterprise', 'a1:enterprise', 'a1');

const use = (
  carrier: Carrier,
  amount: number,
  columns: Partial<Columns<'energyUse'>> = {},
): Row<'energyUse'> => ({
  ...emptyRow('energyUse', rowIds.energyUse('a1', carrier, columns.period ?? 'year'), 'a1'),
  carrier,
  amount,
  period: 'year',
  ...columns,
});
const product = (name: string, amount: number, unit = 't'): Row<'production'> => ({
  ...emptyRow('production', rowIds.production('a1', name, 'year'), 'a1'),
  product: name,
  amount,
  unit,
  period: 'year',
});

function summary(
  energyUse: Row<'energyUse'>[],
  options: {
    production?: Row<'production'>[];
    prices?: Prices;
    altitudeM?: number;
    pressureKPa?: number;
    enterprise?: Row<'enterprise'>;
    machines?: Parameters<typeof summarizeEnergy>[2];
    pack?: StandardsPack;
  } = {},
) {
  const records = {
    audit,
    enterprise: options.enterprise ?? enterprise,
    energyUse,
    production: options.production ?? [],
  };
  const air = siteAir({ altitudeM: options.altitudeM ?? 0, pressureKPa: options.pressureKPa ?? null });
  const used = options.pack ?? pack;
  return summarizeEnergy(records, factorsOf(records, used), options.machines ?? null, {
    air,
    pack: used,
    prices: options.prices ?? {},
    date: '2026-11-22',
  });
}

describe('factors of the shipped pack', () => {
  const factors = energyFactors(pack);
  it('GB/T 2589-2020 coefficients per recorded unit', () => {
    expect(factors.tcePerUnit('electricity')?.value).toBe(0.0001229);
    expect(factors.tcePerUnit('rawCoal')?.value).toBe(0.7143);
    expect(factors.tcePerUnit('purchasedHeat')?.value).toBe(0.03412);
    expect(factors.tcePerUnit('biomass')).toBeNull();
  });
  it('fuel CO₂ by NCV × carbon × oxidation × 44/12', () => {
    expect(factors.co2TPerUnit('rawCoal')?.value).toBeCloseTo(2.0715, 4);
    expect(factors.co2TPerUnit('diesel')?.value).toBeCloseTo(3.1451, 4);
    expect(factors.co2TPerUnit('naturalGas')?.value).toBeCloseTo(0.00216219, 8);
    expect(factors.co2TPerUnit('freshWater')).toBeNull();
  });
  it('a measured heating value replaces the coefficient of coal equivalent and of carbon', () => {
    const measured = energyFactors(pack, { rawCoal: 22_000 });
    expect(measured.tcePerUnit('rawCoal')?.value).toBeCloseTo(22_000 / 29_307.6, 10);
    expect(measured.co2TPerUnit('rawCoal')?.value).toBeCloseTo(22 * 0.02618 * 0.93 * (44 / 12), 8);
  });
  it('a pack without a grid factor leaves the carbon of electricity open and says so', () => {
    const bare = {
      ...pack,
      standards: pack.standards.filter((standard) => standard.code !== '电力二氧化碳排放因子'),
    };
    expect(energyFactors(bare).gridKgPerKWh).toBeNull();
    expect(energyFactors(bare).co2TPerUnit('electricity')).toBeNull();
    const result = summary([use('electricity', 10_000), use('rawCoal', 100)], { pack: bare });
    expect(result.gridFactorKgPerKWh).toBeNull();
    expect(result.totalCO2T).toBeCloseTo(207.15, 2);
    expect(result.issues.find((issue) => issue.code === 'grid-factor-missing')).toMatchObject({
      level: 'warn',
    });
  });
  it('gives biomass a coefficient once its heating value is measured', () => {
    expect(energyFactors(pack, { biomass: 15_000 }).tcePerUnit('biomass')?.value).toBeCloseTo(0.51181, 5);
  });
});

describe('totals of the year', () => {
  it('10,000 kWh are 1.229 tce and 5.306 t CO₂ (national factor of 2023)', () => {
    const result = summary([use('electricity', 10_000)]);
    expect(result.totalTce).toBeCloseTo(1.229, 10);
    expect(result.totalCO2T).toBeCloseTo(5.306, 10);
    expect(result.gridFactorKgPerKWh).toBe(0.5306);
    expect(result.issues.find((i) => i.code === 'grid-factor')?.zh).toContain('全国平均');
  });
  it('shares add up to 100 %, the total equals the sum of its lines', () => {
    const result = summary([use('electricity', 2e6), use('rawCoal', 1000), use('freshWater', 5000)]);
    expect(result.carriers.map((c) => c.carrier)).toEqual(['electricity', 'rawCoal', 'freshWater']);
    expect(result.carriers.reduce((sum, c) => sum + c.sharePct, 0)).toBeCloseTo(100, 9);
    expect(result.totalTce).toBeCloseTo(245.8 + 714.3 + 1.2855, 9);
  });
  it('the bill stands before the price', () => {
    const prices = { electricityYuanPerKWh: 0.7, rawCoalYuanPerT: 900 };
    const result = summary([use('electricity', 1000, { costYuan: 650 }), use('rawCoal', 2)], { prices });
    expect(result.carriers.map((c) => c.costYuan)).toEqual([650, 1800]);
    expect(result.totalCostYuan).toBe(2450);
  });
  it('the equal value appears only with a coefficient set by the user', () => {
    expect(summary([use('electricity', 1e6)]).totalTceEqualValue).toBeNull();
    const set = summary([use('electricity', 1e6)], { prices: { equalValueKgcePerKWh: 0.3024 } });
    expect(set.totalTce).toBeCloseTo(122.9, 9);
    expect(set.totalTceEqualValue).toBeCloseTo(302.4, 9);
  });
  it('a carrier without coefficient is not counted, and that is said', () => {
    const result = summary([use('biomass', 100)]);
    expect(result.totalTce).toBe(0);
    expect(result.issues.map((i) => i.code)).toContain('no-coefficient');
  });
});

describe('months and years', () => {
  const months = (amount: number, count = 12, year = '2025') =>
    Array.from({ length: count }, (_, i) =>
      use('electricity', amount, { period: `${year}-${String(i + 1).padStart(2, '0')}` }),
    );
  it('twelve months make the year; months outside the period are left out', () => {
    const result = summary([...months(1000), ...months(500, 12, '2024')]);
    expect(result.carriers[0]?.amount).toBe(12_000);
    expect(result.issues.map((i) => i.code)).not.toContain('months-missing');
  });
  it('a gap is named', () => {
    expect(summary(months(1000, 7)).issues.find((i) => i.code === 'months-missing')?.zh).toContain('7 个月');
  });
  it('a yearly total stands before its months, and a contradiction is named', () => {
    const result = summary([...months(1000), use('electricity', 13_000)]);
    expect(result.carriers[0]?.amount).toBe(13_000);
    expect(result.issues.map((i) => i.code)).toContain('year-months-differ');
  });
  it('deleted rows do not count', () => {
    expect(summary([{ ...use('electricity', 5), deleted: true }]).carriers).toEqual([]);
  });
});

describe('unit consumption', () => {
  it('thermal.md §2.5 example A: clinker at 3,650 m, limits of level 3 times K', () => {
    const clinkerT = 1000;
    // 104 kgce/t of coal and 66 kWh/t of electricity.
    const result = summary([use('rawCoal', 104, { ncvMJPerUnit: 29_307.6 }), use('electricity', 66_000)], {
      production: [product('熟料', clinkerT)],
      altitudeM: 3650,
      pressureKPa: 64.504,
    });
    const limits = Object.fromEntries(result.indicators.map((i) => [i.id, i.limits[0]]));
    expect(limits['clinker-energy']?.limit).toBeCloseTo(122.23, 2);
    expect(limits['clinker-power']?.limit).toBeCloseTo(63.73, 2);
    expect(limits['clinker-coal']?.limit).toBeCloseTo(113.87, 2);
    expect(limits['clinker-coal']).toMatchObject({ verdict: 'pass', grade: 3 });
    expect(limits['clinker-energy']).toMatchObject({ verdict: 'pass', grade: 3 });
    expect(limits['clinker-power']?.verdict).toBe('fail');
    expect(limits['clinker-power']?.grade).toBeNull();
    expect(limits['clinker-power']?.marks).toContain('依据待核');
  });
  it('with cement among the products the electricity is not split', () => {
    const result = summary([use('rawCoal', 104), use('electricity', 66_000)], {
      production: [product('水泥熟料', 1000), product('P·O 42.5 水泥', 800)],
    });
    expect(result.indicators.map((i) => i.id)).toEqual(['clinker-coal']);
  });
  it('one other product gives its unit consumption, output value gives tce per 10,000 yuan', () => {
    const result = summary([use('electricity', 1e6)], {
      production: [product('藏药丸剂', 100)],
      enterprise: { ...enterprise, outputValueWanYuan: 5000 },
    });
    expect(result.indicators.find((i) => i.id === 'unit-consumption')?.value).toBeCloseTo(1229, 9);
    expect(result.indicators.find((i) => i.id === 'per-output-value')?.value).toBeCloseTo(0.02458, 9);
  });
});

describe('coverage of the records by the machines', () => {
  it('compares coal equivalent', () => {
    const machines = [{ carrier: 'electricity' as const, amount: 9000 }];
    expect(summary([use('electricity', 10_000)], { machines }).equipmentCoveragePct).toBeCloseTo(90, 9);
    expect(summary([use('electricity', 10_000)]).equipmentCoveragePct).toBeNull();
  });
  it('warns when machines use more than the records say', () => {
    const machines = [{ carrier: 'electricity' as const, amount: 12_000 }];
    const codes = summary([use('electricity', 10_000)], { machines }).issues.map((i) => i.code);
    expect(codes).toContain('machines-exceed-records');
  });
  it('does not count a line’s electricity beside its own drives', () => {
    const kiln = {
      kind: 'cement-kiln' as const,
      amounts: [
        { carrier: 'rawCoal' as const, amount: 100 },
        { carrier: 'electricity' as const, amount: 5000 },
      ],
    };
    const fan = { kind: 'fan' as const, amounts: [{ carrier: 'electricity' as const, amount: 3000 }] };
    expect(combinedUse([kiln, fan])).toEqual([
      { carrier: 'rawCoal', amount: 100 },
      { carrier: 'electricity', amount: 3000 },
    ]);
    expect(combinedUse([kiln])).toEqual(kiln.amounts);
    expect(combinedUse([{ kind: 'fan', amounts: null }])).toBeNull();
  });
});
