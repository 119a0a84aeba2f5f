/** How the text of a data logger is to be read, and what one of its columns says. */
import { z } from 'zod';
import { delimiters } from '../tabular/delimited.ts';

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];
export const dateOrderZh: Record<DateOrder, string> = { ymd: '年-月-日', dmy: '日-月-年', mdy: '月-日-年' };

export const seriesMappingSchema = z.strictObject({
  delimiter: z.enum(delimiters),
  /** Lines before the first line of data. */
  headerLines: z.number().int().min(0).max(1000),
  /** Columns of date and time, one or two; none when the rows only have their order. */
  timeColumns: z.array(z.number().int().min(0).max(999)).max(2),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(['.', ',']),
});
export type SeriesMapping = z.infer<typeof seriesMappingSchema>;

export const seriesColumnSchema = z.object({
  index: z.number(),
  name: z.string(),
  /** As written in the file, empty without one. */
  unit: z.string(),
  numeric: z.boolean(),
});
export type SeriesColumn = z.infer<typeof seriesColumnSchema>;

/** Part of a series for drawing: `t` in milliseconds of wall-clock time, or the row number where there is no time. */
export const bucketSchema = z.object({
  fromT: z.number(),
  toT: z.number(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
});
export type Bucket = z.infer<typeof bucketSchema>;

export const seriesStatisticsSchema = z.object({
  count: z.number(),
  fromT: z.number(),
  toT: z.number(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  /** Standard deviation of single values. */
  standardDeviation: z.number(),
  /** Standard uncertainty of the mean (GUM type A) with the correlation of neighbouring values; null below 2 values. */
  meanU: z.number().nullable(),
  /** Correlation of neighbouring values, −1 to 1. */
  lagOneCorrelation: z.number(),
  /** Number of independent values that would give the same uncertainty. */
  effectiveCount: z.number(),
  /** Time integral, value·h, over time without the gaps; null without time. */
  integralPerH: z.number().nullable(),
  /** Hours covered by the integral. */
  coveredH: z.number(),
  gaps: z.object({ count: z.number(), longestS: z.number() }),
  /** Times that jump back. */
  backwards: z.number(),
});
export type SeriesStatistics = z.infer<typeof seriesStatisticsSchema>;
