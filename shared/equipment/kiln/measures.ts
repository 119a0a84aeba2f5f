/** Measures on kilns and furnaces, each a change of inputs. */
import { formatSignificant } from '../../quantity/format.ts';
import type { CalcContext, MeasureDef, Outcome } from '../types.ts';
import { recoveryTargetC } from './flue.ts';
import type { KilnInputs } from './inputs.ts';
import { wallNumbers } from './loss-fields.ts';
import { oxidantO2Pct, oxygenEnrichment } from './oxidant.ts';
import { fuelClassOf, isElectric } from './run.ts';

const plan = '西藏自治区工业领域碳达峰实施方案';
const show = (value: number | undefined) => (value === undefined ? '—' : formatSignificant(value, 3));
const resultOf = (outcome: Outcome, id: string) => outcome.results.find((result) => result.id === id)?.value;
const known = (outcome: Outcome) => resultOf(outcome, 'heat-supplied') !== undefined;

/** O₂ to aim at; kilns that dry or cool with the same air have none of their own and need one entered. */
function targetO2(inputs: KilnInputs): number | undefined {
  if (inputs.targetFlueGasO2Pct !== undefined) return inputs.targetFlueGasO2Pct;
  if (inputs.kilnType === 'tunnel' || inputs.kilnType === 'roller' || inputs.kilnType === 'lime')
    return undefined;
  const fuel = fuelClassOf(inputs);
  return fuel === 'gas' ? 3 : fuel === 'liquid' ? 4 : fuel === 'solid' ? 8 : undefined;
}

const excessAir: MeasureDef<KilnInputs> = {
  key: 'excess-air',
  zh: '控制空燃比，治理漏风',
  description: (inputs) =>
    `按当地大气压重新标定空燃比，封堵窑门、砂封和管道漏风，保持微正压，把烟气 O₂ 由 ${show(inputs.flueGasO2Pct)}% 降到 ${show(targetO2(inputs))}%。`,
  basis:
    '按排烟热损失重算；公开案例：O₂ 由 4% 降到 3% 炉效率提高约 0.6 个百分点。未填目标值时气体、液体、固体燃料取 3/4/8%（工程经验，待核对）；隧道窑、辊道窑、石灰窑须填写目标值',
  costClass: 'low',
  lifeYears: 5,
  applicable: (inputs, outcome) => {
    const target = targetO2(inputs);
    return target !== undefined && known(outcome) && (inputs.flueGasO2Pct ?? 0) > target + 0.5;
  },
  apply: (inputs) => {
    const target = targetO2(inputs);
    const present = inputs.flueGasO2Pct;
    if (target === undefined || present === undefined || present <= target) return inputs;
    const flow = inputs.flueGasM3PerH;
    const x = oxidantO2Pct(inputs);
    const less = (x - present) / (x - target);
    return {
      ...inputs,
      flueGasO2Pct: target,
      ...(flow === undefined ? {} : { flueGasM3PerH: Math.max(1, flow * less) }),
    };
  },
};

const heatRecovery: MeasureDef<KilnInputs> = {
  key: 'flue-heat-recovery',
  zh: '回收排烟余热预热助燃空气（换热器、蓄热式燃烧）',
  description: (inputs) =>
    `用换热器或蓄热式燃烧器预热助燃空气，把排烟温度由 ${show(inputs.flueGasTemperatureC)} ℃ 降到 ${show(recoveryTargetC(inputs))} ℃；剩余余热可送干燥或供热。`,
  basis: `按排烟热损失重算；蓄热式燃烧节能 20%～30% 凭记忆，待核对。未填目标值时取 200 ℃；${plan}：余热余压回收利用`,
  costClass: 'capital',
  lifeYears: 8,
  applicable: (inputs, outcome) =>
    fuelClassOf(inputs) !== undefined &&
    resultOf(outcome, 'flue-heat') !== undefined &&
    known(outcome) &&
    (inputs.flueGasTemperatureC ?? 0) > recoveryTargetC(inputs) + 30,
  apply: (inputs) => {
    const target = recoveryTargetC(inputs);
    const present = inputs.flueGasTemperatureC;
    if (present === undefined || present <= target) return inputs;
    const flow = inputs.flueGasM3PerH;
    const cooler = (273.15 + target) / (273.15 + present);
    return {
      ...inputs,
      flueGasTemperatureC: target,
      ...(flow === undefined ? {} : { flueGasM3PerH: Math.max(1, flow * cooler) }),
    };
  },
};

function wallTargetC(inputs: KilnInputs, ctx: CalcContext): number {
  const ambient = inputs.ambientTemperatureC ?? ctx.air.temperatureC;
  return inputs.targetWallTemperatureC ?? (ambient <= 25 ? 50 : ambient + 25);
}

const wallInsulation: MeasureDef<KilnInputs> = {
  key: 'wall-insulation',
  zh: '炉体保温改造',
  description: (inputs, _outcome, ctx) =>
    `采用陶瓷纤维、纳米隔热板等轻质炉衬，修补裂缝，使外壁温度降到 ${show(wallTargetC(inputs, ctx))} ℃ 左右；间歇炉还可减少蓄热。`,
  basis: '按表面温度重算辐射和对流散热；未填目标值时环境不高于 25 ℃ 取 50 ℃（GB 4272 旧版引文，待核对）',
  costClass: 'capital',
  lifeYears: 6,
  applicable: (inputs, outcome, ctx) =>
    known(outcome) &&
    resultOf(outcome, 'wall-total') !== undefined &&
    wallNumbers.some((n) => (inputs[`wall${n}TemperatureC`] ?? 0) > wallTargetC(inputs, ctx) + 10),
  apply: (inputs, ctx) => {
    const target = wallTargetC(inputs, ctx);
    const changed: Partial<KilnInputs> = {};
    for (const n of wallNumbers) {
      const key = `wall${n}TemperatureC` as const;
      if ((inputs[key] ?? -Infinity) > target) changed[key] = target;
    }
    return Object.keys(changed).length === 0 ? inputs : { ...inputs, ...changed };
  },
};

const openings: MeasureDef<KilnInputs> = {
  key: 'close-openings',
  zh: '减少开口和开门时间',
  description: (inputs) =>
    `加装水冷或纤维幕帘、自动炉门，改进装出料组织，使开口时间占比由 ${show(inputs.openingTimePct)}% 减半。`,
  basis: '按开口辐射热损失重算；时间减半为工程经验，待核对',
  costClass: 'low',
  lifeYears: 5,
  applicable: (_inputs, outcome) =>
    known(outcome) &&
    (resultOf(outcome, 'opening-loss') ?? 0) > 0.005 * (resultOf(outcome, 'heat-supplied') ?? Infinity),
  apply: (inputs) =>
    inputs.openingTimePct === undefined ? inputs : { ...inputs, openingTimePct: inputs.openingTimePct / 2 },
};

const LIGHT_CAR_RATIO = 1.5;

const lightCars: MeasureDef<KilnInputs> = {
  key: 'light-cars',
  zh: '窑车、工装轻质化',
  description: (inputs) =>
    `窑车衬体和工装改用轻质隔热结构，与产品的质量比由 ${show(inputs.carMassRatio)} 降到 ${LIGHT_CAR_RATIO}。`,
  basis: '按窑车蓄热损失重算；质量比不超过 1.5 为厂商建议',
  costClass: 'capital',
  lifeYears: 6,
  applicable: (inputs, outcome) =>
    known(outcome) &&
    resultOf(outcome, 'car-loss') !== undefined &&
    (inputs.carMassRatio ?? 0) > LIGHT_CAR_RATIO + 0.1,
  apply: (inputs) =>
    (inputs.carMassRatio ?? 0) > LIGHT_CAR_RATIO ? { ...inputs, carMassRatio: LIGHT_CAR_RATIO } : inputs,
};

const electricKiln: MeasureDef<KilnInputs> = {
  key: 'electric-kiln',
  zh: '改用电窑炉',
  description: () =>
    '以电加热替代燃料，没有排烟损失，便于与光伏和低谷电量配合；应与供电容量、电价和工艺气氛一并论证。',
  basis: `按留在窑内的热量计算，无排烟和未完全燃烧损失；${plan}：推广电窑炉、电加热`,
  costClass: 'capital',
  lifeYears: 12,
  applicable: (inputs, outcome) =>
    fuelClassOf(inputs) !== undefined &&
    inputs.kilnType !== undefined &&
    inputs.kilnType !== 'tunnel' &&
    inputs.kilnType !== 'lime' &&
    known(outcome) &&
    resultOf(outcome, 'flue-heat') !== undefined,
  apply: (inputs) =>
    inputs.fuel === undefined || isElectric(inputs)
      ? inputs
      : { ...inputs, fuel: 'electricity', powerKW: undefined },
};

export const kilnMeasures: MeasureDef<KilnInputs>[] = [
  excessAir,
  wallInsulation,
  openings,
  lightCars,
  heatRecovery,
  oxygenEnrichment,
  electricKiln,
];
