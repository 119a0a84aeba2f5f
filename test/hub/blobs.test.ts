import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type RunningHub } from './hubs.ts';
import { sha256Of, syncLaptop } from './memory-laptop.ts';

const pieceBytes = 64 * 1024;
const addressOf = (input: Parameters<typeof fetch>[0]): string =>
  input instanceof Request ? input.url : input.toString();

describe('photos and documents', () => {
  let hub: RunningHub;
  let token: string;
  let institutionId: number;
  beforeAll(async () => {
    hub = await startHub('PGlite');
    ({ token, institutionId } = await hub.newInstitution());
  });
  afterAll(() => hub.stop());

  const put = (sha256: string, offset: number, size: number, body: Uint8Array<ArrayBuffer>) =>
    fetch(`${hub.url}/api/v1/blobs/${sha256}?offset=${offset}&size=${size}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body,
    });
  const get = (sha256: string, headers = {}) =>
    fetch(`${hub.url}/api/v1/blobs/${sha256}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

  it('travel from one laptop to another and arrive whole', async () => {
    const photo = randomBytes(700_000);
    const anna = hub.newLaptop('laptop-photo-a');
    const bao = hub.newLaptop('laptop-photo-b');
    const sha256 = anna.addDocument('photo', photo);
    const empty = anna.addDocument('empty', new Uint8Array());
    expect((await syncLaptop(anna, hub.url, token)).result.pushedBlobs).toBe(2);
    expect((await syncLaptop(bao, hub.url, token)).result.pulledBlobs).toBe(2);
    expect(bao.file(sha256)?.equals(photo)).toBe(true);
    expect(bao.file(empty)?.length).toBe(0);
  });

  it('resume where the hub stands, and the hub says where that is', async () => {
    const bytes = randomBytes(200_000);
    const sha256 = sha256Of(bytes);
    expect(await (await put(sha256, 0, bytes.length, bytes.subarray(0, 70_000))).json()).toMatchObject({
      offset: 70_000,
    });
    const wrong = await put(sha256, 50_000, bytes.length, bytes.subarray(50_000));
    expect(wrong.status).toBe(409);
    expect(await wrong.json()).toMatchObject({ offset: 70_000 });
    expect((await get(sha256)).status).toBe(404);
    expect((await put(sha256, 70_000, bytes.length, bytes.subarray(70_000))).status).toBe(200);
    expect(Buffer.from(await (await get(sha256)).arrayBuffer()).equals(bytes)).toBe(true);
    expect((await put(sha256, 0, bytes.length, bytes)).status).toBe(200);
  });

  it('keep what came before the link broke and send at most one piece again per cut', async () => {
    const bytes = randomBytes(1_500_000);
    const laptop = hub.newLaptop('laptop-cut');
    const sha256 = laptop.addDocument('cut', bytes);
    let sentBytes = 0;
    let puts = 0;
    const cutting: typeof fetch = (input, init) => {
      if (init?.method !== 'PUT') return fetch(input, init);
      sentBytes += (init.body as Uint8Array).length;
      puts += 1;
      // The hub takes this piece, but the answer never arrives.
      return puts % 2 === 0
        ? fetch(input, init).then(() => Promise.reject(new TypeError('cut')))
        : fetch(input, init);
    };
    let cuts = 0;
    for (let done = false; !done;) {
      try {
        await syncLaptop(laptop, hub.url, token, { fetch: cutting });
        done = true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'HUB_UNREACHABLE' });
        cuts += 1;
      }
    }
    expect(cuts).toBeGreaterThan(2);
    expect(sentBytes).toBeLessThanOrEqual(bytes.length + cuts * (4 * pieceBytes + 8192));
    expect(Buffer.from(await (await get(sha256)).arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('with a wrong hash are thrown away, told, and the others still go', async () => {
    const laptop = hub.newLaptop('laptop-rot');
    const good = laptop.addDocument('good', randomBytes(1000));
    const bytes = randomBytes(1000);
    const rotten = laptop.addDocument('rotten', bytes);
    const { files } = laptop;
    const read = (sha256: string, offset: number, length: number) => files.read(sha256, offset, length);
    const rotting = async (sha256: string, offset: number, length: number) => {
      const piece = await read(sha256, offset, length);
      return sha256 === rotten ? piece.map((byte) => byte ^ 1) : piece;
    };
    const damaged = { ...laptop, files: { ...files, read: rotting } };
    await expect(syncLaptop(damaged, hub.url, token)).rejects.toMatchObject({
      code: 'HUB_REFUSED',
      message: expect.stringContaining('校验值不符') as string,
    });
    expect((await get(good)).status).toBe(200);
    expect((await get(rotten)).status).toBe(404);
    expect((await syncLaptop(laptop, hub.url, token)).result.pushedBlobs).toBe(1);
  });

  it('downloads go on after a cut and are checked before use', async () => {
    const bytes = randomBytes(900_000);
    const writer = hub.newLaptop('laptop-up');
    const sha256 = writer.addDocument('download', bytes);
    await syncLaptop(writer, hub.url, token);
    const reader = hub.newLaptop('laptop-down');
    let asked = '';
    const broken: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (init?.method !== 'GET' || !addressOf(input).endsWith(sha256)) return response;
      const whole = new Uint8Array(await response.arrayBuffer());
      let pulls = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          pulls += 1;
          if (pulls === 1) controller.enqueue(whole.subarray(0, 300_000));
          else controller.error(new TypeError('cut'));
        },
      });
      return new Response(body, { status: response.status, headers: response.headers });
    };
    // Every try brings 300,000 bytes further, so the download ends by itself; watch where each one starts.
    const starts: string[] = [];
    await syncLaptop(reader, hub.url, token, {
      fetch: (input, init) => {
        asked = new Headers(init?.headers).get('range') ?? '';
        if (asked !== '' && addressOf(input).endsWith(sha256)) starts.push(asked);
        return asked === 'bytes=600000-' ? fetch(input, init) : broken(input, init);
      },
    });
    expect(starts).toEqual(['bytes=0-', 'bytes=300000-', 'bytes=600000-']);
    expect(reader.file(sha256)?.equals(bytes)).toBe(true);
  });

  it('that vanished from the hub’s disk are asked for again', async () => {
    const laptop = hub.newLaptop('laptop-again');
    const sha256 = laptop.addDocument('again', randomBytes(100));
    await syncLaptop(laptop, hub.url, token);
    rmSync(join(hub.blobDir, String(institutionId), sha256.slice(0, 2), sha256));
    expect((await get(sha256)).status).toBe(404);
    const missing = await fetch(`${hub.url}/api/v1/blobs/missing`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sha256: [sha256] }),
    });
    expect(await missing.json()).toMatchObject({ missing: [{ sha256, offset: 0 }] });
  });

  it('refuses paths, negative and oversized numbers, and more bytes than announced', async () => {
    const bytes = randomBytes(100);
    const sha256 = sha256Of(bytes);
    const path = (tail: string) =>
      fetch(`${hub.url}/api/v1/blobs/${tail}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: bytes,
      }).then((response) => response.status);
    expect(await path(`..%2f..%2fetc%2fpasswd?offset=0&size=100`)).toBe(400);
    expect(await path(`${sha256.toUpperCase()}?offset=0&size=100`)).toBe(400);
    expect(await path(`${sha256}?offset=-1&size=100`)).toBe(400);
    expect(await path(`${sha256}?offset=0&size=999999999999`)).toBe(413);
    expect(await path(`${sha256}?offset=0&size=50`)).toBe(400);
    expect(await path(sha256)).toBe(400);
    expect((await put(sha256, 0, 100, bytes)).status).toBe(200);
  });
});
