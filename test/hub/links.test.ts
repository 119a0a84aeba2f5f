import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asInstitution } from '../../hub/storage/database.ts';
import { startHub, type RunningHub } from './hubs.ts';
import { syncLaptop } from './memory-laptop.ts';

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const close = (server: Server) => new Promise<void>((resolve) => void server.close(() => resolve()));

/** 1 tries every byte, as long runs do; more leaves some out to save time. */
const cutStep = Number(process.env['SYNC_CUT_STEP'] ?? 5);

/** A line to the hub that breaks after so many bytes up or down. */
async function cuttingLine(hubPort: number, cut: { up: number; down: number }) {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const hub = connect(hubPort, '127.0.0.1');
    const left = { ...cut };
    const both = [client, hub];
    const breakOff = () => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', breakOff);
      socket.on('close', breakOff);
    }
    const pass = (from: Socket, to: Socket, way: 'up' | 'down') =>
      from.on('data', (chunk: Buffer) => {
        const part = chunk.subarray(0, left[way]);
        left[way] -= part.length;
        to.write(part, () => {
          if (left[way] === 0) breakOff();
        });
      });
    pass(client, hub, 'up');
    pass(hub, client, 'down');
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return close(server);
    },
  };
}

describe('links that break', () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub('PGlite', { limits: { requestsPerMinute: 1_000_000 } });
  });
  afterAll(() => hub.stop());

  it(`a cut at every byte (step ${cutStep}) of request and answer: each op counts once, no false acknowledgement (P11)`, async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-cuts');
    const hubPort = Number(new URL(hub.url).port);
    let written = 0;
    let failed = 0;
    const tryCut = async (cut: { up: number; down: number }): Promise<boolean> => {
      written += 1;
      laptop.edit({ rowId: `pump ${written}`, column: 'name', value: written });
      const line = await cuttingLine(hubPort, cut);
      const outcome = await syncLaptop(laptop, line.url, token).then(
        ({ result }) => result,
        (error: unknown) => error,
      );
      await line.stop();
      const [held] = await asInstitution(hub.db, institutionId, (sql) =>
        sql.query<{ n: number }>('SELECT count(*)::integer AS n FROM op'),
      );
      if (outcome instanceof Error) {
        failed += 1;
        expect(outcome).toMatchObject({ code: 'HUB_UNREACHABLE' });
        await syncLaptop(laptop, hub.url, token);
      } else {
        expect(held?.n, 'an acknowledged op is stored').toBe(written);
      }
      return !(outcome instanceof Error);
    };
    for (let up = 1; !(await tryCut({ up, down: Number.MAX_SAFE_INTEGER })); up += cutStep);
    for (let down = 1; !(await tryCut({ up: Number.MAX_SAFE_INTEGER, down })); down += cutStep);
    const [counted] = await asInstitution(hub.db, institutionId, (sql) =>
      sql.query<{ n: number; last: number }>(
        'SELECT count(*)::integer AS n, max(seq)::integer AS last FROM op',
      ),
    );
    expect(counted).toEqual({ n: written, last: written });
    expect(failed).toBeGreaterThan(800 / cutStep);
    const [cells] = await asInstitution(hub.db, institutionId, (sql) =>
      sql.query<{ n: number }>('SELECT count(*)::integer AS n FROM cell'),
    );
    expect(cells?.n).toBe(written);
  });

  const answerWith = async (
    listener: RequestListener,
  ): Promise<{ url: string; stop: () => Promise<void> }> => {
    const server = createHttpServer(listener);
    const port = await listen(server);
    return {
      url: `http://127.0.0.1:${port}`,
      stop: () => {
        server.closeAllConnections();
        return close(server);
      },
    };
  };

  const html = '<html><body>请登录校园网</body></html>';
  const cases: [string, RequestListener, RegExp][] = [
    [
      'a portal with 200 and HTML',
      (_q, r) => r.writeHead(200, { 'content-type': 'text/html' }).end(html),
      /不是中心的应答/,
    ],
    [
      'a portal that says JSON',
      (_q, r) => r.writeHead(200, { 'content-type': 'application/json' }).end(html),
      /不是中心的应答/,
    ],
    [
      'another server’s JSON',
      (_q, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'),
      /不是中心的应答/,
    ],
    [
      'the mark without the rest',
      (_q, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"hub":"plateau-audit-hub"}'),
      /不是中心的应答/,
    ],
    ['204 without a body', (_q, r) => r.writeHead(204).end(), /不是中心的应答/],
    [
      'a redirect to a login page',
      (_q, r) => r.writeHead(302, { location: 'http://127.0.0.1:9/login' }).end(),
      /网络可能需要先登录/,
    ],
    ['a proxy that wants a login', (_q, r) => r.writeHead(407).end(), /代理/],
    ['a gateway without its hub', (_q, r) => r.writeHead(502).end('bad gateway'), /暂时不可用（502）/],
    [
      'a foreign 401',
      (_q, r) => r.writeHead(401, { 'content-type': 'text/html' }).end(html),
      /不是中心的应答/,
    ],
    [
      'an answer that breaks off',
      (_q, r) =>
        void r
          .writeHead(200, { 'content-type': 'application/json', 'content-length': 999 })
          .write('{"hub":', () => r.destroy()),
      /连接中断|连接中心失败/,
    ],
    ['a server that never answers', () => undefined, /长时间没有应答/],
    [
      'an answer that drips and stops',
      (_q, r) => void r.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      /长时间没有应答/,
    ],
  ];
  it.each(cases)('%s is no acknowledgement', async (_name, listener, message) => {
    const portal = await answerWith(listener);
    const laptop = hub.newLaptop('laptop-portal');
    laptop.edit({ rowId: 'pump', column: 'name', value: 1 });
    laptop.addDocument('doc', Buffer.from('x'));
    await expect(
      syncLaptop(laptop, portal.url, 'dev_token-token-token-token', { idleMs: 150 }),
    ).rejects.toMatchObject({
      code: 'HUB_UNREACHABLE',
      message: expect.stringMatching(message) as string,
    });
    expect(laptop.store.hubVector()).toEqual({});
    await portal.stop();
  });

  it('says which part is wrong: address, port, token', async () => {
    const laptop = hub.newLaptop('laptop-wrong');
    const server = createServer();
    const closed = `http://127.0.0.1:${await listen(server)}`;
    await close(server);
    const failing = (url: string, token = 'dev_token-token-token-token') => syncLaptop(laptop, url, token);
    await expect(failing('nonsense')).rejects.toMatchObject({
      message: expect.stringContaining('地址填写有误') as string,
    });
    await expect(failing('ftp://127.0.0.1/')).rejects.toMatchObject({
      message: expect.stringContaining('地址填写有误') as string,
    });
    await expect(failing(closed)).rejects.toMatchObject({
      message: expect.stringContaining('没有应答') as string,
    });
    await expect(failing(hub.url)).rejects.toMatchObject({
      code: 'HUB_REFUSED',
      message: expect.stringContaining('设备令牌不正确') as string,
    });
  });

  it('can be cancelled before and during a request', async () => {
    const silent = await answerWith(() => undefined);
    const laptop = hub.newLaptop('laptop-cancel');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await expect(
      syncLaptop(laptop, silent.url, 'dev_token-token-token-token', { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(
      syncLaptop(laptop, silent.url, 'dev_token-token-token-token', { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    await silent.stop();
  });

  it('repeats a request that the network lost once the hub has been heard', async () => {
    const { token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-repeat');
    laptop.addDocument('doc', Buffer.from('bytes'));
    let puts = 0;
    const flaky: typeof fetch = (input, init) => {
      if (init?.method === 'PUT' && (puts += 1) < 3) return Promise.reject(new TypeError('lost'));
      return fetch(input, init);
    };
    const { result } = await syncLaptop(laptop, hub.url, token, { fetch: flaky, retryDelaysMs: [1, 1] });
    expect(result.pushedBlobs).toBe(1);
  });
});
