/** Cover, signature page and table of contents. */
import type { ReportModel } from '../../shared/report/model.ts';
import type { Heading } from './pdf-blocks.ts';
import { headFont, type Content } from './pdf-engine.ts';
import { colors, contentWidthPt, gridLayout, gridWidths, sizes } from './pdf-style.ts';
import type { Texts } from './pdf-text.ts';

export function cover(texts: Texts, report: ReportModel): Content[] {
  const { text } = texts;
  const line = (label: string, value: string): Record<string, unknown>[] => [
    {
      ...text(label, { fontSize: 13, font: headFont, alignment: 'left' }),
      border: [false, false, false, false],
    },
    { ...text(value, { fontSize: 13, alignment: 'center' }), border: [false, false, false, true] },
  ];
  return [
    text(`报告编号：${report.reportNo}`, { fontSize: 11, alignment: 'right', margin: [0, 0, 0, 110] }),
    text(report.enterpriseName, {
      fontSize: 22,
      font: headFont,
      bold: true,
      alignment: 'center',
      color: colors.blue,
    }),
    text(report.title, {
      fontSize: 30,
      font: headFont,
      bold: true,
      alignment: 'center',
      color: colors.blue,
      margin: [0, 18, 0, 0],
    }),
    {
      canvas: [
        {
          type: 'line',
          x1: 130,
          y1: 0,
          x2: contentWidthPt - 130,
          y2: 0,
          lineWidth: 1.5,
          lineColor: colors.blue,
        },
      ],
      margin: [0, 22, 0, 150],
    },
    {
      table: {
        widths: [140, 240],
        heights: 30,
        body: [
          line('企业名称', report.enterpriseName),
          line('诊断服务机构（盖章）', report.provider),
          line('诊断统计期', report.period),
          line('报告日期', report.date),
        ],
      },
      layout: {
        ...gridLayout,
        vLineWidth: () => 0,
        paddingTop: () => 8,
        paddingBottom: () => 3,
        defaultBorder: false,
      },
      margin: [(contentWidthPt - 396) / 2, 0, 0, 0],
    },
    {
      ...text(report.confidentiality, {
        fontSize: sizes.table,
        color: colors.muted,
        alignment: 'center',
        margin: [0, 90, 0, 0],
      }),
      pageBreak: 'after',
    },
  ];
}

export function signaturePage(texts: Texts, report: ReportModel): Content[] {
  const { text } = texts;
  const rows = report.signatures.map(({ role, name }) => [
    { ...text(role, { fontSize: sizes.body, font: headFont }), verticalAlignment: 'middle' },
    { ...text(name, { fontSize: sizes.body }), verticalAlignment: 'middle' },
  ]);
  return [
    text('签 署 页', {
      fontSize: sizes.h1,
      font: headFont,
      bold: true,
      alignment: 'center',
      color: colors.blue,
      margin: [0, 0, 0, 18],
    }),
    {
      table: { widths: gridWidths([42, 58]), heights: 32, body: rows },
      layout: gridLayout,
      margin: [0, 0, 0, 22],
    },
    text('声明', { fontSize: sizes.h3, font: headFont, margin: [0, 0, 0, 6] }),
    ...report.validityNotices.map((notice, i) =>
      text(`${i + 1}. ${notice}`, { fontSize: sizes.body, margin: [0, 0, 0, 4] }),
    ),
    { text: '', margin: [0, 0, 0, 14] },
    ...report.providerLines.map((entry, i) => {
      const last = i === report.providerLines.length - 1;
      return {
        ...text(entry, { fontSize: sizes.body, margin: [0, 0, 0, 4] }),
        ...(last ? { pageBreak: 'after' } : {}),
      };
    }),
  ];
}

/** Wide enough for the five zeros that pdfmake measures before it knows the page. */
const NUMBER_WIDTH_PT = 34;

/** Chapters and sections with dotted leaders; the numbers are filled in by pdfmake after the layout. */
export function contentsPage(texts: Texts, headings: readonly Heading[]): Content[] {
  const entries = headings.filter((heading) => heading.level < 3);
  const lines = entries.map((heading) => {
    const isChapter = heading.level === 1;
    const fontSize = isChapter ? 11 : sizes.body;
    const indent = isChapter ? 0 : 16;
    const style = { fontSize, ...(isChapter ? { font: headFont } : {}) };
    return {
      columns: [
        {
          ...texts.text(heading.text, { ...style, noWrap: true }),
          width: 'auto',
          linkToDestination: heading.id,
        },
        {
          ...texts.text(leader(texts, heading.text, fontSize, indent), { fontSize, alignment: 'right' }),
          width: '*',
        },
        { pageReference: heading.id, ...style, alignment: 'right', width: NUMBER_WIDTH_PT },
      ],
      margin: [indent, isChapter ? 6 : 1.5, 0, 0],
    };
  });
  return [
    texts.text('目　录', {
      fontSize: sizes.h1,
      font: headFont,
      bold: true,
      alignment: 'center',
      color: colors.blue,
      margin: [0, 0, 0, 12],
    }),
    ...lines,
  ];
}

function leader(texts: Texts, title: string, fontSize: number, indent: number): string {
  const dot = texts.metrics.widthPt('.', fontSize);
  const used = texts.metrics.widthPt(`${title}　`, fontSize * 1.02) + indent;
  return '.'.repeat(Math.max(3, Math.floor((contentWidthPt - NUMBER_WIDTH_PT - used) / dot)));
}
