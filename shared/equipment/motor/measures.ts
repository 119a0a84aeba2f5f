/** Measures at a motor, each as a change of its inputs. */
import { gradeLimit } from '../../standards/grade-row.ts';
import { listedMotorPowersKW, lowVoltageMotorGrades } from '../../standards/gb18613.ts';
import { formatSignificant, formatValue } from '../../quantity/format.ts';
import { motorOutputFactor } from '../electrical/altitude.ts';
import { createDraft } from '../draft.ts';
import { defaultTargetPowerFactor } from '../electrical/reactive.ts';
import { has } from '../fields.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { motorInputs } from './inputs.ts';
import type { MotorInputs } from './inputs.ts';
import { motorLoad } from './load.ts';
import { motorLosses } from './losses.ts';

type Measure = MeasureDef<MotorInputs>;

/** Load rate below which a motor is worth exchanging for a smaller one, % (GB/T 3485-1998, recalled). */
const lowLoadPct = 40;
/** Load rate a new motor is chosen for, so that starting and peaks keep a margin. */
const designLoadRatio = 0.75;

const grade = (inputs: MotorInputs): number => Number(inputs.targetGrade ?? '2');

interface NewMotor {
  powerKW: number;
  efficiencyPct: number;
}

/** Efficiency of the motor to be bought: the person's value, else the target grade. Undefined when neither is known. */
function newEfficiencyPct(inputs: MotorInputs, powerKW: number, ctx: CalcContext): number | undefined {
  if (inputs.replacementEfficiencyPct !== undefined) return inputs.replacementEfficiencyPct;
  if (inputs.motorType === 'permanent-magnet' || inputs.motorType === 'high-voltage') return undefined;
  if (!has(inputs, 'poles')) return undefined;
  const row = lowVoltageMotorGrades(ctx.pack, ctx.date, powerKW, Number(inputs.poles));
  return gradeLimit(row, grade(inputs)) ?? undefined;
}

function replacement(inputs: MotorInputs, ctx: CalcContext): NewMotor | undefined {
  if (!has(inputs, 'ratedPowerKW')) return undefined;
  const efficiencyPct = newEfficiencyPct(inputs, inputs.ratedPowerKW, ctx);
  return efficiencyPct === undefined ? undefined : { powerKW: inputs.ratedPowerKW, efficiencyPct };
}

/** A smaller motor for the present load, with room for the output lost to altitude. */
function smaller(inputs: MotorInputs, ctx: CalcContext): NewMotor | undefined {
  if (!has(inputs, 'ratedPowerKW', 'poles')) return undefined;
  const silent = createDraft();
  const load = motorLoad(silent, inputs, motorLosses(silent, inputs, ctx));
  if (!load) return undefined;
  const factor = motorOutputFactor(ctx.air.altitudeM);
  const listed = factor === null ? [] : listedMotorPowersKW(ctx.pack, Number(inputs.poles));
  const powerKW =
    inputs.replacementPowerKW ?? listed.find((p) => p * (factor ?? 1) * designLoadRatio >= load.shaftKW);
  if (powerKW === undefined || powerKW >= inputs.ratedPowerKW || powerKW < load.shaftKW) return undefined;
  const efficiencyPct = newEfficiencyPct(inputs, powerKW, ctx);
  return efficiencyPct === undefined ? undefined : { powerKW, efficiencyPct };
}

/**
 * The state with another motor: readings of the old one are gone, its shaft power stays as a load rate. Without a
 * second catalogue efficiency the new losses divide into fixed and variable ones as the old did. A state outside
 * the admitted ranges is no proposal: then nothing changes.
 */
function withMotor(inputs: MotorInputs, motor: NewMotor | undefined, ctx: CalcContext): MotorInputs {
  const silent = createDraft();
  const model = motorLosses(silent, inputs, ctx);
  const load = motorLoad(silent, inputs, model);
  if (!motor || !model || !load) return inputs;
  const oldLosses = model.fixedKW + model.linearKW + model.variableKW;
  const newLosses = (100 / motor.efficiencyPct - 1) * motor.powerKW;
  const {
    inputPowerKW: _power,
    inputCurrentA: _current,
    terminalVoltageV: _voltage,
    speedRPM: _speed,
    ratedCurrentA: _ratedCurrent,
    noLoadCurrentA: _noLoadCurrent,
    noLoadPowerKW: _noLoadPower,
    threeQuarterLoadEfficiencyPct: _twoPoint,
    efficiencyClass: _class,
    ...kept
  } = inputs;
  const twoPoint = inputs.replacementThreeQuarterEfficiencyPct;
  const state: MotorInputs = {
    ...kept,
    ratedPowerKW: motor.powerKW,
    ratedEfficiencyPct: motor.efficiencyPct,
    loadRatePct: (100 * load.shaftKW) / motor.powerKW,
    ...(twoPoint === undefined ? {} : { threeQuarterLoadEfficiencyPct: twoPoint }),
    ...(twoPoint === undefined && model.fixedKW > 0
      ? { noLoadPowerKW: (newLosses * model.fixedKW) / oldLosses }
      : {}),
    ...(inputs.replacementSpeedRPM === undefined ? {} : { ratedSpeedRPM: inputs.replacementSpeedRPM }),
  };
  return motorInputs.safeParse(state).success ? state : inputs;
}

function currentEfficiencyPct(inputs: MotorInputs, ctx: CalcContext): number | undefined {
  return motorLosses(createDraft(), inputs, ctx)?.efficiencyPct;
}

const replace: Measure = {
  key: 'replace-motor',
  zh: '更换高效电动机',
  description: (inputs, _outcome, ctx) => {
    const motor = replacement(inputs, ctx);
    const now = currentEfficiencyPct(inputs, ctx);
    if (!motor || now === undefined) return '更换为高能效等级电动机。';
    return `现用电动机额定效率 ${formatSignificant(now, 4)}%，更换为额定效率 ${formatSignificant(motor.efficiencyPct, 4)}% 的同功率电动机（${formatValue(motor.powerKW)} kW），选用高原型；负载侧不变，新电动机没有样本数据时固定损耗与可变损耗按现有电动机的比例分配。`;
  },
  basis: 'GB 18613-2020',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, outcome, ctx) => {
    const motor = replacement(inputs, ctx);
    const now = currentEfficiencyPct(inputs, ctx);
    const known = outcome.results.some((r) => r.id === 'load-rate');
    return known && motor !== undefined && now !== undefined && motor.efficiencyPct > now;
  },
  apply: (inputs, ctx) => withMotor(inputs, replacement(inputs, ctx), ctx),
};

const resize: Measure = {
  key: 'resize-motor',
  zh: '更换为容量合适的高效电动机',
  description: (inputs, outcome, ctx) => {
    const rate = outcome.results.find((r) => r.id === 'load-rate')?.value;
    const motor = smaller(inputs, ctx);
    const text = rate === undefined ? '' : `负载率 ${rate.toFixed(1)}%，长期轻载；`;
    return `${text}更换为 ${motor ? formatValue(motor.powerKW) : '较小'} kW 电动机，容量已计入海拔降容。更换前请核对最大负载和起动转矩。`;
  },
  basis: 'GB/T 12497-2006；GB 18613-2020',
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, outcome, ctx) => {
    const rate = outcome.results.find((r) => r.id === 'load-rate')?.value;
    return rate !== undefined && rate < lowLoadPct && smaller(inputs, ctx) !== undefined;
  },
  apply: (inputs, ctx) => withMotor(inputs, smaller(inputs, ctx), ctx),
};

const speedControl: Measure = {
  key: 'add-vfd',
  zh: '加装变频调速',
  description: (inputs) =>
    `平均只需现转速的 ${formatSignificant(inputs.requiredSpeedRatioPct ?? 100, 3)}%，加装变频器调速；变频器按安装海拔降容选型。`,
  basis: 'GB/T 12497-2006',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, outcome) =>
    outcome.results.some((r) => r.id === 'load-rate') &&
    inputs.controlMethod !== 'vfd' &&
    inputs.controlMethod !== 'throttle' &&
    (inputs.drivenLoad === 'square-torque' || inputs.drivenLoad === 'constant-torque') &&
    (inputs.requiredSpeedRatioPct ?? 100) < 100,
  apply: (inputs) => ({ ...inputs, controlMethod: 'vfd' }),
};

const idling: Measure = {
  key: 'stop-idling',
  zh: '停止空转',
  description: (inputs) =>
    `每年空转约 ${formatValue(inputs.annualIdleHoursH ?? 0)} h，加装停机联锁或延时停机。`,
  basis: 'GB/T 12497-2006',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs) => (inputs.annualIdleHoursH ?? 0) > 0,
  apply: (inputs) => ({ ...inputs, annualIdleHoursH: 0 }),
};

const compensate: Measure = {
  key: 'compensate-reactive',
  zh: '就地无功补偿',
  description: (inputs, outcome) => {
    const kvar = outcome.results.find((r) => r.id === 'capacitor')?.value;
    const size = kvar === undefined ? '' : `，约需 ${formatValue(kvar)} kvar`;
    return `功率因数 ${inputs.powerFactorRatio ?? ''} 提高到 ${inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor}${size}；电容器按海拔选绝缘。与变压器低压侧集中补偿只计一处。`;
  },
  basis: 'GB/T 12497-2006',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs, outcome) =>
    inputs.controlMethod !== 'vfd' && outcome.results.some((r) => r.id === 'capacitor' && r.value > 0),
  apply: (inputs) => {
    const target = inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor;
    if (inputs.powerFactorRatio === undefined || inputs.powerFactorRatio >= target) return inputs;
    return { ...inputs, powerFactorRatio: target };
  },
};

/** Resizing comes before a like-for-like exchange: after it there is nothing left to exchange. */
export const motorMeasures: Measure[] = [idling, resize, replace, speedControl, compensate];
