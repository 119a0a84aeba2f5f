/** What a person typed or pasted into one cell of the inventory: a value for the field, or why it is none. */
import { fieldsOf, type Field } from '../equipment/fields.ts';
import { rangeText } from '../equipment/parse-inputs.ts';
import { parseNumber } from '../quantity/parse-number.ts';
import { convert, parseUnit, units } from '../quantity/units.ts';
import { cellText } from '../tabular/table.ts';
import { isBlank, isFormulaError } from './cell-values.ts';

export type TypedCell<V> =
  | { kind: 'empty' }
  | { kind: 'value'; value: V }
  /** The text stays where it was typed, with this sentence. */
  | { kind: 'refused'; why: string };

export type NumberField = Extract<Field, { kind: 'number' }>;

const refused = (why: string): { kind: 'refused'; why: string } => ({ kind: 'refused', why });

/**
 * A figure in the field's unit; another unit of the same kind is converted (`0.4 kV` → 400 V). A figure outside the
 * admitted range is still a value: the diagnosis leaves it out and says so, and the person may be right.
 */
export function readTypedFigure(raw: string, field: Pick<NumberField, 'zh' | 'unit'>): TypedCell<number> {
  const text = cellText(raw);
  if (isFormulaError(text)) return refused('公式出错，请直接填写数值。');
  if (isBlank(text)) return { kind: 'empty' };
  const whole = parseNumber(text);
  if (whole.kind === 'number') return { kind: 'value', value: whole.value };
  const split = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*(\D.*)$/i.exec(text.replace(/[−–]/g, '-'));
  const figure = split ? parseNumber(split[1] ?? '') : whole;
  if (!split || figure.kind !== 'number') return refused('不是一个数，尚未保存。请只写一个数，例如 75。');
  const written = (split[2] ?? '').trim();
  if (/^[x×*~～至/+-]/.test(written)) return refused('不止一个数，尚未保存。请只写单台铭牌上的额定值。');
  const from = parseUnit(written);
  const to = parseUnit(field.unit);
  if (from === null || to === null || units[from].dimension !== units[to].dimension)
    return refused(
      `单位“${written}”不能用于${field.zh}，尚未保存。请${field.unit ? `换算成 ${field.unit}` : '去掉单位'}。`,
    );
  // Conversion may add a last digit of noise, no more.
  return { kind: 'value', value: Number(convert(figure.value, from, to).toPrecision(12)) };
}

/** An option by its name, its code, or the only one that begins with or holds what was typed. */
export function readTypedChoice(raw: string, options: Readonly<Record<string, string>>): TypedCell<string> {
  const text = cellText(raw);
  if (isBlank(text)) return { kind: 'empty' };
  const plain = (word: string) => cellText(word).toLowerCase().replace(/\s/g, '');
  const wanted = plain(text);
  const entries = Object.entries(options);
  const tests: ((value: string, label: string) => boolean)[] = [
    (value, label) => plain(value) === wanted || plain(label) === wanted,
    (_, label) => plain(label).startsWith(wanted),
    (_, label) => plain(label).includes(wanted),
  ];
  for (const test of tests) {
    const found = entries.filter(([value, label]) => test(value, label));
    if (found.length === 1 && found[0]) return { kind: 'value', value: found[0][0] };
    if (found.length > 1)
      return refused(`“${text}”可以是${found.map(([, label]) => label).join('或')}，尚未保存。请写全。`);
  }
  return refused(`没有“${text}”这一项，尚未保存。可选：${Object.values(options).join('、')}。`);
}

/** Why a stored figure of this field is doubtful; null when it is usual. */
export function figureDoubt(value: number, field: NumberField): string | null {
  const { min = -Infinity, max = Infinity } = field;
  if (value < min || value > max)
    return `超出允许范围（${rangeText(field)}），不参与计算。请核对数值和单位。`;
  const [low, high] = field.typical ?? [-Infinity, Infinity];
  if (value < low || value > high) return `通常在 ${low}～${high} ${field.unit} 之间，请核对数值和单位。`;
  return null;
}

/** Groups of inputs that stand on a nameplate or describe the machine as built. */
const plateGroups: ReadonlySet<string> = new Set(['铭牌', '基本情况']);

/** The inputs of a calculator that are read off the nameplate, in their order. */
export function plateFields(inputs: Parameters<typeof fieldsOf>[0]): Field[] {
  return fieldsOf(inputs).filter((field) => plateGroups.has(field.group));
}
