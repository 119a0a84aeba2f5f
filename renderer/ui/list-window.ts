/**
 * Long lists on a page that scrolls: only the rows near the screen are drawn, gaps of the right height stand for the
 * others. The row with the focus and its neighbours are always there, so the keyboard goes on from where it was.
 */
import { useEffect, useLayoutEffect, useMemo, useState, type RefCallback } from 'react';
import { onFieldWanted } from './wanted-field.ts';

/** Drawn above and below what is seen, CSS px. */
const SPARE_PX = 600;
/** The window moves in steps of so many rows, so that not every scrolled row draws anew. */
const STEP = 4;

export type ListPart = { at: number } | { gapPx: number; before: number };

export interface ListWindow {
  /** For the element whose children are the rows; each row carries its number as `data-at`. */
  box: RefCallback<HTMLElement>;
  /** Rows and gaps from top to bottom. */
  parts: readonly ListPart[];
}

interface Heights {
  of: (key: string) => number;
  learn: (key: string, px: number) => void;
}

function createHeights(usualPx: number): Heights {
  const known = new Map<string, number>();
  return {
    of: (key) => known.get(key) ?? usualPx,
    learn: (key, px) => {
      if (px > 0) known.set(key, px);
    },
  };
}

/**
 * @param given keys of all rows in order
 * @param rowPx usual height of a row before it was seen
 * @param always row that is drawn wherever it stands, such as the chosen one
 */
export function useListWindow(given: readonly string[], rowPx: number, always: string | null): ListWindow {
  // The same list as long as it says the same: an edit of a row moves nothing.
  const [keys, setKeys] = useState(given);
  if (keys !== given && !(keys.length === given.length && keys.every((key, i) => key === given[i])))
    setKeys(given);
  const [element, box] = useState<HTMLElement | null>(null);
  const [heights] = useState(() => createHeights(rowPx));
  const [view, setView] = useState({ from: 0, to: Math.ceil(900 / rowPx) });
  const [focused, setFocused] = useState<string | null>(null);

  useEffect(() => {
    const scroller = element?.closest<HTMLElement>('#main');
    if (!element || !scroller) return undefined;
    const look = () => {
      const top = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const next = rowsBetween(keys, heights, top - SPARE_PX, top + scroller.clientHeight + SPARE_PX);
      setView((held) => (held.from === next.from && held.to === next.to ? held : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [element, keys, heights]);
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
      setFocused(row ? (keys[Number(row.dataset['at'])] ?? null) : null);
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, [element, keys]);
  useEffect(() => onFieldWanted((field) => keys.includes(field) && setFocused(field)), [keys]);

  const parts = useMemo(
    () => partsOf(keys, heights, view, [focused, always]),
    [keys, heights, view, focused, always],
  );
  useLayoutEffect(() => {
    for (const part of parts) {
      if ('gapPx' in part) continue;
      const row = element?.querySelector<HTMLElement>(`:scope > [data-at="${part.at}"]`);
      const key = keys[part.at];
      if (row && key !== undefined) heights.learn(key, row.offsetHeight);
    }
  }, [element, keys, heights, parts]);
  return { box, parts };
}

/** Numbers of the rows that stand between two heights of the list, widened to whole steps. */
function rowsBetween(
  keys: readonly string[],
  heights: Heights,
  topPx: number,
  bottomPx: number,
): { from: number; to: number } {
  let y = 0;
  let from = 0;
  let to = keys.length;
  for (const [at, key] of keys.entries()) {
    const end = y + heights.of(key);
    if (end < topPx) from = at + 1;
    if (y > bottomPx) {
      to = at;
      break;
    }
    y = end;
  }
  return {
    from: Math.max(0, Math.floor(Math.min(from, keys.length - 1) / STEP) * STEP),
    to: Math.min(keys.length, Math.ceil(to / STEP) * STEP),
  };
}

function partsOf(
  keys: readonly string[],
  heights: Heights,
  view: { from: number; to: number },
  always: readonly (string | null)[],
): ListPart[] {
  const fixed = always.flatMap((key) => {
    const at = key === null ? -1 : keys.indexOf(key);
    return at < 0 ? [] : [at - 1, at, at + 1];
  });
  const isDrawn = (at: number) => (at >= view.from && at < view.to) || fixed.includes(at);
  const parts: ListPart[] = [];
  for (const [at, key] of keys.entries()) {
    if (isDrawn(at)) {
      parts.push({ at });
      continue;
    }
    const last = parts.at(-1);
    if (last && 'gapPx' in last) last.gapPx += heights.of(key);
    else parts.push({ gapPx: heights.of(key), before: at });
  }
  return parts;
}
