/** The browser host: the page and the contract on a loopback port that only this user's browser may use. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import type { Backend } from '../backend/backend.ts';
import { ticketPath } from '../shared/contract/page-policy.ts';
import { readPageFile } from '../backend/page-files.ts';
import { createRouter } from '../backend/router/router.ts';
import { createTickets } from './tickets.ts';
import { wholeResponse } from './whole-response.ts';

export interface ServeOptions {
  rendererDir: string;
  /** 0 picks a free port. */
  port?: number;
}

export interface Served {
  /** Address without the token. */
  origin: string;
  token: string;
  /** What the user opens; the token stands in the fragment, which no server or log ever sees. */
  url: string;
  /** An address that lets one page in, once and soon: for a browser's command line, which others on the machine can read. */
  ticketUrl: () => string;
  close: () => Promise<void>;
}

/** Largest request: a photo of a modern camera with room to spare. */
const bodyLimitBytes = 200_000_000;

export async function serve(backend: Backend, options: ServeOptions): Promise<Served> {
  const token = randomBytes(32).toString('base64url');
  const handler = new RPCHandler(createRouter(backend), {
    plugins: [new BodyLimitPlugin({ maxBodySize: bodyLimitBytes })],
    rootInterceptors: [async (call) => wholeResponse(await call.next())],
  });
  const tickets = createTickets(() => Date.now());
  let origin = '';
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, '内部错误');
      else response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another site that resolves its name to 127.0.0.1 shows itself by its Host.
    if (request.headers.host !== new URL(origin).host)
      return refuse(response, 421, '请使用启动时显示的网址访问');
    const { pathname } = new URL(request.url ?? '/', origin);
    if (!pathname.startsWith('/rpc/') && pathname !== ticketPath) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, '不支持的请求');
      const file = await readPageFile(options.rendererDir, pathname);
      response.writeHead(file.status, file.headers);
      response.end(request.method === 'HEAD' ? undefined : file.body);
      return;
    }
    if (request.headers.origin !== origin) return refuse(response, 403, '拒绝来自其他网页的请求');
    if (pathname === ticketPath) {
      const known = request.method === 'POST' && tickets.redeem(request.headers.authorization);
      if (!known) return refuse(response, 401, '打开用的网址只能使用一次，请重新启动或使用窗口中显示的网址');
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify({ token }));
      return;
    }
    if (!sameToken(request.headers.authorization, token))
      return refuse(response, 401, '访问令牌无效，请用启动时显示的完整网址重新打开');
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
    if (!matched) refuse(response, 404, '没有这个接口');
  }

  origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    origin,
    token,
    url: `${origin}/#token=${token}`,
    ticketUrl: () => `${origin}/#ticket=${tickets.issue()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function sameToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ message }));
}
