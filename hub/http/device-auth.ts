/** Who speaks: every request of the interface carries a device token, which names one institution. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HubDatabase } from '../storage/database.ts';
import { hashOfToken, institutionOf } from '../tokens.ts';
import { HubError } from './errors.ts';
import type { HubLimits } from './limits.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

const institutions = new WeakMap<FastifyRequest, number>();

/** The institution of an authorised request. */
export function institutionOfRequest(request: FastifyRequest): number {
  const institution = institutions.get(request);
  if (institution === undefined) throw new Error('route without device authorisation');
  return institution;
}

const tooMany = (seconds: number) =>
  new HubError(429, 'TOO_MANY_REQUESTS', `请求过于频繁，请在 ${seconds} 秒后重试。`, {
    retryAfterS: seconds,
  });

function bearerToken(request: FastifyRequest): string {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined)
    throw new HubError(401, 'NO_TOKEN', '没有设备令牌。请在“设置 → 数据中心”填写发给本机构的令牌。');
  return token;
}

async function authorise(db: HubDatabase, request: FastifyRequest, requests: RateLimit): Promise<void> {
  const token = bearerToken(request);
  const institution = await institutionOf(db, token);
  if (institution === null) {
    throw new HubError(
      401,
      'BAD_TOKEN',
      '设备令牌不正确或已停用。请在“设置 → 数据中心”核对，或向数据中心索取新的令牌。',
    );
  }
  const seconds = requests.take(hashOfToken(token));
  if (seconds > 0) throw tooMany(seconds);
  institutions.set(request, institution);
}

/** Demands a device token on every route of the plugin, within the rates of `limits`. */
export function addDeviceAuth(
  app: FastifyInstance,
  db: HubDatabase,
  limits: HubLimits,
  nowMs: () => number,
): void {
  const requests = createRateLimit(limits.requestsPerMinute, nowMs);
  const refusals = createRateLimit(limits.refusalsPerMinute, nowMs);
  app.addHook('onRequest', async (request) => {
    const seconds = refusals.wait(request.ip);
    if (seconds > 0) throw tooMany(seconds);
    try {
      await authorise(db, request, requests);
    } catch (error) {
      if (error instanceof HubError && error.status === 401) refusals.take(request.ip);
      throw error;
    }
  });
}
