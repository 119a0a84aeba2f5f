/** Keys of the pages with a checklist that work from anywhere on the page. */
import { useEffect } from 'react';
import { isTyping } from '../../app/shortcuts.tsx';
import { focusFirstOpen } from './move-focus.ts';

/** `c` goes to the first question that nobody has answered. */
export function useFirstOpenKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      focusFirstOpen();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Alt+N and Alt+P go from machine to machine, also while something is typed. */
export function useMachineKeys(before: string | null, after: string | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const to = event.code === 'KeyN' ? after : event.code === 'KeyP' ? before : null;
      if (to === null) return;
      event.preventDefault();
      // A field is written when it is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      window.location.hash = to;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [before, after]);
}
