/**
 * Hybrid clock as text `<ms since 1970, 15 digits>-<counter, 4 digits>`, so that text order is time order.
 * It is shown to people and breaks ties; it never decides what is sent and nothing is refused because of it.
 */

/** A remote clock further ahead than this is believed wrong and does not pull ours along. */
export const clockTrustMs = 24 * 3_600_000;

const largestMs = 999_999_999_999_999;
const largestCounter = 9999;
const pattern = /^(\d{15})-(\d{4})$/;

const write = (ms: number, counter: number): string =>
  `${String(ms).padStart(15, '0')}-${String(counter).padStart(4, '0')}`;

function read(clock: string): { ms: number; counter: number } {
  const parts = pattern.exec(clock);
  return parts ? { ms: Number(parts[1]), counter: Number(parts[2]) } : { ms: 0, counter: 0 };
}

const wholeMs = (nowMs: number): number =>
  Number.isFinite(nowMs) ? Math.min(largestMs, Math.max(0, Math.floor(nowMs))) : 0;

/** The next own clock: later than `previous` ('' for none), and at least the wall clock. */
export function tick(previous: string, nowMs: number): string {
  const last = read(previous);
  const now = wholeMs(nowMs);
  if (now > last.ms) return write(now, 0);
  if (last.counter < largestCounter) return write(last.ms, last.counter + 1);
  return write(Math.min(largestMs, last.ms + 1), 0);
}

/** Own clock after seeing `remote`: the later of both, unless `remote` is more than 24 h ahead of the wall clock. */
export function observe(previous: string, remote: string, nowMs: number): string {
  if (!pattern.test(remote) || isClockSuspect(remote, nowMs)) return previous;
  return remote > previous ? remote : previous;
}

/** True when the writer's clock was more than 24 h ahead of ours: its ops are applied and marked. */
export const isClockSuspect = (clock: string, nowMs: number): boolean =>
  read(clock).ms > wholeMs(nowMs) + clockTrustMs;

/** Wall-clock instant of a clock text, ISO 8601 in UTC. */
export const clockToIso = (clock: string): string => new Date(read(clock).ms).toISOString();
