/** Long work of the backend as React state: progress, result, error, cancel. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../shared/contract/base.ts';
import { DeadlineError } from './deadline.ts';

export type TaskState<Result> =
  | { status: 'idle' }
  | { status: 'running'; progress: Progress | null }
  | { status: 'done'; result: Result }
  | { status: 'cancelled' }
  | { status: 'failed'; error: unknown };

export interface Task<Result> {
  state: TaskState<Result>;
  run: (start: (signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>) => Promise<Result | null>;
  cancel: () => void;
}

/** A stream that says nothing for this long is taken for dead. */
const IDLE_MS = 180_000;

export function useTask<Result>(): Task<Result> {
  const [state, setState] = useState<TaskState<Result>>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(
    async (start: (signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const show = (next: TaskState<Result>) => {
        if (running.current === controller) setState(next);
      };
      show({ status: 'running', progress: null });
      try {
        const iterator = await start(controller.signal);
        const result = await consume(iterator, controller, (progress) =>
          show({ status: 'running', progress }),
        );
        show({ status: 'done', result });
        return result;
      } catch (error) {
        show(
          controller.signal.aborted && !(error instanceof DeadlineError)
            ? { status: 'cancelled' }
            : { status: 'failed', error },
        );
        return null;
      }
    },
    [],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, run, cancel };
}

async function consume<Result>(
  iterator: AsyncIterator<Progress, Result>,
  controller: AbortController,
  onProgress: (progress: Progress) => void,
): Promise<Result> {
  for (;;) {
    const step = await nextOrGiveUp(iterator, controller.signal);
    if (step.done) return step.value;
    onProgress(step.value);
  }
}

/** The next event; a cancel returns at once and tells the other side, an idle stream is given up. */
function nextOrGiveUp<Result>(
  iterator: AsyncIterator<Progress, Result>,
  signal: AbortSignal,
): Promise<IteratorResult<Progress, Result>> {
  return new Promise((resolve, reject) => {
    const giveUp = (error: Error) => {
      void iterator.return?.().catch(() => undefined);
      reject(error);
    };
    const timer = setTimeout(() => giveUp(new DeadlineError('stream idle')), IDLE_MS);
    const onAbort = () => giveUp(new Error('cancelled'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      });
  });
}
