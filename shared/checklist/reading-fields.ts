/** The input of the calculator behind a reading of a checklist item. */
import type { Field } from '../equipment/fields.ts';
import type { Choices } from '../model/tables.ts';
import { instanceIdOf, labelOf, numberedKey, plainKey, type AskedItem } from './repeat.ts';

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

/** Name of a reading where no template is at hand: the input's, with the name of the instance it belongs to. */
export function readingNameOf(
  key: string,
  fields: readonly Field[],
  choices: Readonly<Choices>,
): string | undefined {
  const plain = plainKey(key);
  const field = fields.find((entry) => entry.key === plain);
  if (!field || plain === key) return field?.zh;
  const label = labelOf(instanceIdOf(key), choices);
  return `${withoutNumber(field, fields)}（${label}）`;
}

/** 筒体第 1 段长度 of an instance is not that of the first segment. */
function withoutNumber(field: Field, fields: readonly Field[]): string {
  const second = numberedKey(field.key, 2);
  const isNumbered = second !== field.key && fields.some((entry) => entry.key === second);
  return isNumbered ? field.zh.replace(/第 1 |(?<=工况)1 /, '') : field.zh;
}
