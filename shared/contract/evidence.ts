import { z } from 'zod';
import type { Row } from '../model/tables.ts';
import { auditIdInput, base } from './base.ts';

export const photoContract = {
  /** The original is kept byte for byte; the row exists only after the file is durable. */
  add: base
    .input(
      auditIdInput.extend({
        subjectId: z.string().max(80),
        itemId: z.string().max(80).nullable(),
        /** Key of the reading that the photo proves. */
        readingKey: z.string().max(60).nullable().optional(),
        caption: z.string().max(400).nullable(),
        file: z.file(),
        /** Of a photo taken by the app's own camera, whose file says nothing of itself; what the file says comes first. */
        takenAt: z.string().max(40).nullable().optional(),
        camera: z.string().max(120).nullable().optional(),
      }),
    )
    .output(z.custom<Row<'photo'>>((value) => typeof value === 'object' && value !== null)),
  read: base
    .input(
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size: z.enum(['thumb', 'screen', 'original']),
      }),
    )
    .output(z.file()),
};
