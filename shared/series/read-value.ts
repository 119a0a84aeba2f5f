/** Figures as loggers write them. */
import type { DecimalSign, ThousandsSign } from './mapping.ts';

export interface NumberStyle {
  decimal: DecimalSign;
  thousands: ThousandsSign;
}

const grouped: Record<Exclude<ThousandsSign, ''>, RegExp> = {
  ',': /^[+-]?\d{1,3}(,\d{3})+(?=[.eE]|$)/,
  '.': /^[+-]?\d{1,3}(\.\d{3})+(?=[,eE]|$)/,
  ' ': /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+(?=[.,eE]|$)/,
  "'": /^[+-]?\d{1,3}(['’]\d{3})+(?=[.,eE]|$)/,
};

/** NaN for anything that is no figure in this style; `1,2` is no figure where the comma groups thousands. */
export function readValue(text: string, style: NumberStyle): number {
  let plain = text.trim();
  if (style.thousands !== '') {
    const head = grouped[style.thousands].exec(plain)?.[0];
    if (head !== undefined) plain = head.replace(/[,. \u00a0\u202f'’]/g, '') + plain.slice(head.length);
  }
  if (style.decimal === ',') {
    if (plain.includes('.')) return Number.NaN;
    plain = plain.replace(',', '.');
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

export interface StyleGuess extends NumberStyle {
  /** A comma before exactly three digits may be either sign; a person should look. */
  doubtful: boolean;
}

const commaDecimal = /^[+-]?\d*,\d+([eE][+-]?\d+)?$/;
const pointDecimal = /^[+-]?\d*\.\d+([eE][+-]?\d+)?$/;

/** Decimal and thousands sign of the cells of a few lines. Dates must have been left out. */
export function detectStyle(cells: readonly string[], commaSeparated: boolean): StyleGuess {
  const any = (pattern: RegExp) => cells.some((cell) => pattern.test(cell));
  if (any(/^[+-]?\d{1,3}(\.\d{3})+,\d+$/)) return { decimal: ',', thousands: '.', doubtful: false };
  if (any(/^[+-]?\d{1,3}(,\d{3})+\.\d+$/) || any(/^[+-]?\d{1,3}(,\d{3}){2,}$/))
    return { decimal: '.', thousands: ',', doubtful: false };
  const commas = cells.filter((cell) => commaDecimal.test(cell));
  const points = cells.filter((cell) => pointDecimal.test(cell));
  const decimal: DecimalSign = !commaSeparated && commas.length > points.length ? ',' : '.';
  const thousands: ThousandsSign = any(/^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/)
    ? ' '
    : any(/^[+-]?\d{1,3}(['’]\d{3})+([.,]\d+)?$/)
      ? "'"
      : '';
  if (decimal === '.') {
    const isGrouped = commas.length > 0 && commas.every((cell) => /^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell));
    return { decimal, thousands: isGrouped ? ',' : thousands, doubtful: isGrouped && points.length === 0 };
  }
  const sure = commas.some((cell) => /^[+-]?0*,/.test(cell) || !/,\d{3}$/.test(cell) || /\d{4,},/.test(cell));
  return { decimal, thousands, doubtful: !sure };
}
