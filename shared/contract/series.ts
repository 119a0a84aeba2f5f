import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  bucketSchema,
  columnLimit,
  loadProfileSchema,
  seriesColumnSchema,
  seriesLayoutSchema,
  seriesMappingSchema,
  seriesProblemSchema,
  seriesSettingsSchema,
  seriesStatisticsSchema,
  seriesUnitsSchema,
} from '../series/mapping.ts';
import { base, progressSchema } from './base.ts';

const fileInput = z.object({ fileId: z.string().regex(/^[0-9a-f]{20}$/) });
const columnInput = z
  .number()
  .int()
  .min(0)
  .max(columnLimit - 1);
const line = z.object({ line: z.number(), cells: z.array(z.string()) });

export const seriesInspectionSchema = z.object({
  sizeBytes: z.number(),
  /** Names of the worksheets; none for text. */
  sheets: z.array(z.string()),
  mapping: seriesMappingSchema,
  columns: z.array(seriesColumnSchema),
  /** The lines above the data. */
  heading: z.array(line),
  /** First lines of data as they stand and as they are read; null for what cannot be read so. */
  sample: z.array(line.extend({ t: z.number().nullable(), values: z.array(z.number().nullable()) })),
  dateDoubtful: z.boolean(),
  decimalDoubtful: z.boolean(),
  /** Columns that cannot be chosen though they should hold figures. */
  problems: z.array(seriesProblemSchema),
  /** Minutes east of Greenwich that the times themselves state. */
  statedZoneMin: z.number().nullable(),
  /** The settings are those that were used for a file with this heading before. */
  remembered: z.object({ usedAt: z.string(), columnName: z.string(), units: seriesUnitsSchema }).nullable(),
});
export type SeriesInspection = z.infer<typeof seriesInspectionSchema>;

export const seriesSummarySchema = z.object({
  timed: z.boolean(),
  buckets: z.array(bucketSchema),
  statistics: seriesStatisticsSchema.nullable(),
  /** Of the interval; null without time and for curves that are too short or too long. */
  profile: loadProfileSchema.nullable(),
  /** Lines of data in the whole file. */
  rows: z.number(),
  /** Lines whose cell is empty. */
  emptyCells: z.number(),
  /** Cells of the column that are no number, or lines whose time cannot be read. */
  unreadable: z.number(),
  problems: z.array(seriesProblemSchema),
});
export type SeriesSummary = z.infer<typeof seriesSummarySchema>;

/** Largest data file, and the pieces in which it is handed over. */
export const seriesFileLimitBytes = 600_000_000;
export const seriesChunkBytes = 8_000_000;
/** Larger originals stay on the laptop that took them; sync, sticks and audit copies carry their row and hash. */
export const seriesTravelLimitBytes = 20_000_000;

/**
 * Data files of analysers and power loggers. A file comes in pieces, so that its size is bound by the disk and not by
 * the memory of page or backend; it is forgotten on `close` unless it was kept.
 */
export const seriesContract = {
  open: base
    .input(z.object({ fileName: z.string().min(1).max(300), sizeBytes: z.number().int().min(0) }))
    .output(fileInput),
  append: base.input(fileInput.extend({ chunk: z.file() })).output(z.object({ receivedBytes: z.number() })),
  /** Opens the kept file behind a reading again. NOT_FOUND when the original is not on this laptop. */
  reopen: base
    .input(z.object({ auditId: z.string().min(1).max(80), dataFileId: z.string().min(1).max(80) }))
    .output(fileInput.extend({ fileName: z.string(), layout: seriesLayoutSchema.nullable() })),
  /**
   * What the file holds. `settings` null takes those remembered for such a heading, else what is recognised; an object
   * keeps what a person has set and recognises the rest.
   */
  inspect: base
    .input(fileInput.extend({ settings: seriesSettingsSchema.nullable() }))
    .output(eventIterator(progressSchema, seriesInspectionSchema)),
  /** Forgets the settings remembered for files with this heading. */
  forget: base.input(fileInput).output(z.object({})),
  /** Curve of one column and statistics of an interval of it; null bounds mean the whole. */
  summarise: base
    .input(
      fileInput.extend({
        mapping: seriesMappingSchema,
        column: columnInput,
        fromT: z.number().nullable(),
        toT: z.number().nullable(),
      }),
    )
    .output(eventIterator(progressSchema, seriesSummarySchema)),
  /**
   * Keeps the original byte for byte and remembers how it was read. The caller writes the rows afterwards, so that no
   * row names a file that is not on disk.
   */
  keep: base
    .input(
      fileInput.extend({
        mapping: seriesMappingSchema,
        column: columnInput,
        columnName: z.string().max(200),
        units: seriesUnitsSchema,
      }),
    )
    .output(z.object({ sha256: z.string(), sizeBytes: z.number(), travels: z.boolean() })),
  close: base.input(fileInput).output(z.object({})),
};
