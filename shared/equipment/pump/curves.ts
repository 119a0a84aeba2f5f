/** The pump's curve, the system's curve and the duty profile from what was entered. */
import { defaultVfdEfficiencyPct } from '../electrical/flow-efficiency.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { curveHead, leastCurveDrop } from '../electrical/flow-machine.ts';
import type { FlowMachine, MachineCurve, SystemCurve } from '../electrical/flow-machine.ts';
import { has } from '../fields.ts';
import type { Liquid } from './hydraulics.ts';
import type { PumpInputs } from './inputs.ts';

/** Impeller diameter relative to the one the catalogue curve is for. */
export const diameterRatio = (inputs: PumpInputs): number => 1 - (inputs.impellerTrimPct ?? 0) / 100;

interface Point {
  flow: number;
  head: number;
}

/**
 * H = H0 − c·Q² through the shut-off head and one more point: the measured one at full speed, else the rated one.
 * A trimmed impeller lowers the shut-off head with the square of its diameter.
 */
export function pumpCurve(
  d: Draft,
  inputs: PumpInputs,
  measured: Point | undefined,
): MachineCurve | undefined {
  const full = inputs.controlMethod === 'vfd' ? undefined : measured;
  if (!has(inputs, 'shutOffHeadM')) return undefined;
  const rated = has(inputs, 'ratedFlowM3PerH', 'ratedHeadM')
    ? { flow: inputs.ratedFlowM3PerH, head: inputs.ratedHeadM }
    : undefined;
  const point = full ?? rated;
  if (!point) return undefined;
  return d.block(inputs, 'pump-curve', '水泵性能曲线', ['shutOffHeadM'], ({ shutOffHeadM }) => {
    const λ = diameterRatio(inputs);
    const H0 = shutOffHeadM * λ ** 2;
    // The rated point belongs to the full impeller, the measured one to the present impeller.
    const top = full ? H0 : shutOffHeadM;
    if (point.head >= (1 - leastCurveDrop) * top || point.flow <= 0) {
      refuse('关死点扬程应高于工作点扬程，请核对样本曲线和扬程读数。', ['shutOffHeadM']);
    }
    if (λ !== 1) {
      d.formula({
        id: 'trimmed-shut-off',
        symbol: 'H0',
        zh: '切割后的关死点扬程',
        formula: 'H0_c·(1 − τ/100)^2',
        vars: { H0_c: shutOffHeadM, τ: inputs.impellerTrimPct ?? 0 },
        value: H0,
        unit: 'm',
      });
    }
    const c = d.formula({
      id: 'curve-coefficient',
      symbol: 'c',
      zh: '水泵曲线系数（H=H0−c·Q²）',
      formula: '(H0 − H)/Q^2',
      vars: { H0: top, H: point.head, Q: point.flow },
      value: (top - point.head) / point.flow ** 2,
      unit: 'm/(m³/h)²',
    });
    return { shutOff: H0, c };
  });
}

/** H = H_st + k·Q² (flow of one pump) through the given system point, or the measured point less the valve's drop. */
export function systemCurve(
  d: Draft,
  inputs: PumpInputs,
  measured: Point | undefined,
  curve: MachineCurve | undefined,
  liquid: Liquid,
): SystemCurve | undefined {
  return d.block(inputs, 'system-curve', '管路特性', ['staticHeadM'], ({ staticHeadM }) => {
    const point = systemPoint(d, inputs, measured, curve, liquid);
    if (!point) return undefined;
    if (point.head < staticHeadM || point.flow <= 0) {
      refuse('管路特性点的扬程小于静扬程，请核对静扬程、阀门压差和扬程。', ['staticHeadM', 'systemHeadM']);
    }
    const k = d.formula({
      id: 'system-coefficient',
      symbol: 'k',
      zh: '管路特性系数（H=H_st+k·Q²）',
      formula: '(H_s − H_st)/Q_s^2',
      vars: { H_s: point.head, H_st: staticHeadM, Q_s: point.flow },
      value: (point.head - staticHeadM) / point.flow ** 2,
      unit: 'm/(m³/h)²',
    });
    return { fixed: staticHeadM, k };
  });
}

function systemPoint(
  d: Draft,
  inputs: PumpInputs,
  measured: Point | undefined,
  curve: MachineCurve | undefined,
  liquid: Liquid,
): Point | undefined {
  const { systemFlowM3PerH: flow, systemHeadM: head } = inputs;
  if (flow !== undefined && head !== undefined) return { flow, head };
  if (flow !== undefined && curve) {
    const value = curveHead(curve, flow);
    if (value <= 0) refuse('管路特性点的流量超出水泵曲线，请核对。', ['systemFlowM3PerH']);
    d.formula({
      id: 'system-point-head',
      symbol: 'H_s',
      zh: '阀门全开时的扬程',
      formula: 'H0 − c·Q_s^2',
      vars: { H0: curve.shutOff, c: curve.c, Q_s: flow },
      value,
      unit: 'm',
    });
    return { flow, head: value };
  }
  if (!measured) {
    d.missing('system-curve', '管路特性', ['systemFlowM3PerH', 'systemHeadM']);
    return undefined;
  }
  if (inputs.controlMethod !== 'throttle') return measured;
  const drop = valveHead(d, inputs, liquid);
  if (drop === undefined) {
    d.missing('system-curve', '管路特性', ['valvePressureDropMPa']);
    return undefined;
  }
  return { flow: measured.flow, head: measured.head - drop };
}

/** Head lost in the control valve, m; undefined when its pressure drop was not read. */
export function valveHead(d: Draft, inputs: PumpInputs, liquid: Liquid): number | undefined {
  if (!has(inputs, 'valvePressureDropMPa')) return undefined;
  const { densityKgPerM3: ρ, gravity: g } = liquid;
  return d.formula({
    id: 'valve-head',
    symbol: 'H_v',
    zh: '调节阀消耗的扬程',
    formula: 'Δp_v·10^6/(ρ·g)',
    vars: { Δp_v: inputs.valvePressureDropMPa, ρ, g },
    value: (inputs.valvePressureDropMPa * 1e6) / (ρ * g),
    unit: 'm',
  });
}

/** The pump as a machine on its curve; `pumpPct` is the measured efficiency, used when the plate has none. */
export function pumpMachine(
  inputs: PumpInputs,
  curve: MachineCurve | undefined,
  knownPoint: Point | undefined,
  pumpPct: number | undefined,
): FlowMachine {
  const bestEfficiencyPct = inputs.ratedEfficiencyPct ?? pumpPct;
  const bestFlow = inputs.bestFlowM3PerH ?? inputs.ratedFlowM3PerH;
  const drop = inputs.efficiencyCurveRatio;
  return {
    curve,
    knownPoint,
    diameterRatio: diameterRatio(inputs),
    bestFlow,
    efficiencyDrop:
      drop === undefined || bestEfficiencyPct === undefined ? 1 : (100 * drop) / bestEfficiencyPct,
    bestEfficiencyPct,
    motorEfficiencyPct: inputs.motorEfficiencyPct,
    transmissionEfficiencyPct: inputs.transmissionEfficiencyPct ?? 100,
    vfdEfficiencyPct:
      inputs.controlMethod === 'vfd' ? (inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct) : undefined,
  };
}
