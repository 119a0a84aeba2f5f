/** Grade of a centrifugal pump by GB 19762-2025, at the rated (best efficiency) point. */
import {
  chemicalPumpGrades,
  cleanWaterCoefficients,
  cleanWaterEfficiencyPct,
  specificSpeed,
} from '../../standards/gb19762.ts';
import type { CleanWaterPump } from '../../standards/gb19762.ts';
import { noGrades, withDate } from '../../standards/grade-row.ts';
import type { GradeRow } from '../../standards/grade-row.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { PumpInputs } from './inputs.ts';

const code = 'GB 19762-2025';

export interface PumpRating {
  type: NonNullable<PumpInputs['pumpType']>;
  flowM3PerH: number;
  headM: number;
  speedRPM: number;
  stages: number;
}

/** Rating as entered, undefined when a part is missing. A number of stages left out means one. */
export function ratingOf(inputs: PumpInputs): PumpRating | undefined {
  const { pumpType: type, ratedFlowM3PerH: flowM3PerH, ratedHeadM: headM } = inputs;
  const speedRPM = inputs.ratedSpeedRPM ?? (inputs.controlMethod === 'vfd' ? undefined : inputs.speedRPM);
  if (type === undefined || flowM3PerH === undefined || headM === undefined || speedRPM === undefined)
    return undefined;
  return { type, flowM3PerH, headM, speedRPM, stages: inputs.stagesCount ?? 1 };
}

/** Efficiency limits of the grades with their derivation. */
export function pumpGrades(d: Draft, rating: PumpRating, ctx: CalcContext): GradeRow {
  if (rating.type === 'other') return noGrades(code, '', '该泵型不在标准范围内，没有规定值。');
  const ns = specificSpeedStep(d, rating);
  const row =
    rating.type === 'chemical-single' || rating.type === 'chemical-multi'
      ? chemicalGrades(d, rating, ns, ctx)
      : cleanWaterGrades(d, rating, rating.type, ns, ctx);
  return withDate(ctx.pack, ctx.date, row);
}

function specificSpeedStep(d: Draft, rating: PumpRating): number {
  const inlets = rating.type === 'double-suction' ? 2 : 1;
  const { flowM3PerH: Q, headM: H, speedRPM: n, stages: i } = rating;
  return d.formula(
    {
      id: 'specific-speed',
      symbol: 'ns',
      zh: '比转速',
      formula: `3.65·n·sqrt(Q/${inlets === 2 ? '2/' : ''}3600)/(H/i)^0.75`,
      vars: { n, Q, H, i },
      value: specificSpeed(n, Q / inlets / 3600, H / i),
      unit: '',
      clause: `${code} 6.1`,
    },
    'result',
  );
}

function cleanWaterGrades(
  d: Draft,
  rating: PumpRating,
  type: CleanWaterPump,
  ns: number,
  ctx: CalcContext,
): GradeRow {
  const k = cleanWaterCoefficients(ctx.pack, type, rating.flowM3PerH);
  if (typeof k === 'string') return noGrades(code, '6.2 表3', k);
  const limits = k.constants.map((C) => cleanWaterEfficiencyPct(k, ns, rating.flowM3PerH, C));
  if (limits.some((limit) => !(limit > 0 && limit < 100))) {
    return noGrades(code, '6.1', '由额定参数算出的规定值不合理，请核对额定流量、扬程、转速和级数。');
  }
  const { a, b, c, d: d_, e } = k;
  const grades = limits.map((value, index) => {
    d.formula({
      id: `grade${index + 1}-efficiency`,
      symbol: `η_${index + 1}`,
      zh: `能效 ${index + 1} 级的效率`,
      formula: 'a·(ln(ns))^2 + b·(ln(Q))^2 + c·ln(ns)·ln(Q) + d·ln(ns) + e·ln(Q) − C',
      vars: { a, b, c, d: d_, e, ns, Q: rating.flowM3PerH, C: k.constants[index] as number },
      value,
      unit: '%',
      clause: `${code} 6.1、6.2 表3`,
    });
    return { grade: index + 1, limit: value };
  });
  return { standard: k.standard, grades, limit: grades.at(-1)?.limit ?? null };
}

function chemicalGrades(d: Draft, rating: PumpRating, ns: number, ctx: CalcContext): GradeRow {
  const kind = rating.type === 'chemical-single' ? 'single' : 'multi';
  const found = chemicalPumpGrades(ctx.pack, kind, rating.flowM3PerH, ns);
  if (typeof found === 'string') return noGrades(code, '表2', found);
  const at = `Q=${rating.flowM3PerH} m³/h，ns=${ns.toFixed(2)}`;
  const lookup = (id: string, symbol: string, zh: string, value: number) =>
    d.lookup({
      id,
      symbol,
      zh,
      formula: '表2 多项式',
      substitution: at,
      value,
      unit: '%',
      clause: `${code} 表2`,
    });
  const η_b = lookup('chemical-base', 'η_b', '基准效率', found.basePct);
  const Δη = lookup('chemical-correction', 'Δη', '比转速修正', found.correctionPct);
  const grades = found.offsetsPct.map((δ, index) => ({
    grade: index + 1,
    limit: d.formula({
      id: `grade${index + 1}-efficiency`,
      symbol: `η_${index + 1}`,
      zh: `能效 ${index + 1} 级的效率`,
      formula: 'η_b − Δη + δ',
      vars: { η_b, Δη, δ },
      value: η_b - Δη + δ,
      unit: '%',
      clause: `${code} 表2`,
    }),
  }));
  return { standard: found.standard, grades, limit: grades.at(-1)?.limit ?? null };
}

/** Judges the rated efficiency; a running efficiency is never judged, the standard speaks of the best point. */
export function judgePumpGrade(
  d: Draft,
  inputs: PumpInputs,
  runningPct: number | undefined,
  ctx: CalcContext,
): void {
  const keys = ['pumpType', 'ratedFlowM3PerH', 'ratedHeadM'] as const;
  d.block(inputs, 'pump-grade', '能效等级（GB 19762-2025）', keys, () => {
    const rating = ratingOf(inputs);
    if (!rating) return d.missing('pump-grade', '能效等级（GB 19762-2025）', ['ratedSpeedRPM']);
    if (rating.flowM3PerH <= 0) refuse('额定流量应大于零。', ['ratedFlowM3PerH']);
    const row = pumpGrades(d, rating, ctx);
    compareRunning(d, runningPct, row);
    const rated = inputs.ratedEfficiencyPct;
    if (rated === undefined) return d.missing('pump-grade', '能效等级判定', ['ratedEfficiencyPct']);
    d.lookup(
      {
        id: 'rated-efficiency',
        symbol: 'η_N',
        zh: '额定效率',
        formula: '铭牌或样本的最佳效率点效率',
        substitution: `${rated} %`,
        value: rated,
        unit: '%',
      },
      'result',
    );
    d.limit({
      id: 'pump-grade',
      zh: '泵效率与能效等级',
      resultId: 'rated-efficiency',
      value: rated,
      unit: '%',
      sense: 'min',
      limit: row.limit,
      grades: row.grades,
      standard: row.standard,
      note: row.note ?? '按最佳效率点（额定点）判定，不用运行点；限值不随海拔修正。',
    });
  });
}

function compareRunning(d: Draft, runningPct: number | undefined, row: GradeRow): void {
  const last = row.grades.at(-1)?.limit;
  if (runningPct === undefined || last === undefined) return;
  const gap = d.formula(
    {
      id: 'running-gap',
      symbol: 'δη',
      zh: '运行效率与能效 3 级值之差',
      formula: 'η_p − η_3',
      vars: { η_p: runningPct, η_3: last },
      value: runningPct - last,
      unit: '%',
    },
    'result',
  );
  if (gap >= 0) return;
  d.issue({
    code: 'running-below-grade3',
    level: 'info',
    zh: `运行效率比能效 3 级（限定值）低 ${(-gap).toFixed(1)} 个百分点：泵偏离最佳工况、磨损或本身低效，请结合额定效率判断。`,
    fields: ['inputPowerKW', 'flowM3PerH'],
  });
}
