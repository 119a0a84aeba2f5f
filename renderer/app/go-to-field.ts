/** Opens a page of an audit and puts the focus into the named field as soon as it is there. */
import { navigate } from 'wouter/use-hash-location';
import { wantField } from '../ui/wanted-field.ts';

const FIND_FOR_MS = 2500;

export function goToField(path: string, field?: string): void {
  navigate(path);
  if (field) focusField(field);
}

/** Waits for the page to be drawn; gives up quietly when there is no such field on it. */
export function focusField(field: string): void {
  const until = Date.now() + FIND_FOR_MS;
  const look = () => {
    const box = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    if (!box) {
      wantField(field);
      if (Date.now() < until) requestAnimationFrame(look);
      return;
    }
    const asleep = box.closest<HTMLElement>('[data-asleep]');
    if (asleep) {
      // The focus brings its controls; then the field is looked for anew.
      asleep.scrollIntoView({ block: 'center' });
      asleep.querySelector('button')?.focus({ preventScroll: true });
      requestAnimationFrame(look);
      return;
    }
    box.closest('details')?.setAttribute('open', '');
    box.scrollIntoView({ block: 'center' });
    const control = box.matches('input,select,textarea,button')
      ? box
      : box.querySelector<HTMLElement>('input,select,textarea,[tabindex="0"],button:not([data-aside])');
    control?.focus({ preventScroll: true });
    box.classList.remove('flash');
    // A frame between, so that the animation starts anew.
    requestAnimationFrame(() => box.classList.add('flash'));
  };
  requestAnimationFrame(look);
}
