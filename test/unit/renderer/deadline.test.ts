import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BackendGoneError,
  createClosedFlag,
  DeadlineError,
  withDeadline,
} from '../../../renderer/rpc/deadline.ts';

const never = () => new Promise<never>(() => undefined);

describe('call deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('rejects a call nobody answers, and tells the call to stop', async () => {
    const aborted = vi.fn();
    const call = withDeadline(
      (signal) => {
        signal.addEventListener('abort', aborted);
        return never();
      },
      { ms: 30_000, closed: createClosedFlag() },
    );
    const failed = expect(call).rejects.toBeInstanceOf(DeadlineError);
    await vi.advanceTimersByTimeAsync(30_000);
    await failed;
    expect(aborted).toHaveBeenCalledOnce();
  });

  it('fails an open call as soon as the port closes', async () => {
    const closed = createClosedFlag();
    const failed = expect(withDeadline(never, { ms: 30_000, closed })).rejects.toBeInstanceOf(
      BackendGoneError,
    );
    closed.raise();
    await failed;
  });

  it('does not even start a call on a closed port', async () => {
    const closed = createClosedFlag();
    closed.raise();
    const call = vi.fn(never);
    await expect(withDeadline(call, { ms: 30_000, closed })).rejects.toBeInstanceOf(BackendGoneError);
    expect(call).not.toHaveBeenCalled();
  });

  it('passes on the answer and the error of the call, and the caller’s cancel', async () => {
    const closed = createClosedFlag();
    await expect(withDeadline(() => Promise.resolve(7), { ms: 10, closed })).resolves.toBe(7);
    await expect(withDeadline(() => Promise.reject(new Error('no')), { ms: 10, closed })).rejects.toThrow(
      'no',
    );
    const controller = new AbortController();
    const seen = withDeadline(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stop')))),
      { ms: 1000, closed, signal: controller.signal },
    );
    controller.abort();
    await expect(seen).rejects.toThrow('stop');
  });
});
