/** Measures on a boiler, each a change of inputs; declared in the order in which they make sense one after the other. */
import { saturationTemperatureC } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { createDraft } from '../draft.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { electrificationMeasures } from './electrification.ts';
import { fuelClassOf } from './fuels.ts';
import type { BoilerInputs } from './inputs.ts';
import { computeBoiler } from './model.ts';
import { boilerRun, excessAirLimit, isSteam } from './run.ts';

const text = (value: number | undefined) => (value === undefined ? '—' : formatSignificant(value, 3));
const burns = (inputs: BoilerInputs) => inputs.fuel !== undefined && inputs.fuel !== 'electricity';

/** O₂ to aim at: as entered, else what the reference limit of excess air means. */
function targetO2(inputs: BoilerInputs, ctx: CalcContext): number | undefined {
  if (inputs.targetFlueGasO2Pct !== undefined) return inputs.targetFlueGasO2Pct;
  const air = excessAirLimit(boilerRun(createDraft(), inputs, ctx));
  return air && 21 - 21 / air.limit;
}

const excessAir: MeasureDef<BoilerInputs> = {
  key: 'excess-air',
  zh: '优化配风，降低过量空气系数',
  description: (inputs, _outcome, ctx) =>
    `按当地大气压重新标定风燃比，封堵漏风，把排烟 O₂ 由 ${text(inputs.flueGasO2Pct)}% 降到 ${text(targetO2(inputs, ctx))}%；以 CO 不明显升高为限。高原空气稀薄，风机风量应按工况体积校核。`,
  basis: '按输入变化重算反平衡热效率；未填目标值时取 TSG G0002-2010 过量空气系数限值（凭记忆，待核对）',
  costClass: 'low',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => {
    const target = targetO2(inputs, ctx);
    return burns(inputs) && target !== undefined && (inputs.flueGasO2Pct ?? 0) > target + 0.3;
  },
  apply: (inputs, ctx) => {
    const target = targetO2(inputs, ctx);
    const present = inputs.flueGasO2Pct;
    if (target === undefined || present === undefined || present <= target) return inputs;
    const RO2 = inputs.flueGasCO2Pct;
    // Less air dilutes the products less; RO₂ follows on the line through 21 % O₂.
    const scaled =
      RO2 === undefined ? {} : { flueGasCO2Pct: Math.min(25, (RO2 * (21 - target)) / (21 - present)) };
    return { ...inputs, flueGasO2Pct: target, ...scaled };
  },
};

const slagTargetPct = 10;
const burnout: MeasureDef<BoilerInputs> = {
  key: 'slag-carbon',
  zh: '调整燃烧，降低灰渣可燃物',
  description: (inputs) =>
    `调整煤层厚度、炉排速度、分段送风和煤的粒度、水分，把炉渣可燃物由 ${text(inputs.slagCarbonPct)}% 降到 ${slagTargetPct}%。高原氧分压低，燃尽时间更长，宜适当提高炉膛温度、延长停留时间。`,
  basis: '按输入变化重算 q4；目标 10% 为工程经验，待核对',
  costClass: 'low',
  lifeYears: 5,
  applicable: (inputs) =>
    fuelClassOf(inputs.fuel) === 'solid' && (inputs.slagCarbonPct ?? 0) > slagTargetPct + 1,
  apply: (inputs) =>
    (inputs.slagCarbonPct ?? 0) > slagTargetPct ? { ...inputs, slagCarbonPct: slagTargetPct } : inputs,
};

function economiserTargetC(inputs: BoilerInputs): number {
  if (inputs.targetFlueGasTemperatureC !== undefined) return inputs.targetFlueGasTemperatureC;
  const fuelClass = fuelClassOf(inputs.fuel);
  return fuelClass === 'solid' ? 150 : fuelClass === 'liquid' ? 160 : 110;
}

const economiser: MeasureDef<BoilerInputs> = {
  key: 'economiser',
  zh: '加装省煤器或空气预热器，降低排烟温度',
  description: (inputs) =>
    `回收烟气显热加热给水或助燃空气，把排烟温度由 ${text(inputs.flueGasTemperatureC)} ℃ 降到 ${text(economiserTargetC(inputs))} ℃；含硫燃料的壁温应高于酸露点。`,
  basis:
    '按输入变化重算 q2；公开资料：每降 22 K 效率约提高 1 个百分点，省煤器节燃料 5%～10%（美国能源部蒸汽提示 3）。未填目标值时固体、液体、气体燃料取 150/160/110 ℃（工程经验，待核对）',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs) => burns(inputs) && (inputs.flueGasTemperatureC ?? 0) > economiserTargetC(inputs) + 10,
  apply: (inputs) => {
    const target = economiserTargetC(inputs);
    return (inputs.flueGasTemperatureC ?? 0) > target ? { ...inputs, flueGasTemperatureC: target } : inputs;
  },
};

/** Exhaust temperature behind a condensing heat exchanger: as entered, else 8 K under the local dew point. */
function condensingTargetC(inputs: BoilerInputs, ctx: CalcContext): number | undefined {
  if (inputs.targetCondensingTemperatureC !== undefined) return inputs.targetCondensingTemperatureC;
  const { dewPointC } = computeBoiler(createDraft(), inputs, ctx);
  return dewPointC === undefined ? undefined : Math.max(25, dewPointC - 8);
}

const condensing: MeasureDef<BoilerInputs> = {
  key: 'condensing-economiser',
  zh: '加装烟气冷凝换热器',
  description: (inputs, _outcome, ctx) =>
    `用补水或低温回水把烟气冷却到 ${text(condensingTargetC(inputs, ctx))} ℃，回收水蒸气潜热。当地大气压低，烟气露点比平原低约 9 ℃（3650 m），需要更低温度的冷水，选型应按当地露点。`,
  basis: '按输入变化重算 q2 和冷凝潜热，露点取当地大气压；未填目标值时取露点以下 8 K（工程经验，待核对）',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => {
    if (fuelClassOf(inputs.fuel) !== 'gas' || inputs.flueGasTemperatureC === undefined) return false;
    const target = condensingTargetC(inputs, ctx);
    return target !== undefined && inputs.flueGasTemperatureC > target + 5;
  },
  apply: (inputs, ctx) => {
    const target = condensingTargetC(inputs, ctx);
    if (target === undefined || (inputs.flueGasTemperatureC ?? 0) <= target) return inputs;
    return { ...inputs, flueGasTemperatureC: target };
  },
};

const returnTarget = (inputs: BoilerInputs) => inputs.targetCondensateReturnPct ?? 80;

const condensateRecovery: MeasureDef<BoilerInputs> = {
  key: 'condensate-recovery',
  zh: '提高凝结水回收率',
  description: (inputs) =>
    `把间接用汽的凝结水密闭回收到锅炉房，回收率由 ${text(inputs.condensateReturnPct)}% 提高到 ${text(returnTarget(inputs))}%，同时节约软化水。高原沸点低，开式回收的闪蒸损失更大，宜用闭式回收。`,
  basis:
    '按给水焓的变化计算；公开资料：给水每升 6 ℃ 约节 1% 燃料。未填目标值时取 80%；60% 下限见 GB/T 12712（凭记忆，待核对）',
  costClass: 'capital',
  lifeYears: 10,
  applicable: (inputs) =>
    isSteam(inputs) &&
    inputs.condensateReturnPct !== undefined &&
    inputs.condensateReturnPct < returnTarget(inputs) - 2 &&
    (inputs.condensateTemperatureC ?? 0) > (inputs.makeUpTemperatureC ?? Infinity),
  apply: (inputs, ctx) => {
    const {
      condensateReturnPct: present,
      condensateTemperatureC,
      makeUpTemperatureC,
      feedWaterTemperatureC,
    } = inputs;
    const target = returnTarget(inputs);
    if (present === undefined || target <= present) return inputs;
    const changed = { ...inputs, condensateReturnPct: target };
    if (condensateTemperatureC === undefined || makeUpTemperatureC === undefined) return changed;
    if (feedWaterTemperatureC === undefined || inputs.steamGaugeMPa === undefined) return changed;
    const rise = ((target - present) / 100) * Math.max(0, condensateTemperatureC - makeUpTemperatureC);
    const boilingC = saturationTemperatureC(inputs.steamGaugeMPa + ctx.air.pressurePa / 1e6);
    const warmer = Math.max(feedWaterTemperatureC, Math.min(feedWaterTemperatureC + rise, boilingC - 2, 200));
    return { ...changed, feedWaterTemperatureC: warmer };
  },
};

const blowdownRecovery: MeasureDef<BoilerInputs> = {
  key: 'blowdown-heat',
  zh: '回收排污热量',
  description: () => '连续排污先经扩容器闪蒸，蒸汽送除氧器，排污水再经换热器预热补水。',
  basis: '按排污水焓计算；公开资料的回收上限为排污热量的 90%，此处按 80% 计（工程经验，待核对）',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs, outcome) =>
    isSteam(inputs) &&
    (inputs.blowdownHeatRecoveryPct ?? 0) < 70 &&
    (outcome.results.find((result) => result.id === 'blowdown-rate')?.value ?? 0) >= 1,
  apply: (inputs) =>
    (inputs.blowdownHeatRecoveryPct ?? 0) < 80 ? { ...inputs, blowdownHeatRecoveryPct: 80 } : inputs,
};

const insulation: MeasureDef<BoilerInputs> = {
  key: 'insulation',
  zh: '补做保温',
  description: (inputs) =>
    `对 ${text(inputs.bareSurfaceAreaM2)} m² 未保温或保温失效的管道、阀门、法兰和炉体补做保温，阀门法兰用可拆卸保温套。`,
  basis: '按散热量计算；公开资料：裸管保温可降低该段散热约 90%（美国能源部蒸汽提示 2）',
  costClass: 'low',
  lifeYears: 8,
  applicable: (inputs, outcome) =>
    (inputs.bareSurfaceInsulationPct ?? 0) < 80 &&
    (outcome.results.find((result) => result.id === 'bare-surface-loss')?.value ?? 0) > 0.5,
  apply: (inputs) =>
    (inputs.bareSurfaceInsulationPct ?? 0) < 90 ? { ...inputs, bareSurfaceInsulationPct: 90 } : inputs,
};

const trapTarget = (inputs: BoilerInputs) => Math.floor(0.03 * (inputs.trapTotalCount ?? 0));

const steamTraps: MeasureDef<BoilerInputs> = {
  key: 'steam-traps',
  zh: '更换漏汽疏水阀并建立定期检测',
  description: (inputs) =>
    `检修或更换 ${text(inputs.trapFailedCount)} 只漏汽疏水阀，用超声波或测温法每半年检测一次，漏汽率控制在 3% 以内。`,
  basis: '按漏汽量计算；3% 见 GB/T 12712（凭记忆，待核对）',
  costClass: 'low',
  lifeYears: 4,
  applicable: (inputs) => isSteam(inputs) && (inputs.trapFailedCount ?? 0) > trapTarget(inputs),
  apply: (inputs) =>
    (inputs.trapFailedCount ?? 0) > trapTarget(inputs)
      ? { ...inputs, trapFailedCount: trapTarget(inputs) }
      : inputs,
};

export const boilerMeasures: MeasureDef<BoilerInputs>[] = [
  excessAir,
  burnout,
  condensateRecovery,
  blowdownRecovery,
  steamTraps,
  insulation,
  economiser,
  condensing,
  ...electrificationMeasures,
];
