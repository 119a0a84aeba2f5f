/** Blocks of the report model → pdfmake content. */
import type { Block, ChartBlock } from '../../shared/report/model.ts';
import { assertNever } from '../../shared/report/assert-never.ts';
import { chartSvg } from './chart-svg.ts';
import { bodyFont, headFont, type Content } from './pdf-engine.ts';
import { colors, contentWidthPt, sizes } from './pdf-style.ts';
import { derivationContent, tableContent } from './pdf-table.ts';
import type { Texts } from './pdf-text.ts';
import { photoRows } from './photo-rows.ts';

export interface Heading {
  id: string;
  level: 1 | 2 | 3;
  text: string;
}

export interface BlockContext {
  texts: Texts;
  /** Headings in the order of the document, for contents page and bookmarks. */
  headings: Heading[];
  /** A new id for the first text of a block. */
  nextMark: () => string;
  /** Name of the image in the document's image table, or undefined when the file is not at hand. */
  imageOf: (photoId: string) => { name: string; widthPx: number; heightPx: number } | undefined;
}

export function blockContent(ctx: BlockContext, block: Block): Content[] {
  const contents = toContent(ctx, block);
  if (block.type !== 'heading') contents.some((node) => markFirstText(node, ctx.nextMark));
  return contents;
}

/**
 * Gives the first text of a block an id. pdfmake corrects the page of a moved line only where its node has one, and
 * the layout asks for that page to see whether a heading stands alone. Head rows repeat, so they cannot serve.
 */
function markFirstText(node: Content, nextMark: () => string): boolean {
  const { table } = node as { table?: { headerRows?: number; body: Content[][] } };
  const children = table
    ? table.body.slice(table.headerRows ?? 0).flat()
    : ((node['stack'] ?? node['columns'] ?? []) as Content[]);
  if (node['text'] !== undefined && node['text'] !== '') {
    node['id'] = nextMark();
    return true;
  }
  return children.some((child) => markFirstText(child, nextMark));
}

function toContent(ctx: BlockContext, block: Block): Content[] {
  const { texts } = ctx;
  switch (block.type) {
    case 'heading':
      return [heading(ctx, block.level, block.text)];
    case 'paragraph':
      return [bodyParagraph(texts, block.text, block.muted === true)];
    case 'list':
      return block.items.map((item, i) => listItem(texts, item, i));
    case 'table':
      return tableContent(texts, block);
    case 'chart':
      return [chart(texts, block)];
    case 'derivation':
      return derivationContent(texts, block.caption, block.steps);
    case 'photos':
      return photoRows(ctx, block.photos);
    case 'callout':
      return [callout(texts, block.tone, block.text)];
    case 'pageBreak':
      return [{ text: '', pageBreak: 'after' }];
    default:
      return assertNever(block);
  }
}

const headingStyle = {
  1: { fontSize: sizes.h1, font: headFont, bold: true, margin: [0, 0, 0, 14] },
  2: { fontSize: sizes.h2, font: headFont, bold: false, margin: [0, 12, 0, 6] },
  3: { fontSize: sizes.h3, font: headFont, bold: false, margin: [0, 10, 0, 4] },
} as const;

/** A heading with its bookmark; `headlineLevel` lets the layout keep it with what follows. */
export function heading(ctx: BlockContext, level: 1 | 2 | 3, text: string): Content {
  const id = `h${ctx.headings.length + 1}`;
  const parent = ctx.headings.findLast((entry) => entry.level < level);
  ctx.headings.push({ id, level, text });
  const { margin, ...style } = headingStyle[level];
  return {
    ...ctx.texts.text(text, { ...style, margin: [...margin], color: colors.blue }),
    id,
    headlineLevel: level,
    outline: true,
    outlineText: text.replaceAll('　', ' '),
    outlineExpanded: false,
    ...(parent ? { outlineParentId: parent.id } : {}),
  };
}

/** Chinese body text: indented by two characters, justified. */
export function bodyParagraph(texts: Texts, text: string, isMuted: boolean): Content {
  return texts.text(text, {
    fontSize: sizes.body,
    font: bodyFont,
    alignment: 'justify',
    leadingIndent: 2 * sizes.body,
    margin: [0, 0, 0, 5],
    lineHeight: 1.12,
    ...(isMuted ? { color: colors.muted } : {}),
  });
}

function listItem(texts: Texts, item: string, i: number): Content {
  return {
    columns: [
      texts.text(`（${i + 1}）`, { fontSize: sizes.body, alignment: 'right' }),
      texts.text(item, { fontSize: sizes.body, alignment: 'justify', lineHeight: 1.12 }),
    ].map((column, c) => ({ ...column, width: c === 0 ? 36 : '*' })),
    columnGap: 4,
    margin: [0, 0, 0, 3],
  };
}

function chart(texts: Texts, block: ChartBlock): Content {
  const drawn = chartSvg(block.chart, bodyFont, texts.metrics);
  const width = Math.min(contentWidthPt, drawn.widthPx * 0.75);
  return {
    stack: [{ svg: drawn.svg, width, alignment: 'center', font: bodyFont }, caption(texts, block.caption)],
    unbreakable: true,
    margin: [0, 6, 0, 10],
  };
}

const caption = (texts: Texts, text: string): Content =>
  texts.text(text, { fontSize: sizes.caption, font: headFont, alignment: 'center', margin: [0, 3, 0, 0] });

/** A longer one may break over the page end: an unbreakable group longer than a page would lose its end. */
const MAX_CALLOUT_CHARACTERS = 600;

function callout(texts: Texts, tone: 'info' | 'warn', text: string): Content {
  const rule = tone === 'warn' ? colors.warnRule : colors.blue;
  const lead = tone === 'warn' ? '注意：' : '说明：';
  const words = /^(请注意|注意|说明)：/.test(text) ? text : lead + text;
  return {
    table: { widths: ['*'], body: [[texts.text(words, { fontSize: sizes.table + 0.5, lineHeight: 1.1 })]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (i: number) => (i === 0 ? 2.5 : 0),
      vLineColor: () => rule,
      fillColor: () => (tone === 'warn' ? colors.warnFill : colors.infoFill),
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    unbreakable: words.length <= MAX_CALLOUT_CHARACTERS,
    margin: [0, 4, 0, 8],
  };
}
