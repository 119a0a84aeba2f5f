/** Measures at a pump, each as a change of its inputs. */
import { dutyFlow, dutyProfile } from '../electrical/flow-duty.ts';
import { gradeLimit } from '../../standards/grade-row.ts';
import { formatSignificant, formatValue } from '../../quantity/format.ts';
import { createDraft } from '../draft.ts';
import { curveHead, speedRatio, systemHead } from '../electrical/flow-machine.ts';
import { savesElectricity } from '../electrical/saving.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { diameterRatio } from './curves.ts';
import { pumpGrades } from './grade.ts';
import { pumpInputs } from './inputs.ts';
import type { PumpInputs } from './inputs.ts';
import { pumpPlant } from './plant.ts';
import { freeFlow, simulatePump, withExpectedReadings } from './simulate.ts';

type Measure = MeasureDef<PumpInputs>;

/** Trimming beyond this share of the diameter spoils the efficiency, %. */
const deepestTrimPct = 20;

const saves = (before: PumpInputs, after: PumpInputs, ctx: CalcContext): boolean =>
  savesElectricity(simulatePump, before, after, ctx);

/** A state outside the admitted ranges is no proposal. */
const admitted = (state: PumpInputs, otherwise: PumpInputs): PumpInputs =>
  pumpInputs.safeParse(state).success ? state : otherwise;

function withSpeedControl(inputs: PumpInputs, ctx: CalcContext): PumpInputs {
  if (inputs.controlMethod === 'vfd') return inputs;
  return admitted(withExpectedReadings({ ...inputs, controlMethod: 'vfd' }, inputs, ctx), inputs);
}

/** Total trim, %, at which the pump just meets the required flow without a valve; undefined when it cannot be told. */
function neededTrimPct(inputs: PumpInputs, ctx: CalcContext): number | undefined {
  const { curve, system } = pumpPlant(createDraft(), inputs, ctx);
  const flow = dutyFlow(inputs);
  if (!curve || !system || flow === undefined || flow <= 0 || inputs.controlMethod === 'vfd')
    return undefined;
  const λ = diameterRatio(inputs) * speedRatio(curve, flow, systemHead(system, flow));
  return 100 * (1 - λ);
}

function withTrim(inputs: PumpInputs, ctx: CalcContext): PumpInputs {
  const trim = neededTrimPct(inputs, ctx);
  if (trim === undefined || trim > deepestTrimPct || trim <= (inputs.impellerTrimPct ?? 0)) return inputs;
  const state: PumpInputs = { ...inputs, impellerTrimPct: trim };
  const expected = withExpectedReadings(state, inputs, ctx);
  const control = dutyProfile(inputs).length > 0 ? inputs.controlMethod : 'none';
  return admitted({ ...expected, ...(control ? { controlMethod: control } : {}) }, inputs);
}

interface NewPump {
  flow: number;
  head: number;
  efficiencyPct: number;
}

/** The pump to be bought for the largest duty and the head the system really asks for. */
function newPump(inputs: PumpInputs, ctx: CalcContext): NewPump | undefined {
  const { system, head: measuredHead } = pumpPlant(createDraft(), inputs, ctx);
  const flow = dutyFlow(inputs);
  if (flow === undefined || flow <= 0) return undefined;
  const head = system ? systemHead(system, flow) : flow === inputs.flowM3PerH ? measuredHead : undefined;
  if (head === undefined || head <= 0) return undefined;
  const efficiencyPct = inputs.replacementEfficiencyPct ?? gradeEfficiencyPct(inputs, { flow, head }, ctx);
  return efficiencyPct === undefined ? undefined : { flow, head, efficiencyPct };
}

function gradeEfficiencyPct(
  inputs: PumpInputs,
  at: { flow: number; head: number },
  ctx: CalcContext,
): number | undefined {
  const { pumpType: type, ratedSpeedRPM: speedRPM } = inputs;
  if (type === undefined || speedRPM === undefined) return undefined;
  const rating = { type, flowM3PerH: at.flow, headM: at.head, speedRPM, stages: inputs.stagesCount ?? 1 };
  const draft = createDraft();
  const row = draft.block(inputs, 'grade', '能效等级', [], () => pumpGrades(draft, rating, ctx));
  return row && (gradeLimit(row, Number(inputs.targetGrade ?? '2')) ?? undefined);
}

/** A curve of the same shape through the new duty point, so that other duties can still be told. */
function withNewPump(inputs: PumpInputs, ctx: CalcContext): PumpInputs {
  const pump = newPump(inputs, ctx);
  if (!pump || inputs.motorEfficiencyPct === undefined) return inputs;
  const { curve } = pumpPlant(createDraft(), inputs, ctx);
  const oldHead = curve && curveHead(curve, pump.flow);
  const {
    shutOffHeadM: _shutOff,
    bestFlowM3PerH: _best,
    efficiencyCurveRatio: _drop,
    impellerTrimPct: _trim,
    ...kept
  } = inputs;
  const state: PumpInputs = {
    ...kept,
    ratedFlowM3PerH: pump.flow,
    ratedHeadM: pump.head,
    ratedEfficiencyPct: pump.efficiencyPct,
    controlMethod:
      inputs.controlMethod === 'vfd' ? 'vfd' : dutyProfile(inputs).length > 0 ? 'throttle' : 'none',
    ...(curve && oldHead !== undefined && oldHead > 0
      ? { shutOffHeadM: (curve.shutOff * pump.head) / oldHead }
      : {}),
  };
  return admitted(withExpectedReadings(state, inputs, ctx), inputs);
}

function withNewMotor(inputs: PumpInputs): PumpInputs {
  const better = inputs.replacementMotorEfficiencyPct;
  const now = inputs.motorEfficiencyPct;
  if (better === undefined || now === undefined || better <= now) return inputs;
  const state: PumpInputs = { ...inputs, motorEfficiencyPct: better };
  if (inputs.inputPowerKW === undefined) return state;
  return { ...state, inputPowerKW: (inputs.inputPowerKW * now) / better };
}

function fewerUnits(inputs: PumpInputs, ctx: CalcContext): PumpInputs {
  const N = Math.round(inputs.parallelUnitsCount ?? 1);
  const n = Math.round(inputs.targetParallelUnitsCount ?? N - 1);
  const required = inputs.requiredFlowM3PerH;
  if (N < 2 || n < 1 || n >= N || required === undefined) return inputs;
  const each = freeFlow(pumpPlant(createDraft(), inputs, ctx), N, n);
  if (each === undefined || each * n < required * N) return inputs;
  return admitted(withExpectedReadings({ ...inputs, parallelUnitsCount: n }, inputs, ctx), inputs);
}

const stopOne: Measure = {
  key: 'stop-parallel-pump',
  zh: '减少并联运行台数',
  description: (inputs) =>
    `现有 ${Math.round(inputs.parallelUnitsCount ?? 1)} 台并联，按需要的流量运行 ${Math.round(
      inputs.targetParallelUnitsCount ?? (inputs.parallelUnitsCount ?? 1) - 1,
    )} 台即可；节电量按每台平均。`,
  basis: 'GB/T 13469-2021',
  costClass: 'none',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => saves(inputs, fewerUnits(inputs, ctx), ctx),
  apply: fewerUnits,
};

const trim: Measure = {
  key: 'trim-impeller',
  zh: '切割叶轮',
  description: (inputs, _outcome, ctx) =>
    `流量、扬程长期富余且变化小，叶轮外径切割约 ${formatSignificant(neededTrimPct(inputs, ctx) ?? 0, 2)}%，阀门全开运行；切割前请水泵厂家核对。`,
  basis: 'GB/T 13469-2021',
  costClass: 'low',
  lifeYears: 8,
  applicable: (inputs, _outcome, ctx) =>
    dutyProfile(inputs).length === 0 &&
    (neededTrimPct(inputs, ctx) ?? 0) >= (inputs.impellerTrimPct ?? 0) + 1 &&
    saves(inputs, withTrim(inputs, ctx), ctx),
  apply: withTrim,
};

const replace: Measure = {
  key: 'replace-pump',
  zh: '更换高效水泵',
  description: (inputs, outcome, ctx) => {
    const pump = newPump(inputs, ctx);
    const now = outcome.results.find((r) => r.id === 'pump-efficiency')?.value;
    const was = now === undefined ? '' : `现运行效率 ${formatSignificant(now, 3)}%；`;
    if (!pump) return `${was}更换为高能效等级水泵。`;
    return `${was}按流量 ${formatValue(pump.flow)} m³/h、扬程 ${formatValue(pump.head)} m 重新选泵，效率不低于 ${formatSignificant(pump.efficiencyPct, 3)}%。`;
  },
  basis: 'GB 19762-2025',
  costClass: 'capital',
  lifeYears: 12,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withNewPump(inputs, ctx), ctx),
  apply: withNewPump,
};

const speedControl: Measure = {
  key: 'add-vfd',
  zh: '变频调速代替节流',
  description: () =>
    '加装变频器按需要调节转速，阀门全开；节电量按管路特性（含静扬程）计算，变频器按海拔降容选型。',
  basis: 'GB/T 13469-2021',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withSpeedControl(inputs, ctx), ctx),
  apply: withSpeedControl,
};

const motor: Measure = {
  key: 'replace-motor',
  zh: '更换高效电动机',
  description: (inputs) =>
    `电动机效率由 ${formatSignificant(inputs.motorEfficiencyPct ?? 0, 4)}% 提高到 ${formatSignificant(inputs.replacementMotorEfficiencyPct ?? 0, 4)}%，选用高原型。`,
  basis: 'GB 18613-2020',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withNewMotor(inputs), ctx),
  apply: withNewMotor,
};

export const pumpMeasures: Measure[] = [stopOne, speedControl, trim, replace, motor];
