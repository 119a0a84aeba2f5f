/** Requests to the hub over any link: compressed, repeated when the network loses them, ended when nothing moves. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { z } from 'zod';
import { SyncError } from './errors.ts';
import { chunks, hubMark, HubRefusal, notTheHub, readAnswer, readJson, refusalOf } from './hub-answer.ts';
import { guardIdle, pause } from './idle-guard.ts';

const brotli = promisify(brotliCompress);
const smallBodyBytes = 64 * 1024;

export interface HubAddress {
  hubUrl: string;
  token: string;
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
  /** Time without a byte after which the link counts as dead, ms. */
  idleMs: number;
  /** Pauses before repeating a request that the network lost, ms. Every request is safe to repeat. */
  retryDelaysMs: readonly number[];
}

export interface HubRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

export interface HubConnection {
  /** Sends JSON, compressed, and reads an answer of the schema. */
  postJson<T>(path: string, content: unknown, schema: z.ZodType<T>): Promise<T>;
  /** Sends bytes as they are. @throws HubRefusal */
  putBytes<T>(path: string, bytes: Uint8Array, schema: z.ZodType<T>): Promise<T>;
  /** Streams a file from `offset`; `take` gets where each piece belongs. Not repeated by itself. */
  download(
    path: string,
    offset: number,
    take: (offset: number, bytes: Uint8Array) => Promise<void>,
  ): Promise<void>;
}

/** Base of the hub's interface. @throws SyncError when the setting is no web address. */
function baseOf(hubUrl: string): string {
  const url = URL.canParse(hubUrl) ? new URL(hubUrl) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new SyncError(
      'HUB_UNREACHABLE',
      '中心地址填写有误，应以 https:// 或 http:// 开头。请在“设置 → 数据中心”改正。',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/api/v1`;
}

const mostWaits = 5;
const longestWaitS = 120;

export function connectHub(address: HubAddress): HubConnection {
  const { token, signal, idleMs, retryDelaysMs } = address;
  const base = baseOf(address.hubUrl);
  // Until the hub has answered once, a failure is reported at once: the address or the network is most likely wrong.
  let heard = false;

  const once = async <T>(
    request: HubRequest,
    read: (response: Response, touch: () => void) => Promise<T>,
  ): Promise<T> => {
    const guard = guardIdle(signal, idleMs);
    // Uploading gives no sign of progress: one byte per millisecond (8 kbit/s) is allowed for.
    guard.touch(request.body?.length ?? 0);
    try {
      const response = await address.fetch(`${base}${request.path}`, {
        method: request.method,
        headers: { 'accept-encoding': 'br, gzip', ...request.headers, authorization: `Bearer ${token}` },
        ...(request.body ? { body: request.body as Uint8Array<ArrayBuffer> } : {}),
        redirect: 'manual',
        signal: guard.signal,
      });
      guard.touch();
      const result = await read(response, () => guard.touch());
      heard = true;
      return result;
    } catch (error) {
      throw guard.explain(error);
    } finally {
      guard.end();
    }
  };

  const send = async <T>(
    request: HubRequest,
    read: (response: Response, touch: () => void) => Promise<T>,
    delaysMs: readonly number[] = retryDelaysMs,
  ): Promise<T> => {
    let waits = 0;
    let attempt = 0;
    for (;;) {
      try {
        return await once(request, read);
      } catch (error) {
        if (error instanceof HubRefusal) heard = true;
        const delayMs = delaysMs[attempt];
        if (error instanceof HubRefusal && error.refusal.status === 429 && waits < mostWaits) {
          waits += 1;
          await pause(Math.min(longestWaitS, error.refusal.retryAfterS ?? 2 ** waits) * 1000, signal);
        } else if (error instanceof SyncError && error.retryable && heard && delayMs !== undefined) {
          attempt += 1;
          await pause(delayMs, signal);
        } else {
          throw error;
        }
      }
    }
  };

  return {
    async postJson(path, content, schema) {
      const text = Buffer.from(JSON.stringify(content), 'utf8');
      const quality = text.length <= smallBodyBytes ? 11 : 6;
      const body = await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
      const headers = { 'content-type': 'application/json', 'content-encoding': 'br' };
      return send({ method: 'POST', path, headers, body }, (response, touch) =>
        readAnswer(response, schema, touch),
      );
    },
    putBytes: (path, bytes, schema) =>
      send(
        { method: 'PUT', path, headers: { 'content-type': 'application/octet-stream' }, body: bytes },
        (response, touch) => readAnswer(response, schema, touch),
      ),
    download: (path, offset, take) =>
      send(
        { method: 'GET', path, headers: { 'accept-encoding': 'identity', range: `bytes=${offset}-` } },
        async (response, touch) => {
          if (!response.ok) throw refusalOf(response, await readJson(response, touch));
          if (response.headers.get('x-hub') !== hubMark) throw notTheHub(response);
          const start = response.status === 206 ? offset : 0;
          let position = start;
          for await (const part of chunks(response)) {
            touch();
            await take(position, part);
            position += part.length;
          }
          // An empty file has no piece, and must come into being all the same.
          if (position === start) await take(position, new Uint8Array());
        },
        // The caller knows how far it came and asks for the rest.
        [],
      ),
  };
}
