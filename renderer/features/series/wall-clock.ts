/** Times of a data file as its clock showed them; they carry no zone. */

/** 2026-07-01 10:00:05 */
export function wallClock(t: number): string {
  return new Date(t).toISOString().slice(0, 19).replace('T', ' ');
}

/** Value of a datetime-local input. */
export function wallClockInput(t: number): string {
  return new Date(t).toISOString().slice(0, 19);
}

/** The instant at which a clock of this laptop's zone showed that time. */
export function localInstant(t: number): string {
  return new Date(wallClockInput(t)).toISOString();
}

/** A bound of an interval as rows keep it: the wall-clock time, or the line of a file without times. */
export function boundText(t: number, timed: boolean): string {
  return timed ? wallClockInput(t) : `#${t}`;
}

/** The bound of a row; null for an empty or unreadable one. */
export function readBound(text: string | null): number | null {
  if (text === null) return null;
  const t = text.startsWith('#') ? Number(text.slice(1)) : Date.parse(`${text}Z`);
  return Number.isFinite(t) ? t : null;
}

/** A span of time as people say it. */
export function spanZh(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} 秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} 分钟`;
  if (seconds < 172_800) return `${Math.round(seconds / 360) / 10} 小时`;
  return `${Math.round(seconds / 8640) / 10} 天`;
}
