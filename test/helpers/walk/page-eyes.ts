/** What a person sees, asked of the page without changing it. These functions run in the page and use nothing outside. */

export interface FocusState {
  active: boolean;
  name: string;
  /** What is wrong with how the focus shows; null when a person sees it. */
  fault: string | null;
  /** How often Tab (or, negative, Shift+Tab) has to be pressed to get here; null when this is no stop. */
  distance: number | null;
  /** Values of a native select's options, and where it stands. */
  options: string[];
  at: number;
}

/** Whether this element has the focus and whether that can be seen: a ring, inside the window, under nothing. */
export function focusState(el: Element): FocusState {
  const label = (el as Partial<Pick<HTMLInputElement, 'labels'>>).labels?.[0]?.textContent;
  const name =
    el.getAttribute('aria-label') ??
    el.getAttribute('data-testid') ??
    (label || (el.closest('label') ?? el).textContent?.trim().slice(0, 40) || el.tagName);
  const select = el instanceof HTMLSelectElement ? el : null;
  const options = select ? Array.from(select.options, (option) => option.value) : [];
  const state = { name, options, at: select?.selectedIndex ?? -1 };

  const distanceTo = (): number | null => {
    const dialogs = [...document.querySelectorAll('[role="dialog"]')].filter(
      (dialog) => dialog.getBoundingClientRect().width > 0,
    );
    const root: ParentNode = dialogs.at(-1) ?? document;
    const candidates = root.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, iframe, [tabindex]',
    );
    const stops = [...candidates].filter((node) => {
      if (node === el) return true;
      if (node.tabIndex < 0 || node.matches(':disabled') || node.closest('[inert]')) return false;
      if (!node.checkVisibility({ visibilityProperty: true })) return false;
      // Of the radio buttons of one name only the chosen one is a stop.
      if (node instanceof HTMLInputElement && node.type === 'radio' && !node.checked)
        return !document.querySelector(`input[type="radio"][name="${CSS.escape(node.name)}"]:checked`);
      return true;
    });
    const to = stops.indexOf(el as HTMLElement);
    const active = document.activeElement;
    const from = stops.indexOf(active as HTMLElement);
    if (to < 0) return null;
    if (from >= 0) return to - from;
    if (!active || active === document.body) return to + 1;
    // The focus rests on something that is no stop itself, as on a page that was just opened.
    const before = stops.filter(
      (node) => (active.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
    ).length;
    return to >= before ? to - before + 1 : to - before;
  };
  if (document.activeElement !== el) return { ...state, active: false, fault: null, distance: distanceTo() };

  const faultOf = (): string | null => {
    const ringed = (node: Element | null): boolean => {
      if (!node) return false;
      const style = getComputedStyle(node);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
    };
    const near = [el, el.parentElement, el.parentElement?.parentElement ?? null, el.nextElementSibling];
    if (!near.some(ringed)) return '看不出焦点';
    const shown = el.getBoundingClientRect().width > 4 ? el : (el.closest('label') ?? el.parentElement ?? el);
    const box = shown.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 1), window.innerWidth - 2);
    const y = box.top + Math.min(box.height / 2, 20);
    if (y < 0 || y > window.innerHeight)
      return `焦点在窗口之外（${Math.round(box.top)}～${Math.round(box.bottom)}）`;
    const top = document.elementFromPoint(x, y);
    if (top === null || shown.contains(top) || top.contains(shown)) return null;
    if (el.closest('label')?.contains(top)) return null;
    return `焦点被遮住：${top.className || top.tagName}`;
  };
  return { ...state, active: true, fault: faultOf(), distance: 0 };
}

export interface TargetState {
  name: string;
  /** Where a finger comes down, CSS px in the window. */
  x: number;
  y: number;
  /** Shorter side of what takes the tap, CSS px. */
  side: number;
  fault: string | null;
}

/** Scrolls the element into view, as a finger does first, and says whether it can be hit. */
export async function targetState(el: Element, smallestPx: number): Promise<TargetState> {
  // Nobody taps at what is still flying in.
  const moves = (animation: Animation): boolean => {
    const { effect } = animation;
    const moved = effect instanceof KeyframeEffect ? effect.target : null;
    const named = animation instanceof CSSAnimation ? animation.animationName : '';
    return animation.playState === 'running' && named !== 'flash' && moved?.contains(el) === true;
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const place = () => JSON.stringify(el.getBoundingClientRect());
  const flies = el.closest('[role="dialog"], [role="menu"], .ant-popover') !== null;
  for (
    let last = '', still = flies ? 0 : 3, count = 0;
    count < 200 && (still < 3 || document.getAnimations().some(moves));
    count += 1
  ) {
    await frame();
    still = place() === last ? still + 1 : 0;
    last = place();
  }
  // What a label holds is tapped on the label.
  const label = el.closest('label');
  const target = label && el.getBoundingClientRect().height < smallestPx ? label : el;
  const where = () => {
    const box = target.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return { box, x, y, top, hit: top !== null && (target.contains(top) || top.contains(target)) };
  };
  const first = where();
  const inView = first.box.top > 100 && first.box.bottom < window.innerHeight - 20;
  if (!inView || !first.hit)
    target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const { box, x, y, top, hit } = where();
  const name =
    el.getAttribute('aria-label') ??
    el.getAttribute('data-testid') ??
    el.textContent?.trim().slice(0, 30) ??
    el.tagName;
  // Borders on half pixels do not make a target too small.
  const side = Math.round(Math.min(box.width, box.height));
  const fault = !hit
    ? `被遮住：${top?.className || top?.tagName}`
    : side < smallestPx
      ? `只有 ${Math.round(box.width)}×${Math.round(box.height)} px`
      : null;
  return { name, x, y, side, fault };
}
