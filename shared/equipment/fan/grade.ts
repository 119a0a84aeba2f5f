/** Grade of a fan by GB 19761-2020 from pressure coefficient, specific speed and size; density cancels out. */
import {
  axialFanGrades,
  centrifugalFanGrades,
  externalRotorFanGrades,
  fanSpecificSpeed,
  pressureCoefficient,
} from '../../standards/gb19761.ts';
import { noGrades } from '../../standards/grade-row.ts';
import type { GradeRow } from '../../standards/grade-row.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { has } from '../fields.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import { compressibilityStep, standardDensity } from './aerodynamics.ts';
import type { FanGas } from './aerodynamics.ts';
import type { FanInputs } from './inputs.ts';

const code = 'GB 19761-2020';

export interface FanPoint {
  flowM3PerH: number;
  pressurePa: number;
  densityKgPerM3: number;
  speedRPM: number;
}

/** The rated point with its own density; where the plate has none, the measured point stands in. */
export function gradePoint(inputs: FanInputs, gas: FanGas): FanPoint | undefined {
  const rated = has(inputs, 'ratedFlowM3PerH', 'ratedTotalPressurePa');
  const flowM3PerH = rated ? inputs.ratedFlowM3PerH : inputs.flowM3PerH;
  const pressurePa = rated ? inputs.ratedTotalPressurePa : inputs.totalPressurePa;
  const densityKgPerM3 = rated ? (inputs.ratedDensityKgPerM3 ?? standardDensity) : gas.densityKgPerM3;
  const speedRPM = rated ? inputs.ratedSpeedRPM : (inputs.speedRPM ?? inputs.ratedSpeedRPM);
  if (flowM3PerH === undefined || pressurePa === undefined || speedRPM === undefined) return undefined;
  if (flowM3PerH <= 0 || pressurePa <= 0) return undefined;
  return { flowM3PerH, pressurePa, densityKgPerM3, speedRPM };
}

/** Grade limits for this fan at this point; the reason when there are none. */
export function fanGrades(
  d: Draft,
  inputs: FanInputs,
  point: FanPoint,
  gas: FanGas,
  ctx: CalcContext,
): GradeRow {
  const D = inputs.impellerDiameterMM;
  if (D === undefined) return noGrades(code, '', '未填叶轮直径，无法定机号。');
  const sizeNumber = d.formula({
    id: 'fan-size',
    symbol: 'No',
    zh: '机号',
    formula: 'D/100',
    vars: { D },
    value: D / 100,
    unit: '',
  });
  switch (inputs.fanType) {
    case 'axial':
      return inputs.hubRatio === undefined
        ? noGrades(code, '表3', '未填轮毂比，无法查表。')
        : axialFanGrades(ctx.pack, ctx.date, { hubRatio: inputs.hubRatio, sizeNumber });
    case 'centrifugal':
      return centrifugalFanGrades(ctx.pack, ctx.date, {
        ...coefficients(d, inputs, point, gas, D),
        sizeNumber,
      });
    case 'external-rotor':
      return externalRotorFanGrades(ctx.pack, ctx.date, {
        ...coefficients(d, inputs, point, gas, D),
        sizeNumber,
      });
    case 'blower':
      return noGrades('GB 28381-2026', '', '鼓风机的限值表未录入，标准值待核对。');
    case 'other':
    case undefined:
  }
  return noGrades(code, '', '未选风机型式或不在标准范围内，没有规定值。');
}

function coefficients(
  d: Draft,
  inputs: FanInputs,
  point: FanPoint,
  gas: FanGas,
  D: number,
): { psi: number; ns: number } {
  const { flowM3PerH: q, pressurePa: p, densityKgPerM3: ρ, speedRPM: n } = point;
  const k_p = compressibilityStep(d, inputs, gas, p, '-rated');
  const u = d.formula({
    id: 'tip-speed',
    symbol: 'u',
    zh: '叶轮圆周速度',
    formula: 'π·D/1000·n/60',
    vars: { π: Math.PI, D, n },
    value: (((Math.PI * D) / 1000) * n) / 60,
    unit: 'm/s',
  });
  const psi = d.formula(
    {
      id: 'pressure-coefficient',
      symbol: 'ψ',
      zh: '压力系数',
      formula: 'k_p·p/(ρ·u^2)',
      vars: { k_p, p, ρ, u },
      value: pressureCoefficient(k_p, p, ρ, u),
      unit: '',
      clause: code,
    },
    'result',
  );
  const ns = d.formula(
    {
      id: 'specific-speed',
      symbol: 'ns',
      zh: '比转速',
      formula: '5.54·n·sqrt(q/3600)/(1.2·k_p·p/ρ)^0.75',
      vars: { n, q, k_p, p, ρ },
      value: fanSpecificSpeed(n, q / 3600, k_p, p, ρ),
      unit: '',
      clause: code,
    },
    'result',
  );
  return { psi, ns };
}

/** Judges the rated efficiency; compares the running one without judging it. */
export function judgeFanGrade(
  d: Draft,
  inputs: FanInputs,
  gas: FanGas,
  runningPct: number | undefined,
  ctx: CalcContext,
): void {
  const id = 'fan-grade';
  const zh = '能效等级（GB 19761-2020）';
  d.block(inputs, id, zh, ['fanType', 'impellerDiameterMM'], () => {
    const point = gradePoint(inputs, gas);
    if (!point) return d.missing(id, zh, ['ratedFlowM3PerH', 'ratedTotalPressurePa', 'ratedSpeedRPM']);
    const row = fanGrades(d, inputs, point, gas, ctx);
    for (const { grade, limit } of row.grades) {
      d.lookup({
        id: `grade${grade}-efficiency`,
        symbol: `η_${grade}`,
        zh: `能效 ${grade} 级的效率`,
        formula: '按压力系数（或轮毂比）、比转速、机号查表',
        substitution: `${code} ${row.standard.clause}`,
        value: limit,
        unit: '%',
        clause: `${code} ${row.standard.clause}`,
      });
    }
    compareRunning(d, runningPct, row);
    const rated = inputs.ratedEfficiencyPct;
    if (rated === undefined) return d.missing(id, '能效等级判定', ['ratedEfficiencyPct']);
    d.lookup(
      {
        id: 'rated-efficiency',
        symbol: 'η_N',
        zh: '额定全压效率',
        formula: '铭牌或样本的最佳效率点效率',
        substitution: `${formatSignificant(rated, 4)} %`,
        value: rated,
        unit: '%',
      },
      'result',
    );
    d.limit({
      id,
      zh: '通风机效率与能效等级',
      resultId: 'rated-efficiency',
      value: rated,
      unit: '%',
      sense: 'min',
      limit: row.limit,
      grades: row.grades,
      standard: row.standard,
      note: row.note ?? '压力系数、比转速和效率与气体密度无关，限值不随海拔修正。',
    });
  });
}

function compareRunning(d: Draft, runningPct: number | undefined, row: GradeRow): void {
  const last = row.grades.at(-1)?.limit;
  if (runningPct === undefined || last === undefined) return;
  d.formula({
    id: 'running-gap',
    symbol: 'δη',
    zh: '运行效率与能效 3 级值之差',
    formula: 'η_f − η_3',
    vars: { η_f: runningPct, η_3: last },
    value: runningPct - last,
    unit: '%',
  });
}
