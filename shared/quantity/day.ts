/** Calendar days of instants. All of China, Xizang included, keeps Beijing time; a certificate ends with its day there. */

const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The day of an instant in Beijing time, ISO `YYYY-MM-DD`. A text without time or without zone already is local and
 * gives its own date; null for anything that is no date.
 */
export function dayOf(instant: string | null): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(T.*?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(instant?.trim() ?? '');
  if (!match) return null;
  const [text, date = '', , zone] = match;
  const milliseconds = Date.parse(zone === undefined ? date : text);
  if (Number.isNaN(milliseconds)) return null;
  const shifted = new Date(zone === undefined ? milliseconds : milliseconds + BEIJING_OFFSET_MS);
  const day = shifted.toISOString().slice(0, 10);
  // 30 February is rolled over to March by some parsers; such a text names no day.
  return zone === undefined && day !== date ? null : day;
}

/** Whole days from `a` to `b` (negative when `b` is earlier); both ISO days. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
}
