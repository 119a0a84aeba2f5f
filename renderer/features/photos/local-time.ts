/** The clock on the wall with its zone, as a camera writes it: 2026-07-01T10:22:33+08:00. */
export function localInstant(date: Date): string {
  const eastMin = -date.getTimezoneOffset();
  const wall = new Date(date.getTime() + eastMin * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(eastMin) / 60), Math.abs(eastMin) % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return `${wall}${eastMin < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}
