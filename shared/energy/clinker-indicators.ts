/** Clinker consumption from the plant's records against GB 16780, for plants that make clinker. */
import type { Derivation } from '../equipment/derivation.ts';
import type { IndicatorResult } from '../equipment/diagnosis.ts';
import type { LimitCheck } from '../equipment/types.ts';
import { formatSignificant } from '../quantity/format.ts';
import { judgeLimit } from '../standards/judge.ts';
import {
  altitudeFactor2021,
  altitudeRule2021,
  cementLimit2021,
  correctedLimit2021,
  gb16780EditionOn,
  type CementIndicator,
} from '../standards/gb16780.ts';
import type { IndicatorInput } from './indicators.ts';
import type { EnergyContext } from './summary.ts';

/**
 * Relative standard uncertainties of ledger figures, %: belt and truck scales, laboratory heating value, billing
 * meters. The cement-kiln inputs take the same defaults.
 */
const RECORD_U_PCT = { clinker: 0.5, coal: 1, heatingValue: 1, electricity: 0.5 } as const;

interface Value {
  id: string;
  indicator: CementIndicator;
  zh: string;
  value: number;
  unit: string;
  /** Standard uncertainty (k = 1). */
  u: number;
}

/**
 * Coal, electricity and total energy per tonne of clinker. All coal is counted as kiln coal; with cement among the
 * products the electricity cannot be split from the records, and only coal is judged.
 * @source GB 16780-2021 表2, 5.3; the 2012 edition corrects the consumption and is left to the kiln's own diagnosis
 */
export function clinkerIndicators(
  d: Derivation,
  input: IndicatorInput,
  ctx: EnergyContext,
): IndicatorResult[] {
  const clinkerT = sumOf(input, isClinker);
  const makesCement = sumOf(input, isCement) > 0;
  if (!(clinkerT > 0) || gb16780EditionOn(ctx.pack, ctx.date) !== '2021') return [];
  const k = altitudeStep(d, ctx);
  const coal = coalValue(d, input, clinkerT);
  const power = makesCement ? null : powerValue(d, input, clinkerT);
  const energy = coal && power ? energyValue(d, input, coal, power) : null;
  return [energy, coal, power]
    .filter((value) => value !== null)
    .map((value) => ({
      id: value.id,
      zh: value.zh,
      value: value.value,
      unit: value.unit,
      limits: limitOf(value, k, ctx).map((limit) => judgeLimit(limit, 2 * value.u)),
    }));
}

const isClinker = (product: string): boolean => product.includes('熟料');
const isCement = (product: string): boolean => product.includes('水泥') && !isClinker(product);

function sumOf({ products }: IndicatorInput, matches: (product: string) => boolean): number {
  return products
    .filter((line) => matches(line.product) && (line.unit === 't' || line.unit === ''))
    .reduce((sum, line) => sum + line.amount, 0);
}

function altitudeStep(d: Derivation, { pack, air }: EnergyContext): number {
  const rule = altitudeRule2021(pack);
  if (!rule) return 1;
  const k = altitudeFactor2021(rule, air.altitudeM, air.pressurePa);
  if (k === 1) return 1;
  return d.formula({
    id: 'clinker-altitude-factor',
    symbol: 'K',
    zh: '海拔修正系数（只乘 3 级限定值）',
    formula: 'a − b·P_H/P_0',
    vars: { a: rule.a, b: rule.b, P_H: air.pressurePa, P_0: rule.p0Pa },
    value: k,
    unit: '',
    clause: `${rule.standard.code} ${rule.standard.clause}`,
  });
}

function coalValue(d: Derivation, input: IndicatorInput, clinkerT: number): Value | null {
  const factor = input.factors.tcePerUnit('rawCoal');
  const use = input.uses.find((line) => line.carrier === 'rawCoal');
  if (!factor || !use) return null;
  const zh = '熟料单位产品综合煤耗（按台账）';
  const value = d.formula({
    id: 'clinker-coal',
    symbol: 'e_cl',
    zh,
    formula: 'B·f·1000/P_sh',
    vars: { B: use.amount, f: factor.value, P_sh: clinkerT },
    value: (use.amount * factor.value * 1000) / clinkerT,
    unit: 'kgce/t',
    clause: 'GB 16780-2021 第6章',
  });
  const relPct = Math.hypot(RECORD_U_PCT.coal, RECORD_U_PCT.heatingValue, RECORD_U_PCT.clinker);
  return {
    id: 'clinker-coal',
    indicator: 'clinkerCoal',
    zh,
    value,
    unit: 'kgce/t',
    u: (value * relPct) / 100,
  };
}

function powerValue(d: Derivation, input: IndicatorInput, clinkerT: number): Value | null {
  const use = input.uses.find((line) => line.carrier === 'electricity');
  if (!use) return null;
  const zh = '熟料单位产品综合电耗（按台账）';
  const value = d.formula({
    id: 'clinker-power',
    symbol: 'Q_cl',
    zh,
    formula: 'W/P_sh',
    vars: { W: use.amount, P_sh: clinkerT },
    value: use.amount / clinkerT,
    unit: 'kWh/t',
    clause: 'GB 16780-2021 第6章',
  });
  const relPct = Math.hypot(RECORD_U_PCT.electricity, RECORD_U_PCT.clinker);
  return {
    id: 'clinker-power',
    indicator: 'clinkerPower',
    zh,
    value,
    unit: 'kWh/t',
    u: (value * relPct) / 100,
  };
}

function energyValue(d: Derivation, input: IndicatorInput, coal: Value, power: Value): Value | null {
  const factor = input.factors.tcePerUnit('electricity');
  if (!factor) return null;
  const zh = '熟料单位产品综合能耗（按台账）';
  const kgcePerKWh = factor.value * 1000;
  const value = d.formula({
    id: 'clinker-energy',
    symbol: 'e_cz',
    zh,
    formula: 'e_cl + f_e·Q_cl',
    vars: { e_cl: coal.value, f_e: kgcePerKWh, Q_cl: power.value },
    value: coal.value + kgcePerKWh * power.value,
    unit: 'kgce/t',
    clause: 'GB 16780-2021 第6章',
  });
  const u = Math.hypot(coal.u, kgcePerKWh * power.u);
  return { id: 'clinker-energy', indicator: 'clinkerEnergy', zh, value, unit: 'kgce/t', u };
}

function limitOf(value: Value, k: number, ctx: EnergyContext): LimitCheck[] {
  const row = cementLimit2021(ctx.pack, value.indicator);
  if (!row) return [];
  const grades = row.grades.map(({ grade, limit }) => ({
    grade,
    limit: correctedLimit2021(row, grade, k) ?? limit,
  }));
  const printed = row.grades.find((entry) => entry.grade === 3)?.limit;
  return [
    {
      id: `${value.id}-limit`,
      zh: value.zh,
      resultId: value.id,
      value: value.value,
      unit: value.unit,
      sense: 'max',
      limit: grades.find((entry) => entry.grade === 3)?.limit ?? null,
      grades,
      standard: row.standard,
      ...(k !== 1 && row.takesAltitude && printed !== undefined
        ? { note: `3 级限定值 ${printed} × 海拔修正系数 ${formatSignificant(k, 5)}` }
        : {}),
    },
  ];
}
