import { z } from 'zod';
import type { PackDiff } from '../standards/pack-diff.ts';
import { verificationSchema, type StandardsPack } from '../standards/pack.ts';
import { base } from './base.ts';

const pack = z.custom<StandardsPack>((value) => typeof value === 'object' && value !== null);
const diff = z.custom<PackDiff>((value) => typeof value === 'object' && value !== null);

export const standardsContract = {
  /** A named person compared this row (or, with `row: null`, the whole table) with the printed standard. */
  verify: base.input(verificationSchema).output(pack),
  withdraw: base.input(verificationSchema.pick({ code: true, tableId: true, row: true })).output(pack),
  /** What a replacement pack would change; to be shown before `replace`. */
  preview: base.input(z.object({ file: z.file() })).output(z.object({ version: z.string(), diff })),
  replace: base.input(z.object({ file: z.file(), by: z.string().min(1).max(60) })).output(pack),
};
