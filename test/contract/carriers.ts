/** The three ways to reach the one router; each opens a backend over a fresh profile. */
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { createBackend, type Backend } from '../../backend/backend.ts';
import { createRouter } from '../../backend/router/router.ts';
import { serve } from '../../hosts/serve.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { resourcesDir, tempDir } from '../helpers/temp.ts';

export interface Carrier {
  client: Client;
  backend: Backend;
  close: () => Promise<void>;
}

export function testBackend(profileDir = tempDir()): Backend {
  return createBackend({ profileDir, resourcesDir, host: 'cli', version: '0.0.0-test', secretKey: null });
}

export const carriers: Record<string, () => Promise<Carrier>> = {
  'in-process': async () => {
    const backend = testBackend();
    return {
      backend,
      client: createRouterClient(createRouter(backend), { context: {} }),
      close: () => backend.close(),
    };
  },
  MessagePort: async () => {
    const backend = testBackend();
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(createRouter(backend)).upgrade(port1);
    port1.start();
    port2.start();
    const client: Client = createORPCClient(new PortLink({ port: port2 }));
    return {
      backend,
      client,
      close: async () => {
        port1.close();
        port2.close();
        await backend.close();
      },
    };
  },
  HTTP: async () => {
    const backend = testBackend();
    const served = await serve(backend, { rendererDir: '/nonexistent' });
    const headers = { origin: served.origin, authorization: `Bearer ${served.token}` };
    const client: Client = createORPCClient(new FetchLink({ url: `${served.origin}/rpc`, headers }));
    return {
      backend,
      client,
      close: async () => {
        await served.close();
        await backend.close();
      },
    };
  },
};
