/** Chooses the carrier between this page and the backend, and hands out the one typed client. */
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { z } from 'zod';
import { ticketPath } from '../../shared/contract/page-policy.ts';
import type { Client } from '../../shared/contract/contract.ts';
import { createClosedFlag, deadlineMs, withDeadline, type ClosedFlag } from './deadline.ts';

export interface Connection {
  client: Client;
  carrier: 'port' | 'http';
  closed: ClosedFlag;
}

const PORT_MESSAGE = 'plateau-audit:port';
const PORT_WAIT_MS = 15_000;
const TOKEN_KEY = 'plateau-audit:token';

/** Shown instead of the app when there is no way to reach a backend. */
export class NoCarrierError extends Error {
  override name = 'NoCarrierError';
}

/**
 * The shell posts the port once, soon after the page has loaded, so this must be listening from the first line on.
 */
export function listenForPort(): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoCarrierError('no port')), PORT_WAIT_MS);
    const listener = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      window.removeEventListener('message', listener);
      clearTimeout(timer);
      resolve(port);
    };
    window.addEventListener('message', listener);
  });
}

/** Moves the token out of the address, where it could be copied or shown, into this tab's session. */
export async function takeToken(): Promise<string | null> {
  const [, kind, secret] = /^#(token|ticket)=([A-Za-z0-9_-]+)/.exec(window.location.hash) ?? [];
  if (secret) {
    window.history.replaceState(null, '', `${window.location.pathname}#/`);
    const token = kind === 'token' ? secret : await redeem(secret);
    if (token) window.sessionStorage.setItem(TOKEN_KEY, token);
  }
  return window.sessionStorage.getItem(TOKEN_KEY);
}

/** Changes a ticket for the token; null when it was used before or is too old. */
async function redeem(ticket: string): Promise<string | null> {
  const answer = await fetch(ticketPath, {
    method: 'POST',
    headers: { authorization: `Bearer ${ticket}` },
  });
  return answer.ok ? z.object({ token: z.string() }).parse(await answer.json()).token : null;
}

export async function connect(): Promise<Connection> {
  // The browser host always serves from the loopback address; every other origin belongs to a shell with a port.
  const inBrowser = window.location.hostname === '127.0.0.1';
  const connection = inBrowser ? await overHttp() : overPort(await listenForPort());
  // The first answer proves that somebody is at the other end.
  await connection.client.app.info();
  return connection;
}

/** Every call of either link passes here. */
function guard(closed: ClosedFlag) {
  return <T>(options: {
    path: readonly string[];
    signal?: AbortSignal | undefined;
    next: (changed: never) => Promise<T>;
  }): Promise<T> =>
    withDeadline((signal) => options.next({ ...options, signal } as never), {
      ms: deadlineMs(options.path),
      closed,
      signal: options.signal,
    });
}

function overPort(port: MessagePort): Connection {
  const closed = createClosedFlag();
  port.addEventListener('close', () => closed.raise());
  const link = new PortLink({ port, interceptors: [guard(closed)] });
  port.start();
  return { client: createORPCClient<Client>(link), carrier: 'port', closed };
}

async function overHttp(): Promise<Connection> {
  const token = await takeToken();
  if (!token) throw new NoCarrierError('no token');
  const closed = createClosedFlag();
  const link = new FetchLink({
    url: `${window.location.origin}/rpc`,
    headers: { authorization: `Bearer ${token}` },
    interceptors: [guard(closed)],
  });
  return { client: createORPCClient<Client>(link), carrier: 'http', closed };
}
