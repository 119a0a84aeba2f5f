/** Losses of a motor as a function of its load, from its plate. */
import { ieClassEfficiencyPct } from '../../standards/gb18613.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { MotorInputs } from './inputs.ts';

/** Losses, kW, at load rate β: `fixedKW + linearKW·β + variableKW·β²`. */
export interface LossModel {
  ratedKW: number;
  efficiencyPct: number;
  fixedKW: number;
  linearKW: number;
  variableKW: number;
  basis: 'no-load' | 'two-point' | 'constant';
}

export const gb12497 = 'GB/T 12497-2006';

/** Rated efficiency from the plate, or from the IE class when the plate has none. */
export function ratedEfficiencyPct(d: Draft, inputs: MotorInputs, ctx: CalcContext): number | undefined {
  const step = { id: 'rated-efficiency', symbol: 'η_N', zh: '额定效率', unit: '%' };
  if (has(inputs, 'ratedEfficiencyPct')) {
    const value = inputs.ratedEfficiencyPct;
    const substitution = `铭牌：${formatSignificant(value, 6)} %`;
    return d.lookup({ ...step, formula: '铭牌额定效率', substitution, value }, 'result');
  }
  if (!has(inputs, 'efficiencyClass', 'ratedPowerKW', 'poles')) return undefined;
  const { efficiencyClass, ratedPowerKW, poles } = inputs;
  const value = ieClassEfficiencyPct(ctx.pack, efficiencyClass, ratedPowerKW, Number(poles));
  if (value === null) return undefined;
  const clause =
    efficiencyClass === 'IE1' || efficiencyClass === 'IE2' ? 'IEC 60034-30-1' : 'GB 18613-2020 表1';
  const substitution = `${efficiencyClass}，${ratedPowerKW} kW，${poles} 极`;
  return d.lookup({ ...step, formula: '按能效等级、功率和极数查表', substitution, value, clause }, 'result');
}

/** Loss model of the motor; undefined (and noted as missing) when its rating is not known. */
export function motorLosses(d: Draft, inputs: MotorInputs, ctx: CalcContext): LossModel | undefined {
  const efficiencyPct = ratedEfficiencyPct(d, inputs, ctx);
  if (efficiencyPct === undefined || !has(inputs, 'ratedPowerKW')) {
    const keys = [
      ...(inputs.ratedPowerKW === undefined ? ['ratedPowerKW'] : []),
      ...(efficiencyPct === undefined ? ['ratedEfficiencyPct'] : []),
    ];
    d.missing('motor-losses', '额定损耗', keys);
    return undefined;
  }
  const rating = { ratedKW: inputs.ratedPowerKW, efficiencyPct, linearKW: 0 };
  return (
    lossesFromNoLoad(d, inputs, rating) ??
    lossesFromTwoPoints(d, inputs, rating) ??
    constantEfficiency(d, rating)
  );
}

type Rating = Pick<LossModel, 'ratedKW' | 'efficiencyPct' | 'linearKW'>;

function lossesFromNoLoad(d: Draft, inputs: MotorInputs, rating: Rating): LossModel | undefined {
  const P0 = inputs.noLoadPowerKW;
  if (P0 === undefined) return undefined;
  const a = (100 / rating.efficiencyPct - 1) * rating.ratedKW - P0;
  if (a <= 1e-4 * rating.ratedKW) {
    d.issue({
      code: 'no-load-power-too-high',
      level: 'warn',
      zh: '空载功率不小于额定总损耗，请核对空载功率和额定效率；本次没有采用空载功率。',
      fields: ['noLoadPowerKW', 'ratedEfficiencyPct'],
    });
    return undefined;
  }
  d.formula({
    id: 'rated-variable-loss',
    symbol: 'a',
    zh: '额定可变损耗',
    formula: '(100/η_N − 1)·P_N − P0',
    vars: { η_N: rating.efficiencyPct, P_N: rating.ratedKW, P0 },
    value: a,
    unit: 'kW',
    clause: gb12497,
  });
  return { ...rating, fixedKW: P0, variableKW: a, basis: 'no-load' };
}

function lossesFromTwoPoints(d: Draft, inputs: MotorInputs, rating: Rating): LossModel | undefined {
  const at75 = inputs.threeQuarterLoadEfficiencyPct;
  if (at75 === undefined) return undefined;
  const vL = (100 / rating.efficiencyPct - 1 - 0.75 * (100 / at75 - 1)) / 0.4375;
  const v0 = 100 / rating.efficiencyPct - 1 - vL;
  if (vL <= 1e-4 || v0 < 0) {
    d.issue({
      code: 'two-point-implausible',
      level: 'warn',
      zh: '75% 负载效率与额定效率相差太大，推不出合理的固定损耗和可变损耗，请核对样本数据；本次没有采用。',
      fields: ['threeQuarterLoadEfficiencyPct', 'ratedEfficiencyPct'],
    });
    return undefined;
  }
  const clause = 'IEC 60034-31';
  d.formula({
    id: 'variable-loss-share',
    symbol: 'v_L',
    zh: '额定可变损耗与额定功率之比',
    formula: '((100/η_N − 1) − 0.75·(100/η_75 − 1))/0.4375',
    vars: { η_N: rating.efficiencyPct, η_75: at75 },
    value: vL,
    unit: '',
    clause,
  });
  d.formula({
    id: 'fixed-loss-share',
    symbol: 'v_0',
    zh: '固定损耗与额定功率之比',
    formula: '100/η_N − 1 − v_L',
    vars: { η_N: rating.efficiencyPct, v_L: vL },
    value: v0,
    unit: '',
    clause,
  });
  const scaled = (id: string, symbol: string, zh: string, share: string, value: number) =>
    d.formula({
      id,
      symbol,
      zh,
      formula: `${share}·P_N`,
      vars: { [share]: value, P_N: rating.ratedKW },
      value: value * rating.ratedKW,
      unit: 'kW',
    });
  const fixedKW = scaled('fixed-loss', 'P0', '固定损耗', 'v_0', v0);
  const variableKW = scaled('rated-variable-loss', 'a', '额定可变损耗', 'v_L', vL);
  return { ...rating, fixedKW, variableKW, basis: 'two-point' };
}

function constantEfficiency(d: Draft, rating: Rating): LossModel {
  d.issue({
    code: 'constant-efficiency',
    level: 'info',
    zh: '没有空载功率，也没有 75% 负载效率，按各负载下效率等于额定效率估算；低负载时偏乐观，请补测空载功率。',
    fields: ['noLoadPowerKW', 'threeQuarterLoadEfficiencyPct'],
  });
  const linearKW = (100 / rating.efficiencyPct - 1) * rating.ratedKW;
  return { ...rating, linearKW, fixedKW: 0, variableKW: 0, basis: 'constant' };
}

/** Losses, kW, at a load rate. */
export function lossesKW(model: LossModel, beta: number): number {
  return model.fixedKW + model.linearKW * beta + model.variableKW * beta ** 2;
}

/** Adds the loss step at a load rate and returns the losses, kW. `mark` keeps the ids of two motors apart. */
export function lossStep(d: Draft, model: LossModel, beta: number, mark = ''): number {
  const base = {
    id: `losses${mark}`,
    symbol: 'ΔP',
    zh: '电动机有功损耗',
    unit: 'kW',
    value: lossesKW(model, beta),
  };
  if (model.basis === 'constant') {
    const vars = { β: beta, P_N: model.ratedKW, η_N: model.efficiencyPct };
    return d.formula({ ...base, formula: 'β·P_N·(100/η_N − 1)', vars });
  }
  const vars = { P0: model.fixedKW, β: beta, a: model.variableKW };
  return d.formula({ ...base, formula: 'P0 + β^2·a', vars, clause: gb12497 });
}
