/** Dates and times as written in Chinese offices, in local time. */
import { beijingDay } from '../../shared/quantity/day.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** 14:03:27 */
export function timeOfDay(iso: string): string {
  const d = new Date(iso);
  if (Number.isNaN(d.getTime())) return '—';
  return `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
}

/** 2026-11-22 14:03 */
export function dateTime(iso: string | null | undefined): string {
  if (!iso) return '—';
  const d = new Date(iso);
  if (Number.isNaN(d.getTime())) return '—';
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** Day on which a diagnosis made now is dated; the same rule as the report's. */
export function today(): string {
  return beijingDay(new Date());
}

/** Calendar year by this laptop's clock. */
export function thisYear(): number {
  return new Date().getFullYear();
}

/** This moment, for what is judged by its day in Beijing time, such as a certificate. */
export function thisMoment(): string {
  return new Date().toISOString();
}

/** 12.3 MB */
export function fileSize(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '—';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
