/** From rows of the audit to a calculator's inputs: what does not fit becomes a sentence for the user, never an exception. */
import { isInstanceCell } from '../checklist/repeat.ts';
import type { Row } from '../model/tables.ts';
import { formatSignificant } from '../quantity/format.ts';
import { convert, convertDifference, parseUnit, units } from '../quantity/units.ts';
import { fieldsOf, type Field } from './fields.ts';
import type { Calculator, Issue } from './types.ts';

export type RawInputs = Record<string, unknown>;
type Machine = Pick<Row<'equipment'>, 'id' | 'inputs'>;
type Reading = Row<'reading'>;

export interface ParsedInputs<I> {
  inputs: I;
  issues: Issue[];
}

/** The live readings of one machine that carry a number; a deleted or empty row counts as absent. */
export function readingsOf(equipmentId: string, readings: readonly Reading[]): Reading[] {
  return readings.filter(
    (r) => r.equipmentId === equipmentId && !r.deleted && r.key !== null && r.value !== null,
  );
}

/** Choices of the machine and values of its readings under their input keys, as entered and not yet validated. */
export function inputsOf(equipment: Machine, readings: readonly Reading[]): RawInputs {
  const raw: RawInputs = {};
  for (const [key, value] of Object.entries(equipment.inputs ?? {})) {
    // The list of instances stands among the choices, but is none of the calculator's business.
    if (value !== null && value !== '' && !isInstanceCell(key)) raw[key] = value;
  }
  for (const reading of readingsOf(equipment.id, readings)) raw[reading.key as string] = reading.value;
  return raw;
}

/**
 * Inputs of a machine validated field by field. A reading in another unit of the same kind is converted; a bad value,
 * a unit that does not fit or an unknown key is left out and reported; the rest is computed.
 */
export function parseMachine<I extends object>(
  calculator: Calculator<I>,
  equipment: Machine,
  readings: readonly Reading[],
): ParsedInputs<I> & { readings: Reading[] } {
  const own = readingsOf(equipment.id, readings);
  const fields = fieldsOf(calculator.inputs);
  const converted = own.map((reading) => inFieldUnit(reading, fields));
  const raw = inputsOf(
    equipment,
    converted.flatMap((entry) => ('reading' in entry ? [entry.reading] : [])),
  );
  const parsed = parseInputs(calculator, raw);
  const issues = converted.flatMap((entry) => ('issue' in entry ? [entry.issue] : []));
  return {
    inputs: parsed.inputs,
    issues: [...issues, ...parsed.issues],
    readings: converted.flatMap((entry) => ('reading' in entry ? [entry.reading] : [])),
  };
}

/** The reading in the unit of its field, or why it cannot be brought there. */
export function inFieldUnit(
  reading: Reading,
  fields: readonly Field[],
): { reading: Reading } | { issue: Issue } {
  const field = fields.find((f) => f.key === reading.key);
  if (!field || field.kind !== 'number' || unitsAgree(reading.unit, field.unit)) return { reading };
  const from = parseUnit(reading.unit ?? '');
  const to = parseUnit(field.unit);
  if (from === to) return { reading };
  if (from === null || to === null || units[from].dimension !== units[to].dimension) {
    return {
      issue: {
        code: 'wrong-unit',
        level: 'error',
        zh: `“${field.zh}”的读数单位是 ${reading.unit}，应为 ${field.unit}，本项未参与计算；请换算后重新填写。`,
        fields: [field.key],
      },
    };
  }
  return {
    reading: {
      ...reading,
      value: reading.value === null ? null : convert(reading.value, from, to),
      u: reading.u === null ? null : convertDifference(reading.u, from, to),
      unit: field.unit,
    },
  };
}

/** Validates raw inputs against the calculator's schema, leaving out what does not fit. */
export function parseInputs<I extends object>(calculator: Calculator<I>, raw: RawInputs): ParsedInputs<I> {
  const fields = fieldsOf(calculator.inputs);
  const issues: Issue[] = [];
  const kept: RawInputs = {};
  for (const [key, value] of Object.entries(raw)) {
    const field = fields.find((f) => f.key === key);
    if (!field) {
      issues.push(unknownKey(key));
      continue;
    }
    const schema = calculator.inputs.shape[key] as { safeParse: (v: unknown) => { success: boolean } };
    if (schema.safeParse(value).success) kept[key] = value;
    else issues.push(badValue(field, value));
  }
  return { inputs: crossChecked(calculator, kept, fields, issues) as I, issues };
}

/** Rules over several fields, if the schema has any: the fields they name are dropped. */
function crossChecked<I extends object>(
  calculator: Calculator<I>,
  kept: RawInputs,
  fields: readonly Field[],
  issues: Issue[],
): RawInputs {
  const whole = calculator.inputs.safeParse(kept);
  if (whole.success) return whole.data;
  const rest = { ...kept };
  for (const issue of whole.error.issues) {
    const key = String(issue.path[0] ?? '');
    const field = fields.find((f) => f.key === key);
    delete rest[key];
    issues.push({
      code: 'bad-value',
      level: 'error',
      zh: field ? `“${field.zh}”${issue.message}，本项未参与计算。` : `输入之间互相矛盾：${issue.message}。`,
      fields: field ? [key] : [],
    });
  }
  const again = calculator.inputs.safeParse(rest);
  return again.success ? again.data : {};
}

/** Units written alike apart from width, superscripts and spaces (`m³/h` = `m3/h`, `℃` = `°C`). */
export function unitsAgree(written: string | null, expected: string): boolean {
  if (written === null || written.trim() === '') return true;
  return plainUnit(written) === plainUnit(expected);
}

function plainUnit(unit: string): string {
  const plain = unit.normalize('NFKC').replace(/\s+/g, '').replace(/[*⋅∙]/g, '·');
  return plain === '-' ? '' : plain;
}

/** A value outside the admitted range of its input. */
export function badValue(field: Field, value: unknown): Issue {
  const unit = field.kind === 'number' ? field.unit : '';
  const shown =
    typeof value === 'number' ? `${formatSignificant(value, 6)} ${unit}`.trim() : `“${String(value)}”`;
  return {
    code: 'bad-value',
    level: 'error',
    zh: `“${field.zh}”的值 ${shown} 不在允许范围内（${rangeText(field)}），本项未参与计算；请核对读数和单位。`,
    fields: [field.key],
  };
}

/** The admitted range of a field in words: `0–21 %`, or the choices it offers. */
export function rangeText(field: Field): string {
  if (field.kind === 'choice') return `可选：${Object.values(field.options).join('、')}`;
  const bound = (value: number | undefined, open: string) =>
    value === undefined || !Number.isFinite(value) ? open : formatSignificant(value, 6);
  return `${bound(field.min, '不限')}～${bound(field.max, '不限')} ${field.unit}`.trim();
}

function unknownKey(key: string): Issue {
  return {
    code: 'unknown-key',
    level: 'info',
    zh: `读数“${key}”不属于本类设备的输入项，未参与计算。`,
    fields: [key],
  };
}
