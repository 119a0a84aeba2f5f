/** Before and after: two photos of one place that share a pair id and differ in their role. */
import type { PairRole } from '../model/evidence.ts';
import type { Row } from '../model/tables.ts';

type Paired = Pick<Row<'photo'>, 'id' | 'pairId' | 'pairRole' | 'deleted'>;

/** The other photo of a pair; undefined when it was removed or its role does not fit. */
export function partnerOf<T extends Paired>(photo: Paired, photos: readonly T[]): T | undefined {
  if (photo.pairId === null || photo.pairRole === null) return undefined;
  const wanted: PairRole = photo.pairRole === 'before' ? 'after' : 'before';
  return photos.find(
    (other) =>
      other.id !== photo.id && !other.deleted && other.pairId === photo.pairId && other.pairRole === wanted,
  );
}

/** Single photos and pairs (before first), each where its first member stands. */
export function groupedByPair<T extends Paired>(photos: readonly T[]): T[][] {
  const taken = new Set<string>();
  return photos.flatMap((photo): T[][] => {
    if (taken.has(photo.id)) return [];
    taken.add(photo.id);
    const partner = partnerOf(photo, photos);
    if (!partner || taken.has(partner.id)) return [[photo]];
    taken.add(partner.id);
    return [photo.pairRole === 'before' ? [photo, partner] : [partner, photo]];
  });
}

export interface PairEdit {
  photoId: string;
  values: { pairId: string | null; pairRole: PairRole | null };
}

/** Edits that make a pair of two photos; partners that either of them leaves behind are freed. */
export function pairEdits(
  photo: Paired,
  role: PairRole,
  partner: Paired,
  pairId: string,
  photos: readonly Paired[],
): PairEdit[] {
  const freed = [photo, partner].flatMap((member) => {
    const left = partnerOf(member, photos);
    return left && left.id !== photo.id && left.id !== partner.id ? unpaired(left) : [];
  });
  const other: PairRole = role === 'before' ? 'after' : 'before';
  return [
    ...freed,
    { photoId: photo.id, values: { pairId, pairRole: role } },
    { photoId: partner.id, values: { pairId, pairRole: other } },
  ];
}

/** Edits that part a pair. */
export function partingEdits(photo: Paired, photos: readonly Paired[]): PairEdit[] {
  const partner = partnerOf(photo, photos);
  return [...unpaired(photo), ...(partner ? unpaired(partner) : [])];
}

const unpaired = ({ id }: Paired): PairEdit[] => [{ photoId: id, values: { pairId: null, pairRole: null } }];
