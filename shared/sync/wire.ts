/** Requests and answers between a laptop and the hub. All are idempotent: repeating one changes nothing. */
import { z } from 'zod';
import { opSchema, stateVectorSchema } from './op.ts';

/** POST /api/v1/sync — the ops the hub lacks; answered with the ops the laptop lacks. */
export const syncRequestSchema = z.object({
  device: z.string(),
  /** What the laptop holds, so that the hub can answer with the rest. */
  vector: stateVectorSchema,
  ops: z.array(opSchema).max(5000),
});
export type SyncRequest = z.infer<typeof syncRequestSchema>;

export const syncResponseSchema = z.object({
  /** Marks a genuine hub answer; a captive portal does not know it. */
  hub: z.literal('plateau-audit-hub'),
  /** What the hub holds after this request. */
  vector: stateVectorSchema,
  ops: z.array(opSchema),
  /** False when more ops wait: ask again. */
  complete: z.boolean(),
  /** Devices of ours whose chain the hub could not accept, with the reason. */
  quarantined: z.array(z.object({ device: z.string(), seq: z.number(), reason: z.string() })),
  /** Hub time, ISO; the app warns when the laptop's clock differs much. */
  now: z.string(),
});
export type SyncResponse = z.infer<typeof syncResponseSchema>;

/** POST /api/v1/blobs/missing — which of these the hub lacks, with the offset at which to resume. */
export const blobQuerySchema = z.object({ sha256: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(5000) });
export const blobAnswerSchema = z.object({
  hub: z.literal('plateau-audit-hub'),
  missing: z.array(z.object({ sha256: z.string(), offset: z.number().int().min(0) })),
});
/*
 * PUT /api/v1/blobs/:sha256?offset=N&size=TOTAL   raw bytes; 200 {hub, offset}, 409 {offset} when the offset is not the hub's
 * GET /api/v1/blobs/:sha256                       raw bytes
 * All with `Authorization: Bearer <device token>`.
 */
