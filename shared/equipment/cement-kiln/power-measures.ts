/** Measures that save or make electricity: low-drag cyclones, grinding, waste-heat power. */
import { createDraft } from '../draft.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import type { CementKilnInputs } from './inputs.ts';
import { computeKiln } from './model.ts';

const plan = '西藏自治区工业领域碳达峰实施方案';
const show = (value: number | undefined) => (value === undefined ? '—' : formatSignificant(value, 3));

/** Share taken off the preheater's drag; 10–20 % of the fan's power is quoted. */
const DRAG_CUT = 0.15;

const lowDrag: MeasureDef<CementKilnInputs> = {
  key: 'low-drag-cyclones',
  zh: '低阻旋风预热器改造',
  description: (inputs) =>
    `改造旋风筒进出口、内筒和撒料装置，C1 出口负压由 ${show(inputs.c1SuctionKPa)} kPa 降低约 15%，高温风机电耗相应下降。高原空气密度低，同样阻力下风机转速已偏高，降阻效果更明显。`,
  basis: `按风机功率与负压成正比计算；降阻 10%～20% 凭记忆，待核对；${plan}：低阻旋风预热器`,
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs) =>
    (inputs.c1SuctionKPa ?? 0) > 4.5 &&
    inputs.highTemperatureFanKW !== undefined &&
    inputs.runningHoursH !== undefined,
  apply: (inputs, ctx) => {
    const before = inputs.c1SuctionKPa ?? 0;
    if (before <= 4.5) return inputs;
    const after = before * (1 - DRAG_CUT);
    const flow = inputs.c1ExitGasM3PerH;
    if (flow === undefined) return { ...inputs, c1SuctionKPa: after };
    // The same gas takes less room under less suction.
    const denser = (ctx.air.pressurePa - before * 1000) / (ctx.air.pressurePa - after * 1000);
    return { ...inputs, c1SuctionKPa: after, c1ExitGasM3PerH: Math.max(100, flow * denser) };
  },
};

function rawTarget({ targetRawMealPowerKWhPerT, rawMealPowerKWhPerT }: CementKilnInputs): number | undefined {
  if (targetRawMealPowerKWhPerT !== undefined) return targetRawMealPowerKWhPerT;
  return rawMealPowerKWhPerT === undefined ? undefined : Math.max(1, rawMealPowerKWhPerT - 2.5);
}

const rawGrinding: MeasureDef<CementKilnInputs> = {
  key: 'raw-grinding',
  zh: '生料粉磨节能改造',
  description: (inputs) =>
    `采用辊压机终粉磨、外循环或立磨优化，治理磨系统漏风，生料工段电耗由 ${show(inputs.rawMealPowerKWhPerT)} 降到 ${show(rawTarget(inputs))} kWh/t。`,
  basis: `公开案例：生料制备电耗下降 2～3 kWh/t（能效领跑者报道），未填目标值时取 2.5；${plan}：高效节能粉磨`,
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs) =>
    (inputs.targetRawMealPowerKWhPerT !== undefined || (inputs.rawMealPowerKWhPerT ?? 0) > 15) &&
    (inputs.rawMealPowerKWhPerT ?? 0) > (rawTarget(inputs) ?? Infinity) &&
    inputs.clinkerOutputT !== undefined,
  apply: (inputs) => {
    const target = rawTarget(inputs);
    if (target === undefined || (inputs.rawMealPowerKWhPerT ?? 0) <= target) return inputs;
    // The target is written down, so that applying the measure twice changes nothing more.
    return { ...inputs, rawMealPowerKWhPerT: target, targetRawMealPowerKWhPerT: target };
  },
};

const millTarget = (inputs: CementKilnInputs) => inputs.targetCementMillPowerKWhPerT ?? 32;

const cementGrinding: MeasureDef<CementKilnInputs> = {
  key: 'cement-grinding',
  zh: '水泥粉磨节能改造',
  description: (inputs) =>
    `采用辊压机联合粉磨或立磨、高效选粉机和助磨剂，水泥粉磨电耗由 ${show(inputs.cementMillPowerKWhPerT)} 降到 ${show(millTarget(inputs))} kWh/t。`,
  basis: `未填目标值时取 32 kWh/t（工程经验，待核对）；公开综述：终粉磨升级最多可降 25.93 kWh/t；${plan}：高效节能粉磨`,
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs) =>
    (inputs.cementMillPowerKWhPerT ?? 0) > millTarget(inputs) + 2 && (inputs.cementOutputT ?? 0) > 0,
  apply: (inputs) =>
    (inputs.cementMillPowerKWhPerT ?? 0) > millTarget(inputs)
      ? { ...inputs, cementMillPowerKWhPerT: millTarget(inputs) }
      : inputs,
};

/** Best plants reach 36–37 kWh/t; no plateau figure was found, so nothing above it is promised. */
const BEST_POWER_KWH_PER_T = 36;

function generationKWh(inputs: CementKilnInputs, ctx: CalcContext): number | undefined {
  const potential = computeKiln(createDraft(), inputs, ctx).wasteHeat?.powerKWhPerT;
  if (potential === undefined || inputs.clinkerOutputT === undefined) return undefined;
  return Math.max(0, Math.min(potential, BEST_POWER_KWH_PER_T)) * inputs.clinkerOutputT;
}

const wasteHeatPower: MeasureDef<CementKilnInputs> = {
  key: 'waste-heat-power',
  zh: '建设纯低温余热发电',
  description: (inputs, _outcome, ctx) => {
    const kWh = generationKWh(inputs, ctx);
    return `利用预热器废气和篦冷机中温风发电，年供电量约 ${show(kWh === undefined ? undefined : kWh / 10_000)} 万 kWh；凝汽器真空按绝对压力考核，空冷岛按当地空气密度选型。六级预热和高效篦冷机会减少可用余热，应统筹比较。`;
  },
  basis:
    '按可回收热量和热电转换率计算，转换率未填时取 18%（工程经验，待核对），上限取公开案例 36 kWh/t；未见高原实绩',
  costClass: 'capital',
  lifeYears: 20,
  generates: true,
  applicable: (inputs, _outcome, ctx) =>
    (inputs.wasteHeatPowerKWh ?? 0) === 0 &&
    (generationKWh(inputs, ctx) ?? 0) / (inputs.clinkerOutputT ?? 1) > 8,
  apply: (inputs, ctx) => {
    if ((inputs.wasteHeatPowerKWh ?? 0) > 0) return inputs;
    const kWh = generationKWh(inputs, ctx);
    return kWh === undefined ? inputs : { ...inputs, wasteHeatPowerKWh: Math.min(kWh, 2_000_000_000) };
  },
};

export const powerMeasures: MeasureDef<CementKilnInputs>[] = [
  lowDrag,
  rawGrinding,
  cementGrinding,
  wasteHeatPower,
];
