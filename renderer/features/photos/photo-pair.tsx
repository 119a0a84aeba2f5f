/** Before and after: makes a pair of this photo and another one of the same machine, and shows them side by side. */
import { useState } from 'react';
import { pairEdits, partingEdits, partnerOf, type PairEdit } from '../../../shared/evidence/photo-pairs.ts';
import { pairRoleZh, type PairRole } from '../../../shared/model/evidence.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useAuditStore, useTables } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import { PhotoImage } from './photo-image.tsx';
import { photosOfSubject } from './photos-of.ts';

export function PhotoPair({ photo, onOpen }: { photo: Row<'photo'>; onOpen: (id: string) => void }) {
  const store = useAuditStore();
  const photos = useTables((tables) => photosOfSubject(tables, photo.subjectId ?? ''));
  const [role, setRole] = useState<PairRole | null>(null);
  const partner = partnerOf(photo, photos);
  const write = (edits: readonly PairEdit[]) => {
    for (const { photoId, values } of edits) store.edit('photo', photoId, values);
    store.flush();
    setRole(null);
  };
  if (partner && photo.pairRole) {
    const sides = photo.pairRole === 'before' ? [photo, partner] : [partner, photo];
    return (
      <section className="photo-pair" aria-label="改造前后对比" data-testid="photo-pair">
        <h3>改造前后对比</h3>
        <div className="pair-sides">
          {sides.map((side) => (
            <button
              key={side.id}
              type="button"
              className="photo"
              aria-current={side.id === photo.id}
              aria-label={`打开${side.pairRole ? pairRoleZh[side.pairRole] : ''}照片：${side.caption ?? side.fileName ?? ''}`}
              onClick={() => onOpen(side.id)}
            >
              <PhotoImage photo={side} size="thumb" />
              <span className="photo-role">{side.pairRole ? pairRoleZh[side.pairRole] : ''}</span>
            </button>
          ))}
        </div>
        <button
          type="button"
          className="link-button"
          data-testid="pair-part"
          onClick={() => write(partingEdits(photo, photos))}
        >
          解除配对
        </button>
      </section>
    );
  }
  const others = photos.filter((other) => other.id !== photo.id);
  return (
    <section className="photo-pair" aria-label="改造前后对比">
      <h3>改造前后对比</h3>
      {others.length === 0 ? (
        <p className="muted">同一对象再有一张照片时，可以配成改造前后对比。</p>
      ) : (
        <div className="pair-roles">
          {(['before', 'after'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="tool"
              aria-expanded={role === name}
              data-testid={`pair-${name}`}
              onClick={() => setRole(role === name ? null : name)}
            >
              设为{pairRoleZh[name]}
            </button>
          ))}
        </div>
      )}
      {role ? (
        <>
          <p className="muted">选择{pairRoleZh[role === 'before' ? 'after' : 'before']}的照片：</p>
          <div className="photos pair-choices" data-testid="pair-choices">
            {others.map((other) => (
              <button
                key={other.id}
                type="button"
                className="photo"
                aria-label={`与这张配对：${other.caption ?? other.fileName ?? ''}`}
                onClick={() => write(pairEdits(photo, role, other, newRowId('pair'), photos))}
              >
                <PhotoImage photo={other} size="thumb" />
              </button>
            ))}
          </div>
        </>
      ) : null}
    </section>
  );
}
