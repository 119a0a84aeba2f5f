/** Message ports between the double's parts: the few behaviours of Electron's that the product uses. */
import { EventEmitter } from 'node:events';

export interface PortEvent {
  data: unknown;
  ports: DoublePort[];
}

/** One end of a channel. Messages wait until `start`, and a closed end silently drops what it gets, as the real one. */
export class DoublePort extends EventEmitter {
  #deliver: ((data: unknown) => void) | null = null;
  #onClose: (() => void) | null = null;
  #waiting: unknown[] = [];
  #started = false;

  /** Where this end's outgoing messages go. */
  wire(deliver: (data: unknown) => void, onClose: () => void): void {
    this.#deliver = deliver;
    this.#onClose = onClose;
  }

  postMessage(data: unknown): void {
    this.#deliver?.(data);
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.#emit(data);
  }

  close(): void {
    this.#deliver = null;
    this.#onClose?.();
    this.#onClose = null;
  }

  /** A message arrives from the other end. */
  receive(data: unknown): void {
    if (this.#started) this.#emit(data);
    else this.#waiting.push(data);
  }

  closedByPeer(): void {
    this.#deliver = null;
    this.emit('close');
  }

  #emit(data: unknown): void {
    this.emit('message', { data, ports: [] } satisfies PortEvent);
  }
}

export function createChannel(): { port1: DoublePort; port2: DoublePort } {
  const port1 = new DoublePort();
  const port2 = new DoublePort();
  port1.wire(
    (data) => queueMicrotask(() => port2.receive(structuredClone(data))),
    () => port2.closedByPeer(),
  );
  port2.wire(
    (data) => queueMicrotask(() => port1.receive(structuredClone(data))),
    () => port1.closedByPeer(),
  );
  return { port1, port2 };
}

/** What travels between the double's main process and its utility process over Node's own channel. */
export type Wire =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port'; id: number; data: unknown }
  | { kind: 'close'; id: number };
