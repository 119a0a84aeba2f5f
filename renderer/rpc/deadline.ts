/** Calls that cannot hang: a deadline until the first answer, and an immediate end when the carrier is gone. */

/** The backend's end of the carrier is closed; nothing sent on it will ever be answered. */
export class BackendGoneError extends Error {
  override name = 'BackendGoneError';
}

/** No answer came in time. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

export const CALL_DEADLINE_MS = 30_000;
/** Files travel inside the call, so these may take longer. */
const UPLOAD_DEADLINE_MS = 300_000;
const uploads = new Set(['photo.add', 'audit.importFile', 'inventory.preview', 'inventory.import']);

export function deadlineMs(path: readonly string[]): number {
  return uploads.has(path.join('.')) ? UPLOAD_DEADLINE_MS : CALL_DEADLINE_MS;
}

/** A flag that listeners can wait for; raised once and never lowered. */
export interface ClosedFlag {
  readonly raised: () => boolean;
  readonly raise: () => void;
  /** Calls back at once when already raised; returns the unsubscriber. */
  readonly onRaised: (listener: () => void) => () => void;
}

export function createClosedFlag(): ClosedFlag {
  let raised = false;
  const listeners = new Set<() => void>();
  return {
    raised: () => raised,
    raise() {
      if (raised) return;
      raised = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
    onRaised(listener) {
      if (raised) {
        listener();
        return () => undefined;
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Runs one call with its own abort signal. It rejects with `DeadlineError` when no first answer came within `ms`,
 * with `BackendGoneError` when the flag is or becomes raised. A stream counts as answered when it starts; whoever
 * consumes it watches its idle time.
 */
export function withDeadline<T>(
  call: (signal: AbortSignal) => Promise<T>,
  options: { ms: number; closed: ClosedFlag; signal?: AbortSignal | undefined },
): Promise<T> {
  const controller = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
  return new Promise<T>((resolve, reject) => {
    const fail = (error: Error) => {
      reject(error);
      controller.abort(error);
    };
    const timer = setTimeout(() => fail(new DeadlineError('no answer in time')), options.ms);
    const forget = options.closed.onRaised(() => fail(new BackendGoneError('carrier closed')));
    const settle = () => {
      clearTimeout(timer);
      forget();
    };
    if (options.closed.raised()) {
      settle();
      return;
    }
    call(signal).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
