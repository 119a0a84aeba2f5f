/** Starts the backend as a utility process and gives each document of the page its own port to it. */
import { MessageChannelMain, utilityProcess, type MessagePortMain, type WebContents } from 'electron';
import { readSecretKey } from './secret-key.ts';

export interface BackendLink {
  connect: (contents: WebContents) => void;
  onExit: (listener: (code: number) => void) => void;
  stop: () => Promise<void>;
}

export interface BackendStart {
  entry: string;
  profileDir: string;
  resourcesDir: string;
  version: string;
}

type Answer = { type: 'ready' } | { type: 'failed'; message: string };

/** Resolves when the backend has opened the data; rejects with the sentence the user should read. */
export async function startBackend(start: BackendStart): Promise<BackendLink> {
  const child = utilityProcess.fork(start.entry, [], {
    serviceName: '高原节能诊断数据服务',
    stdio: 'inherit',
  });
  const answered = new Promise<void>((resolve, reject) => {
    child.once('message', (answer: Answer) => {
      if (answer.type === 'ready') resolve();
      else reject(new Error(answer.message));
    });
    child.once('exit', (code) => reject(new Error(`数据服务未能启动（${code}）。`)));
  });
  const secretKey = readSecretKey(start.profileDir);
  child.postMessage({
    type: 'start',
    profileDir: start.profileDir,
    resourcesDir: start.resourcesDir,
    version: start.version,
    secretKey: secretKey === null ? null : secretKey.toString('base64'),
  });
  await answered;
  let stopping = false;
  let current: MessagePortMain | null = null;
  return {
    connect(contents) {
      // Main makes the channel and pushes one end; the page never asks, so no page can ask for a second port.
      current?.close();
      const { port1, port2 } = new MessageChannelMain();
      current = port1;
      child.postMessage({ type: 'connect' }, [port1]);
      contents.postMessage('plateau-audit:port', null, [port2]);
    },
    onExit(listener) {
      child.on('exit', (code) => {
        if (!stopping) listener(code);
      });
    },
    stop() {
      stopping = true;
      return new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.postMessage({ type: 'stop' });
      });
    },
  };
}
