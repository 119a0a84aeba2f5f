/** What a template may speak of: the inputs, choices and measures of its calculator. */
import { fieldsOf } from '../equipment/fields.ts';
import type { Calculator } from '../equipment/types.ts';

export interface KnownKeys {
  readings: ReadonlySet<string>;
  /** Unit of every reading. */
  units: ReadonlyMap<string, string>;
  choices: ReadonlyMap<string, ReadonlySet<string>>;
  measures: ReadonlySet<string>;
}

/** Keys of one calculator. Only numbers are readings; choices decide what is asked. */
export function knownKeysOf(
  calculator: Pick<Calculator, 'inputs'> & { measures: readonly { key: string }[] },
): KnownKeys {
  const fields = fieldsOf(calculator.inputs);
  return {
    readings: new Set(fields.filter((field) => field.kind === 'number').map((field) => field.key)),
    units: new Map(
      fields.flatMap((field) => (field.kind === 'number' ? [[field.key, field.unit] as const] : [])),
    ),
    choices: new Map(
      fields.flatMap((field) =>
        field.kind === 'choice' ? [[field.key, new Set(Object.keys(field.options))] as const] : [],
      ),
    ),
    measures: new Set(calculator.measures.map((measure) => measure.key)),
  };
}

/** A checklist of the whole plant has no calculator: it reads nothing and names no measure of one machine. */
export const siteKeys: KnownKeys = {
  readings: new Set(),
  units: new Map(),
  choices: new Map(),
  measures: new Set(),
};
