import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { ChecklistTemplate } from '../checklist/template.ts';
import { secretNames, settingsSchema } from '../model/settings.ts';
import type { StandardsPack } from '../standards/pack.ts';
import { base, progressSchema } from './base.ts';

export const appInfoSchema = z.object({
  version: z.string(),
  engineVersion: z.string(),
  packVersion: z.string(),
  deviceId: z.string(),
  profileDir: z.string(),
  host: z.enum(['desktop', 'browser', 'cli']),
  /** Why nothing can be written, e.g. a newer file; null in normal use. */
  readOnlyReason: z.string().nullable(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const appContract = {
  info: base.output(appInfoSchema),
  pack: base.output(z.custom<StandardsPack>((value) => typeof value === 'object' && value !== null)),
  templates: base.output(z.custom<ChecklistTemplate[]>((value) => Array.isArray(value))),
};

export const settingsContract = {
  get: base.output(
    z.object({ settings: settingsSchema, secretsSet: z.record(z.enum(secretNames), z.boolean()) }),
  ),
  set: base.input(settingsSchema.partial()).output(settingsSchema),
  /** Stores a secret; it is never returned by any call. An empty value forgets it. */
  setSecret: base
    .input(z.object({ name: z.enum(secretNames), value: z.string().max(1000) }))
    .output(z.object({ set: z.boolean() })),
};

export const syncStatusSchema = z.object({
  configured: z.boolean(),
  hubUrl: z.string(),
  lastSyncAt: z.string().nullable(),
  lastError: z.string().nullable(),
  unsyncedOps: z.number(),
  unsyncedBlobs: z.number(),
  conflicts: z.number(),
  /** Operations of a newer schema: kept and forwarded, applied after an update of the app. */
  deferredOps: z.number(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const syncResultSchema = z.object({
  pushedOps: z.number(),
  pulledOps: z.number(),
  pushedBlobs: z.number(),
  pulledBlobs: z.number(),
  conflicts: z.number(),
});
export type SyncResult = z.infer<typeof syncResultSchema>;

export const syncContract = {
  status: base.output(syncStatusSchema),
  run: base.output(eventIterator(progressSchema, syncResultSchema)),
  /** Everything this laptop holds, for a USB stick; `audit.importFile` takes it in elsewhere. */
  exportBundle: base.output(z.file()),
};

export const backupContract = {
  /** Copies the database and checks the copy before it counts as a backup. */
  run: base.output(
    eventIterator(progressSchema, z.object({ path: z.string(), sizeBytes: z.number(), ops: z.number() })),
  ),
  list: base.output(z.array(z.object({ path: z.string(), createdAt: z.string(), sizeBytes: z.number() }))),
};
