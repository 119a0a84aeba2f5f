/** Upload with resume at the hub's offset, download by range. An institution sees only what it uploaded itself. */
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { blobQuerySchema, type blobAnswerSchema } from '../../shared/sync/wire.ts';
import { institutionOfRequest } from '../http/device-auth.ts';
import { HubError, hubMark } from '../http/errors.ts';
import type { HubLimits } from '../http/limits.ts';
import { asInstitution, type HubDatabase } from '../storage/database.ts';
import { createLocks } from './locks.ts';
import type { BlobStore } from './store.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const params = z.object({ sha256: hash });
const uploadQuery = z.object({
  offset: z.coerce.number().int().min(0),
  size: z.coerce.number().int().min(0),
});

type BlobAnswer = z.infer<typeof blobAnswerSchema>;

interface BlobDeps {
  db: HubDatabase;
  blobs: BlobStore;
  limits: HubLimits;
  nowMs: () => number;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new HubError(400, 'BAD_REQUEST', '文件请求的格式有误，请升级软件后重试。');
  return parsed.data;
}

/** Hashes of the list that the institution has uploaded and whose files are still there. */
async function held(
  { db, blobs }: BlobDeps,
  institutionId: number,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await asInstitution(db, institutionId, (sql) =>
    sql.query<{ sha256: string; size_bytes: number | string | bigint }>(
      'SELECT sha256, size_bytes FROM blob WHERE sha256 IN (SELECT json_array_elements_text($1::json))',
      [JSON.stringify(hashes)],
    ),
  );
  const whole = new Set<string>();
  for (const row of rows) {
    const size = await blobs.size(institutionId, row.sha256);
    if (size === Number(row.size_bytes)) whole.add(row.sha256);
  }
  return whole;
}

/** Answer to the question which files the hub still needs, and from where. */
async function missing(
  deps: BlobDeps,
  institutionId: number,
  hashes: readonly string[],
): Promise<BlobAnswer> {
  const asked = [...new Set(hashes)];
  const whole = await held(deps, institutionId, asked);
  const lacking = [];
  for (const sha256 of asked.filter((candidate) => !whole.has(candidate))) {
    lacking.push({ sha256, offset: await deps.blobs.partialSize(institutionId, sha256) });
  }
  return { hub: hubMark, missing: lacking };
}

async function record(
  { db, nowMs }: BlobDeps,
  institutionId: number,
  sha256: string,
  sizeBytes: number,
): Promise<void> {
  await asInstitution(db, institutionId, (sql) =>
    sql.query(
      `INSERT INTO blob (institution_id, sha256, size_bytes, received_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (institution_id, sha256) DO UPDATE SET size_bytes = excluded.size_bytes`,
      [institutionId, sha256, sizeBytes, new Date(nowMs()).toISOString()],
    ),
  );
}

interface Upload {
  institutionId: number;
  sha256: string;
  offset: number;
  size: number;
  body: Readable;
}

const tooLong = () => new HubError(400, 'LONGER_THAN_SIZE', '文件内容比声明的长度长，请重试。');

/** What came before a link broke stays; the sender goes on from there. */
async function appendOrCut(deps: BlobDeps, upload: Upload): Promise<number | null> {
  const { institutionId, sha256, offset, size, body } = upload;
  try {
    return await deps.blobs.append(institutionId, sha256, offset, size, body);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    throw new HubError(400, 'CUT', '上传中断，将从中断处继续。');
  }
}

async function receive(deps: BlobDeps, upload: Upload): Promise<{ hub: typeof hubMark; offset: number }> {
  const { institutionId, sha256, offset, size, body } = upload;
  if ((await held(deps, institutionId, [sha256])).has(sha256)) {
    body.resume();
    return { hub: hubMark, offset: size };
  }
  const partial = await deps.blobs.partialSize(institutionId, sha256);
  if (offset !== partial) {
    body.resume();
    throw new HubError(409, 'WRONG_OFFSET', '续传位置与中心不一致，将从中心的位置继续。', {
      offset: partial,
    });
  }
  const reached = await appendOrCut(deps, upload);
  if (reached === null) throw tooLong();
  if (reached < size) return { hub: hubMark, offset: reached };
  if (!(await deps.blobs.finish(institutionId, sha256))) {
    throw new HubError(422, 'WRONG_HASH', '文件内容与校验值不符，已丢弃。文件可能已损坏，请核对原文件。', {
      offset: 0,
    });
  }
  await record(deps, institutionId, sha256, size);
  return { hub: hubMark, offset: size };
}

/** First byte asked for by a `Range: bytes=N-` header; 0 without one. */
const rangeStart = (header: string | undefined): number =>
  Number(/^bytes=(\d{1,15})-$/.exec(header ?? '')?.[1] ?? 0);

export function addBlobRoutes(app: FastifyInstance, deps: BlobDeps): void {
  const locks = createLocks();
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post('/api/v1/blobs/missing', (request) =>
    missing(deps, institutionOfRequest(request), parse(blobQuerySchema, request.body).sha256),
  );

  app.put('/api/v1/blobs/:sha256', (request) => {
    const institutionId = institutionOfRequest(request);
    const { sha256 } = parse(params, request.params);
    const { offset, size } = parse(uploadQuery, request.query);
    if (size > deps.limits.blobBytes) {
      const limitMB = Math.floor(deps.limits.blobBytes / 1024 / 1024);
      throw new HubError(413, 'TOO_LARGE', `文件超过中心的上限（${limitMB} MB），不能上传。`);
    }
    if (offset + Number(request.headers['content-length'] ?? 0) > size) throw tooLong();
    const upload = { institutionId, sha256, offset, size, body: request.body as Readable };
    return locks.run(`${institutionId}/${sha256}`, () => receive(deps, upload));
  });

  app.get('/api/v1/blobs/:sha256', async (request, reply) => {
    const institutionId = institutionOfRequest(request);
    const { sha256 } = parse(params, request.params);
    const size = (await held(deps, institutionId, [sha256])).has(sha256)
      ? await deps.blobs.size(institutionId, sha256)
      : null;
    if (size === null) throw new HubError(404, 'NOT_FOUND', '中心还没有这个文件，请等持有它的电脑先同步。');
    const start = Math.min(size, rangeStart(request.headers.range));
    if (start > 0)
      void reply.code(206).header('content-range', `bytes ${start}-${Math.max(start, size - 1)}/${size}`);
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', size - start)
      .header('x-hub', hubMark);
    return reply.send(deps.blobs.read(institutionId, sha256, start));
  });
}
