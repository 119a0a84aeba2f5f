/** Pumps and fans alike: machine curve, system curve, efficiency parabola, and power at a duty point. */
import { createDraft, refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** Head (or pressure) at full speed: `shutOff − c·Q²`. */
export interface MachineCurve {
  shutOff: number;
  c: number;
}

/** Head the system asks for: `fixed + k·Q²`, per machine. */
export interface SystemCurve {
  fixed: number;
  k: number;
}

/** One state of the machine and its drive. */
export interface FlowMachine {
  curve: MachineCurve | undefined;
  /** The one point that is known of a machine without a curve. */
  knownPoint: { flow: number; head: number } | undefined;
  /** Impeller diameter relative to the one the efficiency curve is for. */
  diameterRatio: number;
  bestFlow: number | undefined;
  /** Drop k_f of the relative efficiency f = 1 − k_f·(Q/Q_b − 1)². */
  efficiencyDrop: number;
  /** Efficiency at the best flow, %, when known. */
  bestEfficiencyPct: number | undefined;
  motorEfficiencyPct: number | undefined;
  transmissionEfficiencyPct: number;
  /** Undefined without speed control. */
  vfdEfficiencyPct: number | undefined;
}

/** The measured point that a machine's power is scaled from. */
export interface ReferencePoint {
  flow: number;
  powerKW: number;
  machine: FlowMachine;
}

/** Words and symbols of the kind, and its hydraulic or air power. */
export interface FlowWords {
  head: string;
  flowSymbol: string;
  headSymbol: string;
  headUnit: string;
  /** Useful power in kW as a formula in the two symbols above, e.g. `ρ·g·Q·H/(3600·1000)`. */
  usefulFormula: string;
  usefulVars: Readonly<Record<string, number>>;
  usefulKW: (flow: number, head: number) => number;
}

export interface DutyPoint {
  flow: number;
  hours: number;
}

/** Speed control to more than this over full speed is outside what the machine can do. */
const highestSpeedRatio = 1.02;
/** Nearer to zero head than this share of the shut-off head no machine is run, and the parabola has lost its digits. */
const leastHeadShare = 0.01;
/** A curve must fall by more than this share from the shut-off head to its second point. */
export const leastCurveDrop = 0.001;
/** Below this share of the best efficiency the parabola no longer says anything. */
const lowestRelativeEfficiency = 0.05;

export const curveHead = (curve: MachineCurve, flow: number): number => curve.shutOff - curve.c * flow ** 2;
export const systemHead = (system: SystemCurve, flow: number): number => system.fixed + system.k * flow ** 2;

/** Speed (or diameter) ratio at which the machine meets this point. */
export function speedRatio(curve: MachineCurve, flow: number, head: number): number {
  return Math.sqrt((head + curve.c * flow ** 2) / curve.shutOff);
}

/** Total flow of `n` equal machines in parallel on a system whose k refers to the total flow; 0 when none gets through. */
export function parallelFlow(curve: MachineCurve, system: SystemCurve, n: number): number {
  if (curve.shutOff <= system.fixed) return 0;
  return Math.sqrt((curve.shutOff - system.fixed) / (system.k + curve.c / n ** 2));
}

/** Relative efficiency at a flow referred to full speed and full diameter. */
function relativeEfficiency(machine: FlowMachine, equivalentFlow: number): number {
  if (machine.bestFlow === undefined) return 1;
  return 1 - machine.efficiencyDrop * (equivalentFlow / machine.bestFlow - 1) ** 2;
}

interface Operating {
  head: number | undefined;
  /** Relative efficiency there. */
  f: number;
}

/** Where the machine runs at this flow; adds the steps with ids ending in `mark`. */
export function operatingPoint(
  d: Draft,
  words: FlowWords,
  machine: FlowMachine,
  system: SystemCurve | undefined,
  flow: number,
  mark: string,
): Operating {
  if (machine.vfdEfficiencyPct === undefined) return onOwnCurve(d, words, machine, flow, mark);
  if (!system) return { head: undefined, f: 1 };
  const head = d.formula({
    id: `system-head${mark}`,
    symbol: words.headSymbol,
    zh: `管路需要的${words.head}`,
    formula: `${words.headSymbol}_st + k·${words.flowSymbol}^2`,
    vars: { [`${words.headSymbol}_st`]: system.fixed, k: system.k, [words.flowSymbol]: flow },
    value: systemHead(system, flow),
    unit: words.headUnit,
  });
  if (!machine.curve) return { head, f: 1 };
  const s = speedStep(d, words, machine.curve, { flow, head }, mark);
  return { head, f: relativeStep(d, words, machine, flow, s, mark) };
}

function onOwnCurve(d: Draft, words: FlowWords, machine: FlowMachine, flow: number, mark: string): Operating {
  const f = relativeStep(d, words, machine, flow, 1, mark);
  if (!machine.curve) {
    return { head: machine.knownPoint?.flow === flow ? machine.knownPoint.head : undefined, f };
  }
  const head = curveHead(machine.curve, flow);
  if (head <= leastHeadShare * machine.curve.shutOff)
    refuse(`流量 ${flow.toPrecision(4)} 超出性能曲线，请核对工况流量。`, []);
  d.formula({
    id: `machine-head${mark}`,
    symbol: words.headSymbol,
    zh: `性能曲线上的${words.head}`,
    formula: `${words.headSymbol}0 − c·${words.flowSymbol}^2`,
    vars: { [`${words.headSymbol}0`]: machine.curve.shutOff, c: machine.curve.c, [words.flowSymbol]: flow },
    value: head,
    unit: words.headUnit,
  });
  return { head, f };
}

function speedStep(
  d: Draft,
  words: FlowWords,
  curve: MachineCurve,
  at: { flow: number; head: number },
  mark: string,
): number {
  const s = speedRatio(curve, at.flow, at.head);
  if (s > highestSpeedRatio) refuse('该流量超过设备在额定转速下的能力，请核对管路特性和工况流量。', []);
  const { flowSymbol: Q, headSymbol: H } = words;
  return d.formula({
    id: `speed-ratio${mark}`,
    symbol: 's',
    zh: '转速比',
    formula: `sqrt((${H} + c·${Q}^2)/${H}0)`,
    vars: { [H]: at.head, c: curve.c, [Q]: at.flow, [`${H}0`]: curve.shutOff },
    value: s,
    unit: '',
  });
}

function relativeStep(
  d: Draft,
  words: FlowWords,
  machine: FlowMachine,
  flow: number,
  s: number,
  mark: string,
): number {
  if (machine.bestFlow === undefined) return 1;
  const scale = s * machine.diameterRatio;
  const value = relativeEfficiency(machine, flow / scale);
  if (value < lowestRelativeEfficiency) refuse('流量偏离效率最高点过多，效率曲线不再适用，请核对流量。', []);
  return d.formula({
    id: `relative-efficiency${mark}`,
    symbol: 'f',
    zh: '相对效率（最佳效率点为 1）',
    formula: `1 − k_f·(${words.flowSymbol}/s/${words.flowSymbol}_b − 1)^2`,
    vars: {
      k_f: machine.efficiencyDrop,
      [words.flowSymbol]: flow,
      s: scale,
      [`${words.flowSymbol}_b`]: machine.bestFlow,
    },
    value,
    unit: '',
  });
}

/** Electrical power scaled from the measured point, kW: the same machine in another state. */
export function scaledPowerKW(
  d: Draft,
  words: FlowWords,
  reference: ReferencePoint,
  system: SystemCurve | undefined,
  machine: FlowMachine,
  flow: number,
  mark: string,
): number {
  const present = once(d, '-present', (draft) =>
    operatingPoint(draft, words, reference.machine, system, reference.flow, '-present'),
  );
  const now = operatingPoint(d, words, machine, system, flow, mark);
  const before = present.head;
  const after = now.head;
  if ((before === undefined) !== (after === undefined) || (before === undefined && flow !== reference.flow)) {
    refuse(`缺少${words.head}或性能曲线，算不出新工况的功率。`, []);
  }
  const drive = once(d, 'drive-ratio', (draft) => driveRatio(draft, reference.machine, machine));
  const { flowSymbol: Q, headSymbol: H } = words;
  const heads = before !== undefined && after !== undefined;
  return d.formula({
    id: `power${mark}`,
    symbol: 'P',
    zh: '输入功率（由实测工况换算）',
    formula: heads ? `P1·${Q}·${H}/(${Q}1·${H}1)·f1/f·k_d` : `P1·${Q}/${Q}1·f1/f·k_d`,
    vars: {
      P1: reference.powerKW,
      [Q]: flow,
      [`${Q}1`]: reference.flow,
      [H]: after ?? 1,
      [`${H}1`]: before ?? 1,
      f1: present.f,
      f: now.f,
      k_d: drive,
    },
    value:
      ((reference.powerKW * flow * (after ?? 1)) / (reference.flow * (before ?? 1))) *
      (present.f / now.f) *
      drive,
    unit: 'kW',
  });
}

/** Runs with the draft for the first duty and silently after it, when the step already stands there. */
function once<T>(d: Draft, stepEnd: string, compute: (draft: Draft) => T): T {
  const stands = d.outcome().steps.some((step) => step.id.endsWith(stepEnd));
  return compute(stands ? createDraft() : d);
}

/** Drive losses before over after; a motor efficiency that is not known on both sides is taken as unchanged. */
function driveRatio(d: Draft, before: FlowMachine, after: FlowMachine): number {
  const known = before.motorEfficiencyPct !== undefined && after.motorEfficiencyPct !== undefined;
  const drive = (m: FlowMachine) => ({
    m: known ? (m.motorEfficiencyPct ?? 100) : 100,
    t: m.transmissionEfficiencyPct,
    v: m.vfdEfficiencyPct ?? 100,
  });
  const [a, b] = [drive(before), drive(after)];
  return d.formula({
    id: 'drive-ratio',
    symbol: 'k_d',
    zh: '传动链（电动机、传动、变频器）效率之比',
    formula: 'η_m1·η_t1·η_v1/(η_m2·η_t2·η_v2)',
    vars: { η_m1: a.m, η_t1: a.t, η_v1: a.v, η_m2: b.m, η_t2: b.t, η_v2: b.v },
    value: (a.m * a.t * a.v) / (b.m * b.t * b.v),
    unit: '',
  });
}

/** Electrical power from catalogue efficiencies, kW: a machine without a measured point. */
export function cataloguePowerKW(
  d: Draft,
  words: FlowWords,
  system: SystemCurve | undefined,
  machine: FlowMachine,
  flow: number,
  mark: string,
): number {
  const { bestEfficiencyPct: η_b, motorEfficiencyPct: η_m, transmissionEfficiencyPct: η_t } = machine;
  if (η_b === undefined || η_m === undefined) refuse('缺少设备额定效率或电动机效率，算不出功率。', []);
  const { head, f } = operatingPoint(d, words, machine, system, flow, mark);
  if (head === undefined) refuse(`缺少${words.head}，算不出功率。`, []);
  const η_v = machine.vfdEfficiencyPct ?? 100;
  return d.formula({
    id: `power${mark}`,
    symbol: 'P',
    zh: '输入功率',
    formula: `${words.usefulFormula}/(η_b/100·f·η_m/100·η_t/100·η_v/100)`,
    vars: { ...words.usefulVars, [words.flowSymbol]: flow, [words.headSymbol]: head, η_b, f, η_m, η_t, η_v },
    value: words.usefulKW(flow, head) / ((η_b / 100) * f * (η_m / 100) * (η_t / 100) * (η_v / 100)),
    unit: 'kW',
  });
}
