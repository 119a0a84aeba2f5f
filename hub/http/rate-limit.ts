/** A bucket of permits per key that refills evenly; kept in memory, so each hub process counts for itself. */

interface Bucket {
  permits: number;
  at: number;
}

export interface RateLimit {
  /** Takes a permit. @returns 0 when granted, else the seconds until the next one. */
  take(key: string): number;
  /** Seconds until a permit is free, without taking it. */
  wait(key: string): number;
}

const largestKeyCount = 10_000;

export function createRateLimit(perMinute: number, nowMs: () => number): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  const refilled = (key: string): Bucket => {
    const now = nowMs();
    const bucket = buckets.get(key) ?? { permits: perMinute, at: now };
    const elapsedMs = Math.max(0, now - bucket.at);
    return { permits: Math.min(perMinute, bucket.permits + elapsedMs * perMs), at: now };
  };
  const secondsFor = (bucket: Bucket) =>
    bucket.permits >= 1 ? 0 : Math.ceil((1 - bucket.permits) / perMs / 1000);
  /** A full bucket is the same as none; the oldest goes if all are in use. */
  const prune = () => {
    if (buckets.size < largestKeyCount) return;
    for (const key of buckets.keys()) if (refilled(key).permits >= perMinute) buckets.delete(key);
    const oldest = buckets.keys().next();
    if (buckets.size >= largestKeyCount && !oldest.done) buckets.delete(oldest.value);
  };

  return {
    wait: (key) => secondsFor(refilled(key)),
    take(key) {
      prune();
      const bucket = refilled(key);
      const seconds = secondsFor(bucket);
      if (seconds === 0) bucket.permits -= 1;
      buckets.delete(key);
      buckets.set(key, bucket);
      return seconds;
    },
  };
}
