/** Stored numbers as people edit and read them. */

/** A stored number as editable text: all its digits, never an exponent for everyday magnitudes, no separators. */
export function numberText(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '';
  return String(Number(value.toPrecision(12)));
}

/** The same with thousands separators, for reading: 1,234,567.8. */
export function groupedText(value: number): string {
  const [whole = '', fraction] = numberText(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
