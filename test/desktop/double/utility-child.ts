/** Loaded before the utility process's bundle: gives it the `process.parentPort` that Electron would. */
import { EventEmitter } from 'node:events';
import { DoublePort, type PortEvent, type Wire } from './channel.ts';

const ports = new Map<number, DoublePort>();
const send = (wire: Wire) => process.send?.(wire);

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] });
  }
}
const parentPort = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });

process.on('message', (wire: Wire) => {
  if (wire.kind === 'port') ports.get(wire.id)?.receive(wire.data);
  else if (wire.kind === 'close') ports.get(wire.id)?.closedByPeer();
  else {
    const arrived = wire.ports.map((id) => {
      const port = new DoublePort();
      port.wire(
        (data) => send({ kind: 'port', id, data }),
        () => send({ kind: 'close', id }),
      );
      ports.set(id, port);
      return port;
    });
    parentPort.emit('message', { data: wire.data, ports: arrived } satisfies PortEvent);
  }
});
