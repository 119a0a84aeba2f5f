/** Economic operation of an induction motor by its comprehensive efficiency (GB/T 12497-2006). */
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { defaultReactiveEquivalent } from '../electrical/reactive.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { MotorInputs } from './inputs.ts';
import type { MotorLoad } from './load.ts';
import { lossesKW } from './losses.ts';
import type { LossModel } from './losses.ts';

const clause = 'GB/T 12497-2006';

/** Comprehensive efficiency against its rated value; needs no-load power and current. */
export function judgeEconomic(
  d: Draft,
  inputs: MotorInputs,
  model: LossModel | undefined,
  load: MotorLoad | undefined,
  ctx: CalcContext,
): void {
  if (inputs.motorType === 'permanent-magnet') return;
  const id = 'economic-operation';
  const zh = '经济运行判定';
  if (!model || !load) {
    d.missing(id, zh, inputs.noLoadPowerKW === undefined ? ['noLoadPowerKW'] : ['inputPowerKW']);
    return;
  }
  const keys = ['noLoadPowerKW', 'noLoadCurrentA', 'ratedVoltageV', ...ratingKeys(inputs)] as const;
  d.block(inputs, id, zh, keys, () => {
    if (model.basis !== 'no-load') refuse('空载功率没有被采用，请先核对空载功率。', ['noLoadPowerKW']);
    const K_Q = inputs.reactiveEquivalentKWPerKvar ?? defaultReactiveEquivalent;
    if (inputs.reactiveEquivalentKWPerKvar === undefined) {
      d.issue({
        code: 'default-reactive-equivalent',
        level: 'info',
        zh: `没有填无功经济当量，按 ${defaultReactiveEquivalent} kW/kvar 计；请按供电方式核定。`,
        fields: ['reactiveEquivalentKWPerKvar'],
      });
    }
    const Q0 = noLoadReactive(d, inputs, model);
    const Q_N = ratedReactive(d, inputs, model);
    compare(d, model, load, { K_Q, Q0, Q_N }, ctx);
  });
}

/** The rated power factor follows from the rated current; the plate's own value serves where that is absent. */
function ratingKeys(inputs: MotorInputs): ('ratedCurrentA' | 'ratedPowerFactorRatio')[] {
  return inputs.ratedCurrentA === undefined && inputs.ratedPowerFactorRatio !== undefined
    ? ['ratedPowerFactorRatio']
    : ['ratedCurrentA'];
}

function noLoadReactive(d: Draft, inputs: MotorInputs, model: LossModel): number {
  const U_N = inputs.ratedVoltageV as number;
  const I0 = inputs.noLoadCurrentA as number;
  const P0 = model.fixedKW;
  const square = (3 * U_N ** 2 * I0 ** 2) / 10 ** 6 - P0 ** 2;
  if (square < 0)
    refuse('空载电流对应的视在功率小于空载功率，请核对空载电流。', ['noLoadCurrentA', 'noLoadPowerKW']);
  return d.formula({
    id: 'no-load-reactive',
    symbol: 'Q0',
    zh: '空载无功功率',
    formula: 'sqrt(3·U_N^2·I0^2/10^6 − P0^2)',
    vars: { U_N, I0, P0 },
    value: Math.sqrt(square),
    unit: 'kvar',
    clause,
  });
}

function ratedReactive(d: Draft, inputs: MotorInputs, model: LossModel): number {
  const cosφ = ratedPowerFactor(d, inputs, model);
  if (cosφ > 1) {
    refuse('由额定功率、电压、电流和效率算出的额定功率因数大于 1，请核对铭牌。', [
      'ratedCurrentA',
      'ratedVoltageV',
      'ratedPowerKW',
    ]);
  }
  return d.formula({
    id: 'rated-reactive',
    symbol: 'Q_N',
    zh: '额定无功功率',
    formula: '100·P_N/η_N·sqrt(1/cosφ_N^2 − 1)',
    vars: { P_N: model.ratedKW, η_N: model.efficiencyPct, cosφ_N: cosφ },
    value: ((100 * model.ratedKW) / model.efficiencyPct) * Math.sqrt(1 / cosφ ** 2 - 1),
    unit: 'kvar',
    clause,
  });
}

function ratedPowerFactor(d: Draft, inputs: MotorInputs, model: LossModel): number {
  if (!has(inputs, 'ratedCurrentA', 'ratedVoltageV')) return inputs.ratedPowerFactorRatio as number;
  const { ratedVoltageV: U_N, ratedCurrentA: I_N } = inputs;
  return d.formula({
    id: 'rated-power-factor',
    symbol: 'cosφ_N',
    zh: '额定功率因数',
    formula: '100·1000·P_N/(sqrt(3)·U_N·I_N·η_N)',
    vars: { P_N: model.ratedKW, U_N, I_N, η_N: model.efficiencyPct },
    value: (100 * 1000 * model.ratedKW) / (Math.sqrt(3) * U_N * I_N * model.efficiencyPct),
    unit: '',
    clause,
  });
}

function compare(
  d: Draft,
  model: LossModel,
  load: MotorLoad,
  reactive: { K_Q: number; Q0: number; Q_N: number },
  ctx: CalcContext,
): void {
  const { K_Q, Q0, Q_N } = reactive;
  const { beta, shaftKW } = load;
  const loss = lossesKW(model, beta);
  const ΔP_c = d.formula({
    id: 'comprehensive-loss',
    symbol: 'ΔP_c',
    zh: '综合功率损耗',
    formula: 'ΔP + K_Q·(Q0 + β^2·(Q_N − Q0))',
    vars: { ΔP: loss, K_Q, Q0, β: beta, Q_N },
    value: loss + K_Q * (Q0 + beta ** 2 * (Q_N - Q0)),
    unit: 'kW',
    clause,
  });
  const ratedLoss = (100 / model.efficiencyPct - 1) * model.ratedKW + K_Q * Q_N;
  const ΔP_cN = d.formula({
    id: 'rated-comprehensive-loss',
    symbol: 'ΔP_cN',
    zh: '额定综合功率损耗',
    formula: '(100/η_N − 1)·P_N + K_Q·Q_N',
    vars: { η_N: model.efficiencyPct, P_N: model.ratedKW, K_Q, Q_N },
    value: ratedLoss,
    unit: 'kW',
    clause,
  });
  const η_c = comprehensiveEfficiency(
    d,
    'comprehensive-efficiency',
    'η_c',
    '综合效率',
    'P2',
    shaftKW,
    'ΔP_c',
    ΔP_c,
  );
  const η_cN = comprehensiveEfficiency(
    d,
    'rated-comprehensive-efficiency',
    'η_cN',
    '额定综合效率',
    'P_N',
    model.ratedKW,
    'ΔP_cN',
    ΔP_cN,
  );
  const ratio = d.formula(
    {
      id: 'economic-ratio',
      symbol: 'η_c/η_cN',
      zh: '综合效率与额定综合效率之比',
      formula: 'η_c/η_cN',
      vars: { η_c, η_cN },
      value: η_c / η_cN,
      unit: '',
      clause,
    },
    'result',
  );
  judge(d, ratio, beta, ctx);
}

function comprehensiveEfficiency(
  d: Draft,
  id: string,
  symbol: string,
  zh: string,
  powerSymbol: string,
  power: number,
  lossSymbol: string,
  loss: number,
): number {
  return d.formula(
    {
      id,
      symbol,
      zh,
      formula: `100·${powerSymbol}/(${powerSymbol} + ${lossSymbol})`,
      vars: { [powerSymbol]: power, [lossSymbol]: loss },
      value: (100 * power) / (power + loss),
      unit: '%',
      clause,
    },
    'result',
  );
}

function judge(d: Draft, ratio: number, beta: number, ctx: CalcContext): void {
  const { value, standard } = monitoringLimit(ctx.pack, 'motor-economic-ratio', clause);
  d.limit({
    id: 'economic-operation',
    zh: '电动机经济运行（综合效率比）',
    resultId: 'economic-ratio',
    value: ratio,
    unit: '',
    sense: 'min',
    limit: value,
    standard,
    note: `${economicZone(ratio)}；此时负载率 ${(100 * beta).toFixed(1)}%，请与判定一并看。不低于 1 为经济运行，0.60～1 为允许运行，低于 0.60 为非经济运行。`,
  });
}

/** Zone of GB/T 12497-2006 by the ratio of comprehensive to rated comprehensive efficiency. */
export function economicZone(ratio: number): string {
  if (ratio >= 1) return '经济运行';
  return ratio >= 0.6 ? '允许运行' : '非经济运行';
}
