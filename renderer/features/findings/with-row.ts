/** A derived finding or measure with what the person has just changed in its row, before the engine has answered. */

/** Fields of `derived` that the row holds too and that are not empty there, taken from the row. */
export function withRow<T extends object>(derived: T, row: object | undefined): T {
  if (!row) return derived;
  const typed = Object.entries(row).filter(
    ([column, value]) => column in derived && column !== 'id' && value !== null && value !== '',
  );
  return { ...derived, ...Object.fromEntries(typed) };
}
