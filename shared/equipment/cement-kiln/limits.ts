/** Indicators held against GB 16780, by edition; the editions treat altitude in opposite ways. */
import {
  altitudeFactor2012,
  altitudeFactor2021,
  altitudeRule2021,
  cementLimit2021,
  clinkerLimit2012,
  correctedLimit2021,
  gb16780EditionOn,
  rule2012,
  strengthFactor2012,
  type CementIndicator,
  type CementLimitRow,
  type Gb16780Edition,
} from '../../standards/gb16780.ts';
import { findRow, lessSure, numberCell } from '../../standards/limit-rows.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { Certainty, LimitCheck } from '../types.ts';
import type { Indicators } from './indicators.ts';
import type { KilnRun } from './run.ts';
import { text } from './run.ts';

const resultOf: Record<CementIndicator, string> = {
  clinkerEnergy: 'clinker-energy',
  clinkerPower: 'clinker-power',
  clinkerCoal: 'clinker-coal',
  cementEnergy: 'cement-energy',
  cementPreparationPower: 'cement-preparation-power',
};

/** The edition asked for, else the one in force on the day of the diagnosis. */
export function editionOf({ inputs, ctx }: KilnRun): Gb16780Edition {
  return inputs.edition === '2021' || inputs.edition === '2012'
    ? inputs.edition
    : gb16780EditionOn(ctx.pack, ctx.date);
}

export function limitsOf(run: KilnRun, indicators: Indicators): void {
  if (editionOf(run) === '2012') limits2012(run, indicators);
  else limits2021(run, indicators);
  benchmark(run, indicators.clinkerEnergy);
}

function limits2021(run: KilnRun, indicators: Indicators): void {
  const k = altitudeFactor(run);
  for (const indicator of Object.keys(resultOf) as CementIndicator[]) {
    const value = indicators[indicator];
    if (value === undefined) continue;
    const row = cementLimit2021(run.ctx.pack, indicator);
    if (row) run.d.limit(checkOf(run, row, value, k));
  }
}

interface AltitudeFactor {
  k: number;
  /** False when the site lies so high that K is needed, and the pack does not hold the rule. */
  known: boolean;
  /** How sure the rule is. */
  certainty: Certainty;
}

function altitudeFactor(run: KilnRun): AltitudeFactor {
  const { d, ctx } = run;
  const rule = altitudeRule2021(ctx.pack);
  if (!rule) return { k: 1, known: ctx.air.altitudeM <= 1500, certainty: 'unknown' };
  const { certainty } = rule.standard;
  const value = altitudeFactor2021(rule, ctx.air.altitudeM, ctx.air.pressurePa);
  const step = {
    id: 'altitude-factor',
    symbol: 'K',
    zh: '海拔修正系数',
    unit: '',
    clause: 'GB 16780-2021 5.3',
  };
  if (ctx.air.altitudeM <= rule.thresholdM) {
    const substitution = `海拔 ${text(ctx.air.altitudeM)} m，不高于 ${rule.thresholdM} m`;
    d.lookup({ ...step, formula: '海拔不高于门槛值时不修正', substitution, value }, 'result');
    return { k: value, known: true, certainty };
  }
  const P_H = ctx.air.pressurePa;
  d.formula({ ...step, formula: `${rule.a} − ${rule.b}·P_H/${rule.p0Pa}`, vars: { P_H }, value }, 'result');
  return { k: value, known: true, certainty };
}

function checkOf(
  run: KilnRun,
  row: CementLimitRow,
  value: number,
  { k, known, certainty }: AltitudeFactor,
): LimitCheck {
  const ratio = run.inputs.clinkerRatioPct;
  const needsRatio = row.ratio !== undefined && ratio === undefined;
  const grades = row.grades.flatMap(({ grade }) => {
    if (needsRatio || (grade === 3 && row.takesAltitude && !known)) return [];
    const limit = correctedLimit2021(row, grade, k, ratio);
    return limit === undefined ? [] : [{ grade, limit }];
  });
  for (const { grade, limit } of grades) limitStep(run, row, grade, limit, k);
  const corrected = row.takesAltitude && k !== 1;
  const notes = [
    ...(corrected ? [`3 级限定值已乘海拔修正系数 ${formatSignificant(k, 5)}，1、2 级不修正`] : []),
    ...(row.ratio && ratio !== undefined ? [`已按熟料配比 ${formatSignificant(ratio, 4)}% 修正`] : []),
    ...(needsRatio ? ['缺熟料配比，限额未修正'] : []),
  ];
  return {
    id: `${resultOf[row.indicator]}-limit`,
    zh: row.zh,
    resultId: resultOf[row.indicator],
    value,
    unit: row.unit,
    sense: 'max',
    limit: grades.find((g) => g.grade === 3)?.limit ?? null,
    grades,
    standard: corrected
      ? { ...row.standard, certainty: lessSure(row.standard.certainty, certainty) }
      : row.standard,
    ...(notes.length > 0 ? { note: notes.join('；') } : {}),
  };
}

/** A line for every limit that was corrected, so that it can be redone. */
function limitStep(run: KilnRun, row: CementLimitRow, grade: number, value: number, k: number): void {
  const printed = row.grades.find((g) => g.grade === grade)?.limit as number;
  const withK = grade === 3 && row.takesAltitude && k !== 1;
  const r = run.inputs.clinkerRatioPct;
  const withRatio = row.ratio !== undefined && r !== undefined;
  if (!withK && !withRatio) return;
  const base = withRatio
    ? `(${printed} + ${row.ratio?.slopes[grade]}·(r − ${row.ratio?.basePct}))`
    : `${printed}`;
  run.d.formula({
    id: `${resultOf[row.indicator]}-level-${grade}`,
    symbol: `L_${grade}`,
    zh: `${row.zh} ${grade} 级值（修正后）`,
    formula: withK ? `${base}·K` : base,
    vars: { ...(withRatio ? { r } : {}), ...(withK ? { K: k } : {}) },
    value,
    unit: row.unit,
    clause: withRatio ? 'GB 16780-2021 5.3、5.4' : 'GB 16780-2021 5.3',
  });
}

/** Policy levels 标杆 and 基准; nothing seen says that they follow the altitude. */
function benchmark(run: KilnRun, value: number | undefined): void {
  const code = '发改产业〔2023〕723号';
  const found = findRow(run.ctx.pack, code, 'levels', (row) => row['id'] === 'cement-clinker');
  if (!found || value === undefined) return;
  const advanced = numberCell(found.row, 'advanced');
  const baseline = numberCell(found.row, 'baseline');
  run.d.limit({
    id: 'clinker-benchmark',
    zh: '熟料单位产品综合能耗（能效标杆、基准水平）',
    resultId: 'clinker-energy',
    value,
    unit: 'kgce/t',
    sense: 'max',
    limit: baseline,
    grades: [
      ...(advanced === null ? [] : [{ grade: 1, limit: advanced }]),
      ...(baseline === null ? [] : [{ grade: 2, limit: baseline }]),
    ],
    standard: found.standard,
    note: '1 为标杆水平，2 为基准水平；政策值能否按海拔修正未见说明，此处未修正',
  });
}

/** 2012 edition: comparable consumption, corrected downwards, against limits that are only recalled. */
function limits2012(run: KilnRun, { clinkerCoal: e_cl, clinkerPower: Q_cl }: Indicators): void {
  const { d, inputs, ctx } = run;
  const rule = rule2012(ctx.pack);
  if (!rule || e_cl === undefined) return;
  d.block(
    inputs,
    'comparable',
    '可比熟料能耗（2012 版）',
    ['clinkerStrengthMPa'],
    ({ clinkerStrengthMPa: A }) => {
      const clause = 'GB 16780-2012';
      const a = d.formula({
        id: 'strength-factor',
        symbol: 'a',
        zh: '熟料强度修正系数',
        formula: `(${rule.strengthMPa}/A)^0.25`,
        vars: { A },
        value: strengthFactor2012(rule, A),
        unit: '',
        clause,
      });
      const K = factor2012(run);
      const { wasteHeatDeductionKgcePerT: e_he = 0, usedHeatDeductionKgcePerT: e_hu = 0 } = inputs;
      const e_kcl = d.formula(
        {
          id: 'comparable-coal',
          symbol: 'e_kcl',
          zh: '可比熟料综合煤耗',
          formula: '(e_cl − e_he − e_hu)·a·K',
          vars: { e_cl, e_he, e_hu, a, K },
          value: (e_cl - e_he - e_hu) * a * K,
          unit: 'kgce/t',
          clause,
        },
        'key',
      );
      legacyLimit(run, 'clinkerCoal', 'comparable-coal', '可比熟料综合煤耗', e_kcl, 'kgce/t');
      if (Q_cl === undefined) return;
      const Q_kcl = d.formula(
        {
          id: 'comparable-power',
          symbol: 'Q_kcl',
          zh: '可比熟料综合电耗',
          formula: 'Q_cl·a·K',
          vars: { Q_cl, a, K },
          value: Q_cl * a * K,
          unit: 'kWh/t',
          clause,
        },
        'result',
      );
      legacyLimit(run, 'clinkerPower', 'comparable-power', '可比熟料综合电耗', Q_kcl, 'kWh/t');
      const e_kce = d.formula(
        {
          id: 'comparable-energy',
          symbol: 'e_kce',
          zh: '可比熟料综合能耗',
          formula: 'e_kcl + 0.1229·Q_kcl',
          vars: { e_kcl, Q_kcl },
          value: e_kcl + 0.1229 * Q_kcl,
          unit: 'kgce/t',
          clause,
        },
        'result',
      );
      legacyLimit(run, 'clinkerEnergy', 'comparable-energy', '可比熟料综合能耗', e_kce, 'kgce/t');
    },
  );
}

function factor2012(run: KilnRun): number {
  const { d, ctx } = run;
  const rule = rule2012(ctx.pack);
  if (!rule) return 1;
  const value = altitudeFactor2012(rule, ctx.air.altitudeM, ctx.air.pressurePa);
  const step = { id: 'altitude-factor', symbol: 'K', zh: '海拔修正系数', unit: '', clause: 'GB 16780-2012' };
  if (ctx.air.altitudeM <= rule.thresholdM) {
    const substitution = `海拔 ${text(ctx.air.altitudeM)} m，不高于 ${rule.thresholdM} m`;
    return d.lookup({ ...step, formula: '海拔不高于门槛值时不修正', substitution, value }, 'result');
  }
  const vars = { P_H: ctx.air.pressurePa };
  return d.formula({ ...step, formula: `sqrt(P_H/${rule.p0Pa})`, vars, value }, 'result');
}

function legacyLimit(
  run: KilnRun,
  indicator: CementIndicator,
  resultId: string,
  zh: string,
  value: number,
  unit: string,
): void {
  const row = clinkerLimit2012(run.ctx.pack, indicator);
  if (!row) return;
  const note = '2012 版现有企业限定值，修正乘在能耗上';
  const check = { id: `${resultId}-limit`, zh, resultId, value, unit, sense: 'max' as const };
  run.d.limit({ ...check, limit: row.existing, standard: row.standard, note });
}
