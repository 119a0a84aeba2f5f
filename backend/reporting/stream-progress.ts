import type { Progress } from '../../shared/contract/base.ts';

/** Turns work that reports by callback into an async generator that yields each report and returns the result. */
export async function* streamProgress<T>(
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): AsyncGenerator<Progress, T> {
  const queue: Progress[] = [];
  let wake: () => void = () => undefined;
  let finished = false;
  const result = work((progress) => {
    queue.push(progress);
    wake();
  }).finally(() => {
    finished = true;
    wake();
  });
  // The rejection is delivered by `await result` below; this only keeps it from being reported as unhandled before.
  result.catch(() => undefined);
  for (;;) {
    const next = queue.shift();
    if (next) yield next;
    else if (finished) return await result;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
