/** Makes the three documents of one report. Runs inside the worker; knows nothing of threads. */
import type { Progress } from '../../shared/contract/base.ts';
import type { ImprovementList, ReportModel } from '../../shared/report/model.ts';
import { fontPaths, type FontPaths } from './fonts.ts';
import { improvementPdf } from './improvement-pdf.ts';
import { improvementXlsx } from './improvement-xlsx.ts';
import { derivePhoto, reportPhotoLevels, type PhotoChange, type PhotoLevel } from './photo-derivative.ts';
import { reportPdf, type PdfResult, type ReportImage } from './report-pdf.ts';

export interface DocumentPhoto extends PhotoChange {
  photoId: string;
  path: string;
}

export interface DocumentInput {
  report: ReportModel;
  list: ImprovementList;
  photos: DocumentPhoto[];
  /** Embedded in the PDF as audit.json, byte for byte. */
  auditJson: string;
  /** ISO instant written into the files; the same input gives the same bytes. */
  createdAt: string;
  /** Largest report the recipient accepts, bytes; photos are scaled until it fits. */
  limitBytes?: number;
  /** Long edge and JPEG quality of the photos at the start; 1,200 px and 80 without it. */
  photoQuality?: PhotoLevel;
}

export interface Documents {
  report: Uint8Array;
  pages: number;
  improvementPdf: Uint8Array;
  improvementXlsx: Uint8Array;
  /** Sentences for the user: scaled photos, unreadable photos, a report that cannot be made small enough. */
  notes: string[];
}

export async function makeDocuments(
  input: DocumentInput,
  fontsDir: string | undefined,
  onProgress: (progress: Progress) => void,
): Promise<Documents> {
  const fonts = fontPaths(fontsDir);
  const fitted = await fitReport(input, { fonts, fontsDir }, onProgress);
  const createdAt = new Date(input.createdAt);
  onProgress({ phase: 'write', done: 1, total: 3, detail: '节能改进清单（PDF）' });
  const listPdf = await improvementPdf(input.list, createdAt, fonts);
  onProgress({ phase: 'write', done: 2, total: 3, detail: '节能改进清单（Excel）' });
  const listXlsx = await improvementXlsx(input.list, createdAt);
  onProgress({ phase: 'write', done: 3, total: 3 });
  return {
    report: fitted.pdf,
    pages: fitted.pages,
    improvementPdf: listPdf,
    improvementXlsx: listXlsx,
    notes: fitted.notes,
  };
}

/** Renders the report; while it is over the limit, once more with the best photo level that is expected to fit. */
async function fitReport(
  input: DocumentInput,
  { fonts, fontsDir }: { fonts: FontPaths; fontsDir: string | undefined },
  onProgress: (progress: Progress) => void,
): Promise<PdfResult & { notes: string[] }> {
  const limit = input.limitBytes ?? Number.POSITIVE_INFINITY;
  const levels = levelsFrom(input.photoQuality);
  let last: (PdfResult & { level: PhotoLevel; unreadable: string[] }) | undefined;
  let withoutPhotosBytes = 0;
  for (const [i, level] of levels.entries()) {
    const { images, unreadable } = await photosAt(input, level, fontsDir, onProgress);
    const photoBytes = images.reduce((sum, image) => sum + image.jpeg.byteLength, 0);
    const isLastLevel = i === levels.length - 1 || images.length === 0;
    if (last && withoutPhotosBytes + photoBytes > limit && !isLastLevel) continue;
    onProgress({ phase: 'render', done: 0, total: 1, detail: '诊断报告（PDF）' });
    const made = await reportPdf({ ...input, images, fonts, createdAt: new Date(input.createdAt) });
    onProgress({ phase: 'render', done: 1, total: 1 });
    last = { ...made, level, unreadable };
    withoutPhotosBytes = made.pdf.byteLength - photoBytes;
    if (made.pdf.byteLength <= limit || isLastLevel) break;
  }
  if (!last) throw new Error('没有可用的照片等级，无法生成报告。');
  return {
    pdf: last.pdf,
    pages: last.pages,
    notes: [...last.unreadable, ...fitNotes(last, levels[0], limit)],
  };
}

function levelsFrom(start: PhotoLevel | undefined): readonly PhotoLevel[] {
  if (!start) return reportPhotoLevels;
  return [start, ...reportPhotoLevels.filter((level) => level.edgePx < start.edgePx)];
}

function fitNotes(
  made: PdfResult & { level: PhotoLevel },
  first: PhotoLevel | undefined,
  limit: number,
): string[] {
  if (!Number.isFinite(limit)) return [];
  const size = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const { byteLength } = made.pdf;
  if (byteLength > limit) {
    return [
      `照片已缩到最小，报告仍有 ${size(byteLength)}，超过 ${size(limit)} 的限制。请减少照片后重新生成，或改用其他方式报送。`,
    ];
  }
  if (made.level.edgePx === first?.edgePx) return [];
  return [
    `为使报告不超过 ${size(limit)}，报告中的照片已缩小到长边 ${made.level.edgePx} 像素；原始照片未改动。`,
  ];
}

async function photosAt(
  input: DocumentInput,
  level: PhotoLevel,
  fontsDir: string | undefined,
  onProgress: (progress: Progress) => void,
): Promise<{ images: ReportImage[]; unreadable: string[] }> {
  const images: ReportImage[] = [];
  const unreadable: string[] = [];
  const wanted = shownPhotos(input.report);
  const photos = input.photos.filter((photo) => wanted.has(photo.photoId));
  for (const [i, photo] of photos.entries()) {
    onProgress({ phase: 'prepare', done: i, total: photos.length, detail: '照片' });
    try {
      const { jpeg, widthPx, heightPx } = await derivePhoto(photo.path, level, { ...photo, fontsDir });
      images.push({ photoId: photo.photoId, jpeg, widthPx, heightPx });
    } catch (error) {
      // One damaged photo must not cost the report; its place says that the file is missing.
      const reason = error instanceof Error ? error.message : String(error);
      unreadable.push(`${wanted.get(photo.photoId) ?? '照片'}：${reason}`);
    }
  }
  return { images, unreadable };
}

/** Id → caption of the photos that the report shows. */
function shownPhotos(report: ReportModel): Map<string, string> {
  const blocks = [...report.summary, ...report.chapters.flatMap((chapter) => chapter.blocks)];
  return new Map(
    blocks.flatMap((block) =>
      block.type === 'photos' ? block.photos.map((p) => [p.photoId, p.caption] as const) : [],
    ),
  );
}
