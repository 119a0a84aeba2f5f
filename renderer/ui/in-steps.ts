/** Long lists: what fits a screen is drawn at once, the rest right after. */
import { useDeferredValue, useState } from 'react';

const FIRST = 40;

/** The list, cut to its beginning on the first drawing of a page. */
export function useInSteps<T>(list: readonly T[]): readonly T[] {
  const [beginning] = useState(() => list.slice(0, FIRST));
  return useDeferredValue(list, list.length > FIRST ? beginning : list);
}
