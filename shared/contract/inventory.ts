import { z } from 'zod';
import { inventoryRowSchema, refusalSchema } from '../inventory/row.ts';
import { auditIdInput, base } from './base.ts';

const previewSchema = z.object({
  /** Worksheets that look like a ledger; the one read comes with its name. */
  sheets: z.array(z.string()),
  sheet: z.string(),
  rows: z.array(
    inventoryRowSchema.extend({
      /** A machine of the same name and number is in the audit already. */
      known: z.boolean(),
    }),
  ),
  refused: z.array(refusalSchema),
  skipped: z.array(z.object({ row: z.number(), zh: z.string() })),
  unknownHeadings: z.array(z.string()),
});
export type InventoryPreview = z.infer<typeof previewSchema>;

export const inventoryContract = {
  /** Reads an equipment ledger (.xlsx, CSV, pasted cells) and writes nothing. `sheet` picks a worksheet by name. */
  preview: base
    .input(
      auditIdInput.extend({
        source: z.union([z.object({ file: z.file() }), z.object({ text: z.string().max(2_000_000) })]),
        sheet: z.string().max(200).nullable(),
      }),
    )
    .output(previewSchema),
  /** Adds all rows as machines with their nameplate readings, or none. Every row has its kind. */
  import: base
    .input(auditIdInput.extend({ rows: z.array(inventoryRowSchema).min(1).max(5000) }))
    .output(z.object({ equipmentIds: z.array(z.string()) })),
};
