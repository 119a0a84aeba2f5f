/** Builders for calculator inputs: one zod schema holds range, unit, name, group and default uncertainty. */
import { z } from 'zod';

export interface NumberFieldMeta {
  kind: 'number';
  zh: string;
  unit: string;
  group: string;
  symbol?: string;
  help?: string;
  /** Usual range; outside it the app asks whether the value is meant. */
  typical?: readonly [number, number];
  /** Default standard uncertainty (k = 1) when the reading gives none. */
  u?: { abs?: number; relPct?: number };
  /** Shown only when this choice has one of these values. */
  when?: { key: string; in: readonly string[] };
}
export interface ChoiceFieldMeta {
  kind: 'choice';
  zh: string;
  group: string;
  options: Readonly<Record<string, string>>;
  help?: string;
  when?: { key: string; in: readonly string[] };
}
export type FieldMeta = NumberFieldMeta | ChoiceFieldMeta;
export type Field = FieldMeta & { key: string; min?: number; max?: number };

type NumberOptions = Omit<NumberFieldMeta, 'kind' | 'zh' | 'unit' | 'group'>;

/** Number input. `range` is what the calculator admits (physics), `typical` what is usual. */
export function num(
  group: string,
  zh: string,
  unit: string,
  range: readonly [number, number],
  options: NumberOptions = {},
) {
  const meta: NumberFieldMeta = { kind: 'number', zh, unit, group, ...options };
  return z.number().min(range[0]).max(range[1]).optional().meta({ field: meta, title: zh });
}

/** Choice input with Chinese labels per value. */
export function choice<const T extends Readonly<Record<string, string>>>(
  group: string,
  zh: string,
  options: T,
  extra: { help?: string; when?: ChoiceFieldMeta['when'] } = {},
) {
  const meta: ChoiceFieldMeta = { kind: 'choice', zh, group, options, ...extra };
  type Key = keyof T & string;
  return z
    .enum(Object.keys(options) as [Key, ...Key[]])
    .optional()
    .meta({ field: meta, title: zh });
}

/** The fields of an input schema in the order they were written. */
export function fieldsOf(inputs: z.ZodObject): Field[] {
  return Object.entries(inputs.shape).map(([key, schema]) => {
    const meta = (schema as z.ZodType).meta()?.['field'] as FieldMeta | undefined;
    if (!meta) throw new Error(`input ${key} has no field meta`);
    if (meta.kind === 'choice') return { ...meta, key };
    const inner = (schema as z.ZodOptional<z.ZodNumber>).unwrap();
    return { ...meta, key, min: inner.minValue ?? undefined, max: inner.maxValue ?? undefined };
  });
}

/** Narrowing: all these optional inputs are present. */
export function has<T extends object, K extends keyof T>(
  inputs: T,
  ...keys: K[]
): inputs is T & { [P in K]-?: NonNullable<T[P]> } {
  return keys.every((key) => inputs[key] !== undefined && inputs[key] !== null);
}

/** Those of `keys` that are absent. */
export function absent<T extends object>(inputs: T, ...keys: (keyof T & string)[]): string[] {
  return keys.filter((key) => inputs[key] === undefined || inputs[key] === null);
}
