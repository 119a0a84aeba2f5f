import { describe, expect, it } from 'vitest';
import type { RepeatPlan } from '../../../shared/checklist/machine-asks.ts';
import { combineReadings } from '../../../shared/equipment/combine.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { reckon } from '../../helpers/pocket-calculator.ts';

const boiler = fieldsOf(calculatorFor('boiler').inputs);
const kiln = fieldsOf(calculatorFor('cement-kiln').inputs);
const pump = fieldsOf(calculatorFor('pump').inputs);

const reading = (key: string, value: number, over: Partial<Row<'reading'>> = {}): Row<'reading'> => ({
  ...emptyRow('reading', `m:${key}`, 'audit'),
  equipmentId: 'm',
  key,
  value,
  source: 'measured',
  ...over,
});
const plan = (tasks: RepeatPlan['tasks'], over: Partial<RepeatPlan> = {}): RepeatPlan => ({
  zh: '燃烧器',
  countWord: '个',
  instances: [
    { id: '', label: '1# 燃烧器' },
    { id: 'a', label: '2# 燃烧器' },
    { id: 'b', label: '3# 燃烧器' },
  ],
  tasks,
  ...over,
});
const merge = (rows: Row<'reading'>[], tasks: RepeatPlan['tasks'], instruments: Row<'instrument'>[] = []) =>
  combineReadings(rows, instruments, boiler, [plan(tasks)]);
const o2 = (values: number[], over: Partial<Row<'reading'>> = {}) =>
  values.map((value, i) =>
    reading(['flueGasO2Pct', 'flueGasO2Pct#a', 'flueGasO2Pct#b'][i] as string, value, over),
  );
const rates = (values: number[]) =>
  values.map((value, i) =>
    reading(['fuelRateNm3PerH', 'fuelRateNm3PerH#a', 'fuelRateNm3PerH#b'][i] as string, value, { u: 0 }),
  );
const valueOf = (rows: readonly Row<'reading'>[], key: string) => rows.find((row) => row.key === key);

describe('readings of several instances', () => {
  it.each([
    ['sum', 300],
    ['mean', 100],
    ['max', 150],
    ['min', 50],
  ] as const)('become one by %s', (rule, value) => {
    const { readings } = merge(rates([50, 100, 150]), [{ key: 'fuelRateNm3PerH', rule, weights: [] }]);
    expect(valueOf(readings, 'fuelRateNm3PerH')?.value).toBe(value);
    expect(readings).toHaveLength(1);
  });

  it('become a mean weighted by another reading: (100·3 + 300·5)/400 = 4.5', () => {
    const rows = [...o2([3, 5], { u: 0.2 }), ...rates([100, 300])];
    const task = { key: 'flueGasO2Pct', rule: 'weightedMean', weights: ['fuelRateNm3PerH'] } as const;
    const { readings, steps } = merge(rows, [task, { key: 'fuelRateNm3PerH', rule: 'sum', weights: [] }]);
    expect(valueOf(readings, 'flueGasO2Pct')?.value).toBeCloseTo(4.5, 12);
    // c = 0.25 and 0.75: u = 0.2·√(0.25² + 0.75²)
    expect(valueOf(readings, 'flueGasO2Pct')?.u).toBeCloseTo(0.2 * Math.hypot(0.25, 0.75), 12);
    expect(steps[0]?.substitution).toBe('(100·3 + 300·5)/(100 + 300)');
    expect(steps[0]?.zh).toContain('1# 燃烧器、2# 燃烧器按实测燃气消耗量（标准状态）加权平均');
  });

  it('carry the uncertainty of their weights: ∂x/∂w₁ = (3 − 4.5)/400', () => {
    const rows = [
      ...o2([3, 5], { u: 0 }),
      reading('fuelRateNm3PerH', 100, { u: 8 }),
      reading('fuelRateNm3PerH#a', 300, { u: 0 }),
    ];
    const task = { key: 'flueGasO2Pct', rule: 'weightedMean', weights: ['fuelRateNm3PerH'] } as const;
    expect(valueOf(merge(rows, [task]).readings, 'flueGasO2Pct')?.u).toBeCloseTo((1.5 / 400) * 8, 12);
  });

  it('are averaged plainly, with a word about it, where a weight is missing', () => {
    const rows = [...o2([3, 5]), ...rates([100])];
    const task = { key: 'flueGasO2Pct', rule: 'weightedMean', weights: ['fuelRateNm3PerH'] } as const;
    const { readings, issues } = merge(rows, [task]);
    expect(valueOf(readings, 'flueGasO2Pct')?.value).toBe(4);
    expect(issues.map(({ code }) => code)).toContain('combine-unweighted-flueGasO2Pct');
  });

  it('of different instruments are independent, of one calibrated instrument fully correlated', () => {
    const instrument = (id: string): Row<'instrument'> => ({
      ...emptyRow('instrument', id, 'audit'),
      name: '烟气分析仪',
      relativeUPct: 4,
    });
    const both = [instrument('i1'), instrument('i2')];
    const task = [{ key: 'fuelRateNm3PerH', rule: 'sum', weights: [] } as const];
    const rows = (second: string) => [
      reading('fuelRateNm3PerH', 100, { instrumentId: 'i1' }),
      reading('fuelRateNm3PerH#a', 200, { instrumentId: second }),
    ];
    // Certificate U = 4 %, k = 2: u is 2 % of each.
    const u = (second: string) => valueOf(merge(rows(second), task, both).readings, 'fuelRateNm3PerH')?.u;
    expect(u('i2')).toBeCloseTo(Math.hypot(2, 4), 12);
    expect(u('i1')).toBeCloseTo(6, 12);
    const [, step] = merge(rows('i1'), task, both).steps;
    expect(step?.substitution).toBe('sqrt((1·2 + 1·4)^2)');
  });

  it('print lines that a pocket calculator confirms', () => {
    const rows = [...o2([3.2, 4.1, 5.37], { u: 0.2 }), ...rates([120, 118, 97])];
    const weighted = { key: 'flueGasO2Pct', rule: 'weightedMean', weights: ['fuelRateNm3PerH'] } as const;
    const { steps } = merge(rows, [weighted, { key: 'fuelRateNm3PerH', rule: 'sum', weights: [] }]);
    expect(steps.filter((step) => step.kind === 'formula').length).toBeGreaterThanOrEqual(3);
    for (const step of steps.filter((s) => s.kind === 'formula')) {
      const { value, error } = reckon(step.substitution);
      expect(Math.abs(value - step.value), step.substitution).toBeLessThanOrEqual(error + 1e-9);
    }
  });

  it('leave a single reading as it is, and the only one of a further instance in its place', () => {
    const [only] = o2([3]);
    const alone = merge([only as Row<'reading'>], [{ key: 'flueGasO2Pct', rule: 'mean', weights: [] }]);
    expect(alone.readings).toEqual([only]);
    expect(alone.steps).toEqual([]);
    const other = merge([reading('flueGasO2Pct#a', 6)], [{ key: 'flueGasO2Pct', rule: 'mean', weights: [] }]);
    expect(valueOf(other.readings, 'flueGasO2Pct')?.value).toBe(6);
    expect(other.keptAs.get('flueGasO2Pct')).toBe('flueGasO2Pct#a');
  });

  it('are converted to the unit of the input first, and left out with a word when out of range', () => {
    const rows = [
      reading('flueGasO2Pct', 3),
      reading('flueGasO2Pct#a', 50_000, { unit: 'ppm' }),
      reading('flueGasO2Pct#b', 37),
    ];
    const { readings, issues } = merge(rows, [{ key: 'flueGasO2Pct', rule: 'mean', weights: [] }]);
    expect(valueOf(readings, 'flueGasO2Pct')?.value).toBeCloseTo(4, 12);
    const bad = issues.find(({ code }) => code === 'bad-value');
    expect(bad).toMatchObject({ level: 'error', fields: ['flueGasO2Pct#b'] });
    expect(bad?.zh).toMatch(/^3# 燃烧器：/);
  });

  it('of instances that are gone count for nothing', () => {
    const { readings } = merge(
      [reading('flueGasO2Pct', 3), reading('flueGasO2Pct#gone', 9)],
      [{ key: 'flueGasO2Pct', rule: 'mean', weights: [] }],
    );
    expect(readings.map(({ key, value }) => [key, value])).toEqual([['flueGasO2Pct', 3]]);
  });

  it('that are missing from a sum are warned of by name', () => {
    const { issues } = merge(rates([100, 100]), [{ key: 'fuelRateNm3PerH', rule: 'sum', weights: [] }]);
    expect(issues[0]).toMatchObject({ level: 'warn', fields: ['fuelRateNm3PerH#b'] });
    expect(issues[0]?.zh).toContain('缺3# 燃烧器的读数，合计偏小');
  });
});

describe('numbered inputs', () => {
  const segments = (instances: RepeatPlan['instances']): RepeatPlan =>
    plan(
      [
        { key: 'segment1LengthM', rule: 'numbered', weights: [] },
        { key: 'segment1TemperatureC', rule: 'numbered', weights: [] },
      ],
      { zh: '筒体段', countWord: '段', instances },
    );
  const instances = [
    { id: '', label: '1# 筒体段' },
    { id: 'n2', label: '2# 筒体段' },
    { id: 'x1', label: '过渡带' },
    { id: 'x2', label: '分解带' },
  ];

  it('keep the readings of an older checklist and take added instances into the free numbers', () => {
    const rows = [
      reading('segment1LengthM', 10),
      reading('segment2LengthM', 11),
      reading('segment4LengthM', 14),
      reading('segment1LengthM#x1', 12),
      reading('segment1TemperatureC#x1', 300),
      reading('segment1LengthM#x2', 13),
    ];
    const { readings, keptAs } = combineReadings(rows, [], kiln, [segments(instances)]);
    const lengths = Object.fromEntries(readings.map(({ key, value }) => [key, value]));
    expect(lengths).toEqual({
      segment1LengthM: 10,
      segment2LengthM: 11,
      segment3LengthM: 12,
      segment3TemperatureC: 300,
      segment4LengthM: 14,
      segment5LengthM: 13,
    });
    expect(keptAs.get('segment3TemperatureC')).toBe('segment1TemperatureC#x1');
  });

  it('say so when there are more instances than inputs', () => {
    const many = Array.from({ length: 14 }, (_, i) => ({ id: `x${i + 10}`, label: `${i + 2}# 筒体段` }));
    const rows = many.map(({ id }) => reading(`segment1LengthM#${id}`, 5));
    const all = [{ id: '', label: '1# 筒体段' }, ...many];
    const { issues } = combineReadings(rows, [], kiln, [segments(all)]);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]).toMatchObject({ level: 'error' });
    expect(issues[0]?.zh).toContain('超出可计算的');
  });
});

describe('the number of instances', () => {
  const parallel = plan([{ key: 'flowM3PerH', rule: 'mean', weights: [] }], {
    zh: '水泵',
    countWord: '台',
    countKey: 'parallelUnitsCount',
  });

  it('is the input where nobody gave it, with its line in the derivation', () => {
    const { readings, steps } = combineReadings([reading('flowM3PerH', 80)], [], pump, [parallel]);
    expect(valueOf(readings, 'parallelUnitsCount')).toMatchObject({ value: 3, u: 0 });
    expect(steps.at(-1)?.substitution).toBe('1# 燃烧器、2# 燃烧器、3# 燃烧器');
  });

  it('is asked about where it differs from the one entered', () => {
    const rows = [reading('flowM3PerH', 80), reading('parallelUnitsCount', 2)];
    const { readings, issues } = combineReadings(rows, [], pump, [parallel]);
    expect(valueOf(readings, 'parallelUnitsCount')?.value).toBe(2);
    expect(issues.map(({ code }) => code)).toContain('combine-count-parallelUnitsCount');
  });
});
