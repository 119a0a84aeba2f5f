/** Checklist templates: data in resources/checklists, validated here. Texts are language maps; `zh` is required. */
import { z } from 'zod';
import { areas, equipmentKinds } from '../model/vocabulary.ts';
import { certaintySchema } from '../standards/pack.ts';

export const textSchema = z.object({ zh: z.string().min(1), en: z.string().optional() }).catchall(z.string());
export type Text = z.infer<typeof textSchema>;

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
    groups: z.array(z.strictObject({ id, title: textSchema, items: z.array(itemSchema).min(1) })).min(1),
  })
  .superRefine((template, ctx) => {
    const seen = new Set<string>();
    template.groups.forEach((group, g) => {
      group.items.forEach((item, i) => {
        if (seen.has(item.id)) {
          ctx.addIssue({
            code: 'custom',
            path: ['groups', g, 'items', i, 'id'],
            message: `检查项编号 ${item.id} 重复`,
          });
        }
        seen.add(item.id);
        (item.optionalReadings ?? []).forEach((key, n) => {
          if (item.readings.includes(key)) return;
          ctx.addIssue({
            code: 'custom',
            path: ['groups', g, 'items', i, 'optionalReadings', n],
            message: `可不填的读数“${key}”不在 readings 中`,
          });
        });
      });
    });
  });
export type ChecklistTemplate = z.infer<typeof templateSchema>;
