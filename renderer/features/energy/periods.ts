/** The months an energy table shows. */

const two = (n: number): string => String(n).padStart(2, '0');

/** 'YYYY-MM' of the twelve months (at most 36) between two ISO dates; else of the year before `today`. */
export function monthsOf(start: string | null, end: string | null, today: string): string[] {
  const from = start
    ? start.slice(0, 7)
    : end
      ? addMonths(end.slice(0, 7), -11)
      : `${Number(today.slice(0, 4)) - 1}-01`;
  const to = end ? end.slice(0, 7) : addMonths(from, 11);
  const months: string[] = [];
  for (let month = from; month <= to && months.length < 36; month = addMonths(month, 1)) months.push(month);
  return months.length > 0 ? months : [from];
}

export function addMonths(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

/** 2025-03 → 2025年3月 */
export function monthZh(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}
