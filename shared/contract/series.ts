import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  bucketSchema,
  seriesColumnSchema,
  seriesMappingSchema,
  seriesStatisticsSchema,
} from '../series/mapping.ts';
import { base, progressSchema } from './base.ts';

const fileInput = z.object({ fileId: z.string().regex(/^[0-9a-f]{20}$/) });

export const seriesInspectionSchema = z.object({
  sizeBytes: z.number(),
  encoding: z.string(),
  mapping: seriesMappingSchema,
  columns: z.array(seriesColumnSchema),
  sample: z.array(z.array(z.string())),
  dateDoubtful: z.boolean(),
});
export type SeriesInspection = z.infer<typeof seriesInspectionSchema>;

export const seriesSummarySchema = z.object({
  timed: z.boolean(),
  buckets: z.array(bucketSchema),
  statistics: seriesStatisticsSchema.nullable(),
  /** Lines of data in the whole file. */
  rows: z.number(),
  /** Cells of the column that are no number, or lines whose time cannot be read. */
  unreadable: z.number(),
  firstUnreadable: z.object({ row: z.number(), text: z.string() }).nullable(),
});
export type SeriesSummary = z.infer<typeof seriesSummarySchema>;

/** Largest data file, and the pieces in which it is handed over. */
export const seriesFileLimitBytes = 600_000_000;
export const seriesChunkBytes = 8_000_000;

/**
 * Data files of analysers and power loggers. A file comes in pieces, so that its size is bound by the disk and not by
 * the memory of page or backend; it is forgotten on `close`.
 */
export const seriesContract = {
  open: base
    .input(z.object({ fileName: z.string().min(1).max(300), sizeBytes: z.number().int().min(0) }))
    .output(fileInput),
  append: base.input(fileInput.extend({ chunk: z.file() })).output(z.object({ receivedBytes: z.number() })),
  inspect: base.input(fileInput).output(seriesInspectionSchema),
  /** Curve of one column and statistics of an interval of it; null bounds mean the whole. */
  summarise: base
    .input(
      fileInput.extend({
        mapping: seriesMappingSchema,
        column: z.number().int().min(0).max(999),
        fromT: z.number().nullable(),
        toT: z.number().nullable(),
      }),
    )
    .output(eventIterator(progressSchema, seriesSummarySchema)),
  close: base.input(fileInput).output(z.object({})),
};
