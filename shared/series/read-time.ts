/** Dates and times of data loggers → milliseconds of wall-clock time; zones are not applied. */
import type { DateOrder } from './mapping.ts';

/** The numbers of a date or time text; null for a text that is neither. */
function numbersOf(text: string): string[] | null {
  const plain = text.replace(/上午|下午|[AaPp][Mm]/, '');
  return /^[\d\s:./\-T年月日时分秒Z+,]+$/.test(plain) ? plain.match(/\d+/g) : null;
}

/** True for a text with a date in it: three numbers joined by - / . or 年月日. */
export function looksLikeDate(text: string): boolean {
  return /^\s*\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)/.test(text) || /^\s*\d{4}年\d{1,2}月\d{1,2}日/.test(text);
}

/** True for a text that is a time of day. */
export function looksLikeClock(text: string): boolean {
  return /^\s*(上午|下午)?\s*\d{1,2}[:时]\d{2}([:分]\d{2}([.,]\d+)?)?秒?\s*([AaPp][Mm])?\s*$/.test(text);
}

/**
 * Milliseconds since 1970 of a date with or without a time of day; a time alone counts from 1970-01-01. NaN when the
 * text is neither or the day does not exist.
 */
export function readTime(text: string, order: DateOrder): number {
  const numbers = numbersOf(text);
  if (!numbers) return Number.NaN;
  const dated = looksLikeDate(text);
  const [a = 0, b = 0, c = 0] = dated ? numbers.map(Number) : [];
  const clock = dated ? numbers.slice(3) : numbers;
  const [year, month, day] = !dated
    ? [1970, 1, 1]
    : order === 'ymd'
      ? [a, b, c]
      : order === 'dmy'
        ? [c, b, a]
        : [c, a, b];
  let hour = Number(clock[0] ?? 0);
  if (/[Pp][Mm]|下午/.test(text) && hour < 12) hour += 12;
  if (/[Aa][Mm]|上午/.test(text) && hour === 12) hour = 0;
  const minute = Number(clock[1] ?? 0);
  const second = Number(clock[2] ?? 0);
  const fraction = clock[3] !== undefined && /\d[.,]\d+\D*$/.test(text) ? Number(`0.${clock[3]}`) : 0;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return Number.NaN;
  const fullYear = year < 100 ? 2000 + year : year;
  const ms = Date.UTC(fullYear, month - 1, day, hour, minute, second, Math.round(fraction * 1000));
  return new Date(Date.UTC(fullYear, month - 1, day)).getUTCDate() === day ? ms : Number.NaN;
}

export interface OrderGuess {
  order: DateOrder;
  /** No date of the sample tells day from month. */
  doubtful: boolean;
}

/** Order of day, month and year from a sample of dates. */
export function detectOrder(texts: readonly string[]): OrderGuess {
  const parts = texts.filter(looksLikeDate).map((text) => (text.match(/\d+/g) ?? []).map(Number));
  if (parts.every(([a = 0]) => a > 31)) return { order: 'ymd', doubtful: false };
  if (parts.some(([a = 0]) => a > 12)) return { order: 'dmy', doubtful: false };
  if (parts.some(([, b = 0]) => b > 12)) return { order: 'mdy', doubtful: false };
  const dots = texts.some((text) => /^\s*\d{1,2}\.\d{1,2}\./.test(text));
  return { order: dots ? 'dmy' : 'mdy', doubtful: true };
}
