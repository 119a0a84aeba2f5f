/** Dates as people type them, to ISO. */

export type ParsedDate = { kind: 'empty' } | { kind: 'date'; iso: string } | { kind: 'bad' };

/** Understands 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日, 20250301; a day that does not exist is bad. */
export function parseDate(text: string): ParsedDate {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return { kind: 'empty' };
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return { kind: 'bad' };
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2200;
  return exists ? { kind: 'date', iso: date.toISOString().slice(0, 10) } : { kind: 'bad' };
}
