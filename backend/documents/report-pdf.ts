/** Report model → PDF/A-3 with the audit's data embedded as audit.json. */
import type { Chapter, ReportModel } from '../../shared/report/model.ts';
import { fontMetrics } from './font-metrics.ts';
import type { FontPaths } from './fonts.ts';
import { heading, type BlockContext } from './pdf-blocks.ts';
import { flowContent } from './pdf-flow.ts';
import {
  bodyFont,
  renderPdf,
  type Content,
  type Definition,
  type EmbeddedFile,
  type LaidOutNode,
} from './pdf-engine.ts';
import { contentsPage, cover, signaturePage } from './pdf-front.ts';
import { colors, contentWidthPt, page, sizes } from './pdf-style.ts';
import { createTexts, type Texts } from './pdf-text.ts';

export interface ReportImage {
  photoId: string;
  /** JPEG bytes of the derivative. */
  jpeg: Uint8Array;
  widthPx: number;
  heightPx: number;
}

export interface ReportPdfInput {
  report: ReportModel;
  images: readonly ReportImage[];
  auditJson: string;
  createdAt: Date;
  fonts: FontPaths;
}

export interface PdfResult {
  pdf: Buffer;
  pages: number;
}

export const AUDIT_FILE_NAME = 'audit.json';

/** The report as bytes; the same input gives the same bytes. */
export async function reportPdf(input: ReportPdfInput): Promise<PdfResult> {
  const { report, fonts, createdAt } = input;
  const texts = createTexts(fontMetrics(fonts.regular));
  let pages = 0;
  const definition = reportDefinition(texts, input, (count) => {
    pages = Math.max(pages, count);
  });
  const auditFile: EmbeddedFile = {
    src: `data:application/json;base64,${Buffer.from(input.auditJson, 'utf8').toString('base64')}`,
    name: AUDIT_FILE_NAME,
    type: 'application/json',
    description: `${report.enterpriseName} 诊断数据`,
    relationship: 'Source',
    creationDate: createdAt,
    modifiedDate: createdAt,
  };
  const pdf = await renderPdf({ fonts, createdAt, definition, files: { [AUDIT_FILE_NAME]: auditFile } });
  return { pdf, pages };
}

function reportDefinition(texts: Texts, input: ReportPdfInput, onPages: (count: number) => void): Definition {
  const { report, images } = input;
  const names = new Map(images.map((image) => [image.photoId, { name: `p${image.photoId}`, ...image }]));
  let marks = 0;
  const ctx: BlockContext = {
    texts,
    headings: [],
    nextMark: () => `b${(marks += 1)}`,
    imageOf: (photoId) => names.get(photoId),
  };
  const body = bodyContent(ctx, report);
  const contents = contentsPage(texts, ctx.headings);
  return {
    pageSize: 'A4',
    pageMargins: [page.sidePt, page.topPt, page.sidePt, page.bottomPt],
    defaultStyle: { font: bodyFont, fontSize: sizes.body, color: colors.ink },
    info: {
      title: `${report.enterpriseName}${report.title}`,
      author: report.provider,
      subject: `报告编号 ${report.reportNo}`,
      creator: `plateau-audit ${report.engineVersion}`,
      keywords: '节能诊断',
    },
    images: Object.fromEntries(
      images.map((image) => [
        `p${image.photoId}`,
        `data:image/jpeg;base64,${Buffer.from(image.jpeg).toString('base64')}`,
      ]),
    ),
    content: [...cover(texts, report), ...signaturePage(texts, report), ...contents, ...body],
    header: runningHead(texts, report),
    footer: (current: number, count: number): Content | null => {
      onPages(count);
      return current === 1 ? null : pageNumber(texts, current, count);
    },
    pageBreakBefore: isOrphanHeading,
  };
}

function bodyContent(ctx: BlockContext, report: ReportModel): Content[] {
  const summary: Chapter = { no: '', title: '摘要', blocks: report.summary };
  return [summary, ...report.chapters].flatMap((chapter) => {
    const title = chapter.no === '' ? chapter.title : `${chapter.no}　${chapter.title}`;
    const head = { ...heading(ctx, 1, title), pageBreak: 'before' };
    return [head, ...flowContent(ctx, chapter.blocks)];
  });
}

function runningHead(texts: Texts, report: ReportModel): (current: number) => Content | null {
  return (current) =>
    current === 1
      ? null
      : {
          stack: [
            {
              columns: [
                texts.text(`${report.enterpriseName}${report.title}`, {
                  fontSize: sizes.small,
                  color: colors.muted,
                }),
                {
                  ...texts.text(`报告编号：${report.reportNo}`, {
                    fontSize: sizes.small,
                    color: colors.muted,
                    alignment: 'right',
                  }),
                  width: 'auto',
                },
              ],
            },
            {
              canvas: [
                {
                  type: 'line',
                  x1: 0,
                  y1: 3,
                  x2: contentWidthPt,
                  y2: 3,
                  lineWidth: 0.5,
                  lineColor: colors.rule,
                },
              ],
            },
          ],
          margin: [page.sidePt, 44, page.sidePt, 0],
        };
}

export function pageNumber(texts: Texts, current: number, count: number): Content {
  return texts.text(`第 ${current} 页　共 ${count} 页`, {
    fontSize: sizes.small,
    color: colors.muted,
    alignment: 'center',
    margin: [0, 24, 0, 0],
  });
}

/** Every block has one marked text, see blockContent. */
const isMarked = (node: LaidOutNode): boolean => node.id !== undefined && node.headlineLevel === undefined;

/** A heading that would stand last on its page moves to the next one. */
function isOrphanHeading(
  node: LaidOutNode,
  nodes: { getFollowingNodesOnPage: () => LaidOutNode[] },
): boolean {
  if (node.headlineLevel === undefined) return false;
  return !nodes.getFollowingNodesOnPage().some(isMarked);
}
