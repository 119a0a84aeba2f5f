/** Yearly electricity of a motor in a changed state, giving the same shaft work as in the baseline. */
import { defaultVfdEfficiencyPct } from '../electrical/flow-efficiency.ts';
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import {
  capacitorKvar,
  compensationSavingKWh,
  defaultReactiveEquivalent,
  netEnergyKWh,
} from '../electrical/reactive.ts';
import { has } from '../fields.ts';
import type { CalcContext, CarrierAmount, Step } from '../types.ts';
import type { MotorInputs } from './inputs.ts';
import { motorLoad } from './load.ts';
import { lossStep, lossesKW, motorLosses } from './losses.ts';
import type { LossModel } from './losses.ts';

/** Yearly consumption, kWh, or null when load or hours are not known. */
export function simulateMotor(
  inputs: MotorInputs,
  baseline: MotorInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const kWh = motorEnergy(createDraft(), inputs, baseline, ctx);
  return kWh === undefined ? null : [{ carrier: 'electricity', amount: kWh }];
}

/** The lines behind `simulateMotor`. */
export function explainMotor(inputs: MotorInputs, baseline: MotorInputs, ctx: CalcContext): Step[] {
  const d = createDraft();
  motorEnergy(d, inputs, baseline, ctx);
  return d.outcome().steps;
}

function motorEnergy(
  d: Draft,
  inputs: MotorInputs,
  baseline: MotorInputs,
  ctx: CalcContext,
): number | undefined {
  const silent = createDraft();
  const demand = motorLoad(silent, baseline, motorLosses(silent, baseline, ctx));
  if (!demand || !has(inputs, 'annualHoursH')) return undefined;
  return d.block(inputs, 'simulation', '年用电量', ['annualHoursH'], () => {
    const model = motorLosses(d, inputs, ctx);
    if (!model) return undefined;
    const shaftKW = shaftPower(d, inputs, baseline, demand.shaftKW);
    const inputKW = inputPowerStep(d, inputs, model, shaftKW);
    const idleKW = inputs.noLoadPowerKW ?? lossesKW(model, 0);
    const energy = d.formula({
      id: 'simulated-energy',
      symbol: 'E',
      zh: '年用电量',
      formula: 'P1·h + P0·h_k',
      vars: { P1: inputKW, h: inputs.annualHoursH, P0: idleKW, h_k: inputs.annualIdleHoursH ?? 0 },
      value: inputKW * inputs.annualHoursH + idleKW * (inputs.annualIdleHoursH ?? 0),
      unit: 'kWh/a',
    });
    const saved = compensated(d, inputs, baseline, inputKW);
    return saved === 0 ? energy : netEnergyKWh(d, energy, saved);
  });
}

/** Shaft power in the changed state: the baseline's, corrected for speed. */
function shaftPower(d: Draft, inputs: MotorInputs, baseline: MotorInputs, present: number): number {
  const k_n = speedFactor(d, inputs, baseline);
  const k_s = flowFactor(d, inputs, baseline);
  if (k_n === 1 && k_s === 1) return present;
  return d.formula({
    id: 'simulated-shaft-power',
    symbol: 'P2',
    zh: '改造后的轴功率',
    formula: 'P2_1·k_n·k_s',
    vars: { P2_1: present, k_n, k_s },
    value: present * k_n * k_s,
    unit: 'kW',
  });
}

/** A more efficient motor turns a little faster, and a fan or pump then takes more: cube of the speed ratio. */
function speedFactor(d: Draft, inputs: MotorInputs, baseline: MotorInputs): number {
  const before = baseline.ratedSpeedRPM;
  const after = inputs.ratedSpeedRPM;
  if (
    inputs.drivenLoad !== 'square-torque' ||
    before === undefined ||
    after === undefined ||
    before === after
  ) {
    return 1;
  }
  return d.formula({
    id: 'speed-factor',
    symbol: 'k_n',
    zh: '转速变化引起的轴功率变化',
    formula: '(n_2/n_1)^3',
    vars: { n_2: after, n_1: before },
    value: (after / before) ** 3,
    unit: '',
  });
}

/** Shaft power at the required speed relative to the present one; only where speed control was added. */
function flowFactor(d: Draft, inputs: MotorInputs, baseline: MotorInputs): number {
  const speed = inputs.requiredSpeedRatioPct;
  if (inputs.controlMethod !== 'vfd' || baseline.controlMethod === 'vfd' || speed === undefined) return 1;
  const s = speed / 100;
  const base = { id: 'speed-control-factor', symbol: 'k_s', zh: '调速后轴功率与现轴功率之比', unit: '' };
  if (inputs.drivenLoad !== 'square-torque') {
    return d.formula({ ...base, formula: 's', vars: { s }, value: s });
  }
  const σ = (inputs.staticHeadSharePct ?? 0) / 100;
  return d.formula({
    ...base,
    formula: 'σ·s + (1 − σ)·s^3',
    vars: { σ, s },
    value: σ * s + (1 - σ) * s ** 3,
  });
}

function inputPowerStep(d: Draft, inputs: MotorInputs, model: LossModel, shaftKW: number): number {
  const beta = d.formula({
    id: 'simulated-load-ratio',
    symbol: 'β',
    zh: '负载率（以 1 计）',
    formula: 'P2/P_N',
    vars: { P2: shaftKW, P_N: model.ratedKW },
    value: shaftKW / model.ratedKW,
    unit: '',
  });
  const loss = lossStep(d, model, beta, '-simulated');
  const vfd = inputs.controlMethod === 'vfd' ? (inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct) : 100;
  return d.formula({
    id: 'simulated-input-power',
    symbol: 'P1',
    zh: '输入功率',
    formula: '100·(P2 + ΔP)/η_v',
    vars: { P2: shaftKW, ΔP: loss, η_v: vfd },
    value: (100 * (shaftKW + loss)) / vfd,
    unit: 'kW',
  });
}

/** Loss avoided upstream by a better power factor; exactly zero when it did not change. */
function compensated(d: Draft, inputs: MotorInputs, baseline: MotorInputs, inputKW: number): number {
  const from = baseline.powerFactorRatio;
  const to = inputs.powerFactorRatio;
  if (from === undefined || to === undefined || to <= from || !has(inputs, 'annualHoursH')) return 0;
  const capacitor = capacitorKvar(d, inputKW, from, to);
  const K_Q = inputs.reactiveEquivalentKWPerKvar ?? defaultReactiveEquivalent;
  return compensationSavingKWh(d, capacitor, K_Q, inputs.annualHoursH);
}
