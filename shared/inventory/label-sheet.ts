/** Sheets of labels on A4: where each label lies. Sizes are those that office suppliers sell, in mm. */

export interface LabelFormat {
  id: string;
  zh: string;
  widthMm: number;
  heightMm: number;
  columns: number;
  rows: number;
  /** Space between two columns. */
  gapMm: number;
}

export const A4_MM = { width: 210, height: 297 } as const;

export const firstFormat: LabelFormat = {
  id: '63x38',
  zh: '63.5×38.1 mm，每张 21 枚',
  widthMm: 63.5,
  heightMm: 38.1,
  columns: 3,
  rows: 7,
  gapMm: 2.5,
};

export const labelFormats: readonly LabelFormat[] = [
  firstFormat,
  { id: '99x57', zh: '99.1×57 mm，每张 10 枚', widthMm: 99.1, heightMm: 57, columns: 2, rows: 5, gapMm: 2.5 },
  { id: '70x37', zh: '70×37 mm，每张 24 枚', widthMm: 70, heightMm: 37, columns: 3, rows: 8, gapMm: 0 },
  {
    id: '48x25',
    zh: '48.5×25.4 mm，每张 44 枚',
    widthMm: 48.5,
    heightMm: 25.4,
    columns: 4,
    rows: 11,
    gapMm: 0,
  },
  { id: '105x74', zh: '105×74 mm，每张 8 枚', widthMm: 105, heightMm: 74, columns: 2, rows: 4, gapMm: 0 },
];

export const perSheet = (format: LabelFormat): number => format.columns * format.rows;

export interface PlacedLabel {
  /** Index of the label in the order given. */
  index: number;
  leftMm: number;
  topMm: number;
}

/**
 * Labels sheet by sheet, row by row. The block of labels lies in the middle of the sheet.
 * @param start first free place of the first sheet, from 1; a value off the sheet counts as its nearest place.
 */
export function labelSheets(format: LabelFormat, count: number, start: number): PlacedLabel[][] {
  const places = perSheet(format);
  const skipped = Math.max(1, Math.min(places, Math.round(start))) - 1;
  const stepMm = format.widthMm + format.gapMm;
  const leftMm = (A4_MM.width - format.columns * stepMm + format.gapMm) / 2;
  const topMm = (A4_MM.height - format.rows * format.heightMm) / 2;
  const sheets: PlacedLabel[][] = Array.from({ length: Math.ceil((skipped + count) / places) }, () => []);
  for (let index = 0; index < count; index += 1) {
    const place = skipped + index;
    const onSheet = place % places;
    sheets[Math.floor(place / places)]?.push({
      index,
      leftMm: leftMm + (onSheet % format.columns) * stepMm,
      topMm: topMm + Math.floor(onSheet / format.columns) * format.heightMm,
    });
  }
  return count === 0 ? [] : sheets;
}
