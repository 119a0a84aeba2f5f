import { z } from 'zod';
import { layoutSchema, mappableColumns } from '../inventory/layout.ts';
import { inventoryRowSchema, refusalSchema } from '../inventory/row.ts';
import { equipmentKinds } from '../model/vocabulary.ts';
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
  layout: layoutSchema,
  /** Every column with what it holds, for choosing what it means. */
  columns: z.array(
    z.object({
      letters: z.string(),
      heading: z.string(),
      samples: z.array(z.string()),
      column: z.enum(mappableColumns).nullable(),
    }),
  ),
});
export type InventoryPreview = z.infer<typeof previewSchema>;

const foundMachineSchema = z.object({
  auditId: z.string(),
  /** Enterprise, else the project's title. */
  auditName: z.string().nullable(),
  equipmentId: z.string(),
  name: z.string().nullable(),
  tag: z.string().nullable(),
  kind: z.enum(equipmentKinds).nullable(),
});
export type FoundMachine = z.infer<typeof foundMachineSchema>;

const machineSearchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), machines: z.array(foundMachineSchema).min(1) }),
  /** A label of a project that is not on this laptop. */
  z.object({ kind: z.literal('unknown-audit') }),
  /** The project is here, the machine is deleted or not synchronised yet. */
  z.object({ kind: z.literal('unknown-machine'), auditName: z.string().nullable() }),
  /** No label of this app, and no machine with this number. */
  z.object({ kind: z.literal('none') }),
]);
export type MachineSearch = z.infer<typeof machineSearchSchema>;

export const inventoryContract = {
  /** The machine of a scanned label, or the machines with this number; those of the audit `here` first. */
  find: base
    .input(z.object({ text: z.string().max(500), here: z.string().nullable() }))
    .output(machineSearchSchema),
  /** Reads an equipment ledger (.xlsx, CSV, pasted cells) and writes nothing. `sheet` picks a worksheet by name. */
  preview: base
    .input(
      auditIdInput.extend({
        source: z.union([z.object({ file: z.file() }), z.object({ text: z.string().max(2_000_000) })]),
        sheet: z.string().max(200).nullable(),
        /** What a person says the columns mean; without it the headings say so, or the cells of a pasted block. */
        layout: layoutSchema.nullish(),
      }),
    )
    .output(previewSchema),
  /** Adds all rows as machines with their nameplate readings, or none. Every row has its kind. */
  import: base
    .input(auditIdInput.extend({ rows: z.array(inventoryRowSchema).min(1).max(5000) }))
    .output(z.object({ equipmentIds: z.array(z.string()) })),
};
