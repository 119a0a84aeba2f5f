/** Compressed requests and answers, bounded before and after decompression. */
import { Transform, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliDecompress, createGunzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HubError } from './errors.ts';
import type { HubLimits } from './limits.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const smallestWorthCompressing = 1024;

type CountedStream = Readable & { receivedEncodedLength?: number };

const tooLarge = () => new HubError(413, 'TOO_LARGE', '一次提交的内容太大，请升级软件后重试。');

/** Passes bytes on and fails once there are more than `limit`. */
function counter(limit: number, count: (length: number) => void): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      total += chunk.length;
      count(chunk.length);
      done(total > limit ? tooLarge() : null, chunk);
    },
  });
}

function inflater(encoding: string): Transform {
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'gzip') return createGunzip();
  throw new HubError(415, 'UNSUPPORTED_ENCODING', '中心不支持这种压缩方式，请升级软件后重试。');
}

function inflate(request: FastifyRequest, payload: Readable, limits: HubLimits): CountedStream {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return payload;
  if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) throw tooLarge();
  const inflated: CountedStream = counter(limits.inflatedBytes, () => undefined);
  inflated.receivedEncodedLength = 0;
  const received = counter(limits.bodyBytes, (length) => {
    inflated.receivedEncodedLength = (inflated.receivedEncodedLength ?? 0) + length;
  });
  const unpack = inflater(encoding);
  const fail = (error: Error) => {
    payload.unpipe(received);
    payload.resume();
    inflated.destroy(
      error instanceof HubError ? error : new HubError(400, 'BAD_ENCODING', '提交的压缩内容已损坏，请重试。'),
    );
  };
  payload.on('error', fail);
  received.on('error', fail);
  unpack.on('error', fail);
  payload
    .pipe(received)
    .pipe(unpack)
    .pipe(inflated as Transform);
  return inflated;
}

async function compressed(
  request: FastifyRequest,
  text: string,
): Promise<{ encoding: string; bytes: Buffer } | null> {
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return { encoding: 'br', bytes: await brotli(text, { params }) };
  }
  if (/\bgzip\b/.test(accepted)) return { encoding: 'gzip', bytes: await zip(text) };
  return null;
}

/** Adds decompression of requests and compression of longer JSON answers to an app or plugin. */
export function addBodyEncodings(app: FastifyInstance, limits: HubLimits): void {
  app.addHook('preParsing', async (request, _reply, payload) =>
    inflate(request, payload as Readable, limits),
  );
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < smallestWorthCompressing) return payload;
    const result = await compressed(request, payload);
    if (!result) return payload;
    void reply.header('content-encoding', result.encoding).header('vary', 'accept-encoding');
    void reply.removeHeader('content-length');
    return result.bytes;
  });
}
