/** Which inputs of the calculator the checklists ask for; the rest is entered as other data. */
import type { Choices } from '../model/tables.ts';
import { numberedKey, plainKey } from './repeat.ts';
import type { ChecklistTemplate } from './template.ts';
import { visibleItems } from './visibility.ts';

/**
 * Input keys that stand at a question, those of all instances under the input's own key. Numbered inputs are asked
 * for by their repeat.
 */
export function askedKeys(
  templates: readonly ChecklistTemplate[],
  choices: Readonly<Choices>,
): ReadonlySet<string> {
  const items = templates.flatMap((template) => visibleItems(template, choices));
  return new Set(
    items.flatMap((item) => {
      const { base, instance } = item;
      const numbered = Object.entries(base?.combine ?? {}).flatMap(([key, { rule }]) =>
        rule === 'numbered' && instance
          ? Array.from({ length: instance.repeat.max }, (_, i) => numberedKey(key, i + 1))
          : [],
      );
      return [...item.readings.map(plainKey), ...numbered];
    }),
  );
}
