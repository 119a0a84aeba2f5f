/** The backend inside Electron: a utility process that serves the contract on the port main hands it. */
import { RPCHandler } from '@orpc/server/message-port';
import { createBackend } from '../backend/backend.ts';
import { createRouter } from '../backend/router/router.ts';

interface StartMessage {
  type: 'start';
  profileDir: string;
  resourcesDir: string;
  version: string;
  /** base64 of 32 bytes from the operating system's key store. */
  secretKey: string | null;
}
type Message = StartMessage | { type: 'connect' } | { type: 'stop' };

const parent = process.parentPort;
let backend: ReturnType<typeof createBackend> | null = null;
let handler: RPCHandler<Record<string, unknown>> | null = null;

parent.on('message', (event) => {
  const message = event.data as Message;
  if (message.type === 'start') start(message);
  else if (message.type === 'connect') connect(event.ports[0]);
  else void stop();
});

function start(message: StartMessage): void {
  try {
    backend = createBackend({
      profileDir: message.profileDir,
      resourcesDir: message.resourcesDir,
      host: 'desktop',
      version: message.version,
      secretKey: message.secretKey === null ? null : Buffer.from(message.secretKey, 'base64'),
    });
    handler = new RPCHandler(createRouter(backend));
    parent.postMessage({ type: 'ready' });
  } catch (error) {
    parent.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** A new document gets a new port; the old one dies with its page. */
function connect(port: Electron.MessagePortMain | undefined): void {
  if (!port || !handler) return;
  handler.upgrade(port);
  port.start();
}

async function stop(): Promise<void> {
  await backend?.close();
  process.exit(0);
}
