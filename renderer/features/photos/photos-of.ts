/** Photos by what they belong to, found once per change of the photos and not once per strip. */
import type { Row } from '../../../shared/model/tables.ts';
import { rowsOf, type AuditTables } from '../audit/tables-state.ts';
import type { PhotoPlace } from './use-photo-drop.tsx';

const none: readonly Row<'photo'>[] = [];
const indexes = new WeakMap<AuditTables['photo'], ReadonlyMap<string, readonly Row<'photo'>[]>>();

/** Live photos of a machine or of the plant, in the order in which they came. */
export function photosOfSubject(tables: AuditTables, subjectId: string): readonly Row<'photo'>[] {
  let index = indexes.get(tables.photo);
  if (!index) {
    index = Map.groupBy(rowsOf(tables, 'photo'), (photo) => photo.subjectId ?? '');
    indexes.set(tables.photo, index);
  }
  return index.get(subjectId) ?? none;
}

/** A reading shows what was attached to it, an item all of its own, a machine what belongs to neither. */
export function photosOfPlace(
  tables: AuditTables,
  { subjectId, itemId, readingKey }: PhotoPlace,
): Row<'photo'>[] {
  const own = photosOfSubject(tables, subjectId);
  if (typeof readingKey === 'string') return own.filter((photo) => photo.readingKey === readingKey);
  return own.filter((photo) => photo.itemId === itemId && (itemId !== null || photo.readingKey === null));
}
