/** Measures at a fan, each as a change of its inputs. */
import { dutyFlow, dutyProfile } from '../electrical/flow-duty.ts';
import { gradeLimit } from '../../standards/grade-row.ts';
import { formatSignificant, formatValue } from '../../quantity/format.ts';
import { createDraft } from '../draft.ts';
import { curveHead, systemHead } from '../electrical/flow-machine.ts';
import { savesElectricity } from '../electrical/saving.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { fanGrades, gradePoint } from './grade.ts';
import { fanInputs } from './inputs.ts';
import type { FanInputs } from './inputs.ts';
import { fanPlant } from './plant.ts';
import { simulateFan, withExpectedReadings } from './simulate.ts';

type Measure = MeasureDef<FanInputs>;

const defaultTargetLeakPct = 5;

const saves = (before: FanInputs, after: FanInputs, ctx: CalcContext): boolean =>
  savesElectricity(simulateFan, before, after, ctx);

/** A state outside the admitted ranges is no proposal. */
const admitted = (state: FanInputs, otherwise: FanInputs): FanInputs =>
  fanInputs.safeParse(state).success ? state : otherwise;

function withSpeedControl(inputs: FanInputs, ctx: CalcContext): FanInputs {
  if (inputs.controlMethod === 'vfd') return inputs;
  return admitted(withExpectedReadings({ ...inputs, controlMethod: 'vfd' }, inputs, ctx), inputs);
}

function withTightDuct(inputs: FanInputs, ctx: CalcContext): FanInputs {
  const target = inputs.targetDuctLeakPct ?? defaultTargetLeakPct;
  if (inputs.ductLeakPct === undefined || inputs.ductLeakPct <= target) return inputs;
  // A fan left at full speed must be throttled to the smaller flow.
  const free = inputs.controlMethod === undefined || inputs.controlMethod === 'none';
  const sealed: FanInputs = { ...inputs, ductLeakPct: target, ...(free ? { controlMethod: 'damper' } : {}) };
  return admitted(withExpectedReadings(sealed, inputs, ctx), inputs);
}

interface NewFan {
  flow: number;
  pressure: number;
  efficiencyPct: number;
}

function newFan(inputs: FanInputs, ctx: CalcContext): NewFan | undefined {
  const { system } = fanPlant(createDraft(), inputs, ctx);
  const flow = dutyFlow(inputs);
  if (!system || flow === undefined || flow <= 0) return undefined;
  const pressure = systemHead(system, flow);
  const efficiencyPct = inputs.replacementEfficiencyPct ?? gradeEfficiencyPct(inputs, ctx);
  return efficiencyPct === undefined || pressure <= 0 ? undefined : { flow, pressure, efficiencyPct };
}

/** Target grade of the present fan's class: a new fan of the same kind and size. */
function gradeEfficiencyPct(inputs: FanInputs, ctx: CalcContext): number | undefined {
  const draft = createDraft();
  const row = draft.block(inputs, 'grade', '能效等级', [], () => {
    const { gas } = fanPlant(createDraft(), inputs, ctx);
    const point = gradePoint(inputs, gas);
    return point && fanGrades(draft, inputs, point, gas, ctx);
  });
  return row && (gradeLimit(row, Number(inputs.targetGrade ?? '2')) ?? undefined);
}

function withNewFan(inputs: FanInputs, ctx: CalcContext): FanInputs {
  const fan = newFan(inputs, ctx);
  if (!fan || inputs.motorEfficiencyPct === undefined) return inputs;
  const { curve, gas } = fanPlant(createDraft(), inputs, ctx);
  const oldPressure = curve && curveHead(curve, fan.flow);
  const { shutOffPressurePa: _shutOff, efficiencyCurveRatio: _drop, ...kept } = inputs;
  const state: FanInputs = {
    ...kept,
    ratedFlowM3PerH: fan.flow,
    ratedTotalPressurePa: fan.pressure,
    ratedDensityKgPerM3: gas.densityKgPerM3,
    ratedEfficiencyPct: fan.efficiencyPct,
    controlMethod:
      inputs.controlMethod === 'vfd' ? 'vfd' : dutyProfile(inputs).length > 0 ? 'damper' : 'none',
    ...(curve && oldPressure !== undefined && oldPressure > 0
      ? { shutOffPressurePa: (curve.shutOff * fan.pressure) / oldPressure }
      : {}),
  };
  return admitted(withExpectedReadings(state, inputs, ctx), inputs);
}

function withNewMotor(inputs: FanInputs): FanInputs {
  const better = inputs.replacementMotorEfficiencyPct;
  const now = inputs.motorEfficiencyPct;
  if (better === undefined || now === undefined || better <= now) return inputs;
  const state: FanInputs = { ...inputs, motorEfficiencyPct: better };
  return inputs.inputPowerKW === undefined
    ? state
    : { ...state, inputPowerKW: (inputs.inputPowerKW * now) / better };
}

function withoutIdling(inputs: FanInputs): FanInputs {
  const { annualHoursH, annualIdleHoursH } = inputs;
  if (annualHoursH === undefined || annualIdleHoursH === undefined || annualIdleHoursH <= 0) return inputs;
  return { ...inputs, annualHoursH: Math.max(0, annualHoursH - annualIdleHoursH), annualIdleHoursH: 0 };
}

const idling: Measure = {
  key: 'stop-idling',
  zh: '非生产时段停机',
  description: (inputs) => `每年空转约 ${formatValue(inputs.annualIdleHoursH ?? 0)} h，与生产联锁启停。`,
  basis: 'GB/T 15913-2022',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withoutIdling(inputs), ctx),
  apply: withoutIdling,
};

const seal: Measure = {
  key: 'seal-ducts',
  zh: '治理管网漏风',
  description: (inputs) =>
    `漏风率由 ${formatSignificant(inputs.ductLeakPct ?? 0, 3)}% 降到 ${formatSignificant(inputs.targetDuctLeakPct ?? defaultTargetLeakPct, 3)}%，修复软连接、检查门和法兰，风量相应调小。`,
  basis: 'GB/T 15913-2022',
  costClass: 'low',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withTightDuct(inputs, ctx), ctx),
  apply: withTightDuct,
};

const speedControl: Measure = {
  key: 'add-vfd',
  zh: '变频调速代替挡板调节',
  description: () =>
    '加装变频器按需要调节转速，挡板全开；节电量按管网特性（含固定压力）和现场密度计算，变频器按海拔降容选型。',
  basis: 'GB/T 15913-2022',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withSpeedControl(inputs, ctx), ctx),
  apply: withSpeedControl,
};

const replace: Measure = {
  key: 'replace-fan',
  zh: '更换高效风机',
  description: (inputs, outcome, ctx) => {
    const fan = newFan(inputs, ctx);
    const now = outcome.results.find((r) => r.id === 'fan-efficiency')?.value;
    const was = now === undefined ? '' : `现运行效率 ${formatSignificant(now, 3)}%；`;
    if (!fan) return `${was}更换为高能效等级风机。`;
    return `${was}按风量 ${formatValue(fan.flow)} m³/h、现场密度下全压 ${formatValue(fan.pressure)} Pa 重新选型，效率不低于 ${formatSignificant(fan.efficiencyPct, 3)}%；订货时注明安装地密度。`;
  },
  basis: 'GB 19761-2020',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withNewFan(inputs, ctx), ctx),
  apply: withNewFan,
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

export const fanMeasures: Measure[] = [idling, seal, speedControl, replace, motor];
