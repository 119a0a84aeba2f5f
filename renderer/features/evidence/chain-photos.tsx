/** The photos of a reading, and one more right here: by file, paste or drag. */
import { CameraOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReadingChain } from '../../../shared/evidence/chain.ts';
import { PhotoDialog } from '../photos/photo-dialog.tsx';
import { PhotoImage } from '../photos/photo-image.tsx';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { usePhotoDrop } from '../photos/use-photo-drop.tsx';

export function ChainPhotos({ chain: { reading, nearPhotos } }: { chain: ReadingChain }) {
  const subjectId = reading.equipmentId ?? '';
  const drop = usePhotoDrop(subjectId, null, reading.key);
  const [opened, setOpened] = useState<string | null>(null);
  const shown = nearPhotos.find((photo) => photo.id === opened);
  return (
    <div
      className={drop.over ? 'chain-photos chain-photos-over' : 'chain-photos'}
      data-testid="chain-photos"
      {...drop.handlers}
    >
      <PhotoStrip subjectId={subjectId} itemId={null} readingKey={reading.key} busy={drop.busy} />
      <button type="button" className="tool" onClick={drop.pick} data-testid="chain-add-photo">
        <CameraOutlined /> 添加照片
      </button>
      <span className="muted chain-photo-hint">也可以粘贴或拖到这里</span>
      {drop.input}
      {nearPhotos.length > 0 ? (
        <div className="chain-near">
          <p className="muted">同一检查项或铭牌的照片</p>
          <div className="photos">
            {nearPhotos.map((photo) => (
              <button
                key={photo.id}
                type="button"
                className="photo"
                aria-label={`打开照片：${photo.caption ?? photo.fileName ?? ''}`}
                onClick={() => setOpened(photo.id)}
              >
                <PhotoImage photo={photo} size="thumb" />
              </button>
            ))}
          </div>
        </div>
      ) : null}
      {shown ? <PhotoDialog photo={shown} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}
