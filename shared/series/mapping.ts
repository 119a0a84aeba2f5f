/** How the text of a data logger is to be read, and what one of its columns says. */
import { z } from 'zod';
import { delimiters } from '../tabular/delimited.ts';

/** Encodings of loggers' files; windows-1252 is what European instruments write a degree sign in. */
export const seriesEncodings = ['utf-8', 'gb18030', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type SeriesEncoding = (typeof seriesEncodings)[number];

/** `excel` counts days since 1899-12-30, `unix` seconds or milliseconds since 1970 (UTC). */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'excel', 'unix'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];
export const thousandsSigns = ['', ',', '.', ' ', "'"] as const;
export type ThousandsSign = (typeof thousandsSigns)[number];

/** Columns of one file; some power loggers export two and a half thousand. */
export const columnLimit = 5000;
const columnIndex = z
  .number()
  .int()
  .min(0)
  .max(columnLimit - 1);
/** Line of the file, counted from 1. */
const lineNo = z.number().int().min(1).max(1001);

export const seriesMappingSchema = z.strictObject({
  encoding: z.enum(seriesEncodings),
  /** Worksheet, counted from 0; 0 for text. */
  sheet: z.number().int().min(0).max(255),
  delimiter: z.enum(delimiters),
  /** Lines before the first line of data. */
  headerLines: z.number().int().min(0).max(1000),
  /** Line of the column names; null where the file has none. */
  nameLine: lineNo.nullable(),
  /** Line of the units where they stand in a line of their own. */
  unitLine: lineNo.nullable(),
  /** Columns of date and time, one or two; none when the rows only have their order. */
  timeColumns: z.array(columnIndex).max(2),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(decimalSigns),
  thousands: z.enum(thousandsSigns),
  /** Minutes to add to the file's times so that they are those of the place: zone of the file, clock error. */
  clockOffsetMin: z.number().min(-1440).max(1440),
});
export type SeriesMapping = z.infer<typeof seriesMappingSchema>;

/** What somebody has set by hand; everything else is recognised anew. */
export const seriesSettingsSchema = seriesMappingSchema.partial();
export type SeriesSettings = z.infer<typeof seriesSettingsSchema>;

/** A column's unit where the file names none or a person knows better, by column name. */
export const seriesUnitsSchema = z.record(z.string().max(200), z.string().max(30));
export type SeriesUnits = z.infer<typeof seriesUnitsSchema>;

/** How a kept file was read, so that whoever opens it again sees the same figures. */
export const seriesLayoutSchema = z.object({
  mapping: seriesMappingSchema.optional(),
  units: seriesUnitsSchema.optional(),
});
export type SeriesLayout = z.infer<typeof seriesLayoutSchema>;

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

export const gapSchema = z.object({ fromT: z.number(), toT: z.number() });
export type Gap = z.infer<typeof gapSchema>;

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
  /** Equal parts of the interval whose means `meanU` comes from; single values below 64 of them. */
  batches: z.number(),
  /** Standard deviation of these means, and the correlation of neighbouring ones. */
  batchDeviation: z.number(),
  batchCorrelation: z.number(),
  /** Correlation of neighbouring values, −1 to 1. */
  lagOneCorrelation: z.number(),
  /** Number of independent values that would give the same uncertainty. */
  effectiveCount: z.number(),
  /** Time integral, value·h, over time without the gaps; null without time. */
  integralPerH: z.number().nullable(),
  /** Hours covered by the integral. */
  coveredH: z.number(),
  gaps: z.object({ count: z.number(), longestS: z.number(), first: z.array(gapSchema) }),
  /** Times that jump back. */
  backwards: z.number(),
  /** Times equal to the one before. */
  repeated: z.number(),
});
export type SeriesStatistics = z.infer<typeof seriesStatisticsSchema>;

export const loadProfileSchema = z.object({
  /** Length of the blocks that demand is averaged over, min. */
  blockMin: z.number(),
  blocks: z.number(),
  /** Highest block mean and the beginning of that block. */
  maxDemand: z.number(),
  maxDemandT: z.number(),
  /** Mean of the blocks over the highest of them; null where that is no positive number. */
  loadFactor: z.number().nullable(),
  /** By time of day, one entry per block that occurs: mean, lowest and highest block mean over the days. */
  daily: z.array(
    z.object({
      minuteOfDay: z.number(),
      mean: z.number(),
      min: z.number(),
      max: z.number(),
      days: z.number(),
    }),
  ),
  /** Load duration: block mean that is exceeded in the given share of the blocks, in falling order. */
  duration: z.array(z.object({ sharePct: z.number(), value: z.number() })),
});
export type LoadProfile = z.infer<typeof loadProfileSchema>;

/** `stop`: no reading may be made; `confirm`: a person has to agree; `note`: worth knowing. */
export const seriesProblemSchema = z.object({ level: z.enum(['stop', 'confirm', 'note']), zh: z.string() });
export type SeriesProblem = z.infer<typeof seriesProblemSchema>;
