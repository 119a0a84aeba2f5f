import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSaveQueue,
  type Change,
  type Refused,
  type SaveStatus,
} from '../../../renderer/features/audit/save-queue.ts';

type Write = Extract<Change, { kind: 'write' }>;

const write = (rowId: string, values: Record<string, unknown>): Write => ({
  kind: 'write',
  table: 'site',
  rowId,
  values,
});

const rowOf = (change: Change) => (change.kind === 'batch' ? 'batch' : change.rowId);

/** A backend whose answers the test gives by hand. */
function setup() {
  const sent: Change[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const statuses: SaveStatus[] = [];
  const refused: Refused[] = [];
  const queue = createSaveQueue({
    send: (change) => {
      sent.push(change);
      return new Promise((resolve, reject) => {
        answers.push({ resolve: () => resolve({ savedAt: `t${sent.length}` }), reject });
      });
    },
    isRetryable: (error) => (error as Error).message !== 'invalid',
    onStatus: (status) => statuses.push(status),
    onRefused: (entry) => refused.push(entry),
    idleMs: 600,
    retryMs: [1000],
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { queue, sent, answers, statuses, refused, settle };
}

describe('save queue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits while somebody types and sends one merged write', async () => {
    const { queue, sent } = setup();
    queue.push(write('s', { altitudeM: 3 }));
    await vi.advanceTimersByTimeAsync(400);
    queue.push(write('s', { altitudeM: 36 }));
    queue.push(write('s', { name: '主厂区' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([write('s', { altitudeM: 36, name: '主厂区' })]);
  });

  it('sends at once when the field is left', async () => {
    const { queue, sent, settle } = setup();
    queue.push(write('s', { altitudeM: 3650 }));
    queue.flush();
    await settle();
    expect(sent).toHaveLength(1);
  });

  it('says saved only after the answer, with the time of the answer', async () => {
    const { queue, answers, statuses, settle } = setup();
    queue.push(write('s', { altitudeM: 3650 }));
    queue.flush();
    await settle();
    expect(statuses.every((status) => status.state === 'saving')).toBe(true);
    answers[0]?.resolve();
    await settle();
    expect(statuses.at(-1)).toEqual({ state: 'clean', savedAt: 't1' });
  });

  it('never merges into a write that is on its way, and keeps the order', async () => {
    const { queue, sent, answers, settle } = setup();
    queue.push(write('s', { altitudeM: 1 }));
    queue.flush();
    await settle();
    queue.push(write('s', { altitudeM: 2 }));
    queue.push(write('t', { altitudeM: 3 }));
    queue.flush();
    await settle();
    expect(sent).toHaveLength(1);
    answers[0]?.resolve();
    await settle();
    answers[1]?.resolve();
    await settle();
    expect(sent.map((change) => (change as Write).values['altitudeM'])).toEqual([1, 2, 3]);
  });

  it('keeps everything when the backend fails, tries again, and loses nothing', async () => {
    const { queue, sent, answers, statuses, settle } = setup();
    queue.push(write('s', { altitudeM: 1 }));
    queue.flush();
    await settle();
    answers[0]?.reject(new Error('carrier closed'));
    await settle();
    expect(statuses.at(-1)).toMatchObject({ state: 'stuck', waiting: 1 });
    queue.push(write('t', { altitudeM: 2 }));
    expect(queue.waiting()).toBe(2);
    await vi.advanceTimersByTimeAsync(1000);
    answers[1]?.resolve();
    await vi.advanceTimersByTimeAsync(600);
    answers[2]?.resolve();
    await settle();
    expect(sent.map(rowOf)).toEqual(['s', 's', 't']);
    expect(queue.waiting()).toBe(0);
    expect(statuses.at(-1)).toMatchObject({ state: 'clean' });
  });

  it('sets aside what the backend will never take and goes on with the rest', async () => {
    const { queue, answers, refused, settle } = setup();
    queue.push(write('s', { altitudeM: -9999 }));
    queue.push(write('t', { altitudeM: 2 }));
    queue.flush();
    await settle();
    answers[0]?.reject(new Error('invalid'));
    await settle();
    answers[1]?.resolve();
    await settle();
    expect(refused.map((entry) => rowOf(entry.change))).toEqual(['s']);
    expect(queue.waiting()).toBe(0);
  });

  it('settles when all is durable and refuses to settle when it is not', async () => {
    const { queue, answers, settle } = setup();
    await expect(queue.settled()).resolves.toBeUndefined();
    queue.push(write('s', { altitudeM: 1 }));
    const durable = queue.settled();
    await settle();
    answers[0]?.resolve();
    await expect(durable).resolves.toBeUndefined();
    queue.push(write('s', { altitudeM: 2 }));
    const failing = expect(queue.settled()).rejects.toThrow('could not be saved');
    await settle();
    answers[1]?.reject(new Error('disk full'));
    await failing;
  });
});
