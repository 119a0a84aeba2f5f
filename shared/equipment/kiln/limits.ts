/** Unit energy of the year against product limits, furnace grades, and wall temperatures. */
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { furnaceLimit, furnaceWaitsFor, productLimit } from '../../standards/kiln-limits.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import { has } from '../fields.ts';
import { readingStep } from '../thermal/readings.ts';
import { annualAmounts } from './annual-amounts.ts';
import { kilnProducts } from './kinds.ts';
import { wallNumbers } from './loss-fields.ts';
import { ambientC, isElectric, netCalorificValueKJ, text, type FurnaceRun } from './run.ts';

const POWER_KGCE = 0.1229;
const PER_TONNE = 'kgce/t';

/** Year's energy per unit of product, and its limit where a national one exists. */
export function kilnLimits(run: FurnaceRun): void {
  const yearly = yearlyKgce(run);
  const perTonne = yearly === undefined ? undefined : perUnit(run, yearly, PER_TONNE);
  judgeProduct(run, yearly, perTonne);
  judgeFurnace(run);
}

/** Energy of the year, kgce; undefined while it is not known. */
function yearlyKgce(run: FurnaceRun): number | undefined {
  const { d, inputs } = run;
  const amounts = annualAmounts(inputs);
  const W_a = amounts.electricityKWh;
  const terms: string[] = [];
  const vars: Record<string, number> = {};
  let value = 0;
  if (!isElectric(inputs)) {
    const Q_net = netCalorificValueKJ(inputs);
    if (amounts.fuel === undefined || Q_net === undefined) {
      d.missing('unit-energy', '单位产品综合能耗', [
        inputs.fuel === 'naturalGas' ? 'annualFuelAmountNm3' : 'annualFuelAmountT',
        inputs.fuel === 'naturalGas' ? 'lowerHeatingValueKJPerNm3' : 'lowerHeatingValueKJPerKg',
      ]);
      return undefined;
    }
    const perUnit = inputs.fuel === 'naturalGas' ? 1 : 1000;
    terms.push(perUnit === 1 ? `B_a·Q_net/${STANDARD_COAL_KJ}` : `B_a·1000·Q_net/${STANDARD_COAL_KJ}`);
    Object.assign(vars, { B_a: amounts.fuel, Q_net });
    value += (amounts.fuel * perUnit * Q_net) / STANDARD_COAL_KJ;
  } else if (W_a === undefined) {
    d.missing('unit-energy', '单位产品综合能耗', ['annualElectricityKWh']);
    return undefined;
  }
  if (has(inputs, 'annualInternalFuelT', 'internalFuelHeatingValueKJPerKg') && inputs.kilnType === 'tunnel') {
    const { annualInternalFuelT: B_n, internalFuelHeatingValueKJPerKg: Q_n } = inputs;
    terms.push(`B_n·1000·Q_n/${STANDARD_COAL_KJ}`);
    Object.assign(vars, { B_n, Q_n });
    value += (B_n * 1000 * Q_n) / STANDARD_COAL_KJ;
  }
  if (W_a !== undefined) {
    terms.push(`${POWER_KGCE}·W_a`);
    Object.assign(vars, { W_a });
    value += POWER_KGCE * W_a;
  }
  const step = {
    id: 'yearly-energy',
    symbol: 'E_a',
    zh: '年综合能耗',
    unit: 'kgce',
    clause: 'GB/T 2589-2020',
  };
  return d.formula({ ...step, formula: terms.join(' + '), vars, value }, 'result');
}

function perUnit(run: FurnaceRun, E_a: number, unit: string): number | undefined {
  const { d, inputs } = run;
  const tonne = unit === PER_TONNE;
  const amount = tonne ? inputs.annualOutputT : inputs.annualProductUnits;
  if (amount === undefined) return undefined;
  return d.formula(
    {
      id: tonne ? 'unit-energy' : 'unit-energy-product',
      symbol: 'e',
      zh: tonne ? '单位产品综合能耗（每吨）' : '单位产品综合能耗（限额单位）',
      formula: tonne ? 'E_a/G_a' : 'E_a/N_a',
      vars: tonne ? { E_a, G_a: amount } : { E_a, N_a: amount },
      value: E_a / amount,
      unit,
      clause: 'GB/T 2589-2020',
    },
    'key',
  );
}

function judgeProduct(run: FurnaceRun, yearly: number | undefined, perTonne: number | undefined): void {
  const { d, inputs, ctx } = run;
  const { product } = inputs;
  if (product === undefined || product === 'none') return;
  const found = productLimit(ctx.pack, product);
  if (!found) return;
  const entered = inputs.productLimitEnergyKgcePerUnit;
  const zh = `${kilnProducts[product]}单位产品综合能耗`;
  const byTonne = found.unit === PER_TONNE;
  const value =
    entered !== undefined
      ? d.lookup(
          {
            id: 'product-energy',
            symbol: 'e_p',
            zh,
            formula: '企业核算值',
            substitution: `${text(entered)} ${found.unit}`,
            value: entered,
            unit: found.unit,
          },
          'key',
        )
      : byTonne
        ? perTonne
        : yearly === undefined
          ? undefined
          : perUnit(run, yearly, found.unit);
  if (value === undefined) {
    const amount = byTonne ? 'annualOutputT' : 'annualProductUnits';
    d.missing('product-limit', '单位产品能耗限额', ['productLimitEnergyKgcePerUnit', amount]);
    return;
  }
  const resultId = entered !== undefined ? 'product-energy' : byTonne ? 'unit-energy' : 'unit-energy-product';
  d.limit({
    id: 'product-limit',
    zh,
    resultId,
    value,
    unit: found.unit,
    sense: 'max',
    limit: found.limit,
    ...(found.grades.length > 0 ? { grades: found.grades } : {}),
    standard: found.standard,
    ...(found.note === undefined ? {} : { note: found.note }),
  });
}

/** Comparable unit use of an electric heat-treatment furnace. */
function judgeFurnace(run: FurnaceRun): void {
  const { d, inputs, ctx } = run;
  const { furnaceType: furnace, kilnType, ratedPowerKW, workTemperatureC } = inputs;
  if (furnace === undefined || (kilnType !== 'heatTreatment' && kilnType !== 'electric')) return;
  if (!isElectric(inputs)) {
    d.issue({
      code: 'fuel-furnace-not-graded',
      level: 'info',
      zh: '燃料热处理炉的可比用能折算系数待核对，暂不按 GB/T 36561-2018 分等。',
      fields: ['furnaceType'],
    });
    return;
  }
  d.block(inputs, 'furnace-use', '可比用电单耗', ['annualElectricityKWh', 'equivalentLoadT'], (given) => {
    const { annualElectricityKWh: W_a, equivalentLoadT: G_z } = given;
    const value = d.formula(
      {
        id: 'furnace-use',
        symbol: 'b_k',
        zh: '可比用电单耗',
        formula: 'W_a/G_z',
        vars: { W_a, G_z },
        value: W_a / G_z,
        unit: 'kWh/t',
        clause: 'GB/T 36561-2018',
      },
      'key',
    );
    const query = { furnace, energy: 'electricity' as const, ratedPowerKW, workTemperatureC };
    const waits = furnaceWaitsFor(ctx.pack, query);
    if (waits) {
      d.missing('furnace-grade', '可比用电单耗分等', [waits === 'kW' ? 'ratedPowerKW' : 'workTemperatureC']);
      return;
    }
    const found = furnaceLimit(ctx.pack, query);
    if (!found) {
      d.issue({
        code: 'furnace-out-of-range',
        level: 'info',
        zh: '该炉型的额定功率或工作温度不在 GB/T 36561-2018 表8 的范围内，不能分等。',
        fields: ['furnaceType', 'ratedPowerKW', 'workTemperatureC'],
      });
      return;
    }
    const check = {
      id: 'furnace-grade',
      zh: `${found.zh}可比用电单耗`,
      resultId: 'furnace-use',
      value,
      unit: 'kWh/t',
    };
    d.limit({ ...check, sense: 'max', limit: found.limit, grades: found.grades, standard: found.standard });
  });
}

/** Outer surfaces: 50 °C, or 25 K above warm surroundings (recalled, decides nothing). */
export function wallLimits(run: FurnaceRun): void {
  const { d, inputs, ctx } = run;
  const ambient = ambientC(run);
  const cold = findRow(ctx.pack, 'GB/T 4272', 'surface', (row) => typeof row['limitC'] === 'number');
  const warm = findRow(ctx.pack, 'GB/T 4272', 'surface', (row) => typeof row['riseK'] === 'number');
  if (!cold || !warm) return;
  const border = numberCell(cold.row, 'ambientMaxC') ?? 25;
  const limit =
    ambient <= border ? numberCell(cold.row, 'limitC') : ambient + (numberCell(warm.row, 'riseK') ?? 25);
  for (const n of wallNumbers) {
    const reading = inputs[`wall${n}TemperatureC`];
    if (reading === undefined) continue;
    const zh = `炉体第 ${n} 部分外表面温度`;
    const value = readingStep(d, {
      id: `wall-${n}-temperature`,
      symbol: 't_b',
      zh,
      value: reading,
      unit: '℃',
    });
    const check = { id: `wall-${n}-limit`, zh, resultId: `wall-${n}-temperature`, value, unit: '℃' };
    d.limit({ ...check, sense: 'max', limit, standard: cold.standard, note: '旧版引文，作运行参考' });
  }
}
