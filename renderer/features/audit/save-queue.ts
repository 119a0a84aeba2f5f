/** Edits on their way to the disk: in order, merged per row while somebody types, kept until the backend answers. */
import type { TableName } from '../../../shared/model/tables.ts';

export interface RowEdit {
  table: TableName;
  rowId: string;
  /** Columns or paths; `deleted: true` takes the row away. */
  values: Record<string, unknown>;
}

export type Change =
  | ({ kind: 'write' } & RowEdit)
  | { kind: 'remove'; table: TableName; rowId: string }
  /** Durable as a whole or not at all. */
  | { kind: 'batch'; rows: readonly RowEdit[] };

export type SaveStatus =
  | { state: 'clean'; savedAt: string | null }
  | { state: 'saving' }
  /** The carrier or the disk failed; everything is still here and is tried again. */
  | { state: 'stuck'; error: unknown; waiting: number };

export interface Refused {
  change: Change;
  error: unknown;
}

export interface SaveQueueOptions {
  /** Resolves with the time of durability. */
  send: (change: Change) => Promise<{ savedAt: string }>;
  isRetryable: (error: unknown) => boolean;
  onStatus: (status: SaveStatus) => void;
  /** The backend will never take this one; the others go on. */
  onRefused: (refused: Refused) => void;
  idleMs?: number;
  retryMs?: readonly number[];
}

export interface SaveQueue {
  /** Takes an edit; it goes out after the idle time, or at once with `flush`. */
  push: (change: Change) => void;
  flush: () => void;
  /** Tries again now after a failure. */
  retry: () => void;
  /** Number of changes not yet durable. */
  waiting: () => number;
  /** Resolves when nothing is waiting; rejects when the queue is stuck. */
  settled: () => Promise<void>;
  stop: () => void;
}

interface Entry {
  change: Change;
  dueAt: number;
}

const RETRY_MS = [1000, 2000, 5000, 15_000] as const;

export function createSaveQueue(options: SaveQueueOptions): SaveQueue {
  const idleMs = options.idleMs ?? 600;
  const retryMs = options.retryMs ?? RETRY_MS;
  const entries: Entry[] = [];
  const waiters = new Set<{ resolve: () => void; reject: (error: Error) => void }>();
  let inFlight = false;
  let failures = 0;
  let stuck = false;
  let stopped = false;
  let savedAt: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wakeIn = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void drain(), ms);
  };

  async function drain(): Promise<void> {
    if (inFlight || stopped) return;
    const head = entries[0];
    if (!head) return finish();
    const wait = head.dueAt - Date.now();
    if (wait > 0) return wakeIn(wait);
    inFlight = true;
    try {
      const answer = await options.send(head.change);
      entries.shift();
      savedAt = answer.savedAt;
      failures = 0;
      stuck = false;
    } catch (error) {
      if (!options.isRetryable(error)) {
        entries.shift();
        options.onRefused({ change: head.change, error });
      } else {
        fail(error);
        return;
      }
    } finally {
      inFlight = false;
    }
    return drain();
  }

  function fail(error: unknown): void {
    stuck = true;
    options.onStatus({ state: 'stuck', error, waiting: entries.length });
    settle((waiter) => waiter.reject(new Error('changes could not be saved', { cause: error })));
    wakeIn(retryMs[Math.min(failures, retryMs.length - 1)] ?? 15_000);
    failures += 1;
  }

  function finish(): void {
    options.onStatus({ state: 'clean', savedAt });
    settle((waiter) => waiter.resolve());
  }

  function settle(end: (waiter: { resolve: () => void; reject: (error: Error) => void }) => void): void {
    for (const waiter of waiters) end(waiter);
    waiters.clear();
  }

  /** A row's edits merge as long as they are the newest and not already on their way. */
  function merge(change: Change): boolean {
    const last = entries.at(-1);
    if (!last || (inFlight && entries.length === 1)) return false;
    const before = last.change;
    if (before.kind !== 'write' || change.kind !== 'write') return false;
    if (before.table !== change.table || before.rowId !== change.rowId) return false;
    last.change = { ...before, values: { ...before.values, ...change.values } };
    last.dueAt = Date.now() + idleMs;
    return true;
  }

  function flush(): void {
    for (const entry of entries) entry.dueAt = 0;
    if (!stuck) void drain();
  }

  return {
    push(change) {
      if (!merge(change)) {
        // Whoever edits another row has left the one before it.
        for (const entry of entries) entry.dueAt = 0;
        entries.push({ change, dueAt: Date.now() + idleMs });
      }
      if (stuck) return;
      options.onStatus({ state: 'saving' });
      void drain();
    },
    flush,
    retry() {
      stuck = false;
      failures = 0;
      options.onStatus({ state: 'saving' });
      flush();
    },
    waiting: () => entries.length,
    settled() {
      if (entries.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiters.add({ resolve, reject });
        flush();
      });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
