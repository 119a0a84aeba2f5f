import type { FastifyInstance } from 'fastify';
import { syncRequestSchema } from '../../shared/sync/wire.ts';
import { institutionOfRequest } from '../http/device-auth.ts';
import { HubError } from '../http/errors.ts';
import type { HubLimits } from '../http/limits.ts';
import type { HubDatabase } from '../storage/database.ts';
import { exchange } from './exchange.ts';

/** POST /api/v1/sync */
export function addSyncRoute(
  app: FastifyInstance,
  db: HubDatabase,
  limits: HubLimits,
  nowMs: () => number,
): void {
  app.post('/api/v1/sync', { bodyLimit: limits.inflatedBytes }, (request) => {
    const parsed = syncRequestSchema.safeParse(request.body);
    if (!parsed.success) {
      throw new HubError(400, 'BAD_REQUEST', '同步内容的格式有误。请把软件和中心升级到同一版本后重试。');
    }
    return exchange(db, institutionOfRequest(request), parsed.data, limits, new Date(nowMs()));
  });
}
