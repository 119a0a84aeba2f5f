/** Ends a request when nothing has moved for a while, or when the user cancels; pauses that can be cancelled. */
import { cancelled, SyncError, timedOut, unreachable } from './errors.ts';

export interface IdleGuard {
  signal: AbortSignal;
  /** Something moved: the wait starts anew, with an allowance for what cannot be observed. */
  touch: (allowanceMs?: number) => void;
  end: () => void;
  /** What an error of the guarded request means. */
  explain: (error: unknown) => SyncError;
}

export function guardIdle(signal: AbortSignal, idleMs: number): IdleGuard {
  const controller = new AbortController();
  let idle = false;
  let timer: NodeJS.Timeout;
  const expire = () => {
    idle = true;
    controller.abort();
  };
  const stop = () => controller.abort();
  const touch = (allowanceMs = 0) => {
    clearTimeout(timer);
    timer = setTimeout(expire, idleMs + allowanceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  touch();
  return {
    signal: controller.signal,
    touch,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
    explain: (error: unknown): SyncError => {
      if (signal.aborted) return cancelled();
      if (error instanceof SyncError) return error;
      return idle ? timedOut() : unreachable(error);
    },
  };
}

export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      if (signal.aborted) reject(cancelled());
      else resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
    if (signal.aborted) finish();
  });
