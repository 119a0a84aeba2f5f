/** How long a checklist is, which decides how much of it is drawn at once. */
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';

/** Up to this length the whole list is drawn soon after its beginning; longer ones keep to what is near the screen. */
const SHORT = 80;
/** Usual height of a question without readings, CSS px. */
export const ITEM_PX = 178;

const places = new WeakMap<ChecklistTemplate, ReadonlyMap<string, number>>();

function placesOf(template: ChecklistTemplate): ReadonlyMap<string, number> {
  const known = places.get(template);
  if (known) return known;
  const ids = template.groups.flatMap((group) => group.items.map((item) => item.id));
  const made = new Map(ids.map((id, place) => [id, place]));
  places.set(template, made);
  return made;
}

export const isShort = (template: ChecklistTemplate): boolean => placesOf(template).size <= SHORT;

/** Number of items before this one; undefined for the further instances of a repeated one. */
export const placeOf = (template: ChecklistTemplate, itemId: string): number | undefined =>
  placesOf(template).get(itemId);
