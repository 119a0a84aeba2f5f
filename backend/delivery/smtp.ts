/** One message to one server. Says exactly what is known about its fate. */
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';

export interface SmtpSettings {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string | null;
  from: string;
}

export type SmtpOutcome =
  | { status: 'sent' }
  /** The whole message was handed over but no answer came: it may have arrived. Never resent by itself. */
  | { status: 'unknown'; error: string }
  | { status: 'failed'; error: string };

/** No byte for this long ends a connection; slow links are slow, not dead. */
const idleMs = 60_000;

export async function sendBySmtp(
  settings: SmtpSettings,
  recipient: string,
  message: Buffer,
): Promise<SmtpOutcome> {
  let goAhead = false;
  let handedOver = false;
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    ...(settings.user === '' ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
    connectionTimeout: 30_000,
    greetingTimeout: 30_000,
    socketTimeout: idleMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    // The conversation is not kept: only the server's word that it now takes the message matters.
    transactionLog: true,
    logger: listener((line) => (goAhead ||= line.startsWith('354'))),
  });
  const raw = Readable.from(chunks(message));
  raw.once('end', () => (handedOver = true));
  try {
    await transport.sendMail({ envelope: { from: settings.from, to: [recipient] }, raw });
    return { status: 'sent' };
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    if (goAhead && handedOver && responseCode === undefined) {
      return {
        status: 'unknown',
        error: '邮件内容已全部发出，但没有收到服务器的确认。请先向对方核实，再决定是否重发。',
      };
    }
    return { status: 'failed', error: explain(error as SmtpError) };
  } finally {
    transport.close();
  }
}

/** A logger that only hears what the server says. */
function listener(onServerLine: (line: string) => void) {
  const ignore = () => undefined;
  const debug = (entry: { tnx?: string }, line?: unknown) => {
    if (entry.tnx === 'server' && typeof line === 'string') onServerLine(line);
  };
  return { level: ignore, trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

function explain(error: SmtpError): string {
  if (error.code === 'EAUTH') return '邮件服务器拒绝登录，请在设置中核对账号和密码（授权码）。';
  if (error.responseCode === 552) return '邮件超过对方服务器允许的大小，请调小附件上限后重新生成报告。';
  if (error.responseCode !== undefined)
    return `邮件服务器拒收（${error.responseCode}）：${(error.response ?? '').slice(0, 200)}`;
  if (error.code === 'ETLS') return '无法与邮件服务器建立加密连接，请核对端口和加密方式。';
  return `连接不上邮件服务器（${error.code ?? '未知原因'}），联网后会再次尝试发送。`;
}

/** Small pieces, so that 'end' fires only when the socket has really taken the last of them. */
function* chunks(message: Buffer): Generator<Buffer> {
  const size = 16_384;
  for (let at = 0; at < message.length; at += size) yield message.subarray(at, at + size);
}
