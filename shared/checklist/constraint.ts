/** Plausibility of readings as data of a template: a range with its unit, or how two readings lie to each other. */
import { z } from 'zod';
import { textSchema } from './text.ts';

/** What a bound may follow at the plant's altitude, with the unit it is given in. */
export const siteValues = {
  boilingPoint: { zh: '当地沸点', unit: '℃' },
  atmosphere: { zh: '当地大气压', unit: 'kPa' },
  airTemperature: { zh: '厂区气温', unit: '℃' },
} as const;
export type SiteValue = keyof typeof siteValues;
export const siteValueNames = Object.keys(siteValues) as [SiteValue, ...SiteValue[]];

/** A number in the unit of the constraint, or a value of the site: `times · value + plus`. */
export const boundSchema = z.union([
  z.number(),
  z.strictObject({
    of: z.enum(siteValueNames),
    times: z.number().positive().optional(),
    plus: z.number().optional(),
  }),
]);
export type Bound = z.infer<typeof boundSchema>;

export const relations = ['above', 'atLeast', 'below', 'atMost'] as const;
export type Relation = (typeof relations)[number];
export const relationZh: Record<Relation, string> = {
  above: '大于',
  atLeast: '不小于',
  below: '小于',
  atMost: '不大于',
};

const common = {
  /** Key of a reading of the item. */
  reading: z.string(),
  level: z.enum(['warn', 'error']),
  /** What to do about it, as a sentence for the auditor. */
  advice: textSchema,
};

export const constraintSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    ...common,
    unit: z.string(),
    min: boundSchema.optional(),
    max: boundSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('relation'),
    ...common,
    relation: z.enum(relations),
    /** Reading it is held against; with `times` or `plus` (in its unit) against that much of it. */
    than: z.string(),
    times: z.number().positive().optional(),
    plus: z.number().optional(),
  }),
]);
export type Constraint = z.infer<typeof constraintSchema>;
