/** Entry of the document worker: one request at a time, so that a 200-page report never delays a keystroke. */
import { parentPort } from 'node:worker_threads';
import { makeDocuments } from './make-documents.ts';
import type { MakeRequest, WorkerAnswer } from './worker-messages.ts';

if (!parentPort) throw new Error('document worker started outside a worker thread');
const port = parentPort;

port.on('message', (request: MakeRequest) => {
  void answer(request);
});

async function answer({ input, fontsDir }: MakeRequest): Promise<void> {
  const send = (message: WorkerAnswer): void => {
    port.postMessage(message);
  };
  try {
    const documents = await makeDocuments(input, fontsDir, (progress) => {
      send({ type: 'progress', progress });
    });
    send({ type: 'done', documents });
  } catch (error) {
    send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
