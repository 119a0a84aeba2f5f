/** What one cell of a ledger says: a figure with or without its unit, a year, a count. */
import { parseNumber } from '../quantity/parse-number.ts';
import { cellText, type Cell } from '../tabular/table.ts';
import { plainUnit, type FigureDefinition } from './figures.ts';

export type CellValue = { kind: 'empty' } | { kind: 'value'; value: number } | { kind: 'bad'; cure: string };

const empty: CellValue = { kind: 'empty' };
const bad = (cure: string): CellValue => ({ kind: 'bad', cure });

/** Marks that people put where they know nothing. */
export function isBlank(text: string): boolean {
  return /^(|[-—–/\\无]+|不详|未知|n\/?a|none|null)$/i.test(text);
}

/** Errors of a formula as Excel shows them. */
export function isFormulaError(text: string): boolean {
  return /^#(null!|div\/0!|value!|ref!|name\?|num!|n\/a|spill!|calc!|getting_data|blocked!)$/i.test(text);
}

const formulaCure = '公式出错。请在 Excel 里改正公式，或直接填写数值。';

/** A figure in the definition's unit. `headingUnit` is the unit of the column, null when it names none. */
export function readFigure(
  cell: Cell | undefined,
  figure: FigureDefinition,
  headingUnit: string | null,
): CellValue {
  const text = cellText(cell);
  if (isFormulaError(text)) return bad(formulaCure);
  if (isBlank(text)) return empty;
  const split = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)\s*(.*)$/i.exec(text.replace(/[−–]/g, '-'));
  const parsed = split ? parseNumber(split[1] ?? '') : ({ kind: 'bad' } as const);
  if (!split || parsed.kind !== 'number') return bad(`${notANumber(text)}请只写一个数，例如 75。`);
  const written = plainUnit(split[2] ?? '');
  if (/^([x×*~～/+-]|至|\d)/.test(written)) return bad(severalNumbers(written));
  const unit = written || headingUnit;
  if (!unit) {
    return figure.unitRequired
      ? bad(`没有单位。请在列名后写明单位，例如“${figure.zh}(${figure.unit})”。`)
      : { kind: 'value', value: parsed.value };
  }
  const factor = figure.units[unit];
  if (factor === undefined) {
    return bad(
      `单位“${split[2] || unit}”不能用于${figure.zh}。请${figure.unit ? `换算成 ${figure.unit}` : '去掉单位'}。`,
    );
  }
  return { kind: 'value', value: parsed.value * factor };
}

function notANumber(text: string): string {
  return text.length > 40 ? '内容太长，不是一个数。' : '不是一个数。';
}

function severalNumbers(rest: string): string {
  return /^[x×*]/.test(rest)
    ? '是乘积。请把台数写在“数量”列，这里只写单台的数值。'
    : '不止一个数。请只写铭牌上的额定值。';
}

/** A calendar year from a year, a month or a day in any usual spelling; `thisYear` is the latest that can be. */
export function readYear(cell: Cell | undefined, thisYear: number): CellValue {
  const text = cellText(cell);
  if (isFormulaError(text)) return bad(formulaCure);
  if (isBlank(text)) return empty;
  const match =
    /^(\d{4})(?:年)?(?:[-./年]?\d{1,2}(?:月)?(?:[-./月]?\d{1,2}日?)?(?:[ T].*)?)?$/.exec(text) ??
    /^(\d{4})$/.exec(text);
  const year = match ? Number(match[1]) : Number.NaN;
  if (/^\d{5}(\.\d+)?$/.test(text)) return bad('像是没有按日期显示的 Excel 日期。请写四位年份，例如 2012。');
  if (!Number.isInteger(year)) return bad('看不出年份。请写四位年份，例如 2012。');
  if (year < 1900 || year > thisYear) return bad(`年份应在 1900 到 ${thisYear} 之间。请核对铭牌。`);
  return { kind: 'value', value: year };
}

/** Number of like machines: a whole number, `3台` and `3 套` included. */
export function readCount(cell: Cell | undefined): CellValue {
  const text = cellText(cell).replace(/\s*[台套个只组]$/, '');
  if (isFormulaError(text)) return bad(formulaCure);
  if (isBlank(text)) return empty;
  const parsed = parseNumber(text);
  if (parsed.kind !== 'number') return bad('不是一个数。请写整数台数，例如 2。');
  if (!Number.isInteger(parsed.value) || parsed.value < 1 || parsed.value > 10_000)
    return bad('台数应是 1 到 10000 的整数。请核对。');
  return { kind: 'value', value: parsed.value };
}
