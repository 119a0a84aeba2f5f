/** Number formatting for reports and derivations. Calculators never round; only these functions do. */

/** Up to `digits` significant digits, no exponent between 1e-6 and 1e15, no trailing zeros. */
export function formatSignificant(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e15 || magnitude < 1e-6) return value.toExponential(digits - 1).replace('e+', 'e');
  const decimals = Math.max(0, Math.min(20, digits - 1 - Math.floor(Math.log10(magnitude))));
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Fixed decimals with thousands separators, for tables: 12,345.6. */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '—';
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

/** A readable table figure: about four significant digits, grouped, never more decimals than useful. */
export function formatValue(value: number): string {
  const magnitude = Math.abs(value);
  if (value === 0) return '0';
  if (magnitude >= 1000) return formatFixed(value, 0);
  if (magnitude >= 100) return formatFixed(value, 1);
  if (magnitude >= 1) return formatFixed(value, 2);
  return formatSignificant(value, 3);
}

/** Value with expanded uncertainty, rounded to two digits of U: 91.56 ± 0.42. */
export function formatInterval(value: number, expandedU: number): string {
  if (!(expandedU > 0)) return formatValue(value);
  const decimals = Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(expandedU))));
  return `${formatFixed(value, decimals)} ± ${formatFixed(expandedU, decimals)}`;
}
