/** A running hub on either database, on the loopback address only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createHub, type HubOptions } from '../../hub/app.ts';
import type { HubDatabase } from '../../hub/storage/database.ts';
import { migrate } from '../../hub/storage/migrate.ts';
import { openPglite } from '../../hub/storage/pglite.ts';
import { openPostgres } from '../../hub/storage/postgres.ts';
import { addDeviceToken } from '../../hub/tokens.ts';
import { createLaptop, type Laptop } from './memory-laptop.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

export interface RunningHub {
  app: FastifyInstance;
  db: HubDatabase;
  url: string;
  blobDir: string;
  /** Requests that arrived, as `METHOD /path`. */
  requests: string[];
  /** A device token of a new institution. */
  newInstitution(): Promise<{ institutionId: number; token: string }>;
  newLaptop(device: string): Laptop;
  /** A second hub on the same data. */
  another(options?: Partial<HubOptions>): Promise<RunningHub>;
  stop(): Promise<void>;
}

export const databases = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseName = (typeof databases)[number];

let institutions = 0;

async function serve(
  db: HubDatabase,
  work: string,
  options: Partial<HubOptions>,
  end: () => Promise<void>,
): Promise<RunningHub> {
  const blobDir = join(work, 'blobs');
  const failures: unknown[] = [];
  const app = createHub({ db, blobDir, onFailure: (error) => failures.push(error), ...options });
  const requests: string[] = [];
  app.addHook('onRequest', async (request) => {
    requests.push(`${request.method} ${request.url.split('?')[0] ?? ''}`);
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    db,
    url,
    blobDir,
    requests,
    newInstitution: () => addDeviceToken(db, `示例机构${(institutions += 1)}`),
    newLaptop: (device) => createLaptop(device, mkdtempSync(join(work, 'laptop-'))),
    another: (more = {}) => serve(db, work, { ...options, ...more }, () => Promise.resolve()),
    async stop() {
      await app.close();
      await end();
      if (failures.length > 0) throw new Error(`the hub failed inside: ${failures.map(String).join('; ')}`);
    },
  };
}

/** Starts a hub with an empty database of the kind. */
export async function startHub(name: DatabaseName, options: Partial<HubOptions> = {}): Promise<RunningHub> {
  const work = mkdtempSync(join(tmpdir(), 'hub-test-'));
  let server: PostgresServer | undefined;
  if (name === 'PostgreSQL') server = await startPostgres();
  const db = server ? openPostgres(await server.createDatabase('hub')) : await openPglite();
  await migrate(db);
  return serve(db, work, options, async () => {
    await db.close();
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  });
}
