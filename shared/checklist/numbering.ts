/** Numbers of items as they stand on screen and on paper. */
import type { ChecklistGroup } from './visibility.ts';

/** Number of every item of a group: 3.2, and 3.2-1, 3.2-2 … for the instances of a repeated one. */
export function itemNumbers(
  group: Pick<ChecklistGroup, 'items'>,
  groupNo: number,
): ReadonlyMap<string, string> {
  const places = [...new Set(group.items.map((item) => item.base?.id ?? item.id))];
  return new Map(
    group.items.map((item) => {
      const no = `${groupNo}.${places.indexOf(item.base?.id ?? item.id) + 1}`;
      const { instance } = item;
      return [item.id, instance && instance.total > 1 ? `${no}-${instance.no}` : no];
    }),
  );
}
