/** The one text form of a cell's value, so that equal values are equal texts on every host. */

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}

/** JSON text with object keys in code-unit order; `undefined` becomes `null`. */
export const cellValueText = (value: unknown): string => JSON.stringify(sorted(value ?? null));
