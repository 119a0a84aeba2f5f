/** Tells elements when they come near the screen and when they are far from it again. */

/** Drawn this far above and below what is seen, so that scrolling meets finished content, CSS px. */
const MARGIN_PX = 900;

type OnChange = (isNear: boolean) => void;

const watched = new WeakMap<Element, OnChange>();
let observer: IntersectionObserver | null = null;

function sharedObserver(): IntersectionObserver {
  // `scrollMargin` widens the boxes that scroll, which `rootMargin` does not.
  const options = { scrollMargin: `${MARGIN_PX}px 0px`, rootMargin: `${MARGIN_PX}px 0px` };
  observer ??= new IntersectionObserver((entries) => {
    for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
  }, options);
  return observer;
}

/** Calls back once soon and then at every change; returns what ends it. */
export function watchNear(element: Element, onChange: OnChange): () => void {
  watched.set(element, onChange);
  sharedObserver().observe(element);
  return () => {
    watched.delete(element);
    sharedObserver().unobserve(element);
  };
}

const waiting: (() => void)[] = [];
let idle: number | null = null;
/** So few at a time that a key pressed meanwhile is not kept waiting. */
const AT_ONCE = 3;
const soon: IdleRequestOptions = { timeout: 150 };

/** Runs the calls one after the other while nothing else happens; returns what takes this one back. */
export function whenIdle(call: () => void): () => void {
  waiting.push(call);
  idle ??= requestIdleCallback(runSome, soon);
  return () => {
    const at = waiting.indexOf(call);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function runSome(): void {
  for (const call of waiting.splice(0, AT_ONCE)) call();
  idle = waiting.length > 0 ? requestIdleCallback(runSome, soon) : null;
}
