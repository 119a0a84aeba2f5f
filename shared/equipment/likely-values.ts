/** What a person most likely meant by a value that cannot be: a slipped unit, point or sign, gauge for absolute. */
import type { SiteAir } from '../air/site-air.ts';
import { formatSignificant } from '../quantity/format.ts';
import { convert, parseUnit, units, type Unit } from '../quantity/units.ts';

export interface LikelyValue {
  value: number;
  why: string;
}

export interface Expected {
  unit: string;
  /** Range in which the value makes sense, in `unit`. */
  range: readonly [number, number];
  /** Name of the reading: a pressure is gauge or absolute by its name. */
  zh?: string;
}

interface Slip {
  why: string;
  apply: (value: number) => number | null;
}

/** At most two corrections that fall into the range; none where the value is in it. */
export function likelyValues(value: number, expected: Expected, air?: SiteAir): LikelyValue[] {
  const [low, high] = expected.range;
  const fits = (v: number) => v >= low && v <= high;
  if (fits(value) || value === 0) return [];
  const out: LikelyValue[] = [];
  for (const { why, apply } of slipsOf(expected, air)) {
    const meant = apply(value);
    if (meant === null || !fits(meant)) continue;
    const rounded = Number(meant.toPrecision(10));
    if (!out.some((offer) => offer.value === rounded)) out.push({ value: rounded, why });
  }
  return out.slice(0, 2);
}

/** 可能应为 0.45 MPa（误填绝对压力）。 Empty without a guess. */
export function likelyWords(likely: readonly LikelyValue[], unit: string): string {
  if (likely.length === 0) return '';
  const shown = likely.map(
    ({ value, why }) => `${formatSignificant(value, 6)} ${unit}`.trim() + `（${why}）`,
  );
  return `可能应为 ${shown.join('或 ')}。`;
}

/** The likelier ones first. */
function slipsOf(expected: Expected, air: SiteAir | undefined): Slip[] {
  const { unit } = expected;
  const share = unit === '%';
  return [
    ...pressureSlips(expected, air),
    { why: '少点了小数点', apply: (v) => v / 10 },
    { why: '少点了小数点', apply: (v) => v / 100 },
    ...unitSlips(unit),
    { why: '单位差 1000 倍', apply: (v) => v / 1000 },
    { why: '单位差 1000 倍', apply: (v) => v * 1000 },
    { why: '小数写成了百分数', apply: (v) => (share && Math.abs(v) <= 1 ? v * 100 : null) },
    { why: '百万分比写成了百分数', apply: (v) => (share && v > 100 ? v / 10_000 : null) },
    { why: '开尔文写成了摄氏度', apply: (v) => (/^[℃°]/.test(unit) && v > 250 ? v - 273.15 : null) },
    { why: '华氏度写成了摄氏度', apply: (v) => (/^[℃°]/.test(unit) && v > 32 ? (v - 32) / 1.8 : null) },
    { why: '正负号', apply: (v) => -v },
  ];
}

/** Units people read off another scale of the same gauge or bill; factors of ten are slips of the point already. */
const mixedUp: readonly (readonly [Unit, readonly Unit[]])[] = [
  ['MPa', ['kgf/cm²', 'bar', 'kPa', 'psi']],
  ['kPa', ['mmHg', 'MPa', 'mbar']],
  ['Pa', ['mmH2O', 'kPa']],
  ['kJ/kg', ['kcal/kg', 'MJ/kg']],
  ['kJ/Nm³', ['kcal/Nm³', 'MJ/Nm³']],
  ['m³/h', ['m³/min', 'm³/s', 'L/s']],
  ['m³/min', ['m³/h', 'L/s']],
];

function unitSlips(unit: string): Slip[] {
  const to = parseUnit(unit);
  if (to === null) return [];
  const others = mixedUp.find(([own]) => own === to)?.[1] ?? [];
  return others.map((from) => ({ why: `按 ${from} 填写`, apply: (v) => convert(v, from, to) }));
}

/** Gauge for absolute and back, and the standard atmosphere for that of the plant. */
function pressureSlips({ unit, zh }: Expected, air: SiteAir | undefined): Slip[] {
  const own = parseUnit(unit);
  if (!air || own === null || units[own].dimension !== 'pressure') return [];
  const atmosphere = convert(air.pressurePa / 1000, 'kPa', own);
  const sea = convert(101.325, 'kPa', own);
  if (zh?.includes('绝对') === true) {
    return [
      { why: '填的是表压，已加当地大气压', apply: (v) => v + atmosphere },
      { why: '填的是标准大气压', apply: (v) => (Math.abs(v / sea - 1) < 0.02 ? atmosphere : null) },
    ];
  }
  return zh?.includes('表压') === true
    ? [{ why: '填的是绝对压力，已减当地大气压', apply: (v) => v - atmosphere }]
    : [];
}
