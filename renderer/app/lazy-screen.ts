/** Screens whose code is fetched when first needed, or in advance while nothing else happens. */
import { createElement, lazy, useState, type ComponentType } from 'react';

const loaders = new Set<() => Promise<unknown>>();

/**
 * A screen out of a module of its own; `pick` names its export. Once its code is there it is drawn at once: React
 * holds what was suspended even for a moment back for 300 ms.
 */
export function lazyScreen<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
): ComponentType<P> {
  let ready: ComponentType<P> | null = null;
  const loadOnce = async () => {
    ready ??= pick(await load());
    return { default: ready };
  };
  loaders.add(loadOnce);
  const Waiting = lazy(loadOnce);
  return function Screen(props: P) {
    // Chosen once, because another type of element would make the screen anew.
    const [type] = useState(() => ready ?? (Waiting as unknown as ComponentType<P>));
    return createElement(type, props);
  };
}

/** Fetches the remaining screens one after the other, so that opening a page later takes no time. */
export async function loadAllScreens(): Promise<void> {
  for (const load of loaders) await load();
}
