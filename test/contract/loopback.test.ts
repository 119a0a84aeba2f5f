/** The loopback port is a door on the machine: only the page that was given the token may use it. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backend } from '../../backend/backend.ts';
import { serve, type Served } from '../../hosts/serve.ts';
import { tempDir } from '../helpers/temp.ts';
import { testBackend } from './carriers.ts';

let backend: Backend;
let served: Served;

interface Answer {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Raw HTTP, because fetch would not let a test forge Host and Origin. */
function call(options: {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<Answer> {
  const url = new URL(served.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: url.port,
        method: options.method ?? 'POST',
        path: options.path ?? '/rpc/audit/list',
        headers: options.headers ?? {},
      },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.method === 'GET' ? undefined : (options.body ?? '{}'));
  });
}

const good = () => ({
  host: new URL(served.origin).host,
  origin: served.origin,
  authorization: `Bearer ${served.token}`,
  'content-type': 'application/json',
});

describe('loopback host', () => {
  beforeAll(async () => {
    const page = tempDir();
    mkdirSync(page, { recursive: true });
    writeFileSync(join(page, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
    backend = testBackend(tempDir());
    served = await serve(backend, { rendererDir: page });
  });
  afterAll(async () => {
    await served.close();
    await backend.close();
  });

  it('answers its own page', async () => {
    expect((await call({ headers: good() })).status).toBe(200);
  });

  it.each([
    ['a foreign Origin', () => ({ ...good(), origin: 'http://evil.example' }), 403],
    ['no Origin', () => without(good(), 'origin'), 403],
    ['Origin null', () => ({ ...good(), origin: 'null' }), 403],
    ['a rebound Host', () => ({ ...good(), host: 'evil.example' }), 421],
    ['a Host without port', () => ({ ...good(), host: '127.0.0.1' }), 421],
    ['localhost as Host', () => ({ ...good(), host: `localhost:${new URL(served.origin).port}` }), 421],
    ['no token', () => without(good(), 'authorization'), 401],
    ['a wrong token', () => ({ ...good(), authorization: `Bearer ${'x'.repeat(43)}` }), 401],
  ])('refuses %s', async (_name, headers, status) => {
    const answer = await call({ headers: headers() });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain(served.token);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('lets one page in with a ticket, once and only from its own origin', async () => {
    const ticket = /#ticket=(.+)$/.exec(served.ticketUrl())?.[1] ?? '';
    const headers = { ...good(), authorization: `Bearer ${ticket}` };
    const foreign = { ...headers, origin: 'http://evil.example' };
    expect((await call({ path: '/ticket', headers: foreign })).status).toBe(403);
    expect((await call({ headers })).status).toBe(401);
    const first = await call({ path: '/ticket', headers });
    expect(JSON.parse(first.body)).toEqual({ token: served.token });
    const second = await call({ path: '/ticket', headers });
    expect(second.status).toBe(401);
    expect(second.body).not.toContain(served.token);
    expect((await call({ method: 'GET', path: '/ticket', headers })).status).not.toBe(200);
  });

  it('refuses a cross-site form post, which browsers send without asking', async () => {
    const body = '--b\r\nContent-Disposition: form-data; name="data"\r\n\r\n{}\r\n--b--\r\n';
    const headers = {
      ...good(),
      origin: 'http://evil.example',
      'content-type': 'multipart/form-data; boundary=b',
    };
    expect((await call({ headers, body })).status).toBe(403);
  });

  it('serves the page under a strict policy with a fresh nonce', async () => {
    const headers = { host: good().host };
    const [one, two] = await Promise.all([
      call({ method: 'GET', path: '/', headers }),
      call({ method: 'GET', path: '/', headers }),
    ]);
    const nonce = /'nonce-([^']+)'/.exec(String(one.headers['content-security-policy']))?.[1];
    expect(one.body).toContain(`content="${nonce}"`);
    expect(one.body).not.toBe(two.body);
    expect(one.headers['content-security-policy']).toContain("default-src 'none'");
    expect(one.body).not.toContain(served.token);
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/x',
    '/..\\x',
    '/a%00.html',
    '/c:/x.html',
    '//etc/passwd',
    '/%zz',
  ])('finds nothing outside the page folder at %s', async (path) => {
    expect((await call({ method: 'GET', path, headers: { host: good().host } })).status).toBe(404);
  });

  it('listens on the loopback address only', () => {
    expect(new URL(served.origin).hostname).toBe('127.0.0.1');
  });
});

function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}
