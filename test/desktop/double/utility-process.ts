/** utilityProcess.fork as a real Node child process with real process boundaries. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { DoublePort, Wire } from './channel.ts';

let nextPort = 1;

class UtilityChild extends EventEmitter {
  readonly #child;
  readonly #ports = new Map<number, DoublePort>();

  constructor(entry: string, args: string[]) {
    super();
    this.#child = fork(entry, args, {
      serialization: 'advanced',
      execArgv: ['--import', join(import.meta.dirname, 'utility-child.ts')],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (wire: Wire) => {
      if (wire.kind === 'message') this.emit('message', wire.data);
      else if (wire.kind === 'port') this.#ports.get(wire.id)?.postMessage(wire.data);
      else this.#ports.get(wire.id)?.close();
    });
    this.#child.on('exit', (code) => this.emit('exit', code ?? -1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, transfer: DoublePort[] = []): void {
    const ids = transfer.map((port) => {
      const id = nextPort++;
      this.#ports.set(id, port);
      port.on('message', (event: { data: unknown }) => this.#send({ kind: 'port', id, data: event.data }));
      port.on('close', () => this.#send({ kind: 'close', id }));
      port.start();
      return id;
    });
    this.#send({ kind: 'message', data, ports: ids });
  }

  #send(wire: Wire): void {
    if (this.#child.connected) this.#child.send(wire);
  }
}

export const utilityProcess = {
  fork: (entry: string, args: string[] = []) => new UtilityChild(entry, args),
};
