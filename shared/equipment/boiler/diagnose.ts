/** Diagnosis of a boiler: efficiency by losses and directly, design grade, water side, reference limits. */
import { createDraft, type Draft } from '../draft.ts';
import type { CalcContext, Outcome } from '../types.ts';
import { annualFuel, heatPerUnitKJ } from './annual.ts';
import { fuelClassOf } from './fuels.ts';
import type { BoilerInputs } from './inputs.ts';
import { computeBoiler, type BoilerModel } from './model.ts';
import { carriers } from '../../model/vocabulary.ts';
import { formatSignificant } from '../../quantity/format.ts';

export function diagnoseBoiler(inputs: BoilerInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  const model = computeBoiler(d, inputs, ctx);
  annualSteps(d, inputs, model);
  burnerAir(d, inputs, ctx);
  if (ctx.air.pressureSource === 'standard-atmosphere' && ctx.air.altitudeM > 1000) {
    d.issue({
      code: 'pressure-estimated',
      level: 'info',
      zh: '大气压按海拔估算；请用气压表实测后填入场地信息，绝对压力和露点会更准。',
      fields: [],
    });
  }
  return d.outcome();
}

/** Density of air that burners and fans are rated in, kg/m³ (ISO 2533, sea level, 15 °C). */
const RATED_DENSITY = 1.225;

/**
 * What a fan of unchanged volume still lets burn: the oxygen it moves falls with the density. A maker's curve for the
 * altitude goes before it.
 */
function burnerAir(d: Draft, inputs: BoilerInputs, ctx: CalcContext): void {
  const fuelClass = fuelClassOf(inputs.fuel);
  if (fuelClass === undefined || fuelClass === 'electric' || ctx.air.altitudeM <= 1000) return;
  const ρ = ctx.air.densityKgPerM3;
  d.formula(
    {
      id: 'burner-air-factor',
      symbol: 'σ',
      zh: '送风机风量不变时可供氧量与海平面之比（风机受限时的出力上限）',
      formula: `ρ/${RATED_DENSITY}`,
      vars: { ρ },
      value: ρ / RATED_DENSITY,
      unit: '',
    },
    'result',
  );
}

/** Yearly fuel, when the records or the running hours give it. */
function annualSteps(d: Draft, inputs: BoilerInputs, model: BoilerModel): void {
  const fuel = annualFuel(inputs);
  if (fuel === undefined) {
    const amountKey =
      inputs.fuel === 'electricity'
        ? 'annualFuelAmountKWh'
        : inputs.fuel === 'naturalGas'
          ? 'annualFuelAmountNm3'
          : 'annualFuelAmountT';
    d.missing('annual-fuel', '年燃料消耗量（措施节能量需要）', [amountKey, 'runningHoursH']);
    return;
  }
  const { zh, unit } = carriers[fuel.carrier];
  d.lookup(
    {
      id: 'annual-fuel',
      symbol: 'B_a',
      zh: `年${zh}消耗量`,
      formula: '企业台账；没有台账时为实测小时消耗量乘年运行小时数',
      substitution: `${formatSignificant(fuel.amount, 8)} ${unit}`,
      value: fuel.amount,
      unit,
    },
    'result',
  );
  if (model.runningEtaPct === undefined) {
    d.missing('running-efficiency', '运行热效率（措施节能量需要）', ['flueGasO2Pct', 'flueGasTemperatureC']);
    return;
  }
  const Q_d = heatPerUnitKJ(inputs);
  if (Q_d === undefined) return;
  const [B_a, η] = [fuel.amount, model.runningEtaPct];
  d.formula(
    {
      id: 'annual-heat',
      symbol: 'Q_a',
      zh: '年有效供热量（按运行热效率）',
      formula: 'B_a·Q_d·η/100/1000000',
      vars: { B_a, Q_d, η },
      value: (B_a * Q_d * η) / 100 / 1_000_000,
      unit: 'GJ',
    },
    'result',
  );
}
