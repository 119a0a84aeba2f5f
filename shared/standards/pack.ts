/** The standards pack: every limit with edition, clause, dates, source and how sure it is. Data, never code. */
import { z } from 'zod';

export const certaintySchema = z.enum(['verified', 'transcribed', 'recalled', 'unknown']);

/** One table of one edition of a standard. Rows are plain records; each standard's look-up knows its columns. */
export const standardTableSchema = z.object({
  id: z.string(),
  clause: z.string(),
  zh: z.string(),
  certainty: certaintySchema,
  /** Where the values were seen. */
  source: z.string(),
  note: z.string().optional(),
  rows: z.array(z.record(z.string(), z.unknown())),
});
export type StandardTable = z.infer<typeof standardTableSchema>;

export const standardSchema = z.object({
  /** e.g. `GB 18613-2020`. */
  code: z.string(),
  zh: z.string(),
  /** ISO date, null when unknown. */
  inForceFrom: z.string().nullable(),
  inForceTo: z.string().nullable(),
  replaces: z.array(z.string()),
  tables: z.array(standardTableSchema),
});
export type Standard = z.infer<typeof standardSchema>;

/** A person's act: this row was compared with the printed standard. */
export const verificationSchema = z.object({
  code: z.string(),
  tableId: z.string(),
  /** Index of the row, or null for the whole table. */
  row: z.number().int().nullable(),
  by: z.string(),
  on: z.string(),
  page: z.string(),
});

export const packSchema = z.object({
  version: z.string(),
  standards: z.array(standardSchema),
  verifications: z.array(verificationSchema),
});
export type StandardsPack = z.infer<typeof packSchema>;

/** The named table, or undefined when the pack does not hold it. */
export function findTable(pack: StandardsPack, code: string, tableId: string): StandardTable | undefined {
  return pack.standards.find((s) => s.code === code)?.tables.find((t) => t.id === tableId);
}
