/** Measures and colours of the printed documents: A4, black and dark blue, full-grid tables. Lengths in points. */
import type { Verdict } from '../../shared/equipment/types.ts';
import type { TableLayout } from './pdf-engine.ts';

export const page = {
  widthPt: 595.28,
  heightPt: 841.89,
  sidePt: 68,
  topPt: 82,
  bottomPt: 66,
} as const;
export const contentWidthPt = page.widthPt - 2 * page.sidePt;

export const colors = {
  ink: '#111111',
  muted: '#5f6670',
  blue: '#1f3a5f',
  rule: '#7a828d',
  head: '#e9edf3',
  infoFill: '#f1f4f8',
  warnFill: '#fbf3e4',
  warnRule: '#a8781c',
} as const;

export const verdictColors: Record<Verdict, string> = {
  pass: '#1b5e2a',
  fail: '#a11d1d',
  uncertain: '#8a5a00',
  unchecked: '#5f6670',
};

export const sizes = { body: 10.5, table: 9, small: 8.5, caption: 9.5, h1: 16, h2: 13, h3: 11 } as const;

const cellPaddingPt = 4;
const linePt = 0.5;

export const gridLayout: TableLayout = {
  hLineWidth: () => linePt,
  vLineWidth: () => linePt,
  hLineColor: () => colors.rule,
  vLineColor: () => colors.rule,
  paddingLeft: () => cellPaddingPt,
  paddingRight: () => cellPaddingPt,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};

/** For tables whose first row is their caption: no rule above it. */
export const captionedLayout: TableLayout = {
  ...gridLayout,
  hLineWidth: (row: number) => (row === 0 ? 0 : linePt),
};

/** Relative widths to points so that the grid fills the text width exactly. */
export function gridWidths(shares: readonly number[], totalPt: number = contentWidthPt): number[] {
  const inner = totalPt - shares.length * 2 * cellPaddingPt - (shares.length + 1) * linePt;
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => (inner * share) / sum);
}
