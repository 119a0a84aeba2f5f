/** The browser host as a process of its own that a test can kill at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Client } from '../../shared/contract/contract.ts';

const cli = join(import.meta.dirname, '..', '..', 'hosts', 'cli.ts');

export interface Host {
  child: ChildProcess;
  client: Client;
}

export function startHost(profile: string): Promise<Host> {
  const child = spawn(process.execPath, [cli, 'serve', '--profile', profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)/.exec(text);
      if (!found?.[1] || !found[2]) return;
      const headers = { origin: found[1], authorization: `Bearer ${found[2]}` };
      resolve({ child, client: createORPCClient(new RPCLink({ url: `${found[1]}/rpc`, headers })) });
    });
    child.once('exit', (code) => reject(new Error(`host ended with ${code}: ${text}`)));
  });
}

/** kill -9, and wait until it is gone. */
export const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
