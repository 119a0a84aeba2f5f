/** Checklist templates: data in resources/checklists, validated here. Texts are language maps; `zh` is required. */
import { z } from 'zod';
import { areas, equipmentKinds } from '../model/vocabulary.ts';
import { certaintySchema } from '../standards/pack.ts';
import { constraintSchema } from './constraint.ts';
import { contradictionsOf } from './contradictions.ts';
import { textSchema } from './text.ts';

/** At most 60 characters, because an audit keeps the version of a template in a cell named by its id. */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只能用小写字母、数字和连字符');

/** Shown when the choice `key` of the machine has one of the values in `in` (or not, with `not`). */
export const conditionSchema = z.strictObject({
  key: z.string(),
  in: z.array(z.string()).min(1),
  not: z.boolean().optional(),
});

export const basisSchema = z.strictObject({
  doc: z.string().min(1),
  clause: z.string(),
  /** How sure the basis is; recalled and unknown are printed with 待核对. */
  certainty: certaintySchema,
  note: z.string().optional(),
});

/**
 * Part of a machine that comes several times, e.g. burners. The first one is always there and is kept under the plain
 * ids of item and reading; what people add is kept under `id#instance` (see `repeat.ts`).
 */
export const repeatSchema = z.strictObject({
  id: id.max(20),
  /** What one of them is called: 燃烧器. */
  title: textSchema,
  /** Measure word in 添加一台: 台, 段, 个. */
  countWord: z.string().min(1).max(2),
  /** Example of a name, shown while one is being named: 2# 燃烧器（炉后）. */
  labelHint: textSchema.optional(),
  /** Most instances that can be added. */
  max: z.number().int().min(2).max(60),
  /** Input that says how many there are; where it is empty, the number of instances is taken. */
  countKey: z.string().optional(),
  /** Repeated only for these choices of the machine; for others the items are asked once. */
  when: z.array(conditionSchema).optional(),
});
export type Repeat = z.infer<typeof repeatSchema>;

/** How the readings of all instances become the one input of the calculator. */
export const combineRules = ['sum', 'mean', 'weightedMean', 'max', 'min', 'numbered'] as const;
export type CombineRule = (typeof combineRules)[number];
export const combineSchema = z.strictObject({
  /** `numbered`: not combined, but each into an input of its own (`segment1LengthM`, `segment2LengthM` …). */
  rule: z.enum(combineRules),
  /**
   * Reading of the same instance by which a weighted mean is weighted; of several the first that all instances have
   * (gas flow of a gas burner, oil flow of an oil burner).
   */
  weight: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
});
export type Combine = z.infer<typeof combineSchema>;

export const itemSchema = z.strictObject({
  id,
  question: textSchema,
  /** The bad state as a statement: the title of the finding. Without it the title is made from the question. */
  problem: textSchema.optional(),
  method: textSchema,
  /** Calculator inputs read at this item; the same rows of `reading` the diagnosis uses. */
  readings: z.array(z.string()),
  /** Those of `readings` that may stay empty: alternatives of others, or values with a sound default. */
  optionalReadings: z.array(z.string()).optional(),
  photo: z.enum(['required', 'recommended', 'none']),
  evidence: z.array(z.string()),
  /** Figure behind the question, for reference beside it; recalled and unknown ones decide nothing. */
  limit: z.strictObject({ text: textSchema, certainty: certaintySchema }).optional(),
  basis: z.array(basisSchema).min(1),
  /** What a bad answer means. */
  impact: textSchema,
  suggestion: textSchema,
  /** Key of a calculator measure that mends it. */
  measure: z.string().optional(),
  plateau: textSchema.optional(),
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  area: z.enum(areas),
  when: z.array(conditionSchema).optional(),
  /** Asked once for each instance; for items of a repeating group the group says so. */
  repeat: repeatSchema.optional(),
  /** For every reading of a repeated item, by its key. */
  combine: z.record(z.string(), combineSchema).optional(),
  /** Plausibility of readings, as data. */
  constraints: z.array(constraintSchema).optional(),
});
export type ChecklistItem = z.infer<typeof itemSchema>;

export const templateSchema = z
  .strictObject({
    id,
    version: z.number().int().min(1),
    /** Equipment kind, or 'site' for checklists of the whole plant. */
    subject: z.union([z.enum(equipmentKinds), z.literal('site')]),
    title: textSchema,
    scope: textSchema,
    groups: z
      .array(
        z.strictObject({
          id,
          title: textSchema,
          /** All items of the group are asked for each instance. */
          repeat: repeatSchema.optional(),
          items: z.array(itemSchema).min(1),
        }),
      )
      .min(1),
  })
  .superRefine((template, ctx) => {
    for (const { path, reason } of contradictionsOf(template)) {
      ctx.addIssue({ code: 'custom', path, message: reason });
    }
  });
export type ChecklistTemplate = z.infer<typeof templateSchema>;
