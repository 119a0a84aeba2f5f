/** Estimates of heights before the layout: pdfmake loses what does not fit on one page of an unbreakable group. */
import type { FontMetrics } from './font-metrics.ts';
import { page } from './pdf-style.ts';

/** Height of a text line over its font size: ascender plus descender of Noto Sans SC. */
const LINE_HEIGHT = 1.448;
/** Breaking only between words leaves lines shorter than the column. */
const RAGGED = 1.15;

export const pageHeightPt = page.heightPt - page.topPt - page.bottomPt;

/** Height of a text in a column, on the large side. */
export function textHeightPt(metrics: FontMetrics, text: string, fontSize: number, widthPt: number): number {
  const lines = text
    .split('\n')
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil((metrics.widthPt(line, fontSize) * RAGGED) / widthPt)),
      0,
    );
  return lines * fontSize * LINE_HEIGHT;
}

/** Heights of table rows; a cell's text stands in the column of its index. */
export function rowHeightsPt(
  metrics: FontMetrics,
  rows: readonly (readonly string[])[],
  widthsPt: readonly number[],
  fontSize: number,
): number[] {
  const cellPaddingPt = 6;
  return rows.map(
    (row) =>
      cellPaddingPt +
      Math.max(...row.map((text, i) => textHeightPt(metrics, text, fontSize, widthsPt[i] ?? 1)), fontSize),
  );
}
