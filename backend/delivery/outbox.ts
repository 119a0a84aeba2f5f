/** Outbox: queue, send once, or write .eml files where there is no mail server. */
import { join } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import type { Delivery } from '../../shared/model/delivery.ts';
import { documentKindZh } from '../../shared/model/vocabulary.ts';
import { newId } from '../exchange/new-id.ts';
import type { SecretStore } from '../safety/secrets.ts';
import { writeDurably } from '../store/blobs.ts';
import { readRow, readRows } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { buildMessage, isMailAddress, type Attachment } from './message.ts';
import { sendBySmtp } from './smtp.ts';

export interface QueueRequest {
  auditId: string;
  recipientKind: 'authority' | 'enterprise';
  recipient: string;
  documentIds: string[];
}

export interface SendSummary {
  sent: number;
  unknown: number;
  failed: number;
  eml: number;
}

export interface Outbox {
  /** @throws RecipientError for an address that is not one. */
  queue: (request: QueueRequest) => Delivery;
  send: (signal: AbortSignal | undefined) => AsyncGenerator<Progress, SendSummary>;
}

export class RecipientError extends Error {
  override name = 'RecipientError';
}

export function createOutbox(store: Store, secrets: SecretStore, now: () => Date): Outbox {
  return {
    queue(request) {
      if (!isMailAddress(request.recipient))
        throw new RecipientError(`邮件地址“${request.recipient}”不正确，请改正。`);
      const id = newId();
      const delivery: Delivery = {
        ...request,
        id,
        ...words(store, request),
        status: 'queued',
        messageId: `<${id}@plateau-audit.invalid>`,
        attempts: 0,
        lastError: null,
        emlPath: null,
        createdAt: now().toISOString(),
        sentAt: null,
      };
      store.deliveries.insert(delivery);
      return delivery;
    },
    async *send(signal) {
      const summary: SendSummary = { sent: 0, unknown: 0, failed: 0, eml: 0 };
      const queued = store.deliveries.list(null).filter((d) => d.status === 'queued');
      for (const [index, delivery] of queued.entries()) {
        if (signal?.aborted) break;
        yield { phase: 'send', done: index, total: queued.length, detail: delivery.recipient };
        summary[await sendOne(store, secrets, delivery, now)] += 1;
      }
      return summary;
    },
  };
}

async function sendOne(
  store: Store,
  secrets: SecretStore,
  delivery: Delivery,
  now: () => Date,
): Promise<keyof SendSummary> {
  const settings = store.settings.get();
  const attempt = { attempts: delivery.attempts + 1 };
  let message: Buffer;
  try {
    const attachments = readAttachments(store, delivery);
    const from = settings.smtpFrom === '' ? 'noreply@plateau-audit.invalid' : settings.smtpFrom;
    message = await buildMessage(from, delivery, attachments, { draft: settings.smtpHost === '' });
    // Base64 makes attachments 37 % larger than their files.
    const limit = (settings.attachmentLimitMB * 1_000_000) / 1.37;
    const size = attachments.reduce((sum, file) => sum + file.content.byteLength, 0);
    if (size > limit) {
      throw new Error(
        `附件共 ${(size / 1e6).toFixed(1)} MB，超过上限 ${settings.attachmentLimitMB} MB。请重新生成报告（会自动压缩照片）或调高上限。`,
      );
    }
  } catch (error) {
    store.deliveries.update(delivery.id, {
      ...attempt,
      status: 'failed',
      lastError: (error as Error).message,
    });
    return 'failed';
  }
  if (settings.smtpHost === '') {
    const emlPath = join(store.profileDir, 'outbox', `${delivery.id}.eml`);
    writeDurably(emlPath, message);
    store.deliveries.update(delivery.id, { emlPath });
    return 'eml';
  }
  store.deliveries.update(delivery.id, { ...attempt, status: 'sending', lastError: null });
  const outcome = await sendBySmtp(
    {
      host: settings.smtpHost,
      port: settings.smtpPort,
      secure: settings.smtpSecure,
      user: settings.smtpUser,
      password: secrets.get('smtpPassword'),
      from: settings.smtpFrom,
    },
    delivery.recipient,
    message,
  );
  store.deliveries.update(
    delivery.id,
    outcome.status === 'sent'
      ? { status: 'sent', sentAt: now().toISOString(), lastError: null }
      : { status: outcome.status, lastError: outcome.error },
  );
  return outcome.status;
}

function readAttachments(store: Store, delivery: Delivery): Attachment[] {
  return delivery.documentIds.map((id) => {
    const row = readRow(store.db, 'document', delivery.auditId, id);
    if (row.sha256 === null || row.kind === null) throw new Error('要发送的文件已不在本机，请重新生成报告。');
    return {
      fileName: row.fileName ?? documentKindZh[row.kind],
      mime: documentMime(row.kind),
      content: store.blobs.read(row.sha256),
    };
  });
}

export const documentMime = (kind: string): string =>
  kind === 'improvementXlsx'
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'application/pdf';

function words(store: Store, request: QueueRequest): { subject: string; body: string } {
  const enterprise = readRow(store.db, 'enterprise', request.auditId, rowIds.enterprise(request.auditId));
  const audit = readRow(store.db, 'audit', request.auditId, rowIds.audit(request.auditId));
  const name = enterprise.name ?? '（未填企业名称）';
  const provider = audit.provider ?? store.settings.get().provider;
  const files = readRows(store.db, 'document', request.auditId)
    .filter((row) => request.documentIds.includes(row.id))
    .map((row) => `· ${row.fileName ?? ''}`)
    .join('\n');
  const period =
    audit.periodStart && audit.periodEnd ? `（统计期 ${audit.periodStart} 至 ${audit.periodEnd}）` : '';
  return request.recipientKind === 'authority'
    ? {
        subject: `工业节能诊断报告：${name}`,
        body: `${store.settings.get().authorityName}：\n\n现报送${name}工业节能诊断报告${period}，请查收。\n\n附件：\n${files}\n\n报告 PDF 内附有诊断数据（audit.json），可直接导入诊断数据中心。\n\n${provider}\n`,
      }
    : {
        subject: `节能改进清单：${name}`,
        body: `${name}：\n\n现送上节能诊断改进清单${period}，供贵单位安排改进工作。\n\n附件：\n${files}\n\n如有疑问请与我们联系。\n\n${provider}\n`,
      };
}
