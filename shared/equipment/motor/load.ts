/** Losses of a motor as a function of its load, and the load from power, current or slip. */
import { ieClassEfficiencyPct } from '../../standards/gb18613.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { MotorInputs } from './inputs.ts';

/** Efficiency of a frequency converter when none was given, %. */
export const defaultVfdEfficiencyPct = 96;

/** Losses, kW, at load rate β: `fixedKW + linearKW·β + variableKW·β²`. */
export interface LossModel {
  ratedKW: number;
  efficiencyPct: number;
  fixedKW: number;
  linearKW: number;
  variableKW: number;
  basis: 'no-load' | 'two-point' | 'constant';
}

export interface MotorLoad {
  /** Load rate, 1 = rated output. */
  beta: number;
  shaftKW: number;
  /** At the motor's terminals. */
  motorInputKW: number;
  /** At the meter: before the frequency converter, if there is one. */
  inputKW: number;
}

const gb12497 = 'GB/T 12497-2006';

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

/** Load of the motor from the best reading there is: power, then current, then slip, then a known load rate. */
export function motorLoad(
  d: Draft,
  inputs: MotorInputs,
  model: LossModel | undefined,
): MotorLoad | undefined {
  if (!model) return undefined;
  const keys = loadKeys(inputs);
  if (keys === null) {
    d.missing('load', '负载率', ['inputPowerKW']);
    return undefined;
  }
  return d.block(inputs, 'load', '负载率', keys, () => {
    const measured = inputPower(d, inputs);
    const beta = measured === undefined ? betaWithoutPower(d, inputs) : betaFromPower(d, model, measured);
    d.formula(
      {
        id: 'load-rate',
        symbol: 'β_%',
        zh: '负载率',
        formula: '100·β',
        vars: { β: beta },
        value: 100 * beta,
        unit: '%',
      },
      'key',
    );
    const shaftKW = d.formula(
      {
        id: 'shaft-power',
        symbol: 'P2',
        zh: '输出功率',
        formula: 'β·P_N',
        vars: { β: beta, P_N: model.ratedKW },
        value: beta * model.ratedKW,
        unit: 'kW',
        clause: gb12497,
      },
      'result',
    );
    const loss = lossStep(d, model, beta);
    const motorInputKW = measured ?? motorInputStep(d, shaftKW, loss);
    if (motorInputKW <= 0) refuse('输入功率为零，电动机没有运行。', ['inputPowerKW']);
    d.formula(
      {
        id: 'running-efficiency',
        symbol: 'η',
        zh: '运行效率',
        formula: '100·P2/P1',
        vars: { P2: shaftKW, P1: motorInputKW },
        value: (100 * shaftKW) / motorInputKW,
        unit: '%',
        clause: gb12497,
      },
      'key',
    );
    return { beta, shaftKW, motorInputKW, inputKW: meterPower(d, inputs, motorInputKW) };
  });
}

/** Keys of the method that can be used, or null when no reading tells the load. */
function loadKeys(inputs: MotorInputs): (keyof MotorInputs)[] | null {
  const methods: (keyof MotorInputs)[][] = [
    ['inputPowerKW'],
    ['terminalVoltageV', 'inputCurrentA', 'powerFactorRatio'],
    ['inputCurrentA', 'noLoadCurrentA', 'ratedCurrentA'],
    ...(slipTells(inputs) ? [['speedRPM', 'ratedSpeedRPM', 'poles'] as (keyof MotorInputs)[]] : []),
    ['loadRatePct'],
  ];
  return methods.find((keys) => has(inputs, ...keys)) ?? null;
}

/** A synchronous motor has no slip, and behind a converter the synchronous speed is not known. */
function slipTells(inputs: MotorInputs): boolean {
  return inputs.motorType !== 'permanent-magnet' && inputs.controlMethod !== 'vfd';
}

function inputPower(d: Draft, inputs: MotorInputs): number | undefined {
  const meter = meteredPower(d, inputs);
  if (meter === undefined || inputs.controlMethod !== 'vfd') return meter;
  const vfd = inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct;
  return d.formula({
    id: 'motor-input',
    symbol: 'P1',
    zh: '电动机输入功率（变频器之后）',
    formula: 'P1_v·η_v/100',
    vars: { P1_v: meter, η_v: vfd },
    value: (meter * vfd) / 100,
    unit: 'kW',
  });
}

function meteredPower(d: Draft, inputs: MotorInputs): number | undefined {
  if (has(inputs, 'inputPowerKW')) return inputs.inputPowerKW;
  if (!has(inputs, 'terminalVoltageV', 'inputCurrentA', 'powerFactorRatio')) return undefined;
  const { terminalVoltageV: U1, inputCurrentA: I1, powerFactorRatio: cosφ } = inputs;
  return d.formula(
    {
      id: 'input-power',
      symbol: 'P1',
      zh: '输入功率',
      formula: 'sqrt(3)·U1·I1·cosφ/1000',
      vars: { U1, I1, cosφ },
      value: (Math.sqrt(3) * U1 * I1 * cosφ) / 1000,
      unit: 'kW',
    },
    'result',
  );
}

function betaFromPower(d: Draft, model: LossModel, P1: number): number {
  const base = { id: 'load-ratio', symbol: 'β', zh: '负载率（以 1 计）', unit: '' };
  if (model.basis === 'constant') {
    const vars = { P1, η_N: model.efficiencyPct, P_N: model.ratedKW };
    const value = (P1 * model.efficiencyPct) / (100 * model.ratedKW);
    return d.formula({ ...base, formula: 'P1·η_N/(100·P_N)', vars, value });
  }
  const { fixedKW: P0, variableKW: a, ratedKW: P_N } = model;
  if (P1 < P0)
    refuse('输入功率小于空载（固定）损耗，请核对功率读数和空载功率。', ['inputPowerKW', 'noLoadPowerKW']);
  return d.formula({
    ...base,
    formula: '(sqrt(P_N^2/4 + a·(P1 − P0)) − P_N/2)/a',
    vars: { P_N, a, P1, P0 },
    value: (Math.sqrt(P_N ** 2 / 4 + a * (P1 - P0)) - P_N / 2) / a,
    clause: gb12497,
  });
}

function betaWithoutPower(d: Draft, inputs: MotorInputs): number {
  const base = { id: 'load-ratio', symbol: 'β', zh: '负载率（以 1 计）', unit: '' };
  if (has(inputs, 'inputCurrentA', 'noLoadCurrentA', 'ratedCurrentA')) {
    const { inputCurrentA: I1, noLoadCurrentA: I0, ratedCurrentA: I_N } = inputs;
    if (I_N <= I0 || I1 < I0) {
      refuse('空载电流应小于运行电流和额定电流，请核对电流读数。', [
        'inputCurrentA',
        'noLoadCurrentA',
        'ratedCurrentA',
      ]);
    }
    return d.formula({
      ...base,
      formula: 'sqrt((I1^2 − I0^2)/(I_N^2 − I0^2))',
      vars: { I1, I0, I_N },
      value: Math.sqrt((I1 ** 2 - I0 ** 2) / (I_N ** 2 - I0 ** 2)),
      clause: '电流法（工程估算）',
    });
  }
  if (slipTells(inputs) && has(inputs, 'speedRPM', 'ratedSpeedRPM', 'poles'))
    return betaFromSlip(d, inputs, base);
  const β = inputs.loadRatePct ?? 0;
  return d.formula({ ...base, formula: 'β_%/100', vars: { 'β_%': β }, value: β / 100 });
}

function betaFromSlip(
  d: Draft,
  inputs: MotorInputs & { speedRPM: number; ratedSpeedRPM: number; poles: string },
  base: { id: string; symbol: string; zh: string; unit: string },
): number {
  const poles = Number(inputs.poles);
  const n_s = d.formula({
    id: 'synchronous-speed',
    symbol: 'n_s',
    zh: '同步转速（50 Hz）',
    formula: '120·50/p',
    vars: { p: poles },
    value: (120 * 50) / poles,
    unit: 'r/min',
  });
  const { speedRPM: n, ratedSpeedRPM: n_N } = inputs;
  if (n_N >= n_s || n > n_s) {
    refuse('转速应低于同步转速，请核对极数、额定转速和实测转速。', ['speedRPM', 'ratedSpeedRPM', 'poles']);
  }
  const U1 = inputs.terminalVoltageV ?? 1;
  const U_N = inputs.ratedVoltageV ?? 1;
  const voltage = has(inputs, 'terminalVoltageV', 'ratedVoltageV') ? (U1 / U_N) ** 2 : 1;
  return d.formula({
    ...base,
    formula: voltage === 1 ? '(n_s − n)/(n_s − n_N)' : '(n_s − n)/(n_s − n_N)·(U1/U_N)^2',
    vars: { n_s, n, n_N, U1, U_N },
    value: ((n_s - n) / (n_s - n_N)) * voltage,
    clause: '转差法（工程估算）',
  });
}

function motorInputStep(d: Draft, shaftKW: number, loss: number): number {
  return d.formula(
    {
      id: 'input-power',
      symbol: 'P1',
      zh: '输入功率（由负载率推算）',
      formula: 'P2 + ΔP',
      vars: { P2: shaftKW, ΔP: loss },
      value: shaftKW + loss,
      unit: 'kW',
    },
    'result',
  );
}

function meterPower(d: Draft, inputs: MotorInputs, motorInputKW: number): number {
  if (inputs.controlMethod !== 'vfd') return motorInputKW;
  if (has(inputs, 'inputPowerKW')) return inputs.inputPowerKW;
  const vfd = inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct;
  return d.formula({
    id: 'meter-power',
    symbol: 'P1_v',
    zh: '变频器输入功率',
    formula: '100·P1/η_v',
    vars: { P1: motorInputKW, η_v: vfd },
    value: (100 * motorInputKW) / vfd,
    unit: 'kW',
  });
}
