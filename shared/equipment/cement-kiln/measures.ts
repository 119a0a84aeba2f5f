/** Measures on a cement kiln, after the region's plan for industry; each is a change of inputs. */
import { createDraft } from '../draft.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { CalcContext, MeasureDef, Outcome } from '../types.ts';
import { o2BeforePreheater } from './false-air.ts';
import type { CementKilnInputs } from './inputs.ts';
import { computeKiln } from './model.ts';
import { powerMeasures } from './power-measures.ts';
import { coolerShell, hottestSegmentC } from './shell.ts';

const plan = '西藏自治区工业领域碳达峰实施方案';
const show = (value: number | undefined) => (value === undefined ? '—' : formatSignificant(value, 3));
const resultOf = (outcome: Outcome, id: string) => outcome.results.find((result) => result.id === id)?.value;

/** O₂ behind the preheater to aim at: as entered, else half of the rise taken away. */
function sealedO2(inputs: CementKilnInputs): number | undefined {
  if (inputs.targetC1ExitO2Pct !== undefined) return inputs.targetC1ExitO2Pct;
  const from = o2BeforePreheater(inputs);
  return from === undefined || inputs.c1ExitO2Pct === undefined ? undefined : (from + inputs.c1ExitO2Pct) / 2;
}

const sealFalseAir: MeasureDef<CementKilnInputs> = {
  key: 'seal-false-air',
  zh: '治理预热器和窑尾漏风',
  description: (inputs) =>
    `更换翻板阀轴封、人孔门和捅料孔密封、膨胀节与窑尾密封，把 C1 出口 O₂ 由 ${show(inputs.c1ExitO2Pct)}% 降到 ${show(sealedO2(inputs))}%，减少废气量和高温风机电耗。`,
  basis:
    '按 O₂ 平衡重算废气量；行业资料：漏风每降 1 个百分点节热 1.5～2.5 kcal/kg 熟料（密封件厂商，可信度低，只作对照）',
  costClass: 'low',
  lifeYears: 4,
  applicable: (inputs, outcome) => {
    const target = sealedO2(inputs);
    const present = inputs.c1ExitO2Pct;
    return (
      target !== undefined &&
      present !== undefined &&
      present > target + 0.4 &&
      resultOf(outcome, 'exit-gas') !== undefined
    );
  },
  apply: (inputs) => {
    const target = sealedO2(inputs);
    const present = inputs.c1ExitO2Pct;
    if (target === undefined || present === undefined || present <= target) return inputs;
    // The dry products stay; only the air that dilutes them goes.
    const less = (21 - present) / (21 - target);
    const measured = inputs.c1ExitGasM3PerH;
    return {
      ...inputs,
      c1ExitO2Pct: target,
      ...(measured === undefined ? {} : { c1ExitGasM3PerH: Math.max(100, measured * less) }),
    };
  },
};

function sixStageC(inputs: CementKilnInputs): number | undefined {
  const present = inputs.c1ExitTemperatureC;
  return present === undefined ? undefined : (inputs.targetC1ExitTemperatureC ?? Math.max(260, present - 50));
}

/** Same normal flow at another exit temperature. */
function withExitTemperature(inputs: CementKilnInputs, t: number): CementKilnInputs {
  const { c1ExitTemperatureC: before, c1ExitGasM3PerH: flow } = inputs;
  if (before === undefined) return inputs;
  const scaled =
    flow === undefined ? {} : { c1ExitGasM3PerH: Math.max(100, (flow * (273.15 + t)) / (273.15 + before)) };
  return { ...inputs, ...scaled, c1ExitTemperatureC: t };
}

const sixStage: MeasureDef<CementKilnInputs> = {
  key: 'six-stage-preheater',
  zh: '改造为六级预热预分解',
  description: (inputs) =>
    `预热器由五级改为六级，C1 出口温度由 ${show(inputs.c1ExitTemperatureC)} ℃ 降到 ${show(sixStageC(inputs))} ℃；系统阻力和余热发电量会变化，应与低阻旋风筒、余热利用一并论证。`,
  basis: `按废气温度变化计算；五级改六级出口温度约降 50 K、约节 3～4 kgce/t 为凭记忆，待核对；${plan}：六级预热预分解`,
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, outcome) => {
    const target = sixStageC(inputs);
    return (
      inputs.preheaterStages !== 'six' &&
      target !== undefined &&
      (inputs.c1ExitTemperatureC ?? 0) > target + 10 &&
      resultOf(outcome, 'exit-gas') !== undefined
    );
  },
  apply: (inputs) => {
    const target = sixStageC(inputs);
    if (target === undefined || (inputs.c1ExitTemperatureC ?? 0) <= target) return inputs;
    return { ...withExitTemperature(inputs, target), preheaterStages: 'six' };
  },
};

const coolerTarget = (inputs: CementKilnInputs) => inputs.targetCoolerEfficiencyPct ?? 75;
const coolerEfficiency = (inputs: CementKilnInputs, ctx: CalcContext) =>
  computeKiln(createDraft(), inputs, ctx).coolerEfficiencyPct;

const newCooler: MeasureDef<CementKilnInputs> = {
  key: 'fourth-generation-cooler',
  zh: '更换第四代篦冷机',
  description: (inputs, outcome) =>
    `更换为步进式第四代篦冷机，热回收效率由 ${show(resultOf(outcome, 'cooler-efficiency'))}% 提高到 ${show(coolerTarget(inputs))}%，提高二、三次风温度，降低出机熟料温度。高原冷却风机应按当地空气密度选型。`,
  basis: `按篦冷机热回收效率变化计算；未填目标值时取 75%（工程经验，待核对）；公开案例：第四代篦冷机加新型预热分解系统，烧成热耗降 8%～12%（能效领跑者报道）；${plan}：第四代篦冷机`,
  costClass: 'capital',
  lifeYears: 15,
  applicable: (inputs, outcome) => {
    const present = resultOf(outcome, 'cooler-efficiency');
    return present !== undefined && present > 20 && present < coolerTarget(inputs) - 1;
  },
  apply: (inputs, ctx) => {
    const present = coolerEfficiency(inputs, ctx);
    const target = coolerTarget(inputs);
    if (present === undefined || present >= target) return inputs;
    // What the kiln gains no longer leaves with the vent air, so less is left for waste-heat boilers.
    const left = (100 - target) / (100 - present);
    const scaled = (flow: number | undefined) => (flow === undefined ? undefined : flow * left);
    return {
      ...inputs,
      coolerEfficiencyPct: target,
      ventAirM3PerH: scaled(inputs.ventAirM3PerH),
      wasteHeatAirM3PerH: scaled(inputs.wasteHeatAirM3PerH),
    };
  },
};

const primaryTarget = (inputs: CementKilnInputs) => inputs.targetPrimaryAirPct ?? 8;

const newBurner: MeasureDef<CementKilnInputs> = {
  key: 'new-burner',
  zh: '更换新型低一次风燃烧器',
  description: (inputs) =>
    `更换大推力多通道燃烧器，一次风比例由 ${show(inputs.primaryAirPct)}% 降到 ${show(primaryTarget(inputs))}%，由高温二次风替代冷一次风。一次风机应按当地空气密度校核。`,
  basis: `按被替代的二次风热量计算；未填目标值时取 8%（工程经验，待核对）；${plan}：新型燃烧器`,
  costClass: 'capital',
  lifeYears: 8,
  applicable: (inputs, outcome) =>
    (inputs.primaryAirPct ?? 0) > primaryTarget(inputs) + 1 &&
    resultOf(outcome, 'primary-air-heat') !== undefined,
  apply: (inputs) =>
    (inputs.primaryAirPct ?? 0) > primaryTarget(inputs)
      ? { ...inputs, primaryAirPct: primaryTarget(inputs) }
      : inputs,
};

const shellDrop = (inputs: CementKilnInputs) => inputs.targetShellDropK ?? 50;

const shellInsulation: MeasureDef<CementKilnInputs> = {
  key: 'shell-insulation',
  zh: '窑衬和筒体隔热改造',
  description: (inputs) =>
    `采用低导热多层复合砖、纳米隔热材料和轻质浇注料，使筒体表面温度平均降低约 ${show(shellDrop(inputs))} K（现最高 ${show(hottestSegmentC(inputs))} ℃）；烧成带须保证筒体和耐火砖的安全温度。`,
  basis: '按表面温度变化重算辐射和对流散热；未填目标值时温降取 50 K（工程经验，待核对）',
  costClass: 'capital',
  lifeYears: 3,
  applicable: (inputs, outcome) =>
    (hottestSegmentC(inputs) ?? 0) > 250 && resultOf(outcome, 'surface-per-kg') !== undefined,
  apply: (inputs, ctx) =>
    coolerShell(inputs, inputs.ambientTemperatureC ?? ctx.air.temperatureC, shellDrop(inputs)),
};

export const cementKilnMeasures: MeasureDef<CementKilnInputs>[] = [
  sealFalseAir,
  newBurner,
  shellInsulation,
  newCooler,
  sixStage,
  ...powerMeasures,
];
