/** Evidence in place: the photos of a machine, an item or a reading, shown small and opened full size. */
import { useState } from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { useTablesShallow } from '../audit/audit-context.tsx';
import { rowsWhere } from '../audit/tables-state.ts';
import { PhotoDialog } from './photo-dialog.tsx';
import { PhotoImage } from './photo-image.tsx';
import type { PhotoPlace } from './use-photo-drop.tsx';

/** A reading shows what was attached to it, an item all of its own, a machine what belongs to neither. */
export function belongsTo(photo: Row<'photo'>, { subjectId, itemId, readingKey }: PhotoPlace): boolean {
  if (photo.subjectId !== subjectId) return false;
  if (typeof readingKey === 'string') return photo.readingKey === readingKey;
  return photo.itemId === itemId && (itemId !== null || photo.readingKey === null);
}

export interface PhotoStripProps extends PhotoPlace {
  /** Uploads under way, from `usePhotoDrop`. */
  busy: number;
}

export function PhotoStrip({ subjectId, itemId, readingKey = null, busy }: PhotoStripProps) {
  const photos = useTablesShallow((tables) =>
    rowsWhere(tables, 'photo', 'subjectId', subjectId).filter((photo) =>
      belongsTo(photo, { subjectId, itemId, readingKey }),
    ),
  );
  const [opened, setOpened] = useState<string | null>(null);
  if (photos.length === 0 && busy === 0) return null;
  const shown = photos.find((photo) => photo.id === opened);
  return (
    <div className="photos">
      {photos.map((photo) => (
        <button
          key={photo.id}
          type="button"
          className="photo"
          aria-label={`打开照片：${photo.caption ?? photo.fileName ?? ''}`}
          data-testid={`photo-${photo.id}`}
          onClick={() => setOpened(photo.id)}
        >
          <PhotoImage photo={photo} size="thumb" />
        </button>
      ))}
      {busy > 0 ? <span className="photo photo-busy">正在存入 {busy} 张…</span> : null}
      {shown ? <PhotoDialog photo={shown} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}
