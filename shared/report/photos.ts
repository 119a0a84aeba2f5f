/** Photos as the report shows them: number, caption, time and place, pairs side by side. */
import { placeWords, takenWords } from '../evidence/photo-doubts.ts';
import { groupedByPair, partnerOf } from '../evidence/photo-pairs.ts';
import { pairRoleZh } from '../model/evidence.ts';
import type { Row } from '../model/tables.ts';
import type { ReportContext } from './context.ts';
import type { ReportPhoto } from './model.ts';

/** Photos with their number in the report, e.g. 照片 3 炉膛观火孔; the other half of a pair comes along. */
export function photosOf(ctx: ReportContext, ids: readonly string[]): ReportPhoto[] {
  const all = ctx.snapshot.photo.filter((row) => ctx.photoNumbers.has(row.id));
  const wanted = ids.flatMap((id) => all.filter((row) => row.id === id));
  const partners = wanted.flatMap((row) => partnerOf(row, all) ?? []);
  return groupedByPair([...new Set([...wanted, ...partners])]).flatMap((group) =>
    group.map((row) => reportPhoto(ctx, row, group.length === 2)),
  );
}

function reportPhoto(ctx: ReportContext, row: Row<'photo'>, isPaired: boolean): ReportPhoto {
  const role = isPaired && row.pairRole !== null ? `（${pairRoleZh[row.pairRole]}）` : '';
  const number = `照片 ${ctx.photoNumbers.get(row.id) ?? ''}${role}`;
  const note = photoNote(row);
  return {
    photoId: row.id,
    sha256: row.sha256 ?? '',
    caption: `${number}　${row.caption ?? row.fileName ?? ''}`.trim(),
    ...(note === null ? {} : { note }),
    ...(isPaired && row.pairId !== null ? { pairId: row.pairId } : {}),
  };
}

/** Time and place where the file names them: 2026-07-01 10:22 29.65234°N 91.11723°E 海拔 3652 m. */
function photoNote(row: Row<'photo'>): string | null {
  const words = [takenWords(row.takenAt), placeWords(row)].filter((part) => part !== null);
  return words.length === 0 ? null : words.join('　');
}
