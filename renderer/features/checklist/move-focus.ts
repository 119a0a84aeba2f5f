/** Moves of the focus over the checklist, in the order in which things stand on the page. */
import { focusField } from '../../app/go-to-field.ts';

const stops = '[data-stop]';

/** From a reading to the next reading of the item, after the last one to the next item's answers. */
export function focusNextStop(from: HTMLElement): void {
  const here = from.closest<HTMLElement>(stops) ?? from;
  const all = [...document.querySelectorAll<HTMLElement>(stops)];
  const next = all[all.indexOf(here) + 1];
  if (next) focusInside(next);
}

/** To the answers of the item before or after. */
export function focusItem(from: HTMLElement, by: 1 | -1): void {
  const item = from.closest<HTMLElement>('[data-item]');
  const all = [...document.querySelectorAll<HTMLElement>('[data-item]')];
  const next = item ? all[all.indexOf(item) + by] : all[0];
  if (!next) return;
  focusInside(next);
  next.scrollIntoView({ block: 'nearest' });
}

/** To the four answers of an item, from its note or its readings. */
export function focusAnswers(item: HTMLElement): void {
  focusInside(item);
}

/** To the first question on the page that nobody has answered, else to the first one. */
export function focusFirstOpen(): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')];
  const isOpen = (item: HTMLElement) =>
    !item.matches('[data-answered]') && !item.querySelector('[role="radio"][aria-checked="true"]');
  const open = items.find(isOpen) ?? items[0];
  if (!open) return;
  goToItem(open);
  open.scrollIntoView({ block: 'nearest' });
}

/** To an item, also one whose controls are not drawn yet. */
export function goToItem(item: HTMLElement): void {
  if (item.closest('[data-asleep]')) focusField(item.dataset['field'] ?? '');
  else focusInside(item);
}

/** The control that is typed into; a button that only offers help (`data-aside`) is passed over. */
function focusInside(stop: HTMLElement): void {
  const control = stop.querySelector<HTMLElement>(
    '[role="radio"][tabindex="0"], input:not([type="file"]), select, button:not([data-aside], [role="radio"])',
  );
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
}
