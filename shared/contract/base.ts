/** What every procedure shares: the closed set of errors and the one shape of progress. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

const cause = z.object({ detail: z.string().optional() });

/** Codes with typed data; the words a person reads are made in the renderer. */
export const errorMap = {
  NOT_FOUND: { data: z.object({ what: z.string(), id: z.string() }) },
  CONFLICT: { data: cause },
  VALIDATION_FAILED: {
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  READ_ONLY: { data: z.object({ reason: z.string() }) },
  SEALED: { data: cause },
  STORAGE_FULL: { data: cause },
  DATABASE_CORRUPT: { data: cause },
  HUB_UNREACHABLE: { data: cause },
  HUB_REFUSED: { data: cause },
  NOT_CONFIGURED: { data: z.object({ what: z.enum(['mail', 'hub', 'recipient']) }) },
  BAD_FILE: { data: z.object({ fileName: z.string(), reason: z.string() }) },
  CANCELLED: { data: cause },
} as const;
export type ErrorCode = keyof typeof errorMap;

export const base = oc.errors(errorMap);

/** Progress of long work. `total` 0 means unknown. */
export const progressSchema = z.object({
  phase: z.enum([
    'prepare',
    'read',
    'diagnose',
    'render',
    'write',
    'connect',
    'push',
    'pull',
    'blobs',
    'send',
    'verify',
  ]),
  done: z.number(),
  total: z.number(),
  detail: z.string().optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const auditIdInput = z.object({ auditId: z.string().min(1).max(80) });
