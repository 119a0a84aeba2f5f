/** Which rows of a long grid stand on screen; all rows are equally high. */
import { useEffect, useMemo, useState, type RefObject } from 'react';

/** Rows drawn above and below the screen, so that scrolling never shows a gap. */
const SPARE = 8;

export interface RowWindow {
  /** Indexes of the rows to draw, ascending. */
  indexes: readonly number[];
  /** Scrolls as little as needed to show the row. */
  show: (index: number) => void;
  /** Rows that fit the screen, at least 1. */
  page: number;
}

export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, rowPx, headPx, always }: { count: number; rowPx: number; headPx: number; always: number },
): RowWindow {
  // In whole rows, so that a scrolled pixel draws nothing anew.
  const [view, setView] = useState({ first: 0, fits: 20 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowPx);
      const fits = Math.max(1, Math.floor((element.clientHeight - headPx) / rowPx));
      setView((before) => (before.first === first && before.fits === fits ? before : { first, fits }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowPx, headPx]);
  const indexes = useMemo(() => {
    const from = Math.max(0, Math.min(view.first, count - 1) - SPARE);
    const to = Math.min(count - 1, view.first + view.fits + SPARE);
    const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    const missing = always >= 0 && always < count && (always < from || always > to);
    return missing ? [...drawn, always].toSorted((a, b) => a - b) : drawn;
  }, [view, count, always]);
  const show = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = index * rowPx;
    const fitting = element.clientHeight - headPx - rowPx;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (top > element.scrollTop + fitting) element.scrollTo({ top: top - fitting });
  };
  return { indexes, show, page: view.fits };
}
