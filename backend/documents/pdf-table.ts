/** Tables of the report: caption repeated with the head on every page, figures right-aligned, verdicts coloured. */
import type { Cell, TableBlock } from '../../shared/report/model.ts';
import type { Step } from '../../shared/equipment/types.ts';
import { formatSignificant } from '../../shared/quantity/format.ts';
import type { Content } from './pdf-engine.ts';
import { bodyFont, headFont } from './pdf-engine.ts';
import { pageHeightPt, rowHeightsPt } from './pdf-measure.ts';
import { colors, contentWidthPt, captionedLayout, gridWidths, sizes, verdictColors } from './pdf-style.ts';
import type { Texts } from './pdf-text.ts';

type PdfCell = Content;

export interface TableOptions {
  widthPt?: number;
  fontSize?: number;
}

export function tableContent(texts: Texts, block: TableBlock, options: TableOptions = {}): Content[] {
  const columns = block.widths.length;
  const fontSize = options.fontSize ?? (columns >= 8 ? sizes.small : sizes.table);
  const widths = gridWidths(block.widths, options.widthPt ?? contentWidthPt);
  const body = [
    captionRow(texts, block.caption, columns),
    ...block.head.map((row) => spread(row, columns, (cell, i) => headCell(texts, cell, fontSize, widths[i]))),
    ...block.rows.map((row) => spread(row, columns, (cell, i) => bodyCell(texts, cell, fontSize, widths[i]))),
  ];
  const heights = rowHeightsPt(
    texts.metrics,
    block.rows.map((row) => row.map((cell) => cell.text)),
    widths,
    fontSize,
  );
  const isSmall = heights.reduce((sum, height) => sum + height, 0) <= MAX_HEIGHT_KEPT_TOGETHER_PT;
  const content = [
    grid(body, widths, 1 + block.head.length, { spaceBelow: block.note === undefined, heights }),
    ...(block.note === undefined
      ? []
      : [
          texts.text(`注：${block.note}`, {
            fontSize: sizes.small,
            color: colors.muted,
            margin: [0, 3, 0, 10],
          }),
        ]),
  ];
  return isSmall ? [{ stack: content, unbreakable: true }] : content;
}

/** A table up to this size moves to the next page as a whole rather than being torn. */
const MAX_HEIGHT_KEPT_TOGETHER_PT = 260;
/** A row over this height may break, because an unbreakable row longer than a page would lose its end. */
const MAX_ROW_HEIGHT_PT = pageHeightPt * 0.6;

/** The table of derivation steps: name and symbol, formula over the line with numbers, result, clause. */
export function derivationContent(texts: Texts, caption: string, steps: readonly Step[]): Content[] {
  const shares = [5, 22, 41, 17, 15];
  const head = ['步', '名称', '计算式与代入', '结果', '依据'];
  const body = [
    captionRow(texts, caption, shares.length),
    head.map((text) => headCell(texts, { text, bold: true }, sizes.small)),
    ...steps.map((step, i) => stepRow(texts, step, i + 1)),
  ];
  const widths = gridWidths(shares);
  const heights = rowHeightsPt(
    texts.metrics,
    steps.map((step) => [
      '',
      step.zh,
      `${step.symbol}${step.formula}\n${step.substitution}`,
      '',
      step.clause ?? '',
    ]),
    widths,
    sizes.small,
  );
  return [grid(body, widths, 2, { spaceBelow: true, heights })];
}

function stepRow(texts: Texts, step: Step, number: number): PdfCell[] {
  const fontSize = sizes.small;
  const { text, formula } = texts;
  const working =
    step.kind === 'lookup'
      ? [
          formula(`查表：${step.formula}`, { fontSize }),
          text(step.substitution, { fontSize, color: colors.muted }),
        ]
      : [
          formula(`${step.symbol} = ${step.formula}`, { fontSize }),
          text(`= ${step.substitution}`, { fontSize, color: colors.muted }),
        ];
  return [
    text(String(number), { fontSize, alignment: 'center' }),
    { stack: [text(step.zh, { fontSize }), formula(step.symbol, { fontSize, color: colors.blue })] },
    { stack: working },
    text(`${formatSignificant(step.value, 6)} ${step.unit}`.trim(), {
      fontSize,
      alignment: 'right',
    }),
    text(step.clause ?? '—', { fontSize: sizes.small - 0.5, color: colors.muted }),
  ];
}

function grid(
  body: PdfCell[][],
  widths: number[],
  headerRows: number,
  { spaceBelow, heights }: { spaceBelow: boolean; heights: number[] },
): Content {
  const isRegular = heights.every((height) => height <= MAX_ROW_HEIGHT_PT);
  return {
    table: { headerRows, keepWithHeaderRows: isRegular ? 1 : 0, dontBreakRows: isRegular, widths, body },
    layout: captionedLayout,
    margin: [0, 4, 0, spaceBelow ? 12 : 0],
  };
}

/** Standing inside the table, the caption is never parted from it and heads every following page. */
function captionRow(texts: Texts, caption: string, columns: number): PdfCell[] {
  const cell = texts.text(caption, {
    fontSize: sizes.caption,
    font: headFont,
    alignment: 'center',
    margin: [0, 2, 0, 2],
  });
  const border = [false, false, false, true];
  return spreadEmpty({ ...cell, colSpan: columns, border }, columns);
}

const spreadEmpty = (first: PdfCell, columns: number): PdfCell[] => [
  first,
  ...Array.from({ length: columns - 1 }, () => ({})),
];

/** Puts the placeholders behind a spanning cell that pdfmake expects, and fills short rows. */
function spread(
  row: readonly Cell[],
  columns: number,
  make: (cell: Cell, column: number) => PdfCell,
): PdfCell[] {
  const cells: PdfCell[] = [];
  for (const cell of row) cells.push(...spreadEmpty(make(cell, cells.length), cell.colSpan ?? 1));
  const missing = Math.max(0, columns - cells.length);
  return [...cells, ...Array.from({ length: missing }, () => ({ text: '' }))].slice(0, columns);
}

function headCell(texts: Texts, cell: Cell, fontSize: number, widthPt?: number): PdfCell {
  return {
    ...texts.text(breakBeforeBracket(texts, cell.text, fontSize, widthPt), {
      fontSize,
      font: headFont,
      alignment: cell.align ?? 'center',
    }),
    fillColor: colors.head,
    verticalAlignment: 'middle',
    ...spans(cell),
  };
}

function bodyCell(texts: Texts, cell: Cell, fontSize: number, widthPt?: number): PdfCell {
  if (cell.label === true) return headCell(texts, { ...cell, align: 'left' }, fontSize);
  const words = cell.verdict ? breakBeforeBracket(texts, cell.text, fontSize, widthPt) : cell.text;
  const color = cell.verdict ? verdictColors[cell.verdict] : cell.muted === true ? colors.muted : colors.ink;
  const font = cell.bold === true || cell.verdict === 'fail' ? headFont : bodyFont;
  return {
    ...texts.text(words, { fontSize, alignment: cell.align ?? 'left', color, font }),
    verticalAlignment: 'middle',
    ...spans(cell),
  };
}

/** 投资（万元） in a narrow column breaks before the unit, not inside it. */
function breakBeforeBracket(texts: Texts, text: string, fontSize: number, widthPt?: number): string {
  const fits = widthPt === undefined || texts.metrics.widthPt(text, fontSize) <= widthPt;
  return fits ? text : text.replace(/(?<=.)（/, '\n（');
}

const spans = (cell: Cell): PdfCell => ({
  ...(cell.colSpan ? { colSpan: cell.colSpan } : {}),
  ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
});
