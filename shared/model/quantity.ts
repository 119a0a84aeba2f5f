/** Where a number came from; printed beside it and used to choose its default uncertainty. */
import { z } from 'zod';

export const sources = ['measured', 'nameplate', 'record', 'estimate', 'default'] as const;
export const sourceSchema = z.enum(sources);
export type Source = z.infer<typeof sourceSchema>;

export const sourceZh: Record<Source, string> = {
  measured: '实测',
  nameplate: '铭牌',
  record: '企业台账',
  estimate: '估计',
  default: '默认值',
};

/** A number with its unit, its origin and its standard uncertainty `u` (same unit, k = 1). */
export const quantitySchema = z.object({
  value: z.number(),
  unit: z.string(),
  source: sourceSchema,
  u: z.number().min(0).optional(),
});
export type Quantity = z.infer<typeof quantitySchema>;
