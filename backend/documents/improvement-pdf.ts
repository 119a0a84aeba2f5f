/** The improvement list on paper: landscape A4, costed measures first, then the other problems. */
import { formatFixed } from '../../shared/quantity/format.ts';
import type { Cell, ImprovementList, TableBlock } from '../../shared/report/model.ts';
import { fontMetrics } from './font-metrics.ts';
import type { FontPaths } from './fonts.ts';
import { findingTitles, improvementColumns, type ImprovementColumn } from './improvement-columns.ts';
import { bodyFont, headFont, renderPdf, type Content } from './pdf-engine.ts';
import { colors, page, sizes } from './pdf-style.ts';
import { tableContent } from './pdf-table.ts';
import { createTexts, type Texts } from './pdf-text.ts';
import { pageNumber } from './report-pdf.ts';

const sidePt = 42;
const widthPt = page.heightPt - 2 * sidePt;
const fontSize = 8;

export async function improvementPdf(
  list: ImprovementList,
  createdAt: Date,
  fonts: FontPaths,
): Promise<Buffer> {
  const texts = createTexts(fontMetrics(fonts.regular));
  return renderPdf({
    fonts,
    createdAt,
    definition: {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [sidePt, 54, sidePt, 52],
      defaultStyle: { font: bodyFont, fontSize: sizes.table, color: colors.ink },
      info: {
        title: `${list.enterpriseName}节能改进清单`,
        author: list.provider,
        subject: `报告编号 ${list.reportNo}`,
        creator: 'plateau-audit',
        keywords: '节能改进清单',
      },
      content: [
        ...title(texts, list),
        ...tableContent(texts, measureTable(list), { widthPt, fontSize }),
        ...(list.findings.length > 0 ? tableContent(texts, findingTable(list), { widthPt, fontSize }) : []),
        ...signatures(texts),
      ],
      footer: (current, count) => pageNumber(texts, current, count),
    },
  });
}

function title(texts: Texts, list: ImprovementList): Content[] {
  const style = { fontSize: sizes.table + 0.5 } as const;
  return [
    texts.text(`${list.enterpriseName}节能改进清单`, {
      fontSize: 17,
      font: headFont,
      bold: true,
      alignment: 'center',
      color: colors.blue,
    }),
    {
      columns: [
        texts.text(`诊断服务机构：${list.provider}`, style),
        texts.text(`报告编号：${list.reportNo}`, { ...style, alignment: 'center' }),
        texts.text(`日期：${list.date}`, { ...style, alignment: 'right' }),
      ],
      margin: [0, 8, 0, 6],
    },
  ];
}

function measureTable(list: ImprovementList): TableBlock {
  const columns = improvementColumns.filter((column) => column.paperShare !== undefined);
  const total = columns.map((column, i): Cell => ({
    text: column.total ? formatFixed(column.total(list.totals), column.decimals ?? 2) : i === 1 ? '合计' : '',
    align: column.total ? 'right' : 'left',
    bold: true,
  }));
  return {
    type: 'table',
    caption: '节能改造建议',
    widths: columns.map((column) => column.paperShare ?? 1),
    head: [columns.map((column) => ({ text: column.title }))],
    rows: [...list.measures.map((line) => columns.map((column) => cell(column, column.value(line)))), total],
    note: '节能量按序号依次计算，已扣除同一设备上排在前面的建议的影响；投资为“待核对”的未计入合计。',
  };
}

function cell(column: ImprovementColumn, value: string | number | null): Cell {
  if (value === null) return { text: '待核对', align: 'right', muted: true };
  if (typeof value === 'string') return { text: value };
  return { text: formatFixed(value, column.decimals ?? 2), align: 'right' };
}

function findingTable(list: ImprovementList): TableBlock {
  return {
    type: 'table',
    caption: '需整改的问题',
    widths: [4, 22, 28, 26, 6, 14],
    head: [findingTitles.map((text) => ({ text }))],
    rows: list.findings.map((finding) => [
      { text: String(finding.no), align: 'right' },
      { text: finding.title },
      { text: finding.detail },
      { text: finding.suggestion },
      { text: finding.severity, align: 'center' },
      { text: finding.basis },
    ]),
  };
}

const signatures = (texts: Texts): Content[] => [
  {
    columns: ['企业确认（签字、盖章）：', '诊断服务机构（签字、盖章）：', '日期：'].map((text) =>
      texts.text(text, { fontSize: sizes.table + 0.5 }),
    ),
    margin: [0, 18, 0, 0],
    unbreakable: true,
  },
];
