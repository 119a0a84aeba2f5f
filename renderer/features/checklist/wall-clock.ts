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
