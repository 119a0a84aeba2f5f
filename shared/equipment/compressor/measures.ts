/** Measures at an air compressor, each as a change of its inputs. */
import { gradeLimit } from '../../standards/grade-row.ts';
import { formatSignificant, formatValue } from '../../quantity/format.ts';
import { createDraft } from '../draft.ts';
import { savesElectricity } from '../electrical/saving.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { displacedHeat } from './heat.ts';
import { compressorInputs } from './inputs.ts';
import type { CompressorInputs } from './inputs.ts';
import { capacityOf, leakFlow, meanFlow } from './leakage.ts';
import { compressorGrades } from './running.ts';
import { meanPower, simulateCompressor } from './simulate.ts';

type Measure = MeasureDef<CompressorInputs>;

const defaultTargetLeakPct = 10;

const saves = (before: CompressorInputs, after: CompressorInputs, ctx: CalcContext): boolean =>
  savesElectricity(simulateCompressor, before, after, ctx);

/** A state outside the admitted ranges is no proposal. */
const admitted = (state: CompressorInputs, otherwise: CompressorInputs): CompressorInputs =>
  compressorInputs.safeParse(state).success ? state : otherwise;

function withFewerLeaks(inputs: CompressorInputs, ctx: CalcContext): CompressorInputs {
  const silent = createDraft();
  const mean = meanFlow(silent, inputs);
  const leak = leakFlow(silent, inputs, ctx);
  if (mean === undefined || leak === undefined) return inputs;
  const target = ((inputs.targetLeakPct ?? defaultTargetLeakPct) / 100) * mean;
  if (leak <= target) return inputs;
  return admitted(
    { ...inputs, leakFlowM3PerMin: target, meanFlowM3PerMin: Math.max(0, mean - leak + target) },
    inputs,
  );
}

function withLowerPressure(inputs: CompressorInputs): CompressorInputs {
  const { dischargePressureMPa: now, requiredPressureMPa: needed } = inputs;
  return now === undefined || needed === undefined || needed >= now
    ? inputs
    : { ...inputs, dischargePressureMPa: needed };
}

function withCoolerIntake(inputs: CompressorInputs, ctx: CalcContext): CompressorInputs {
  const target = inputs.targetInletTemperatureC;
  const now = inputs.inletTemperatureC ?? ctx.air.temperatureC;
  return target === undefined || target >= now ? inputs : { ...inputs, inletTemperatureC: target };
}

function withSpeedControl(inputs: CompressorInputs): CompressorInputs {
  return inputs.controlMethod === 'vsd' ? inputs : { ...inputs, controlMethod: 'vsd' };
}

function targetSpecificPower(inputs: CompressorInputs, ctx: CalcContext): number | null {
  return gradeLimit(compressorGrades(inputs, ctx), Number(inputs.targetGrade ?? '2'));
}

function withNewMachine(inputs: CompressorInputs, ctx: CalcContext): CompressorInputs {
  const target = targetSpecificPower(inputs, ctx);
  if (target === null || inputs.dischargePressureMPa === undefined) return inputs;
  return admitted({ ...inputs, ratedSpecificPowerKWPerM3PerMin: target }, inputs);
}

const canDisplace = (inputs: CompressorInputs, ctx: CalcContext): boolean => {
  const silent = createDraft();
  const power = meanPower(silent, inputs, inputs, ctx);
  return power !== undefined && (displacedHeat(silent, inputs, power)?.amount ?? 0) > 0;
};

const fixLeaks: Measure = {
  key: 'fix-leaks',
  zh: '检漏修复',
  description: (inputs, outcome) => {
    const share = outcome.results.find((r) => r.id === 'leak-of-supply')?.value;
    const was = share === undefined ? '' : `泄漏约占平均供气量的 ${share.toFixed(0)}%；`;
    return `${was}检漏、挂牌、修复，降到 ${inputs.targetLeakPct ?? defaultTargetLeakPct}%，建立周期检漏制度。`;
  },
  basis: 'GB/T 16665-2025',
  costClass: 'low',
  lifeYears: 3,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withFewerLeaks(inputs, ctx), ctx),
  apply: withFewerLeaks,
};

const lowerPressure: Measure = {
  key: 'lower-pressure',
  zh: '降低供气压力',
  description: (inputs) =>
    `排气压力由 ${formatSignificant(inputs.dischargePressureMPa ?? 0, 3)} MPa 降到 ${formatSignificant(inputs.requiredPressureMPa ?? 0, 3)} MPa（表压），逐级试降，每次 0.02 MPa；泄漏量随绝对压力同比减少。`,
  basis: 'GB/T 16665-2025',
  costClass: 'none',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withLowerPressure(inputs), ctx),
  apply: withLowerPressure,
};

const coolIntake: Measure = {
  key: 'cool-intake',
  zh: '改善进气',
  description: (inputs) =>
    `进气由机房改为室外阴凉处，进气温度降到 ${formatSignificant(inputs.targetInletTemperatureC ?? 0, 3)} ℃；冬季防止结露和过冷起动。`,
  basis: 'GB/T 16665-2025',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withCoolerIntake(inputs, ctx), ctx),
  apply: withCoolerIntake,
};

const replace: Measure = {
  key: 'replace-compressor',
  zh: '更换高效空压机',
  description: (inputs, outcome, ctx) => {
    const now = outcome.results.find((r) => r.id === 'isentropic-efficiency')?.value;
    const was = now === undefined ? '' : `现机组等熵效率 ${formatSignificant(now, 3)}%；`;
    const target = targetSpecificPower(inputs, ctx);
    const aim =
      target === null ? '' : `（标准进气状态比功率不高于 ${formatSignificant(target, 3)} kW/(m³/min)）`;
    return `${was}更换为能效 ${inputs.targetGrade ?? '2'} 级机组${aim}，按海拔核定排气量、电动机和冷却。`;
  },
  basis: 'GB 19153-2019',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withNewMachine(inputs, ctx), ctx),
  apply: withNewMachine,
};

const speedControl: Measure = {
  key: 'add-vfd',
  zh: '加卸载改变频调节',
  description: (inputs) => {
    const capacity = capacityOf(inputs);
    const mean = meanFlow(createDraft(), inputs);
    const rate =
      capacity === undefined || mean === undefined
        ? ''
        : `平均负荷率 ${((100 * mean) / capacity).toFixed(0)}%；`;
    return `${rate}由变频机组承担调节，消除卸载功耗；变频器和电动机按海拔降容选型，最低转速请与厂家核对。`;
  },
  basis: 'GB/T 16665-2025',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withSpeedControl(inputs), ctx),
  apply: withSpeedControl,
};

const recoverHeat: Measure = {
  key: 'recover-heat',
  zh: '空压机余热利用',
  description: (inputs) =>
    `回收约 ${formatSignificant(inputs.recoverableHeatPct ?? 0, 3)}% 的输入功率用于采暖、洗浴或预热，年利用 ${formatValue(inputs.heatUseHoursH ?? 0)} h；冬季防止机油过冷。`,
  basis: 'GB/T 16665-2025',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) =>
    inputs.heatRecovery !== 'installed' && inputs.annualHoursH !== undefined && canDisplace(inputs, ctx),
  apply: (inputs) => ({ ...inputs, heatRecovery: 'installed' }),
};

export const compressorMeasures: Measure[] = [
  fixLeaks,
  lowerPressure,
  coolIntake,
  speedControl,
  replace,
  recoverHeat,
];
