/** Yearly energy of a compressor in a changed state, feeding the same consumers as the baseline. */

import { defaultVfdEfficiencyPct } from '../electrical/flow-efficiency.ts';
import { createDraft, refuse } from '../draft.ts';
import type { Draft, Show } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext, CarrierAmount, Step } from '../types.ts';
import { absoluteKPa, inletC, inletKPa, standardWorkStep, workStep } from './air-work.ts';
import { displacedHeat } from './heat.ts';
import type { CompressorInputs } from './inputs.ts';
import { capacityOf, leakFlow, meanFlow } from './leakage.ts';

/** Yearly consumption; null when flow, power or hours are not known. Displaced heat counts as negative consumption. */
export function simulateCompressor(
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  return compressorAmounts(createDraft(), inputs, baseline, ctx) ?? null;
}

/** The lines behind `simulateCompressor`. */
export function explainCompressor(
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): Step[] {
  const d = createDraft();
  compressorAmounts(d, inputs, baseline, ctx);
  return d.outcome().steps;
}

function compressorAmounts(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): CarrierAmount[] | undefined {
  const power = meanPower(d, inputs, baseline, ctx);
  if (power === undefined || !has(inputs, 'annualHoursH')) return undefined;
  const kWh = yearlyEnergy(d, power, inputs.annualHoursH);
  const displaced =
    inputs.heatRecovery === 'installed' && baseline.heatRecovery !== 'installed'
      ? displacedHeat(d, inputs, power)
      : undefined;
  if (!displaced) return [{ carrier: 'electricity', amount: kWh }];
  if (displaced.carrier === 'electricity') {
    const net = d.formula({
      id: 'net-energy',
      symbol: 'E_n',
      zh: '扣除余热替代后的年用电量',
      formula: 'E − B',
      vars: { E: kWh, B: displaced.amount },
      value: kWh - displaced.amount,
      unit: 'kWh/a',
    });
    return [{ carrier: 'electricity', amount: net }];
  }
  return [
    { carrier: 'electricity', amount: kWh },
    { carrier: displaced.carrier, amount: -displaced.amount },
  ];
}

/** Mean power times hours. */
export function yearlyEnergy(d: Draft, power: number, hours: number, show?: Show): number {
  return d.formula(
    {
      id: 'annual-energy',
      symbol: 'E',
      zh: '年用电量',
      formula: 'P_m·h',
      vars: { P_m: power, h: hours },
      value: power * hours,
      unit: 'kWh/a',
    },
    show,
  );
}

/** Mean electrical power with its steps, kW. */
export function meanPower(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
  show?: Show,
): number | undefined {
  return d.block(inputs, 'simulation', '平均功率', [], () => {
    const capacity = capacityOf(inputs);
    const loaded = loadedPower(d, inputs, baseline, ctx);
    const demand = supplyFlow(d, inputs, baseline, ctx);
    if (capacity === undefined || loaded === undefined || demand === undefined) return undefined;
    const r = loadRatio(d, demand, capacity);
    if (inputs.controlMethod === 'vsd') return variableSpeed(d, inputs, baseline, loaded, r, show);
    const unloaded = unloadedPower(d, inputs, baseline, loaded);
    if (unloaded === undefined) return undefined;
    return d.formula(
      {
        id: 'mean-power',
        symbol: 'P_m',
        zh: '平均输入功率',
        formula: 'P_U + (P_L − P_U)·r',
        vars: { P_U: unloaded, P_L: loaded, r },
        value: unloaded + (loaded - unloaded) * r,
        unit: 'kW',
      },
      show,
    );
  });
}

function variableSpeed(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  loaded: number,
  r: number,
  show: Show | undefined,
): number {
  // A machine measured with its converter already contains the converter's loss.
  const η_v = baseline.controlMethod === 'vsd' ? 100 : (inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct);
  return d.formula(
    {
      id: 'mean-power',
      symbol: 'P_m',
      zh: '平均输入功率（随流量变化）',
      formula: '100·P_L·r/η_v',
      vars: { P_L: loaded, r, η_v },
      value: (100 * loaded * r) / η_v,
      unit: 'kW',
    },
    show,
  );
}

function loadRatio(d: Draft, flow: number, capacity: number): number {
  const base = { id: 'load-ratio', symbol: 'r', zh: '平均负荷率（供气量与容积流量之比）', unit: '' };
  if (flow > capacity) {
    return d.lookup({ ...base, formula: '供气量不大于容积流量，取 1', substitution: '1', value: 1 });
  }
  return d.formula({ ...base, formula: 'q_m/q', vars: { q_m: flow, q: capacity }, value: flow / capacity });
}

function isSameMachine(a: CompressorInputs, b: CompressorInputs): boolean {
  return (
    a.ratedSpecificPowerKWPerM3PerMin === b.ratedSpecificPowerKWPerM3PerMin &&
    a.ratedPowerKW === b.ratedPowerKW
  );
}

/** Power at full load in the changed state: measured and scaled with the isentropic work, or from the plate. */
function loadedPower(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): number | undefined {
  if (isSameMachine(inputs, baseline) && baseline.inputPowerKW !== undefined && baseline.inputPowerKW > 0) {
    return scaledPower(d, inputs, baseline, baseline.inputPowerKW, ctx);
  }
  const capacity = capacityOf(inputs);
  if (capacity === undefined) return undefined;
  const { ratedSpecificPowerKWPerM3PerMin: SP_N, ratedPressureMPa, dischargePressureMPa } = inputs;
  if (SP_N === undefined || ratedPressureMPa === undefined || dischargePressureMPa === undefined)
    return undefined;
  const w_0 = standardWorkStep(d, ratedPressureMPa, '-plate');
  const w_s = siteWork(d, inputs, dischargePressureMPa, ctx, '-site');
  return d.formula({
    id: 'loaded-power',
    symbol: 'P_L',
    zh: '加载功率（由额定比功率按等熵效率换算到现场）',
    formula: 'SP_N·w_s/w_0·q',
    vars: { SP_N, w_s, w_0, q: capacity },
    value: ((SP_N * w_s) / w_0) * capacity,
    unit: 'kW',
  });
}

function siteWork(
  d: Draft,
  inputs: CompressorInputs,
  gaugeMPa: number,
  ctx: CalcContext,
  mark: string,
): number {
  const p1 = inletKPa(inputs, ctx);
  const p2 = absoluteKPa(gaugeMPa, ctx);
  if (p2 <= p1)
    refuse('排气绝对压力不高于进气压力，请核对压力读数。', ['dischargePressureMPa', 'inletPressureKPa']);
  return workStep(d, p1, p2, mark);
}

function scaledPower(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  measuredKW: number,
  ctx: CalcContext,
): number {
  const before = baseline.dischargePressureMPa;
  const after = inputs.dischargePressureMPa;
  if (before === undefined || after === undefined || before === after) return measuredKW;
  const w_1 = siteWork(d, baseline, before, ctx, '-before');
  const w_2 = siteWork(d, inputs, after, ctx, '-after');
  return d.formula({
    id: 'loaded-power',
    symbol: 'P_L',
    zh: '降压后的加载功率（按等熵功换算）',
    formula: 'P_L1·w_2/w_1',
    vars: { P_L1: measuredKW, w_2, w_1 },
    value: (measuredKW * w_2) / w_1,
    unit: 'kW',
  });
}

/** A new machine is taken to idle at the same share of its full power as the old one. */
function unloadedPower(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  loaded: number,
): number | undefined {
  const { unloadPowerKW, inputPowerKW } = baseline;
  if (unloadPowerKW === undefined) return undefined;
  if (isSameMachine(inputs, baseline)) return unloadPowerKW;
  if (inputPowerKW === undefined || inputPowerKW <= 0) return undefined;
  return d.formula({
    id: 'unloaded-power',
    symbol: 'P_U',
    zh: '卸载功率（按原机组卸载与加载功率之比）',
    formula: 'P_U1/P_L1·P_L',
    vars: { P_U1: unloadPowerKW, P_L1: inputPowerKW, P_L: loaded },
    value: (unloadPowerKW / inputPowerKW) * loaded,
    unit: 'kW',
  });
}

/** Flow to be supplied: what the baseline's consumers used, plus what still leaks, in the changed inlet's volume. */
function supplyFlow(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): number | undefined {
  const silent = createDraft();
  const present = meanFlow(silent, baseline);
  if (present === undefined) return undefined;
  const leakBefore = Math.min(leakFlow(silent, baseline, ctx) ?? 0, present);
  const same = inputs.leakFlowM3PerMin === baseline.leakFlowM3PerMin;
  const leakAfter = same ? leakBefore : Math.min(inputs.leakFlowM3PerMin ?? leakBefore, present);
  const k_p = leakPressureRatio(d, inputs, baseline, ctx);
  const T_1 = inletC(baseline, ctx) + 273.15;
  const T_2 = inletC(inputs, ctx) + 273.15;
  if (leakAfter === leakBefore && k_p === 1 && T_1 === T_2) return present;
  return d.formula({
    id: 'supply-flow',
    symbol: 'q_m',
    zh: '改造后的平均供气流量',
    formula: '(q_m1 − q_x1 + q_x2·k_p)·T_2/T_1',
    vars: { q_m1: present, q_x1: leakBefore, q_x2: leakAfter, k_p, T_2, T_1 },
    value: ((present - leakBefore + leakAfter * k_p) * T_2) / T_1,
    unit: 'm³/min',
  });
}

/** Leaks pass air in proportion to the absolute pressure before them. */
function leakPressureRatio(
  d: Draft,
  inputs: CompressorInputs,
  baseline: CompressorInputs,
  ctx: CalcContext,
): number {
  const before = baseline.dischargePressureMPa;
  const after = inputs.dischargePressureMPa;
  if (before === undefined || after === undefined || before === after) return 1;
  const p_2 = absoluteKPa(after, ctx);
  const p_1 = absoluteKPa(before, ctx);
  return d.formula({
    id: 'leak-pressure-ratio',
    symbol: 'k_p',
    zh: '泄漏随绝对压力的变化',
    formula: 'p_2/p_1',
    vars: { p_2, p_1 },
    value: p_2 / p_1,
    unit: '',
  });
}
