/** Readings held against the constraints of the checklists, each breach with what was probably meant. */
import type { SiteAir } from '../air/site-air.ts';
import {
  relationZh,
  siteValues,
  type Bound,
  type Constraint,
  type Relation,
} from '../checklist/constraint.ts';
import type { ReadingConstraint } from '../checklist/machine-asks.ts';
import { instanceKey, instanceIdOf, plainKey } from '../checklist/repeat.ts';
import type { Row } from '../model/tables.ts';
import { formatSignificant } from '../quantity/format.ts';
import { convert, parseUnit } from '../quantity/units.ts';
import type { Field, NumberFieldMeta } from './fields.ts';
import { likelyValues, likelyWords, type LikelyValue } from './likely-values.ts';
import { inFieldUnit } from './parse-inputs.ts';
import type { Issue } from './types.ts';

type Reading = Row<'reading'>;
type NumberField = NumberFieldMeta & Field;
type RangeConstraint = Extract<ReadingConstraint, { kind: 'range' }>;
type RelationConstraint = Extract<ReadingConstraint, { kind: 'relation' }>;

/** @param readings live readings of the machine with those of its instances, as entered */
export function constraintIssues(
  constraints: readonly ReadingConstraint[],
  readings: readonly Reading[],
  fields: readonly Field[],
  air: SiteAir,
): Issue[] {
  const valueOf = (key: string): { value: number; field: NumberField } | null => {
    const field = fields.find((entry) => entry.key === plainKey(key));
    const reading = readings.find((row) => row.key === key);
    if (field?.kind !== 'number' || !reading) return null;
    const converted = inFieldUnit({ ...reading, key: field.key }, fields);
    return 'issue' in converted ? null : { value: converted.reading.value as number, field };
  };
  return constraints.flatMap((constraint) => {
    const held = valueOf(constraint.reading);
    if (!held) return [];
    const breach =
      constraint.kind === 'range'
        ? rangeBreach(constraint, held.value, held.field, air)
        : relationBreach(constraint, held.value, held.field, valueOf(constraint.than), air);
    return breach ? [breach] : [];
  });
}

function rangeBreach(
  constraint: RangeConstraint,
  value: number,
  field: NumberField,
  air: SiteAir,
): Issue | null {
  const low = boundIn(constraint.min, constraint.unit, field.unit, air);
  const high = boundIn(constraint.max, constraint.unit, field.unit, air);
  const under = low !== null && value < low;
  if (!under && !(high !== null && value > high)) return null;
  const limit = under ? low : (high as number);
  const bound = (under ? constraint.min : constraint.max) as Bound;
  const range = [low ?? field.min ?? -Infinity, high ?? field.max ?? Infinity] as const;
  const words = `${shown(value, field)}，${under ? '低于' : '高于'}${boundWords(bound, limit, field)}`;
  return issueOf(
    constraint,
    field,
    words,
    likelyValues(value, { unit: field.unit, range, zh: field.zh }, air),
  );
}

function relationBreach(
  constraint: RelationConstraint,
  value: number,
  field: NumberField,
  other: { value: number; field: NumberField } | null,
  air: SiteAir,
): Issue | null {
  if (!other) return null;
  const inUnit = converted(other.value, other.field.unit, field.unit);
  if (inUnit === null) return null;
  const { times = 1, plus = 0, relation } = constraint;
  const limit = times * inUnit + plus;
  if (holds(value, relation, limit)) return null;
  const half = relation === 'above' || relation === 'atLeast';
  const range = half ? ([limit, field.max ?? Infinity] as const) : ([field.min ?? -Infinity, limit] as const);
  const factor = times === 1 ? '' : `的 ${formatSignificant(times, 4)} 倍`;
  const offset =
    plus === 0 ? '' : `${plus > 0 ? '加' : '减'} ${formatSignificant(Math.abs(plus), 4)} ${field.unit}`;
  const than = `“${other.field.zh}”${factor}${offset}（${shown(limit, field)}）`;
  const swapped = swap(value, inUnit, constraint);
  const words = `${shown(value, field)}，应${relationZh[relation]}${than}`;
  const likely = swapped ? [] : likelyValues(value, { unit: field.unit, range, zh: field.zh }, air);
  const more = swapped ? '两个读数可能填反。' : '';
  return issueOf(constraint, field, words, likely, more);
}

/** The two values would hold the other way round. */
function swap(value: number, other: number, { relation, times = 1, plus = 0 }: RelationConstraint): boolean {
  return value !== other && holds(other, relation, times * value + plus);
}

function issueOf(
  constraint: ReadingConstraint,
  field: NumberField,
  words: string,
  likely: readonly LikelyValue[],
  more = '',
): Issue {
  const { label, reading, level, advice } = constraint;
  const fields = constraint.kind === 'relation' ? [reading, constraint.than] : [reading];
  return {
    code: `constraint-${codeOf(constraint)}`,
    level,
    zh: `${label === '' ? '' : `${label}：`}“${field.zh}”为 ${words}。${more}${likelyWords(likely, field.unit)}${advice.zh}`,
    fields,
    ...(likely.length === 0 ? {} : { likely: [...likely] }),
  };
}

function codeOf(constraint: Constraint): string {
  const key = instanceKey(plainKey(constraint.reading), instanceIdOf(constraint.reading));
  return constraint.kind === 'relation' ? `${key}-${constraint.relation}-${constraint.than}` : `${key}-range`;
}

function holds(value: number, relation: Relation, limit: number): boolean {
  switch (relation) {
    case 'above':
      return value > limit;
    case 'atLeast':
      return value >= limit;
    case 'below':
      return value < limit;
    case 'atMost':
      return value <= limit;
    default:
      return true;
  }
}

/** The bound in the unit of the reading; null for none. */
function boundIn(bound: Bound | undefined, unit: string, fieldUnit: string, air: SiteAir): number | null {
  if (bound === undefined) return null;
  if (typeof bound === 'number') return converted(bound, unit, fieldUnit);
  const local = converted(siteValue(bound.of, air), siteValues[bound.of].unit, unit);
  return local === null ? null : converted((bound.times ?? 1) * local + (bound.plus ?? 0), unit, fieldUnit);
}

function siteValue(of: keyof typeof siteValues, air: SiteAir): number {
  const values = {
    boilingPoint: air.boilingPointC,
    atmosphere: air.pressurePa / 1000,
    airTemperature: air.temperatureC,
  };
  return values[of];
}

function boundWords(bound: Bound, limit: number, field: NumberField): string {
  const value = shown(limit, field);
  if (typeof bound === 'number') return ` ${value}`;
  const { of, times, plus } = bound;
  const factor = times === undefined ? '' : `的 ${formatSignificant(times, 4)} 倍`;
  const offset =
    plus === undefined ? '' : `${plus > 0 ? '加' : '减'} ${formatSignificant(Math.abs(plus), 4)}`;
  return `${siteValues[of].zh}${factor}${offset}（${value}）`;
}

function shown(value: number, field: NumberField): string {
  return `${formatSignificant(value, 4)} ${field.unit}`.trim();
}

function converted(value: number, from: string, to: string): number | null {
  if (from === to) return value;
  const [a, b] = [parseUnit(from), parseUnit(to)];
  return a === null || b === null ? null : convert(value, a, b);
}
