/** What the boiler is held against: the grade of its design efficiency, and reference limits of running. */
import { gb24500Limit, type Gb24500Fuel, type Gb24500Query } from '../../standards/gb24500.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import type { LimitCheck } from '../types.ts';
import { readingStep } from '../thermal/readings.ts';
import { excessAirLimit, isSteam, ratedCapacityTPerH, type BoilerRun } from './run.ts';
import type { BoilerInputs } from './inputs.ts';

/** Grade of the design efficiency. The running efficiency is never put into this comparison. */
export function designGrade(run: BoilerRun): void {
  const { d, inputs, ctx } = run;
  d.block(inputs, 'design-grade', '设计热效率等级', ['fuel', 'designEfficiencyPct'], (given) => {
    const value = readingStep(d, {
      id: 'design-efficiency',
      symbol: 'η_d',
      zh: '设计热效率',
      value: given.designEfficiencyPct,
      unit: '%',
      origin: '铭牌或设计文件',
    });
    const answer = gb24500Limit(ctx.pack, gradeQuery(inputs));
    if (!answer.found) {
      const keys = answer.waitsFor.map((key) => inputOf[key]);
      if (keys.length > 0) d.missing('design-grade', '设计热效率等级', keys);
      else d.issue({ code: 'grade-not-judged', level: 'info', zh: answer.zh, fields: ['fuel'] });
      return;
    }
    const note = `按设计热效率判定，不代表运行效率（${answer.zh}）`;
    d.limit({
      id: 'design-efficiency-grade',
      zh: '设计热效率',
      resultId: 'design-efficiency',
      value,
      unit: '%',
      sense: 'min',
      limit: answer.limit,
      ...(answer.grades.length > 0 ? { grades: answer.grades } : {}),
      standard: answer.standard,
      note,
    });
  });
}

const inputOf: Record<keyof Gb24500Query, keyof BoilerInputs> = {
  fuel: 'fuel',
  firing: 'firing',
  condensing: 'condensing',
  capacityTPerH: 'ratedOutputTPerH',
  lowerHeatingValueKJPerKg: 'designFuelLowerHeatingValueKJPerKg',
  volatilePct: 'designVolatilePct',
};

function gradeQuery(inputs: BoilerInputs): Gb24500Query {
  return {
    fuel: gradeFuel(inputs),
    firing: inputs.firing,
    condensing: inputs.condensing === undefined ? undefined : inputs.condensing === 'yes',
    capacityTPerH: ratedCapacityTPerH(inputs),
    lowerHeatingValueKJPerKg: inputs.designFuelLowerHeatingValueKJPerKg,
    volatilePct: inputs.designVolatilePct,
  };
}

function gradeFuel({ fuel }: BoilerInputs): Gb24500Fuel {
  if (fuel === 'diesel' || fuel === 'fuelOil') return 'oil';
  if (fuel === 'naturalGas' || fuel === 'lng' || fuel === 'lpg') return 'gas';
  return fuel ?? 'bituminous';
}

interface Reference {
  id: string;
  zh: string;
  resultId: string;
  value: number;
  unit: string;
  sense: 'min' | 'max';
  code: string;
  table: string;
  column: string;
  matches?: (row: Record<string, unknown>) => boolean;
  note?: string;
}

/** Adds a limit of the pack; nothing when the pack does not hold it. */
function addReference(run: BoilerRun, reference: Reference): void {
  const { code, table, column, matches, ...check } = reference;
  const found = findRow(run.ctx.pack, code, table, matches);
  if (!found) return;
  const limit: LimitCheck = { ...check, limit: numberCell(found.row, column), standard: found.standard };
  run.d.limit(limit);
}

/** Exhaust temperature and excess air. */
export function flueLimits(run: BoilerRun, alpha: number | undefined): void {
  const { d, inputs } = run;
  const capacity = ratedCapacityTPerH(inputs);
  if (inputs.flueGasTemperatureC !== undefined && run.fuelClass !== 'electric' && capacity !== undefined) {
    const value = readingStep(d, {
      id: 'flue-gas-temperature',
      symbol: 't_py',
      zh: '排烟温度',
      value: inputs.flueGasTemperatureC,
      unit: '℃',
    });
    addReference(run, {
      id: 'flue-gas-temperature-limit',
      zh: '排烟温度',
      resultId: 'flue-gas-temperature',
      value,
      unit: '℃',
      sense: 'max',
      code: 'TSG G0002-2010',
      table: 'exhaust',
      column: 'limitC',
      matches: (row) => row['capacityMinTPerH'] === (capacity < 1 ? 0 : 1),
      note: '设计要求，作运行参考',
    });
  }
  const air = excessAirLimit(run);
  if (alpha !== undefined && air) {
    d.limit({
      id: 'alpha-limit',
      zh: '排烟处过量空气系数',
      resultId: 'alpha',
      value: alpha,
      unit: '',
      sense: 'max',
      limit: air.limit,
      standard: air.standard,
      note: '设计要求，作运行参考',
    });
  }
}

/** Surface temperatures of the body. */
export function surfaceLimits(run: BoilerRun): void {
  const parts = [
    { part: 'side', key: 'sideSurfaceTemperatureC', zh: '炉体侧面外表面温度' },
    { part: 'roof', key: 'roofSurfaceTemperatureC', zh: '炉顶外表面温度' },
  ] as const;
  for (const { part, key, zh } of parts) {
    const reading = run.inputs[key];
    if (reading === undefined) continue;
    const id = `surface-${part}`;
    const value = readingStep(run.d, { id, symbol: 't_b', zh, value: reading, unit: '℃' });
    addReference(run, {
      id: `${id}-limit`,
      zh,
      resultId: id,
      value,
      unit: '℃',
      sense: 'max',
      code: 'GB/T 15317-2009',
      table: 'surface',
      column: 'limitC',
      matches: (row) => row['part'] === part,
    });
  }
}

/** Blowdown, condensate return and trap failures. */
export function waterLimits(run: BoilerRun, blowdownPct: number | undefined): void {
  const { d, inputs } = run;
  if (blowdownPct !== undefined) {
    addReference(run, {
      id: 'blowdown-limit',
      zh: '排污率（软化水补水）',
      resultId: 'blowdown-rate',
      value: blowdownPct,
      unit: '%',
      sense: 'max',
      code: 'GB 50041',
      table: 'blowdown',
      column: 'limitPct',
      matches: (row) => row['water'] === 'softened',
    });
  }
  if (isSteam(inputs) && inputs.condensateReturnPct !== undefined) {
    const reading = { id: 'condensate-return', symbol: 'r_n', zh: '凝结水回收率', unit: '%' };
    const value = readingStep(d, { ...reading, value: inputs.condensateReturnPct });
    addReference(run, {
      id: 'condensate-limit',
      zh: '凝结水回收率',
      resultId: 'condensate-return',
      value,
      unit: '%',
      sense: 'min',
      code: 'GB/T 12712',
      table: 'condensate',
      column: 'limitPct',
      note: '指间接加热用汽',
    });
  }
}

/** Trap failure rate, once it was computed. */
export function trapLimit(run: BoilerRun): void {
  const { trapTotalCount, trapFailedCount } = run.inputs;
  if (trapTotalCount === undefined || trapFailedCount === undefined || !isSteam(run.inputs)) return;
  addReference(run, {
    id: 'trap-limit',
    zh: '疏水阀漏汽率',
    resultId: 'trap-failure',
    value: (trapFailedCount / trapTotalCount) * 100,
    unit: '%',
    sense: 'max',
    code: 'GB/T 12712',
    table: 'trap',
    column: 'limitPct',
  });
}

/** |η1 − η2| as a result, a reference limit, and a warning when the two tests disagree. */
export function agreement(run: BoilerRun, eta1: number | undefined, eta2: number | undefined): void {
  const { d, ctx } = run;
  if (eta1 === undefined || eta2 === undefined) return;
  const value = Math.abs(eta1 - eta2);
  d.formula(
    {
      id: 'eta-difference',
      symbol: 'Δη',
      zh: '正、反平衡热效率之差',
      formula: 'sqrt((η1 − η2)^2)',
      vars: { η1: eta1, η2: eta2 },
      value,
      unit: '%',
      clause: 'GB/T 10180-2017',
    },
    'result',
  );
  const found = findRow(ctx.pack, 'GB/T 10180-2017', 'agreement');
  const limit = found ? numberCell(found.row, 'maxDifferencePct') : null;
  if (!found || limit === null) return;
  const check = { id: 'agreement', zh: '正、反平衡热效率之差', resultId: 'eta-difference', value, unit: '%' };
  d.limit({ ...check, sense: 'max', limit, standard: found.standard });
  if (value > limit) {
    d.issue({
      code: 'balances-disagree',
      level: 'warn',
      zh: `正、反平衡热效率相差超过 ${limit} 个百分点，请核对燃料计量、蒸汽（热水）流量和烟气、灰渣取样后重测。`,
      fields: ['outputTPerH', 'circulationTPerH', 'fuelRateKgPerH', 'fuelRateNm3PerH', 'flueGasO2Pct'],
    });
  }
}
