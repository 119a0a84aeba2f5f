import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isMailAddress } from '../../../backend/delivery/message.ts';
import { createOutbox, RecipientError, type SendSummary } from '../../../backend/delivery/outbox.ts';
import { createSecretStore } from '../../../backend/safety/secrets.ts';
import type { Progress } from '../../../shared/contract/base.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { testStore } from '../../helpers/store.ts';

function setUp(settings: Partial<Settings> = {}) {
  const store = testStore();
  store.settings.set({ smtpFrom: 'auditor@example.com', provider: '示例诊断机构', ...settings });
  const pdf = Buffer.from('%PDF-1.7 示例报告');
  const sha256 = store.blobs.put(pdf);
  store.writer.write([
    { auditId: 'a1', table: 'enterprise', rowId: 'a1:enterprise', values: { name: '示例高原水泥有限公司' } },
    {
      auditId: 'a1',
      table: 'document',
      rowId: 'd1',
      values: { kind: 'report', sha256, fileName: '报告.pdf', sizeBytes: pdf.length, version: 1 },
    },
  ]);
  const secrets = createSecretStore(store.profileDir, null);
  const outbox = createOutbox(store, secrets, () => new Date('2026-07-01T00:00:00Z'));
  const queue = (recipient = 'jxt@example.com') =>
    outbox.queue({ auditId: 'a1', recipientKind: 'authority', recipient, documentIds: ['d1'] });
  return { store, secrets, outbox, queue, pdf };
}

async function drain(stream: AsyncGenerator<Progress, SendSummary>): Promise<SendSummary> {
  for (;;) {
    const next = await stream.next();
    if (next.done) return next.value;
  }
}

async function listen(server: Server | SMTPServer): Promise<number> {
  const net = server instanceof SMTPServer ? server.server : server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (net.address() as AddressInfo).port;
}

/** A real SMTP server that keeps what it gets. */
async function mailServer(options: ConstructorParameters<typeof SMTPServer>[0] = {}) {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts));
        done();
      });
    },
    ...options,
  });
  const port = await listen(server);
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port, received };
}

/** Speaks SMTP up to the given verb, then cuts the connection. */
async function cuttingServer(cutAt: 'greeting' | 'RCPT' | 'DATA' | 'end'): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (cutAt === 'greeting') {
      socket.destroy();
      return;
    }
    socket.write('220 示例\r\n');
    let inData = false;
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (inData) {
        if (text.endsWith('\r\n.\r\n')) socket.destroy();
        return;
      }
      if (text.startsWith(cutAt)) {
        socket.destroy();
        return;
      }
      if (text.startsWith('DATA')) {
        inData = true;
        socket.write('354 go\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  const port = await listen(server);
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return port;
}

describe('outbox', () => {
  it('delivers the report once, with its bytes and Chinese names intact', async () => {
    const { port, received } = await mailServer();
    const { store, outbox, queue, pdf } = setUp({ smtpHost: '127.0.0.1', smtpPort: port, smtpSecure: false });
    const delivery = queue();
    expect(await drain(outbox.send(undefined))).toEqual({ sent: 1, unknown: 0, failed: 0, eml: 0 });
    expect(await drain(outbox.send(undefined))).toEqual({ sent: 0, unknown: 0, failed: 0, eml: 0 });
    expect(received).toHaveLength(1);
    const mail = await simpleParser(received[0] ?? Buffer.alloc(0));
    expect(mail.subject).toBe('工业节能诊断报告：示例高原水泥有限公司');
    expect(mail.messageId).toBe(delivery.messageId);
    expect(mail.attachments[0]?.filename).toBe('报告.pdf');
    expect(mail.attachments[0]?.content.equals(pdf)).toBe(true);
    expect(store.deliveries.get(delivery.id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('writes an .eml draft where there is no mail server', async () => {
    const { store, outbox, queue, pdf } = setUp();
    const delivery = queue();
    expect(await drain(outbox.send(undefined))).toMatchObject({ eml: 1, sent: 0 });
    const path = store.deliveries.get(delivery.id)?.emlPath ?? '';
    const mail = await simpleParser(readFileSync(path));
    expect(mail.headers.get('x-unsent')).toBe('1');
    expect(mail.attachments[0]?.content.equals(pdf)).toBe(true);
  });

  it.each(['greeting', 'RCPT', 'DATA'] as const)(
    'calls a connection cut at %s failed: nothing can have arrived',
    async (cutAt) => {
      const port = await cuttingServer(cutAt);
      const { store, outbox, queue } = setUp({ smtpHost: '127.0.0.1', smtpPort: port, smtpSecure: false });
      const delivery = queue();
      expect(await drain(outbox.send(undefined))).toMatchObject({ failed: 1 });
      expect(store.deliveries.get(delivery.id)?.lastError).toContain('连接不上邮件服务器');
    },
  );

  it('calls a cut after the last byte unknown and never resends it by itself', async () => {
    const port = await cuttingServer('end');
    const { store, outbox, queue } = setUp({ smtpHost: '127.0.0.1', smtpPort: port, smtpSecure: false });
    const delivery = queue();
    expect(await drain(outbox.send(undefined))).toMatchObject({ unknown: 1 });
    expect(await drain(outbox.send(undefined))).toEqual({ sent: 0, unknown: 0, failed: 0, eml: 0 });
    expect(store.deliveries.get(delivery.id)).toMatchObject({ status: 'unknown', attempts: 1 });
  });

  it('says in Chinese what the server refused', async () => {
    const { port } = await mailServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('mailbox unavailable'), { responseCode: 550 })),
    });
    const { store, outbox, queue } = setUp({ smtpHost: '127.0.0.1', smtpPort: port, smtpSecure: false });
    const delivery = queue();
    await drain(outbox.send(undefined));
    expect(store.deliveries.get(delivery.id)?.lastError).toContain('邮件服务器拒收（550）');
  });

  it('calls what was being sent when the program died unknown', () => {
    const { store, queue } = setUp();
    const delivery = queue();
    store.deliveries.update(delivery.id, { status: 'sending' });
    store.deliveries.recoverInterrupted();
    expect(store.deliveries.get(delivery.id)).toMatchObject({ status: 'unknown' });
  });

  it('refuses addresses that could carry another header or recipient', () => {
    const { queue } = setUp();
    for (const address of ['a@b.cn\r\nBcc: x@y.cn', 'a@b.cn,c@d.cn', 'no-at', '<a@b.cn>', 'a@b.cn\u0000']) {
      expect(isMailAddress(address), address).toBe(false);
      expect(() => queue(address)).toThrow(RecipientError);
    }
    expect(isMailAddress('jxt@xizang.gov.cn')).toBe(true);
  });

  it('never puts a password into settings, files or errors in clear', async () => {
    const { store, secrets, outbox, queue } = setUp({
      smtpHost: '127.0.0.1',
      smtpPort: 1,
      smtpSecure: false,
      smtpUser: 'u',
    });
    secrets.set('smtpPassword', 'Geheim-4711');
    queue();
    await drain(outbox.send(undefined));
    expect(secrets.get('smtpPassword')).toBe('Geheim-4711');
    expect(readFileSync(`${store.profileDir}/secrets.json`, 'utf8')).not.toContain('Geheim-4711');
    expect(JSON.stringify([store.settings.get(), store.deliveries.list(null)])).not.toContain('Geheim-4711');
  });
});
