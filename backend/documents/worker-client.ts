/** The backend's side of the document worker: starts it when needed, one report after another, cancel by ending it. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../shared/contract/base.ts';
import type { DocumentInput, Documents } from './make-documents.ts';
import type { MakeRequest, WorkerAnswer } from './worker-messages.ts';

export type { DocumentInput, Documents };

export interface MakeOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface DocumentMaker {
  /**
   * Report PDF, improvement list as PDF and XLSX. With `input.limitBytes` photos are scaled until the report fits;
   * `notes` says so. Calls wait for each other.
   * @throws the signal's reason when cancelled; Error with a Chinese sentence when a document cannot be made
   */
  makeReport: (input: DocumentInput, options?: MakeOptions) => Promise<Documents>;
  /** `makeReport` with a limit on the size of the report, bytes. */
  fitReport: (input: DocumentInput, limitBytes: number, options?: MakeOptions) => Promise<Documents>;
  /** Ends the worker; a report being made is rejected. */
  close: () => Promise<void>;
}

export interface DocumentMakerOptions {
  /** Folder with the three TrueType files, for a packed app; the npm package otherwise. */
  fontsDir?: string;
}

export function createDocumentMaker({ fontsDir }: DocumentMakerOptions = {}): DocumentMaker {
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const stop = async (): Promise<void> => {
    const running = worker;
    worker = undefined;
    await running?.terminate();
  };

  /** A worker that dies is forgotten, so that the next report starts a new one. */
  const begin = (): Worker => {
    const started = startWorker();
    const forget = (): void => {
      if (worker === started) worker = undefined;
    };
    started.on('error', forget);
    started.on('exit', forget);
    return started;
  };

  const run = (input: DocumentInput, options: MakeOptions): Promise<Documents> => {
    options.signal?.throwIfAborted();
    if (isClosed) throw new Error('程序正在退出，报告没有生成。');
    worker ??= begin();
    return ask(worker, { input, fontsDir }, options, stop);
  };

  const makeReport = (input: DocumentInput, options: MakeOptions = {}): Promise<Documents> => {
    const result = queue.then(() => run(input, options));
    // The next report must start whether or not this one succeeded; the caller sees the failure through `result`.
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    makeReport,
    fitReport: (input, limitBytes, options) => makeReport({ ...input, limitBytes }, options),
    close: async () => {
      isClosed = true;
      await stop();
    },
  };
}

/** Beside this file in the source; in a bundle at the top of the output, which a shared chunk sees one folder up. */
function workerEntry(from: string): URL {
  if (from.endsWith('.ts')) return new URL('./worker.ts', from);
  const beside = new URL('./document-worker.js', from);
  return existsSync(beside) ? beside : new URL('../document-worker.js', from);
}

/** Started from source under Node's type stripping, or from the bundle, where the worker is a file of its own. */
function startWorker(): Worker {
  const worker = new Worker(workerEntry(import.meta.url));
  // An idle worker must not keep a command-line program alive.
  worker.unref();
  return worker;
}

function ask(
  worker: Worker,
  request: MakeRequest,
  { signal, onProgress }: MakeOptions,
  stop: () => Promise<void>,
): Promise<Documents> {
  const { promise, resolve, reject } = Promise.withResolvers<Documents>();
  const onAbort = (): void => {
    reject(signal?.reason);
    void stop();
  };
  const onMessage = (answer: WorkerAnswer): void => {
    if (answer.type === 'progress') onProgress?.(answer.progress);
    else if (answer.type === 'done') resolve(answer.documents);
    else reject(new Error(answer.message));
  };
  const onError = (cause: unknown): void => {
    reject(new Error('生成文件的后台程序出错，请重试。', { cause }));
  };
  const onExit = (): void => {
    reject(new Error('生成文件的后台程序已停止，报告没有生成。'));
  };
  worker.on('message', onMessage);
  worker.on('error', onError);
  worker.on('exit', onExit);
  signal?.addEventListener('abort', onAbort, { once: true });
  worker.ref();
  worker.postMessage(request);
  return promise.finally(() => {
    worker.off('message', onMessage);
    worker.off('error', onError);
    worker.off('exit', onExit);
    signal?.removeEventListener('abort', onAbort);
    worker.unref();
  });
}
