import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { deliverySchema } from '../model/delivery.ts';
import type { Row } from '../model/tables.ts';
import { auditIdInput, base, progressSchema } from './base.ts';

const documentRow = z.custom<Row<'document'>>((value) => typeof value === 'object' && value !== null);

export const reportContract = {
  /** Diagnoses, writes report PDF and improvement list (PDF and XLSX) and files them as documents of the audit. */
  build: base.input(auditIdInput.extend({ seal: z.boolean() })).output(
    eventIterator(
      progressSchema,
      z.object({
        documents: z.array(documentRow),
        /** What a reader of the report should know: photos scaled down, unreadable ones, a file that is still large. */
        notes: z.array(z.string()),
      }),
    ),
  ),
  readDocument: base.input(z.object({ documentId: z.string() })).output(z.file()),
};

export const deliveryContract = {
  list: base.input(z.object({ auditId: z.string().nullable() })).output(z.array(deliverySchema)),
  queue: base
    .input(
      auditIdInput.extend({
        recipientKind: z.enum(['authority', 'enterprise']),
        recipient: z.string().min(3).max(300),
        documentIds: z.array(z.string()).min(1),
      }),
    )
    .output(deliverySchema),
  /** Sends everything that is queued. Without a mail server each message becomes an .eml file to be sent by hand. */
  send: base.output(
    eventIterator(
      progressSchema,
      z.object({ sent: z.number(), unknown: z.number(), failed: z.number(), eml: z.number() }),
    ),
  ),
  /** A person decides about a message whose fate is unknown or that failed. */
  decide: base
    .input(z.object({ id: z.string(), decision: z.enum(['requeue', 'markSent']) }))
    .output(deliverySchema),
  readEml: base.input(z.object({ id: z.string() })).output(z.file()),
};
