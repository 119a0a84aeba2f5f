/** Everything a fan's blocks share: gas, measured point, its curve at the present density, the duct's curve. */
import { defaultVfdEfficiencyPct } from '../electrical/flow-efficiency.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { curveHead, leastCurveDrop } from '../electrical/flow-machine.ts';
import type {
  FlowMachine,
  FlowWords,
  MachineCurve,
  ReferencePoint,
  SystemCurve,
} from '../electrical/flow-machine.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import { gasOf, runningFan, standardDensity } from './aerodynamics.ts';
import type { FanGas, RunningFan } from './aerodynamics.ts';
import type { FanInputs } from './inputs.ts';

interface Point {
  flow: number;
  head: number;
}

export interface FanPlant {
  gas: FanGas;
  words: FlowWords;
  running: RunningFan | undefined;
  measured: Point | undefined;
  curve: MachineCurve | undefined;
  system: SystemCurve | undefined;
  machine: FlowMachine;
  reference: ReferencePoint | undefined;
}

/** Derives the plant from inputs, adding its steps to the draft. */
export function fanPlant(d: Draft, inputs: FanInputs, ctx: CalcContext): FanPlant {
  const gas = gasOf(d, inputs, ctx);
  const running = runningFan(d, inputs, gas);
  const { flowM3PerH: flow, totalPressurePa: head, inputPowerKW: powerKW } = inputs;
  const measured =
    flow !== undefined && head !== undefined && flow > 0 && head > 0 ? { flow, head } : undefined;
  const curve = fanCurve(d, inputs, gas, measured);
  const system = ductCurve(d, inputs, measured, curve);
  const machine = fanMachine(inputs, curve, measured ?? ratedPoint(inputs, gas), running?.fanPct);
  return {
    gas,
    words: fanWords(running?.compressibility ?? 1),
    running,
    measured,
    curve,
    system,
    machine,
    reference:
      flow !== undefined && flow > 0 && powerKW !== undefined && powerKW > 0
        ? { flow, powerKW, machine }
        : undefined,
  };
}

/** Pressures of the catalogue at the present density. */
const densityRatio = (inputs: FanInputs, gas: FanGas): number =>
  gas.densityKgPerM3 / (inputs.ratedDensityKgPerM3 ?? standardDensity);

export function ratedPoint(inputs: FanInputs, gas: FanGas): Point | undefined {
  const { ratedFlowM3PerH: flow, ratedTotalPressurePa: pressure } = inputs;
  if (flow === undefined || pressure === undefined) return undefined;
  return { flow, head: pressure * densityRatio(inputs, gas) };
}

/** Behind a converter or with vanes turned in, the measured point does not lie on the full-speed curve. */
const isFullSpeed = (inputs: FanInputs): boolean =>
  inputs.controlMethod !== 'vfd' && inputs.controlMethod !== 'vane';

/** p = p0 − c·q² at the present density, through the shut-off pressure and the measured (full speed) or rated point. */
export function fanCurve(
  d: Draft,
  inputs: FanInputs,
  gas: FanGas,
  measured: Point | undefined,
): MachineCurve | undefined {
  const point = (isFullSpeed(inputs) ? measured : undefined) ?? ratedPoint(inputs, gas);
  if (!has(inputs, 'shutOffPressurePa') || !point) return undefined;
  return d.block(inputs, 'fan-curve', '风机性能曲线', ['shutOffPressurePa'], ({ shutOffPressurePa }) => {
    const p0 = d.formula({
      id: 'shut-off-at-site',
      symbol: 'p0',
      zh: '现场密度下的零流量全压',
      formula: 'p0_N·ρ/ρ_N',
      vars: {
        p0_N: shutOffPressurePa,
        ρ: gas.densityKgPerM3,
        ρ_N: inputs.ratedDensityKgPerM3 ?? standardDensity,
      },
      value: shutOffPressurePa * densityRatio(inputs, gas),
      unit: 'Pa',
    });
    if (point.head >= (1 - leastCurveDrop) * p0 || point.flow <= 0) {
      refuse('换算到现场密度的零流量全压应高于工作点全压，请核对样本曲线和额定密度。', ['shutOffPressurePa']);
    }
    const c = d.formula({
      id: 'curve-coefficient',
      symbol: 'c',
      zh: '风机曲线系数（p=p0−c·q²）',
      formula: '(p0 − p)/q^2',
      vars: { p0, p: point.head, q: point.flow },
      value: (p0 - point.head) / point.flow ** 2,
      unit: 'Pa/(m³/h)²',
    });
    return { shutOff: p0, c };
  });
}

/** p = p_st + k·q² through the measured point less the damper's drop, or the curve at the measured flow. */
function ductCurve(
  d: Draft,
  inputs: FanInputs,
  measured: Point | undefined,
  curve: MachineCurve | undefined,
): SystemCurve | undefined {
  const flow = inputs.flowM3PerH;
  const known =
    measured ??
    (flow !== undefined && flow > 0 && curve ? { flow, head: curveHead(curve, flow) } : undefined);
  if (!known || known.head <= 0) return undefined;
  const throttled = inputs.controlMethod === 'damper';
  const keys = throttled ? (['damperPressureDropPa'] as const) : ([] as const);
  return d.block(inputs, 'duct-curve', '管网特性', keys, () => {
    const drop = throttled ? (inputs.damperPressureDropPa ?? 0) : 0;
    const fixed = inputs.staticPressurePa ?? 0;
    const rest = known.head - drop - fixed;
    if (rest < 0) {
      refuse('风机全压减去挡板压差后小于系统固定压力，请核对。', [
        'damperPressureDropPa',
        'staticPressurePa',
      ]);
    }
    const k = d.formula({
      id: 'duct-coefficient',
      symbol: 'k',
      zh: '管网特性系数（p=p_st+k·q²）',
      formula: '(p − Δp_d − p_st)/q^2',
      vars: { p: known.head, Δp_d: drop, p_st: fixed, q: known.flow },
      value: rest / known.flow ** 2,
      unit: 'Pa/(m³/h)²',
    });
    return { fixed, k };
  });
}

/** The fan as a machine on its curve; `fanPct` is the measured efficiency, used when the plate has none. */
export function fanMachine(
  inputs: FanInputs,
  curve: MachineCurve | undefined,
  knownPoint: Point | undefined,
  fanPct: number | undefined,
): FlowMachine {
  const bestEfficiencyPct = inputs.ratedEfficiencyPct ?? fanPct;
  const drop = inputs.efficiencyCurveRatio;
  return {
    curve,
    knownPoint,
    diameterRatio: 1,
    bestFlow: inputs.ratedFlowM3PerH,
    efficiencyDrop:
      drop === undefined || bestEfficiencyPct === undefined ? 1 : (100 * drop) / bestEfficiencyPct,
    bestEfficiencyPct,
    motorEfficiencyPct: inputs.motorEfficiencyPct,
    transmissionEfficiencyPct: inputs.transmissionEfficiencyPct ?? 100,
    vfdEfficiencyPct:
      inputs.controlMethod === 'vfd' ? (inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct) : undefined,
  };
}

function fanWords(k_p: number): FlowWords {
  return {
    head: '全压',
    flowSymbol: 'q',
    headSymbol: 'p',
    headUnit: 'Pa',
    usefulFormula: 'q/3600·p·k_p/1000',
    usefulVars: { k_p },
    usefulKW: (flow, pressure) => ((flow / 3600) * pressure * k_p) / 1000,
  };
}
