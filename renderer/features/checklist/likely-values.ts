/** What a person most likely meant by a value outside the usual range: a slipped unit, point or sign. */
import type { NumberFieldMeta } from '../../../shared/equipment/fields.ts';

export interface LikelyValue {
  value: number;
  why: string;
}

const slips: { why: string; apply: (value: number, unit: string) => number | null }[] = [
  { why: '少点了小数点', apply: (v) => v / 10 },
  { why: '少点了小数点', apply: (v) => v / 100 },
  { why: '单位差 1000 倍', apply: (v) => v / 1000 },
  { why: '单位差 1000 倍', apply: (v) => v * 1000 },
  { why: '小数写成了百分数', apply: (v, unit) => (unit === '%' && Math.abs(v) <= 1 ? v * 100 : null) },
  { why: '开尔文写成了摄氏度', apply: (v, unit) => (/^[℃°]/.test(unit) && v > 250 ? v - 273.15 : null) },
  { why: '正负号', apply: (v) => -v },
];

/** At most two corrections that fall into the usual range; none where the value is usual or no range is known. */
export function likelyValues(value: number, field: Pick<NumberFieldMeta, 'typical' | 'unit'>): LikelyValue[] {
  const { typical, unit } = field;
  if (!typical) return [];
  const usual = (v: number) => v >= typical[0] && v <= typical[1];
  if (usual(value) || value === 0) return [];
  const out: LikelyValue[] = [];
  for (const slip of slips) {
    const meant = slip.apply(value, unit);
    if (meant === null || !usual(meant)) continue;
    const rounded = Number(meant.toPrecision(10));
    if (!out.some((offer) => offer.value === rounded)) out.push({ value: rounded, why: slip.why });
  }
  return out.slice(0, 2);
}
