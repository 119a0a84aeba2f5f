/** Screens whose code is fetched when first needed, or in advance while nothing else happens. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const loaders = new Set<() => Promise<unknown>>();

/** A screen out of a module of its own; `pick` names its export. */
export function lazyScreen<M, P extends object>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
): LazyExoticComponent<ComponentType<P>> {
  loaders.add(load);
  return lazy(async () => ({ default: pick(await load()) }));
}

/** Fetches the remaining screens one after the other, so that opening a page later takes no time. */
export async function loadAllScreens(): Promise<void> {
  for (const load of loaders) await load();
}
