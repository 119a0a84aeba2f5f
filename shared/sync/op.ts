/** One change of one cell: the unit of the log, of sync and of history. */
import { z } from 'zod';

/** Version of the op vocabulary (tables and columns); ops of a newer one are kept and forwarded, not applied. */
export const OP_SCHEMA = 1;

/** `${device}.${seq}`; bases name other ops this way. */
export type OpId = string;

export const opSchema = z.strictObject({
  device: z.string().min(8).max(40),
  /** Gapless per device, from 1. */
  seq: z.number().int().min(1),
  auditId: z.string().min(1).max(80),
  table: z.string().min(1).max(40),
  rowId: z.string().min(1).max(200),
  /** Column, a path into a JSON column (`inputs.fuel`), or `deleted`. */
  column: z.string().min(1).max(120),
  /** JSON text of the value. */
  value: z.string().max(200_000),
  /** Ids of the ops whose values the writer saw in this cell. */
  base: z.array(z.string().max(60)).max(64),
  /** 1 + the largest gen among the bases: a causal successor always outranks its ancestor. */
  gen: z.number().int().min(1),
  /** Hybrid clock `<ms since 1970, 15 digits>-<counter, 4 digits>`; for display and as a tie-break only. */
  clock: z.string().max(24),
  author: z.string().max(80),
  schema: z.number().int().min(1),
  /** Ops written by one action share a group and its size; a group is applied only when complete. */
  group: z.string().max(60),
  groupSize: z.number().int().min(1),
  /** Hash of the device's previous op; '' for its first. */
  prevHash: z.string().max(64),
  /** SHA-256 over `opHashText`. */
  hash: z.string().length(64),
});
export type Op = z.infer<typeof opSchema>;

export const opId = (op: { device: string; seq: number }): OpId => `${op.device}.${op.seq}`;

/** The exact text whose SHA-256 is `hash`. */
export function opHashText(op: Omit<Op, 'hash'>): string {
  return JSON.stringify([
    op.prevHash,
    op.device,
    op.seq,
    op.auditId,
    op.table,
    op.rowId,
    op.column,
    op.value,
    op.base,
    op.gen,
    op.clock,
    op.author,
    op.schema,
    op.group,
    op.groupSize,
  ]);
}

/** Device → highest contiguous seq that is held. Decides what to send; times never do. */
export const stateVectorSchema = z.record(z.string(), z.number().int().min(0));
export type StateVector = z.infer<typeof stateVectorSchema>;
