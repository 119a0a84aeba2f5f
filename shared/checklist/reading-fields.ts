/** The input of the calculator behind a reading of a checklist item. */
import type { Field } from '../equipment/fields.ts';
import { numberedKey, plainKey, type AskedItem } from './repeat.ts';

/**
 * Name, unit and range of a reading, under the key it is kept by. The reading of an instance has those of the input
 * it goes into; undefined for a key that the calculator does not know.
 */
export function fieldOfReading(
  key: string,
  item: Pick<AskedItem, 'instance' | 'base'>,
  fields: readonly Field[],
): Field | undefined {
  const plain = plainKey(key);
  const { instance, base } = item;
  if (instance && base?.combine?.[plain]?.rule === 'numbered') {
    const own = numberedKey(plain, instance.no);
    const numbered = fields.find((field) => field.key === own);
    if (numbered) return { ...numbered, key };
  }
  const field = fields.find((entry) => entry.key === plain);
  return field && key !== plain ? { ...field, key } : field;
}
