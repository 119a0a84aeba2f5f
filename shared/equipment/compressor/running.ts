/** Measured state of a compressor: specific power at site and standard inlet, isentropic efficiency, grade. */
import { screwCompressorGrades } from '../../standards/gb19153.ts';
import type { GradeRow } from '../../standards/grade-row.ts';
import { noGrades } from '../../standards/grade-row.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import { absoluteKPa, inletC, inletKPa, standardWorkStep, workStep } from './air-work.ts';
import type { CompressorInputs } from './inputs.ts';

/** Specific power and isentropic efficiency at full load, both at the site. */
export function measuredState(d: Draft, inputs: CompressorInputs, ctx: CalcContext): void {
  const keys = ['inputPowerKW', 'flowM3PerMin', 'dischargePressureMPa'] as const;
  d.block(inputs, 'specific-power', '机组比功率与等熵效率', keys, (i) => {
    const { inputPowerKW: P_L, flowM3PerMin: q } = i;
    if (q <= 0 || P_L <= 0) refuse('流量和加载功率应大于零。', ['flowM3PerMin', 'inputPowerKW']);
    const { p1, p2 } = pressures(d, i, ctx);
    d.formula(
      {
        id: 'specific-power-site',
        symbol: 'SP',
        zh: '现场进气状态的比功率',
        formula: 'P_L/q',
        vars: { P_L, q },
        value: P_L / q,
        unit: 'kW/(m³/min)',
      },
      'key',
    );
    atStandardInlet(d, i, P_L, q, p1, ctx);
    const w_s = workStep(d, p1, p2);
    const efficiency = (100 * w_s * q) / P_L;
    if (efficiency > 100) {
      refuse('等熵效率大于 100%，请核对流量（应换算到进气状态）、压力和功率。', [...keys]);
    }
    const η_s = d.formula(
      {
        id: 'isentropic-efficiency',
        symbol: 'η_s',
        zh: '机组等熵效率',
        formula: '100·w_s·q/P_L',
        vars: { w_s, q, P_L },
        value: efficiency,
        unit: '%',
      },
      'key',
    );
    judgeOnSite(d, inputs, η_s, ctx);
  });
}

function pressures(
  d: Draft,
  inputs: CompressorInputs & { dischargePressureMPa: number },
  ctx: CalcContext,
): { p1: number; p2: number } {
  const p1 = inletKPa(inputs, ctx);
  const p_a = ctx.air.pressurePa / 1000;
  const p2 = d.formula({
    id: 'discharge-absolute',
    symbol: 'p2',
    zh: '排气绝对压力（表压加现场大气压）',
    formula: '1000·p_g + p_a',
    vars: { p_g: inputs.dischargePressureMPa, p_a },
    value: absoluteKPa(inputs.dischargePressureMPa, ctx),
    unit: 'kPa',
  });
  if (p2 <= p1)
    refuse('排气绝对压力不高于进气压力，请核对压力读数。', ['dischargePressureMPa', 'inletPressureKPa']);
  d.formula(
    {
      id: 'pressure-ratio',
      symbol: 'π_c',
      zh: '压比',
      formula: 'p2/p1',
      vars: { p2, p1 },
      value: p2 / p1,
      unit: '',
    },
    'result',
  );
  return { p1, p2 };
}

/** Per mass of air the specific power rises with altitude while per inlet volume it falls: both are shown. */
function atStandardInlet(
  d: Draft,
  inputs: CompressorInputs,
  P_L: number,
  q: number,
  p1: number,
  ctx: CalcContext,
): void {
  const t1 = inletC(inputs, ctx);
  const q_0 = d.formula(
    {
      id: 'standard-flow',
      symbol: 'q_0',
      zh: '折算到标准进气状态（100 kPa、20 ℃）的流量',
      formula: 'q·p1/100·293.15/(273.15 + t1)',
      vars: { q, p1, t1 },
      value: (((q * p1) / 100) * 293.15) / (273.15 + t1),
      unit: 'm³/min',
    },
    'result',
  );
  d.formula(
    {
      id: 'specific-power-standard',
      symbol: 'SP_0',
      zh: '按标准进气状态流量的比功率（不可与限值直接比较）',
      formula: 'P_L/q_0',
      vars: { P_L, q_0 },
      value: P_L / q_0,
      unit: 'kW/(m³/min)',
    },
    'result',
  );
}

/** Limits of specific power for this machine, or the reason why there are none. */
export function compressorGrades(inputs: CompressorInputs, ctx: CalcContext): GradeRow {
  const code = 'GB 19153-2019';
  if (inputs.compressorType !== 'screw-fixed') {
    return noGrades(code, '', '该机型的限值表未录入，标准值待核对。');
  }
  if (!has(inputs, 'ratedPowerKW', 'ratedPressureMPa', 'cooling')) {
    return noGrades(code, '表1', '未填额定功率、额定压力或冷却方式，无法查表。');
  }
  return screwCompressorGrades(ctx.pack, ctx.date, inputs);
}

/** The site state against the limit through the isentropic efficiency, which altitude leaves alone. */
function judgeOnSite(d: Draft, inputs: CompressorInputs, η_s: number, ctx: CalcContext): void {
  if (inputs.compressorType === undefined) {
    d.missing('compressor-grade', '能效等级（GB 19153-2019）', ['compressorType']);
    return;
  }
  const row = compressorGrades(inputs, ctx);
  const grades = row.grades.length === 0 ? [] : efficiencyLimits(d, row, inputs.ratedPressureMPa ?? 0);
  d.limit({
    id: 'compressor-isentropic',
    zh: '机组等熵效率（按比功率限值折算）',
    resultId: 'isentropic-efficiency',
    value: η_s,
    unit: '%',
    sense: 'min',
    limit: row.limit === null ? null : (grades.at(-1)?.limit ?? null),
    grades,
    standard: row.standard,
    note:
      row.note ??
      '比功率限值对应标准进气状态，高原现场比功率不能直接比较，故两边都换算成等熵效率；应在额定压力、满载下测定。',
  });
}

function efficiencyLimits(
  d: Draft,
  row: GradeRow,
  ratedPressureMPa: number,
): { grade: number; limit: number }[] {
  const w_0 = standardWorkStep(d, ratedPressureMPa);
  return row.grades.map(({ grade, limit: SP }) => ({
    grade,
    limit: d.formula({
      id: `grade${grade}-efficiency`,
      symbol: `η_s${grade}`,
      zh: `能效 ${grade} 级比功率对应的等熵效率`,
      formula: '100·w_0/SP',
      vars: { w_0, SP },
      value: (100 * w_0) / SP,
      unit: '%',
      clause: `${row.standard.code} ${row.standard.clause}`,
    }),
  }));
}

/** The plate's specific power against the table, both at the standard inlet. */
export function judgePlate(d: Draft, inputs: CompressorInputs, ctx: CalcContext): void {
  const SP = inputs.ratedSpecificPowerKWPerM3PerMin;
  if (SP === undefined || inputs.compressorType === undefined) return;
  const row = compressorGrades(inputs, ctx);
  d.lookup(
    {
      id: 'rated-specific-power',
      symbol: 'SP_N',
      zh: '铭牌机组输入比功率',
      formula: '铭牌或能效标识',
      substitution: `${formatSignificant(SP, 5)} kW/(m³/min)`,
      value: SP,
      unit: 'kW/(m³/min)',
    },
    'result',
  );
  d.limit({
    id: 'compressor-plate',
    zh: '铭牌机组输入比功率与能效等级',
    resultId: 'rated-specific-power',
    value: SP,
    unit: 'kW/(m³/min)',
    sense: 'max',
    limit: row.limit,
    grades: row.grades,
    standard: row.standard,
    ...(row.note === undefined ? {} : { note: row.note }),
  });
}
