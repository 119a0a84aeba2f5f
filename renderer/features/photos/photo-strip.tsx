/** Evidence in place: the photos of a machine, an item or a reading, shown small and opened full size. */
import { useState } from 'react';
import { groupedByPair } from '../../../shared/evidence/photo-pairs.ts';
import { pairRoleZh } from '../../../shared/model/evidence.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useTablesShallow } from '../audit/audit-context.tsx';
import { PhotoDialog } from './photo-dialog.tsx';
import { PhotoImage } from './photo-image.tsx';
import { photosOfPlace } from './photos-of.ts';
import type { PhotoPlace } from './use-photo-drop.tsx';
import './photos.css';

export interface PhotoStripProps extends PhotoPlace {
  /** Uploads under way, from `usePhotoDrop`. */
  busy: number;
}

export function PhotoStrip({ subjectId, itemId, readingKey = null, busy }: PhotoStripProps) {
  const photos = useTablesShallow((tables) => photosOfPlace(tables, { subjectId, itemId, readingKey }));
  const [opened, setOpened] = useState<string | null>(null);
  // A pair may lead to a photo of another item of the same machine.
  const shown = useTablesShallow((tables) => (opened === null ? undefined : tables.photo.get(opened)));
  if (photos.length === 0 && busy === 0) return null;
  return (
    <div className="photos">
      {groupedByPair(photos).map((group) =>
        group.length === 2 ? (
          <span className="photo-group" role="group" aria-label="改造前后对比" key={group[0]?.id}>
            {group.map((photo) => (
              <Thumb key={photo.id} photo={photo} isPaired onOpen={setOpened} />
            ))}
          </span>
        ) : (
          group.map((photo) => <Thumb key={photo.id} photo={photo} onOpen={setOpened} />)
        ),
      )}
      {busy > 0 ? <span className="photo photo-busy">正在存入 {busy} 张…</span> : null}
      {shown && !shown.deleted ? (
        <PhotoDialog photo={shown} photos={photos} onOpen={setOpened} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}

function Thumb({
  photo,
  isPaired = false,
  onOpen,
}: {
  photo: Row<'photo'>;
  isPaired?: boolean;
  onOpen: (id: string) => void;
}) {
  const role = isPaired && photo.pairRole ? pairRoleZh[photo.pairRole] : null;
  return (
    <button
      type="button"
      className="photo"
      aria-label={`打开${role ?? ''}照片：${photo.caption ?? photo.fileName ?? ''}`}
      data-testid={`photo-${photo.id}`}
      data-photo
      onClick={() => onOpen(photo.id)}
    >
      <PhotoImage photo={photo} size="thumb" />
      {role ? <span className="photo-role">{role}</span> : null}
    </button>
  );
}
