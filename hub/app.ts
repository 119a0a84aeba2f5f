/** The hub's web server, put together from its parts; starting and storage belong to `main.ts`. */
import { fastify, type FastifyInstance } from 'fastify';
import { addBlobRoutes } from './blobs/routes.ts';
import { createBlobStore } from './blobs/store.ts';
import { addBodyEncodings } from './http/bodies.ts';
import { addDeviceAuth } from './http/device-auth.ts';
import { HubError, refusalBody, toHubError } from './http/errors.ts';
import { defaultLimits, type HubLimits } from './http/limits.ts';
import { addPages } from './pages/routes.ts';
import type { HubDatabase } from './storage/database.ts';
import { addSyncRoute } from './sync/route.ts';

export interface HubOptions {
  /** Migrated already. */
  db: HubDatabase;
  blobDir: string;
  /** Wall clock, ms. */
  now?: () => number;
  limits?: Partial<HubLimits>;
  /** True when the hub is reached over https, so that its cookie never travels in the clear. */
  secureCookies?: boolean;
  /** Questions of the checklists by item id, for the pages. */
  questions?: ReadonlyMap<string, string>;
  /** Called for every failure that is ours and not the caller's. */
  onFailure?: (error: unknown) => void;
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const;

/** A Fastify instance that is ready to listen or to be injected into. */
export function createHub(options: HubOptions): FastifyInstance {
  const { db, blobDir, now = Date.now, onFailure = () => undefined } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const blobs = createBlobStore(blobDir);
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    // A slow link may need minutes for one piece of a photo; headers must still come at once.
    requestTimeout: 600_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });

  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(securityHeaders);
  });
  app.setErrorHandler((error, _request, reply) => {
    const refusal = toHubError(error);
    if (refusal.status >= 500) onFailure(error);
    const seconds = refusal.extra['retryAfterS'];
    if (typeof seconds === 'number') void reply.header('retry-after', seconds);
    return reply.code(refusal.status).send(refusalBody(refusal));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(refusalBody(new HubError(404, 'NOT_FOUND', '没有这个地址。'))),
  );

  void app.register(async (api) => {
    addDeviceAuth(api, db, limits, now);
    addBodyEncodings(api, limits);
    addSyncRoute(api, db, limits, now);
    addBlobRoutes(api, { db, blobs, limits, nowMs: now });
  });
  void app.register(async (pages) => {
    addPages(pages, {
      db,
      blobs,
      nowMs: now,
      limits,
      secureCookies: options.secureCookies ?? false,
      onFailure,
      questions: options.questions ?? new Map(),
    });
  });
  return app;
}
