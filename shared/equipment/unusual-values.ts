/** Values inside the admitted but outside the usual range, with what was probably meant. */
import type { SiteAir } from '../air/site-air.ts';
import { instanceIdOf, plainKey } from '../checklist/repeat.ts';
import type { Row } from '../model/tables.ts';
import { formatSignificant } from '../quantity/format.ts';
import type { Field } from './fields.ts';
import { likelyValues, likelyWords } from './likely-values.ts';
import { inFieldUnit } from './parse-inputs.ts';
import type { Issue } from './types.ts';

/** Of the calculator's inputs, unless something more precise was already said about one. */
export function unusualValues(
  fields: readonly Field[],
  inputs: object,
  known: readonly Issue[],
  air: SiteAir,
): Issue[] {
  return fields.flatMap((field) => {
    const value = (inputs as Record<string, unknown>)[field.key];
    if (typeof value !== 'number' || known.some((issue) => issue.fields.includes(field.key))) return [];
    return unusual(field, field.key, value, air);
  });
}

/** Of the readings of further instances, which are no inputs of their own. */
export function unusualInstances(
  fields: readonly Field[],
  readings: readonly Row<'reading'>[],
  known: readonly Issue[],
  air: SiteAir,
): Issue[] {
  return readings.flatMap((reading) => {
    const key = reading.key ?? '';
    const field = fields.find((entry) => entry.key === plainKey(key));
    if (instanceIdOf(key) === '' || !field || known.some((issue) => issue.fields.includes(key))) return [];
    const converted = inFieldUnit({ ...reading, key: field.key }, fields);
    return 'issue' in converted ? [] : unusual(field, key, converted.reading.value as number, air);
  });
}

function unusual(field: Field, key: string, value: number, air: SiteAir): Issue[] {
  if (field.kind !== 'number' || !field.typical) return [];
  const [low, high] = field.typical;
  if (value >= low && value <= high) return [];
  const shown = formatSignificant(value, 6);
  const likely = likelyValues(value, { unit: field.unit, range: field.typical, zh: field.zh }, air);
  return [
    {
      code: 'unusual-value',
      level: 'info',
      zh: `“${field.zh}”为 ${shown} ${field.unit}，通常在 ${low}～${high} ${field.unit} 之间，请确认读数无误。${likelyWords(likely, field.unit)}`,
      fields: [key],
      ...(likely.length === 0 ? {} : { likely }),
    },
  ];
}
