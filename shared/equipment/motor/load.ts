/** Load of a motor from power, current or slip. */
import { defaultVfdEfficiencyPct } from '../electrical/flow-efficiency.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { MotorInputs } from './inputs.ts';
import { gb12497, lossStep } from './losses.ts';
import type { LossModel } from './losses.ts';

export interface MotorLoad {
  /** Load rate, 1 = rated output. */
  beta: number;
  shaftKW: number;
  /** At the motor's terminals. */
  motorInputKW: number;
  /** At the meter: before the frequency converter, if there is one. */
  inputKW: number;
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
