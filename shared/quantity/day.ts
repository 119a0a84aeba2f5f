/** Calendar days of instants. All of China, Xizang included, keeps Beijing time; a certificate ends with its day there. */

const BEIJING_OFFSET_H = 8;
const DAY_MS = 86_400_000;

/** A few hundred days at most occur in an audit, and each is asked for by thousands of readings. */
const nextDays = new Map<string, { exists: boolean; next: string }>();

function calendarDay(date: string): { exists: boolean; next: string } {
  const known = nextDays.get(date);
  if (known) return known;
  const at = Date.parse(date);
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
  // 30 February is rolled over to March by some parsers; such a text names no day.
  const exists = !Number.isNaN(at) && iso(at) === date;
  const day = { exists, next: exists ? iso(at + DAY_MS) : date };
  if (nextDays.size > 2000) nextDays.clear();
  nextDays.set(date, day);
  return day;
}

/**
 * The day of an instant in Beijing time, ISO `YYYY-MM-DD`. A text without time or without zone already is local and
 * gives its own date; null for anything that is no date.
 */
export function dayOf(instant: string | null): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})?.*?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(instant?.trim() ?? '');
  if (!match) return null;
  const [text, date = '', hour, zone] = match;
  if (zone === undefined) return calendarDay(date).exists ? date : null;
  if (zone === 'Z' && hour !== undefined) {
    const day = calendarDay(date);
    if (!day.exists) return null;
    return Number(hour) + BEIJING_OFFSET_H < 24 ? date : day.next;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : beijingDay(new Date(at));
}

/** The day of an instant as `Date` in Beijing time, ISO `YYYY-MM-DD`. @throws RangeError for an invalid date. */
export function beijingDay(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_H * 3_600_000).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b` (negative when `b` is earlier); both ISO days. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
}
