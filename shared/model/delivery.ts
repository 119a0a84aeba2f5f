/** The outbox. Local to one laptop: a delivery is never synchronised, so that no second machine sends it again. */
import { z } from 'zod';
import { deliveryStatuses } from './vocabulary.ts';

export const deliverySchema = z.object({
  id: z.string(),
  auditId: z.string(),
  /** 'authority' gets the report, 'enterprise' the improvement list. */
  recipientKind: z.enum(['authority', 'enterprise']),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  documentIds: z.array(z.string()),
  status: z.enum(deliveryStatuses),
  /** Stays the same over every attempt, so that a recipient's server can drop a duplicate. */
  messageId: z.string(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  emlPath: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;
