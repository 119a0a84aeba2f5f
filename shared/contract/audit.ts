import { z } from 'zod';
import { tableNameSchema, type Row, type TableName } from '../model/tables.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import { stages } from '../model/vocabulary.ts';
import { auditIdInput, base } from './base.ts';

export const auditListItemSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  enterpriseName: z.string().nullable(),
  region: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  altitudeM: z.number().nullable(),
  equipmentCount: z.number(),
  /** Wall-clock time of the newest change, ISO; for display only. */
  changedAt: z.string().nullable(),
  conflicts: z.number(),
  /** Changes the hub does not have yet; null when this laptop has never been synced. */
  unsynced: z.number().nullable(),
});
export type AuditListItem = z.infer<typeof auditListItemSchema>;

/**
 * One cell with two or more concurrent values; the app shows the winner until a person decides. In the column
 * `deleted` the heads are the delete (value true) and what its author had not seen (value false, with the edit).
 */
export const conflictSchema = z.object({
  auditId: z.string(),
  table: z.string(),
  rowId: z.string(),
  column: z.string(),
  heads: z.array(
    z.object({
      op: z.string(),
      value: z.unknown(),
      author: z.string(),
      at: z.string(),
      device: z.string(),
      winner: z.boolean(),
      /** Of the row itself, or of a reading, an answer or a photo of the machine. */
      edit: z
        .object({ table: z.string(), rowId: z.string(), column: z.string(), value: z.unknown() })
        .optional(),
    }),
  ),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** One row that holds the searched words, and where it is shown. */
export const searchHitSchema = z.object({
  auditId: z.string(),
  /** Enterprise, else the project's title. */
  auditName: z.string().nullable(),
  table: tableNameSchema,
  rowId: z.string(),
  /** Name of the machine the row belongs to. */
  machine: z.string().nullable(),
  /** Address of the page in the app, without `#`. */
  route: z.string(),
  /** Name of the field on that page, where it has one. */
  field: z.string().nullable(),
  snippet: z.object({ before: z.string(), match: z.string(), after: z.string() }),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

const snapshotSchema = z.custom<AuditSnapshot>((value) => typeof value === 'object' && value !== null);
const rowSchema = z.custom<Row<TableName>>((value) => typeof value === 'object' && value !== null);
const cellAddress = auditIdInput.extend({
  table: tableNameSchema,
  rowId: z.string().min(1).max(200),
});

export const auditContract = {
  list: base.output(z.array(auditListItemSchema)),
  /** How far the checklists of one audit are, %; asked apart from the list, because it reads the whole audit. */
  progress: base.input(auditIdInput).output(z.object({ checklistsPct: z.number().nullable() })),
  create: base
    .input(z.object({ title: z.string().min(1).max(200), enterpriseName: z.string().max(200) }))
    .output(z.object({ auditId: z.string() })),
  get: base
    .input(auditIdInput)
    .output(z.object({ snapshot: snapshotSchema, conflicts: z.array(conflictSchema) })),
  remove: base.input(auditIdInput).output(z.object({})),
  /** Everything people wrote in any audit; all words must be in one row. The best 50. */
  search: base.input(z.object({ text: z.string().max(200) })).output(z.array(searchHitSchema)),
  samples: base.output(z.array(z.object({ id: z.string(), title: z.string(), summary: z.string() }))),
  importSample: base.input(z.object({ sampleId: z.string() })).output(z.object({ auditId: z.string() })),
  /** A sample file, an audit file or a sync bundle; everything or nothing is imported. */
  importFile: base
    .input(z.object({ file: z.file() }))
    .output(z.object({ auditId: z.string(), rows: z.number(), ops: z.number() })),
  /** One file with everything of the audit, for a stick or another laptop. */
  exportFile: base.input(auditIdInput).output(z.file()),
};

export const recordContract = {
  /**
   * The one way to change anything: columns of one row in one durable transaction. Keys may be paths into a JSON
   * column (`inputs.fuel`). Returns after the data is on disk.
   */
  write: base
    .input(cellAddress.extend({ values: z.record(z.string(), z.unknown()) }))
    .output(z.object({ savedAt: z.string(), row: rowSchema })),
  /** Many rows in one durable transaction: all of them or none. Null columns empty a cell, `deleted` removes a row. */
  writeMany: base
    .input(
      auditIdInput.extend({
        rows: z
          .array(
            z.object({
              table: tableNameSchema,
              rowId: z.string().min(1).max(200),
              values: z.record(z.string(), z.unknown()),
            }),
          )
          .min(1)
          .max(60_000),
      }),
    )
    .output(z.object({ savedAt: z.string() })),
  remove: base.input(cellAddress).output(z.object({ savedAt: z.string() })),
  history: base.input(cellAddress.extend({ column: z.string() })).output(
    z.array(
      z.object({
        op: z.string(),
        value: z.unknown(),
        /** The value its writer saw; null for the first. */
        previous: z.unknown(),
        author: z.string(),
        at: z.string(),
        device: z.string(),
      }),
    ),
  ),
  /** Ends a conflict: the value becomes the successor of all heads. */
  resolve: base
    .input(cellAddress.extend({ column: z.string(), value: z.unknown() }))
    .output(z.object({ savedAt: z.string() })),
};
