import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentKindZh, type DocumentKind } from '../../shared/model/vocabulary.ts';
import { CommandError, finish, pickAudit, type CommandInput } from '../command.ts';
import { formatBytes, formatTable } from '../print.ts';

/** Builds report and improvement list; `--out DIR` also writes the files there. */
export async function report({ client, args, options, say, result }: CommandInput): Promise<void> {
  const auditId = await pickAudit(client, args[0]);
  const stream = await client.report.build({ auditId, seal: options.seal });
  const { documents, notes } = await finish(stream, () => undefined);
  const made: { id: string; kind: string; sizeBytes: number; path: string | null }[] = [];
  for (const row of documents) {
    let path: string | null = null;
    if (options.out !== null) {
      const file = await client.report.readDocument({ documentId: row.id });
      mkdirSync(options.out, { recursive: true });
      path = join(options.out, file.name);
      writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    }
    made.push({ id: row.id, kind: row.kind ?? '', sizeBytes: row.sizeBytes ?? 0, path });
  }
  for (const note of notes) say(note);
  result({ auditId, documents: made, notes });
  say(
    formatTable(
      ['文件', '大小', '位置'],
      made.map((m) => [
        documentKindZh[m.kind as DocumentKind],
        formatBytes(m.sizeBytes),
        m.path ?? '（保存在数据目录，用 --out 目录 另存）',
      ]),
    ),
  );
}

/** With `--to ADDRESS AUDIT` queues the newest report first; then sends all that is queued. */
export async function send({ client, args, options, say, result }: CommandInput): Promise<void> {
  if (options.to !== null) {
    const auditId = await pickAudit(client, args[0]);
    const { snapshot } = await client.audit.get({ auditId });
    const newest = Math.max(0, ...snapshot.document.map((row) => row.version ?? 0));
    const documentIds = snapshot.document
      .filter((row) => row.version === newest && row.kind === 'report')
      .map((row) => row.id);
    if (documentIds.length === 0) throw new CommandError('还没有报告，请先运行 report。');
    await client.delivery.queue({ auditId, recipientKind: 'authority', recipient: options.to, documentIds });
  }
  const summary = await finish(await client.delivery.send(), (p) =>
    say(`发送 ${p.done + 1}/${p.total} ${p.detail ?? ''}`),
  );
  const deliveries = await client.delivery.list({ auditId: null });
  result({ summary, deliveries });
  say(
    formatTable(
      ['收件人', '主题', '状态', '说明'],
      deliveries.map((d) => [d.recipient, d.subject, d.status, d.lastError ?? d.emlPath ?? '']),
    ),
  );
  if (summary.failed > 0 || summary.unknown > 0)
    throw new CommandError(`${summary.failed} 封发送失败，${summary.unknown} 封无法确认是否送达。`);
}
