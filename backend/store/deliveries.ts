import type { Database } from 'better-sqlite3';
import { deliverySchema, type Delivery } from '../../shared/model/delivery.ts';

export interface DeliveryStore {
  list: (auditId: string | null) => Delivery[];
  get: (id: string) => Delivery | null;
  insert: (delivery: Delivery) => void;
  update: (id: string, change: Partial<Delivery>) => Delivery;
  /** What was being sent when the program died: nobody knows whether it arrived. */
  recoverInterrupted: () => number;
}

const toDelivery = (row: unknown): Delivery => {
  const raw = row as Record<string, unknown>;
  return deliverySchema.parse({ ...raw, documentIds: JSON.parse(raw['documentIds'] as string) });
};

export function createDeliveryStore(db: Database): DeliveryStore {
  const get = (id: string) => {
    const row = db.prepare('SELECT * FROM delivery WHERE id = ?').get(id);
    return row ? toDelivery(row) : null;
  };
  return {
    get,
    list: (auditId) =>
      db
        .prepare('SELECT * FROM delivery WHERE ? IS NULL OR auditId = ? ORDER BY createdAt DESC, id')
        .all(auditId, auditId)
        .map(toDelivery),
    insert(delivery) {
      db.prepare(
        `INSERT INTO delivery (id, auditId, recipientKind, recipient, subject, body, documentIds, status, messageId,
         attempts, lastError, emlPath, createdAt, sentAt) VALUES (@id, @auditId, @recipientKind, @recipient, @subject,
         @body, @documentIds, @status, @messageId, @attempts, @lastError, @emlPath, @createdAt, @sentAt)`,
      ).run({ ...delivery, documentIds: JSON.stringify(delivery.documentIds) });
    },
    update(id, change) {
      const next = deliverySchema.parse({ ...get(id), ...change });
      db.prepare(
        `UPDATE delivery SET status = @status, attempts = @attempts, lastError = @lastError, emlPath = @emlPath,
         sentAt = @sentAt WHERE id = @id`,
      ).run({
        id,
        status: next.status,
        attempts: next.attempts,
        lastError: next.lastError,
        emlPath: next.emlPath,
        sentAt: next.sentAt,
      });
      return next;
    },
    recoverInterrupted: () =>
      db
        .prepare(
          "UPDATE delivery SET status = 'unknown', lastError = '发送过程中程序中断，无法确认对方是否收到' WHERE status = 'sending'",
        )
        .run().changes,
  };
}
