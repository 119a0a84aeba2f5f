/** Dates and times of data loggers → milliseconds of wall-clock time; zones are not applied. */
import type { DateOrder } from './mapping.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const compactDate = /^\s*((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|[\sT]|\d{6}\s*$)/;
const namedMonth = /^\s*(\d{1,2})[-\s./]([A-Za-z]{3})[a-z]*[-\s./,]\s*(\d{2,4})/;
const EXCEL_DAY_0_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** Compact and named dates in the plain form; other texts unchanged. */
function plainForm(text: string): string {
  const unquoted = text.replace(/^\s*'/, '');
  const compact = compactDate.exec(unquoted);
  if (compact) {
    const rest = unquoted.slice(compact[0].length).replace(/^[\sT]*(\d{2})(\d{2})(\d{2})$/, ' $1:$2:$3');
    return `${compact[1]}-${compact[2]}-${compact[3]} ${rest.trim().replace(/^(\d{2})(\d{2})(\d{2})$/, '$1:$2:$3')}`;
  }
  const named = namedMonth.exec(unquoted);
  const month = named ? monthNames.indexOf((named[2] ?? '').toLowerCase()) + 1 : 0;
  if (!named || month === 0) return unquoted;
  const year = Number(named[3]);
  return `${year < 100 ? 2000 + year : year}-${month}-${named[1]}${unquoted.slice(named[0].length)}`;
}

/** The numbers of a date or time text; null for a text that is neither. */
function numbersOf(text: string): string[] | null {
  const plain = text.replace(/上午|下午|[AaPp]\.?[Mm]\.?/, '');
  return /^[\d\s:./\-T年月日时分秒Z+,]+$/.test(plain) ? plain.match(/\d+/g) : null;
}

/** True for a text with a date in it: three numbers joined by - / . or 年月日, 20260701, 01-Jul-2026. */
export function looksLikeDate(text: string): boolean {
  const plain = plainForm(text);
  return (
    /^\s*\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)/.test(plain) || /^\s*\d{4}年\d{1,2}月\d{1,2}日/.test(plain)
  );
}

/** True for a text that is a time of day. */
export function looksLikeClock(text: string): boolean {
  return /^\s*(上午|下午)?\s*\d{1,2}[:时]\d{2}([:分]\d{2}([.,:]\d+)?)?秒?\s*([AaPp]\.?[Mm]\.?)?\s*$/.test(
    text,
  );
}

/** True for a date that is followed by a time of day. */
export function hasClock(text: string): boolean {
  return /\d[T\s]+(上午|下午)?\s*\d{1,2}[:时]\d|\d日\s*\d{1,2}[:时]/.test(plainForm(text));
}

/** Minutes east of Greenwich that a text states (`Z`, `+08:00`); null when it states none. */
export function statedZoneMin(text: string): number | null {
  const match = /\d(?:(Z)|([+-])(\d{2}):?(\d{2}))\s*$/.exec(text);
  if (!match || !/\d:\d/.test(text)) return null;
  if (match[1]) return 0;
  return (match[2] === '-' ? -1 : 1) * (Number(match[3]) * 60 + Number(match[4]));
}

/**
 * Milliseconds since 1970 of a date with or without a time of day; a time alone counts from 1970-01-01. NaN when the
 * text is neither or the day does not exist.
 */
export function readTime(text: string, order: DateOrder): number {
  if (order === 'excel' || order === 'unix') return readNumericTime(text, order);
  const plain = plainForm(text).replace(/[+-]\d{2}:?\d{2}\s*$/, (zone) =>
    statedZoneMin(text) === null ? zone : '',
  );
  const numbers = numbersOf(plain);
  if (!numbers) return Number.NaN;
  const dated = looksLikeDate(plain);
  const isYearFirst =
    plain !== text.replace(/^\s*'/, '') && (compactDate.test(text) || namedMonth.test(text));
  const [a = 0, b = 0, c = 0] = dated ? numbers.map(Number) : [];
  const clock = dated ? numbers.slice(3) : numbers;
  const [year, month, day] = !dated
    ? [1970, 1, 1]
    : order === 'ymd' || isYearFirst || a > 31
      ? [a, b, c]
      : order === 'dmy'
        ? [c, b, a]
        : [c, a, b];
  let hour = Number(clock[0] ?? 0);
  if (/[Pp]\.?[Mm]|下午/.test(plain) && hour < 12) hour += 12;
  if (/[Aa]\.?[Mm]|上午/.test(plain) && hour === 12) hour = 0;
  const minute = Number(clock[1] ?? 0);
  const second = Number(clock[2] ?? 0);
  const fraction = clock[3] !== undefined && /\d[.,:]\d+\D*$/.test(plain) ? Number(`0.${clock[3]}`) : 0;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return Number.NaN;
  const fullYear = year < 100 ? 2000 + year : year;
  const ms = Date.UTC(fullYear, month - 1, day, hour, minute, second, Math.round(fraction * 1000));
  return new Date(Date.UTC(fullYear, month - 1, day)).getUTCDate() === day ? ms : Number.NaN;
}

function readNumericTime(text: string, order: 'excel' | 'unix'): number {
  const value = /^\s*\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  // To the millisecond: a day's fraction in a spreadsheet carries about a microsecond of noise.
  if (order === 'excel') return Math.round(EXCEL_DAY_0_MS + value * DAY_MS);
  return Math.round(value > 1e11 ? value : value * 1000);
}

export interface OrderGuess {
  order: DateOrder;
  /** No date of the sample tells day from month. */
  doubtful: boolean;
}

/** Order of day, month and year from a sample of dates. */
export function detectOrder(texts: readonly string[]): OrderGuess {
  const dates = texts.filter((text) => looksLikeDate(text)).map((text) => plainForm(text));
  const parts = dates.map((text) => (text.match(/\d+/g) ?? []).map(Number));
  if (parts.every(([a = 0]) => a > 31)) return { order: 'ymd', doubtful: false };
  if (parts.some(([a = 0]) => a > 12)) return { order: 'dmy', doubtful: false };
  if (parts.some(([, b = 0]) => b > 12)) return { order: 'mdy', doubtful: false };
  const first = new Set(parts.map(([a]) => a)).size;
  const second = new Set(parts.map(([, b]) => b)).size;
  // Many lines a day: from one to the next the day changes and the month stays.
  const isDense = parts.length >= 3 * Math.max(first, second);
  if (isDense && first > 1 && second === 1) return { order: 'dmy', doubtful: false };
  if (isDense && second > 1 && first === 1) return { order: 'mdy', doubtful: false };
  const dots = dates.some((text) => /^\s*\d{1,2}\.\d{1,2}\./.test(text));
  return { order: dots ? 'dmy' : 'mdy', doubtful: true };
}
