/** The mean of an interval as a reading of a calculator's input. */
import type { NumberFieldMeta } from '../equipment/fields.ts';
import { formatSignificant } from '../quantity/format.ts';
import { convert, convertDifference, isUnit, units, unitsLike, type Unit } from '../quantity/units.ts';
import { readFileUnit } from './columns.ts';
import type { SeriesStatistics } from './mapping.ts';
import { keptCorrelation } from './statistics.ts';

export interface SeriesReading {
  /** In the field's unit. */
  value: number;
  /** Combined standard uncertainty in the field's unit. */
  u: number;
  /** Of the mean itself, from the spread of the interval (type A). */
  meanU: number;
  /** Of the instrument (type B). */
  instrumentU: number;
}

export type UnitMatch =
  | { kind: 'same' | 'converted' }
  /** The file names no unit, one that is not known, or one of another quantity; a person has to confirm. */
  | { kind: 'unconfirmed'; zh: string };

/** Whether the file's unit leads to the field's unit. */
export function matchUnit(fileUnit: string, fieldUnit: string): UnitMatch {
  const from = readFileUnit(fileUnit);
  if (from !== null && isUnit(fieldUnit)) {
    if (from === fieldUnit) return { kind: 'same' };
    if (units[from].dimension === units[fieldUnit].dimension) return { kind: 'converted' };
  }
  const said = fileUnit === '' ? '文件没有写单位' : `文件的单位“${fileUnit}”不能自动换算`;
  return { kind: 'unconfirmed', zh: `${said}。请确认数值已经是 ${fieldUnit || '无量纲数'}。` };
}

/**
 * Mean with the root sum of squares of its own uncertainty and the instrument's: averaging lessens the scatter of a
 * process, never the error of the instrument that watches it.
 * @param instrumentRelativeUPct expanded relative uncertainty of the certificate (k = 2), null to take the field's default
 * @source JJF 1059.1 4.2 (type A), 4.3 (type B)
 */
export function seriesReading(
  statistics: SeriesStatistics,
  fileUnit: string,
  field: Pick<NumberFieldMeta, 'unit' | 'u'>,
  instrumentRelativeUPct: number | null,
): SeriesReading {
  const from = readFileUnit(fileUnit);
  const convertible = matchUnit(fileUnit, field.unit).kind !== 'unconfirmed' && isUnit(field.unit);
  const to = isUnit(field.unit) ? field.unit : null;
  const usable = convertible && from !== null && to !== null;
  const value = usable ? convert(statistics.mean, from, to) : statistics.mean;
  const own = statistics.meanU ?? statistics.standardDeviation;
  const meanU = usable ? convertDifference(own, from, to) : own;
  const instrumentU =
    instrumentRelativeUPct === null
      ? Math.hypot(field.u?.abs ?? 0, ((field.u?.relPct ?? 0) / 100) * Math.abs(value))
      : ((instrumentRelativeUPct / 100) * Math.abs(value)) / 2;
  const u = Math.hypot(meanU, instrumentU);
  return { value: toPlaceOf(u, value), u: u > 0 ? Number(u.toPrecision(uDigits)) : 0, meanU, instrumentU };
}

/** Digits of a written uncertainty; one more than a report shows, so that nothing of it is lost in between. */
const uDigits = 3;

/** A mean has no more decimals than its uncertainty; the rest would only look like knowledge. */
function toPlaceOf(u: number, value: number): number {
  if (!(u > 0)) return value;
  const decimals = uDigits - 1 - Math.floor(Math.log10(u));
  return Number(value.toFixed(Math.max(0, Math.min(20, decimals))));
}

/** Units that a column may be said to be in: those that lead to the field's unit, that unit first. */
export function unitChoices(fieldUnit: string): Unit[] {
  if (!isUnit(fieldUnit)) return [];
  return [fieldUnit, ...unitsLike(fieldUnit).filter((unit) => unit !== fieldUnit)];
}

/** The conversion as a sentence to check, e.g. `60,123 W ÷ 1,000 = 60.123 kW`; null where nothing is converted. */
export function conversionZh(mean: number, fileUnit: string, fieldUnit: string): string | null {
  const from = readFileUnit(fileUnit);
  if (from === null || !isUnit(fieldUnit) || from === fieldUnit) return null;
  if (units[from].dimension !== units[fieldUnit].dimension) return null;
  const value = convert(mean, from, fieldUnit);
  const one = formatSignificant(convertDifference(1, from, fieldUnit), 6);
  const shift = units[from].dimension === 'temperature' ? '（另有零点之差）' : '';
  return `1 ${from || '（无量纲）'} = ${one} ${fieldUnit}${shift}；${formatSignificant(mean, 6)} ${from} → ${formatSignificant(value, 6)} ${fieldUnit}`;
}

export interface UncertaintyStep {
  name: string;
  /** Formula and the same with numbers. */
  text: string;
}

/**
 * How the standard uncertainty came about, line by line, in the file's unit until the conversion.
 * Type A of a correlated series by batch means, see `createStatistics`; type B from the instrument; both as root sum of
 * squares.
 */
export function uncertaintySteps(
  statistics: SeriesStatistics,
  reading: SeriesReading,
  fileUnit: string,
  unit: string,
  instrument: string,
): UncertaintyStep[] {
  const n = (value: number) => formatSignificant(value, 4);
  const { count, standardDeviation: s, batches, batchDeviation, batchCorrelation } = statistics;
  const kept = keptCorrelation(batchCorrelation, batches);
  const ownU = statistics.meanU ?? s;
  const parts = batches < count ? `时段分为 ${batches} 段，各段平均值` : '各个值';
  return [
    { name: '标准偏差', text: `s = √[Σ(xᵢ−x̄)²/(n−1)] = ${n(s)} ${fileUnit}，n = ${count}` },
    {
      name: '分段',
      text: `${parts}的标准偏差 s_b = ${n(batchDeviation)} ${fileUnit}，相邻相关系数 ρ = ${n(batchCorrelation)}${batchCorrelation < 0 ? '（为负时按 0 计）' : ''}，b = ${batches}`,
    },
    {
      name: 'A 类',
      text: `u_A = s_b/√b · √[(1+ρ)/(1−ρ)] = ${n(batchDeviation)}/√${batches} · √[(1+${n(kept)})/(1−${n(kept)})]，不小于 s/√n，得 ${n(ownU)} ${fileUnit}，即 ${n(reading.meanU)} ${unit}`,
    },
    { name: 'B 类（仪器）', text: `u_B = ${n(reading.instrumentU)} ${unit}（${instrument}）` },
    {
      name: '合成',
      text: `u = √(u_A² + u_B²) = √(${n(reading.meanU)}² + ${n(reading.instrumentU)}²) = ${n(reading.u)} ${unit}`,
    },
  ];
}

/** Where the reading comes from, for its note and for whoever checks it. */
export function seriesNote(
  source: { fileName: string; column: string; from: string; to: string },
  statistics: SeriesStatistics,
  reading: SeriesReading,
  unit: string,
): string {
  const number = (value: number) => formatSignificant(value, 3);
  const withUnit = (value: number) => `${number(value)} ${unit}`.trim();
  return (
    `取自数据文件“${source.fileName}”的“${source.column}”列，${source.from} 至 ${source.to}，` +
    `${statistics.count} 个值的平均；标准偏差 ${number(statistics.standardDeviation)}（文件单位），` +
    `相邻值相关系数 ${number(statistics.lagOneCorrelation)}，相当于 ${Math.max(1, Math.round(statistics.effectiveCount))} 个独立值；` +
    `平均值的标准不确定度 ${withUnit(reading.meanU)}，仪器 ${withUnit(reading.instrumentU)}。`
  );
}
