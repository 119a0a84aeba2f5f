/** The department's pages: made on the server, no script, no asset from elsewhere. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BlobStore } from '../blobs/store.ts';
import { toHubError } from '../http/errors.ts';
import type { HubLimits } from '../http/limits.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import type { HubDatabase } from '../storage/database.ts';
import { auditPage } from './audit-page.ts';
import { html, page } from './html.ts';
import { listPage } from './list-page.ts';
import { documentName, listAudits, readAudit } from './overview.ts';
import {
  closeSession,
  cookieName,
  isSessionOpen,
  openSession,
  sessionCookie,
  sessionMs,
} from './sessions.ts';
import { styleSheet } from './style.ts';

interface PageDeps {
  db: HubDatabase;
  blobs: BlobStore;
  nowMs: () => number;
  limits: HubLimits;
  secureCookies: boolean;
  onFailure: (error: unknown) => void;
  /** Question by checklist item id. */
  questions: ReadonlyMap<string, string>;
}

const auditParams = z.object({ institution: z.coerce.number().int().min(1), auditId: z.string().max(80) });
const documentParams = z.object({
  institution: z.coerce.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const send = (reply: FastifyReply, status: number, text: string) =>
  reply.code(status).type('text/html; charset=utf-8').send(text);

const loginPage = (problem: string | null): string =>
  page(
    '登录',
    html`<form class="login" method="post" action="/login">
      <h1>登录</h1>
      ${problem === null ? null : html`<p class="notice" role="alert">${problem}</p>`}
      <label for="token">主管部门登录令牌</label>
      <input id="token" name="token" type="password" autocomplete="current-password" required autofocus />
      <button>登录</button>
    </form>`,
    false,
  );

const messagePage = (title: string, text: string): string =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">返回</a></p>`,
    false,
  );

const notFound = (reply: FastifyReply) =>
  send(reply, 404, messagePage('没有找到', '没有这个项目或文件，可能已被删除。'));

/** A foreign page must not be able to sign somebody in or out. */
const isFromElsewhere = (request: FastifyRequest): boolean =>
  !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']);

export function addPages(app: FastifyInstance, deps: PageDeps): void {
  app.setErrorHandler((error, _request, reply) => {
    const refusal = toHubError(error);
    if (refusal.status >= 500) deps.onFailure(error);
    return send(reply, refusal.status, messagePage('出错了', refusal.message));
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(styleSheet));
  addLogin(app, deps);
  void app.register(async (inside) => addProtected(inside, deps));
}

function addLogin(app: FastifyInstance, { db, nowMs, limits, secureCookies }: PageDeps): void {
  const attempts = createRateLimit(limits.refusalsPerMinute, nowMs);
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secureCookies ? '; Secure' : ''}`;

  app.post('/login', async (request, reply) => {
    if (isFromElsewhere(request)) return send(reply, 403, loginPage('请在本页面登录。'));
    const seconds = attempts.take(request.ip);
    if (seconds > 0) return send(reply, 429, loginPage(`尝试次数过多，请在 ${seconds} 秒后再试。`));
    const { token } = z.object({ token: z.string().max(200).default('') }).parse(request.body ?? {});
    const session = await openSession(db, token.trim(), nowMs());
    if (session === null) return send(reply, 401, loginPage('令牌不正确或已停用。'));
    return reply.header('set-cookie', cookie(session, sessionMs / 1000)).redirect('/', 303);
  });

  app.post('/logout', async (request, reply) => {
    const session = sessionCookie(request);
    if (session !== null && !isFromElsewhere(request)) await closeSession(db, session);
    return reply.header('set-cookie', cookie('', 0)).redirect('/', 303);
  });
}

function addProtected(app: FastifyInstance, { db, blobs, nowMs, questions }: PageDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    const session = sessionCookie(request);
    if (session !== null && (await isSessionOpen(db, session, nowMs()))) return undefined;
    return send(reply, request.url === '/' ? 200 : 401, loginPage(null));
  });

  app.get('/', async (_request, reply) => send(reply, 200, listPage(await listAudits(db))));

  app.get('/audits/:institution/:auditId', async (request, reply) => {
    const params = auditParams.safeParse(request.params);
    const audit = params.success ? await readAudit(db, params.data.institution, params.data.auditId) : null;
    return params.success && audit
      ? send(reply, 200, auditPage(params.data.institution, audit, questions))
      : notFound(reply);
  });

  app.get('/documents/:institution/:sha256', async (request, reply) => {
    const params = documentParams.safeParse(request.params);
    if (!params.success) return notFound(reply);
    const { institution, sha256 } = params.data;
    const name = await documentName(db, institution, sha256);
    const size = name === null ? null : await blobs.size(institution, sha256);
    if (name === null || size === null) return notFound(reply);
    return reply
      .type(name.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('content-length', size)
      .send(blobs.read(institution, sha256, 0));
  });
}
