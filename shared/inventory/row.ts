/** One machine of a ledger, ready to be shown and imported. */
import { z } from 'zod';
import { equipmentKinds } from '../model/vocabulary.ts';
import { choiceColumns, figureColumns } from './columns.ts';

const text = (max: number) => z.string().max(max).nullable();
const year = z.number().int().min(1900).max(2200).nullable();

export const inventoryRowSchema = z.strictObject({
  /** Row in the file, counted from 1 as Excel does. */
  row: z.number().int().min(1),
  /** Null while the name does not tell; a person chooses before the import. */
  kind: z.enum(equipmentKinds).nullable(),
  name: z.string().min(1).max(400),
  tag: text(80),
  model: text(200),
  manufacturer: text(400),
  location: text(400),
  note: text(2000),
  madeYear: year,
  commissionedYear: year,
  quantity: z.number().int().min(1).max(10_000),
  /** Nameplate figures in the unit of their column. */
  figures: z.partialRecord(z.enum(figureColumns), z.number()),
  choices: z.partialRecord(z.enum(choiceColumns), z.string().max(60)),
});
export type InventoryRow = z.infer<typeof inventoryRowSchema>;

/** Why a row stays out, and what to do about it. */
export const refusalSchema = z.strictObject({
  row: z.number().int(),
  /** Column letters; empty when the whole row is meant. */
  column: z.string(),
  heading: z.string(),
  /** What stands in the cell. */
  text: z.string(),
  /** A sentence that says what to change. */
  cure: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Row, column, content and cure in one sentence. */
export function refusalZh(refusal: Refusal): string {
  const place = refusal.column
    ? `第 ${refusal.row} 行 ${refusal.column} 列“${refusal.heading}”`
    : `第 ${refusal.row} 行`;
  return `${place}${refusal.text ? `写的是“${refusal.text}”` : ''}：${refusal.cure}`;
}
