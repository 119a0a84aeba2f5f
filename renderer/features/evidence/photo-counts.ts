/** How many photos prove each reading, counted once per state of the photo table. */
import type { Row } from '../../../shared/model/tables.ts';
import { rowsOf, type AuditTables } from '../audit/tables-state.ts';

const counted = new WeakMap<readonly Row<'photo'>[], ReadonlyMap<string, number>>();

const keyOf = (subjectId: string | null, readingKey: string | null) =>
  `${subjectId ?? ''}\n${readingKey ?? ''}`;

export function photoCount(tables: AuditTables, equipmentId: string, readingKey: string): number {
  const photos = rowsOf(tables, 'photo');
  let counts = counted.get(photos);
  if (!counts) {
    const own = photos.filter((photo) => photo.readingKey !== null);
    const groups = Map.groupBy(own, (photo) => keyOf(photo.subjectId, photo.readingKey));
    counts = new Map([...groups].map(([key, list]) => [key, list.length]));
    counted.set(photos, counts);
  }
  return counts.get(keyOf(equipmentId, readingKey)) ?? 0;
}
