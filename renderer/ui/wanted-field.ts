/** Asks the lists on a page to draw the row of a field that somebody is looking for. */

const listeners = new Set<(field: string) => void>();

export function wantField(field: string): void {
  for (const listener of listeners) listener(field);
}

/** Returns what ends it. */
export function onFieldWanted(listener: (field: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
