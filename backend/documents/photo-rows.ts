/** Photos of the report: two beside each other, each over its caption; the two of a pair always share a row. */
import type { Block } from '../../shared/report/model.ts';
import { headFont, type Content } from './pdf-engine.ts';
import { colors, contentWidthPt, sizes } from './pdf-style.ts';
import type { Texts } from './pdf-text.ts';

type ReportPhoto = Extract<Block, { type: 'photos' }>['photos'][number];

export interface PhotoRowContext {
  texts: Texts;
  /** Name of the picture in the document's image table, or undefined when the file is not at hand. */
  imageOf: (photoId: string) => { name: string } | undefined;
}

const GAP_PT = 14;
const HEIGHT_PT = 165;

export function photoRows(ctx: PhotoRowContext, photos: readonly ReportPhoto[]): Content[] {
  const width = (contentWidthPt - GAP_PT) / 2;
  return rowsOfTwo(photos).map((row) => {
    const columns = row.map((photo) => ({ width, stack: photoCell(ctx, photo, width) }));
    // A last single photo stands in the middle.
    const spacer = { width: width / 2 - GAP_PT / 2, text: '' };
    return {
      columns: columns.length === 1 ? [spacer, ...columns, spacer] : columns,
      columnGap: GAP_PT,
      unbreakable: true,
      margin: [0, 6, 0, 8],
    };
  });
}

/** Two and two in their order; a pair is never parted by what stands before it. */
export function rowsOfTwo<T extends { pairId?: string }>(photos: readonly T[]): T[][] {
  const rows: T[][] = [];
  let open: T[] = [];
  const close = () => {
    if (open.length > 0) rows.push(open);
    open = [];
  };
  for (const [i, photo] of photos.entries()) {
    const startsPair = photo.pairId !== undefined && photos[i + 1]?.pairId === photo.pairId;
    if (startsPair) close();
    open.push(photo);
    if (open.length === 2) close();
  }
  close();
  return rows;
}

function photoCell({ texts, imageOf }: PhotoRowContext, photo: ReportPhoto, width: number): Content[] {
  const image = imageOf(photo.photoId);
  const small = { fontSize: sizes.small, color: colors.muted, alignment: 'center' as const };
  const picture: Content = image
    ? { image: image.name, fit: [width, HEIGHT_PT], alignment: 'center' }
    : texts.text('（照片文件不在本机，同步后重新生成报告）', small);
  const caption = texts.text(photo.caption, {
    fontSize: sizes.caption,
    font: headFont,
    alignment: 'center',
    margin: [0, 3, 0, 0],
  });
  return photo.note === undefined ? [picture, caption] : [picture, caption, texts.text(photo.note, small)];
}
