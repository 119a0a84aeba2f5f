import { z } from 'zod';
import { templateSchema, type ChecklistTemplate } from '../checklist/template.ts';
import { base } from './base.ts';

const template = z.custom<ChecklistTemplate>((value) => typeof value === 'object' && value !== null);
const address = z.object({ id: z.string().min(1).max(80), version: z.number().int().min(1) });
/** The template as text, so that a refusal can name the line its author sees. */
const source = z.object({ text: z.string(), fileName: z.string().min(1).max(200) });

export const templateVersionSchema = address.extend({
  subject: templateSchema.shape.subject,
  title: z.string(),
  groupCount: z.number(),
  itemCount: z.number(),
  /** Null for a version that came with the app. */
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
});
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

export const templateProblemSchema = z.object({ line: z.number(), place: z.string(), zh: z.string() });

export const templatesContract = {
  /** Every version of every template on this laptop, by id, the newest version first. */
  list: base.output(z.array(templateVersionSchema)),
  /** What is wrong with a template; nothing is kept. */
  validate: base
    .input(source)
    .output(z.object({ problems: z.array(templateProblemSchema), template: template.nullable() })),
  /**
   * Files a new version for good. `next` numbers it after the highest version of its id; `kept` takes the number in
   * the text, for a version another laptop has published. VALIDATION_FAILED names line and reason.
   */
  publish: base
    .input(
      source.extend({
        by: z.string().trim().min(1).max(60),
        numbering: z.enum(['next', 'kept']).default('next'),
      }),
    )
    .output(address),
  exportFile: base.input(address).output(z.file()),
};
