/** The only place that touches pdfmake's global instance: fonts, access policies, fixed dates, bytes. */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { FontPaths } from './fonts.ts';

/** Names by which documents and charts refer to the fonts: body text, and headings. */
export const bodyFont = 'NotoSansSC';
export const headFont = 'NotoSansSCHead';

/**
 * A node of pdfmake's document tree. Its published union type is too wide to spread and lacks what 0.3 added
 * (outlines, sections, files), so nodes are plain records here and are cast once, in this file.
 */
export type Content = Record<string, unknown>;
export type TableLayout = Record<string, unknown>;

export interface Definition {
  pageSize: 'A4';
  pageOrientation?: 'portrait' | 'landscape';
  pageMargins: [number, number, number, number];
  defaultStyle: { font: string; fontSize: number; color: string };
  info: { title: string; author: string; subject: string; creator: string; keywords: string };
  /** Image name → data URL. */
  images?: Record<string, string>;
  content: Content[];
  header?: (current: number, count: number) => Content | null;
  footer?: (current: number, count: number) => Content | null;
  pageBreakBefore?: (node: LaidOutNode, nodes: { getFollowingNodesOnPage: () => LaidOutNode[] }) => boolean;
}

export interface LaidOutNode {
  id?: string;
  headlineLevel?: number;
}

export interface EmbeddedFile {
  src: string;
  name: string;
  type: string;
  description: string;
  relationship: 'Source' | 'Data';
  creationDate: Date;
  modifiedDate: Date;
}

export interface PdfInput {
  fonts: FontPaths;
  /** Moment written into the file; the same moment and content give the same bytes. */
  createdAt: Date;
  definition: Definition;
  files?: Record<string, EmbeddedFile>;
}

/**
 * PDF/A-3b with embedded fonts and files. Nothing is read from network or disk but the three font files.
 * `tagged` stays off: pdfmake marks no content, so the file must not claim to be tagged.
 */
export async function renderPdf({ fonts, createdAt, definition, files }: PdfInput): Promise<Buffer> {
  const allowed = new Set<string>(Object.values(fonts));
  pdfmake.setFonts({
    [bodyFont]: { normal: fonts.regular, bold: fonts.bold, italics: fonts.regular, bolditalics: fonts.bold },
    [headFont]: { normal: fonts.medium, bold: fonts.bold, italics: fonts.medium, bolditalics: fonts.bold },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path));
  const complete = {
    ...definition,
    version: '1.7',
    subset: 'PDF/A-3b',
    language: 'zh-CN',
    displayTitle: true,
    info: { ...definition.info, creationDate: createdAt, modDate: createdAt },
    ...(files ? { files } : {}),
  };
  return pdfmake.createPdf(complete as unknown as TDocumentDefinitions).getBuffer();
}
