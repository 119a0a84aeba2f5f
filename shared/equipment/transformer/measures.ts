/** Measures at a transformer, each as a change of its inputs. */
import { gradeLimit } from '../../standards/grade-row.ts';
import { formatSignificant, formatValue } from '../../quantity/format.ts';
import { defaultTargetPowerFactor } from '../electrical/reactive.ts';
import { savesElectricity } from '../electrical/saving.ts';
import type { CalcContext, MeasureDef } from '../types.ts';
import { lossGrades } from './grade.ts';
import { transformerInputs } from './inputs.ts';
import type { TransformerInputs } from './inputs.ts';
import { unitsOf } from './losses.ts';
import { simulateTransformer } from './simulate.ts';

type Measure = MeasureDef<TransformerInputs>;

const saves = (before: TransformerInputs, after: TransformerInputs, ctx: CalcContext): boolean =>
  savesElectricity(simulateTransformer, before, after, ctx);

interface NewUnit {
  capacityKVA: number;
  noLoadKW: number;
  loadKW: number;
}

/** The unit to be bought: the person's losses, else both limits of the target grade. */
function newUnit(inputs: TransformerInputs, ctx: CalcContext): NewUnit | undefined {
  const capacityKVA = inputs.replacementCapacityKVA ?? inputs.ratedCapacityKVA;
  if (capacityKVA === undefined) return undefined;
  const { replacementNoLoadLossKW: p0, replacementLoadLossKW: pk } = inputs;
  if (p0 !== undefined && pk !== undefined) return { capacityKVA, noLoadKW: p0, loadKW: pk };
  const core = inputs.replacementCore ?? inputs.coreMaterial;
  const rows = lossGrades(core ? { ...inputs, coreMaterial: core } : inputs, capacityKVA, ctx);
  const grade = Number(inputs.targetGrade ?? '2');
  const noLoadKW = p0 ?? gradeLimit(rows.noLoad, grade);
  const loadKW = pk ?? gradeLimit(rows.load, grade);
  return noLoadKW === null || loadKW === null ? undefined : { capacityKVA, noLoadKW, loadKW };
}

function withNewUnit(inputs: TransformerInputs, ctx: CalcContext): TransformerInputs {
  const unit = newUnit(inputs, ctx);
  if (!unit || fits(inputs, unitsOf(inputs), unit.capacityKVA) === false) return inputs;
  const core = inputs.replacementCore ?? inputs.coreMaterial;
  const state: TransformerInputs = {
    ...inputs,
    ratedCapacityKVA: unit.capacityKVA,
    noLoadLossKW: unit.noLoadKW,
    loadLossKW: unit.loadKW,
    ...(core ? { coreMaterial: core } : {}),
  };
  return transformerInputs.safeParse(state).success ? state : inputs;
}

/** Whether the peak fits these units; undefined when the peak is not known. */
function fits(inputs: TransformerInputs, units: number, capacityKVA: number): boolean | undefined {
  const { maxDemandKW, powerFactorRatio } = inputs;
  if (maxDemandKW === undefined || powerFactorRatio === undefined) return undefined;
  return maxDemandKW / powerFactorRatio <= units * capacityKVA;
}

/** One unit fewer, only when the peak is known to fit. */
function withFewerUnits(inputs: TransformerInputs): TransformerInputs {
  const n = unitsOf(inputs);
  const target = Math.round(inputs.targetUnitsCount ?? n - 1);
  if (target < 1 || target >= n || inputs.ratedCapacityKVA === undefined) return inputs;
  return fits(inputs, target, inputs.ratedCapacityKVA) === true
    ? { ...inputs, unitsInServiceCount: target }
    : inputs;
}

function withoutIdling(inputs: TransformerInputs): TransformerInputs {
  return (inputs.noLoadHoursH ?? 0) > 0 ? { ...inputs, noLoadHoursH: 0 } : inputs;
}

function withCapacitor(inputs: TransformerInputs): TransformerInputs {
  const target = inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor;
  const now = inputs.powerFactorRatio;
  return now === undefined || now >= target ? inputs : { ...inputs, powerFactorRatio: target };
}

const idling: Measure = {
  key: 'switch-off-idle',
  zh: '停用空载变压器',
  description: (inputs) =>
    `每年约 ${formatValue(inputs.noLoadHoursH ?? 0)} h 空载带电，停产和季节性停用期间断开电源。`,
  basis: 'GB/T 13462-2008',
  costClass: 'none',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withoutIdling(inputs), ctx),
  apply: withoutIdling,
};

const fewer: Measure = {
  key: 'stop-parallel-unit',
  zh: '减少并列运行台数',
  description: (inputs, outcome) => {
    const at = outcome.results.find((r) => r.id === 'switching-load')?.value;
    const limit = at === undefined ? '' : `，临界负载约 ${formatValue(at)} kVA`;
    return `负荷由 ${unitsOf(inputs)} 台分担，减为 ${inputs.targetUnitsCount ?? unitsOf(inputs) - 1} 台损耗更低${limit}；切换前核对供电可靠性要求。`;
  },
  basis: 'GB/T 13462-2008',
  costClass: 'none',
  lifeYears: 5,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withFewerUnits(inputs), ctx),
  apply: withFewerUnits,
};

const replace: Measure = {
  key: 'replace-transformer',
  zh: '更换高效变压器',
  description: (inputs, _outcome, ctx) => {
    const unit = newUnit(inputs, ctx);
    if (!unit) return '更换为高能效等级变压器。';
    return `现用空载损耗 ${formatSignificant(inputs.noLoadLossKW ?? 0, 4)} kW、负载损耗 ${formatSignificant(inputs.loadLossKW ?? 0, 4)} kW，更换为 ${formatValue(unit.capacityKVA)} kVA、空载损耗 ${formatSignificant(unit.noLoadKW, 4)} kW、负载损耗 ${formatSignificant(unit.loadKW, 4)} kW 的变压器，绝缘和温升按安装海拔订货。`;
  },
  basis: 'GB 20052-2024',
  costClass: 'capital',
  lifeYears: 20,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withNewUnit(inputs, ctx), ctx),
  apply: withNewUnit,
};

const compensate: Measure = {
  key: 'compensate-reactive',
  zh: '无功补偿',
  description: (inputs, outcome) => {
    const kvar = outcome.results.find((r) => r.id === 'capacitor')?.value;
    const size = kvar === undefined ? '' : `，约需 ${formatValue(kvar)} kvar`;
    return `平均功率因数 ${inputs.powerFactorRatio ?? ''} 提高到 ${inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor}${size}，自动投切；电容器和接触器按海拔选型。与电动机就地补偿只计一处。`;
  },
  basis: 'GB/T 13462-2008',
  costClass: 'low',
  lifeYears: 10,
  applicable: (inputs, _outcome, ctx) => saves(inputs, withCapacitor(inputs), ctx),
  apply: withCapacitor,
};

export const transformerMeasures: Measure[] = [idling, fewer, replace, compensate];
