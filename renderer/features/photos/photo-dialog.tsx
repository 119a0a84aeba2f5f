/** One photo full size: editor on the left, what is known of it on the right. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Modal, Popconfirm } from 'antd';
import type { Row } from '../../../shared/model/tables.ts';
import { TextArea } from '../../ui/inputs.tsx';
import { useAuditStore, useRow } from '../audit/audit-context.tsx';
import { PhotoEditor } from './photo-editor.tsx';
import { DownloadOriginal, PhotoFacts } from './photo-facts.tsx';
import { PhotoPair } from './photo-pair.tsx';
import './photos.css';

export interface PhotoDialogProps {
  photo: Row<'photo'>;
  /** Photos to leaf through; the one photo alone without them. */
  photos?: readonly Row<'photo'>[];
  onOpen?: (id: string) => void;
  onClose: () => void;
}

export function PhotoDialog({ photo: given, photos = [], onOpen, onClose }: PhotoDialogProps) {
  const store = useAuditStore();
  // The row as it is now: the one given may be from before the last edit.
  const photo = useRow('photo', given.id) ?? given;
  const at = photos.findIndex((other) => other.id === photo.id);
  const open = onOpen ?? (() => undefined);
  return (
    <Modal
      centered
      open
      onCancel={onClose}
      footer={null}
      className="photo-dialog"
      width="min(1480px, 97vw)"
      title={photo.fileName ?? '现场照片'}
    >
      <div className="photo-layout" data-testid="photo-dialog">
        <PhotoEditor photo={photo} />
        <div className="photo-side">
          {photos.length > 1 && at >= 0 ? <Leaf photos={photos} at={at} onOpen={open} /> : null}
          <TextArea
            rows={2}
            value={photo.caption}
            label="照片说明"
            placeholder="照片说明，印在报告照片下方"
            maxLength={400}
            testId="photo-caption"
            onChange={(caption) => store.edit('photo', photo.id, { caption })}
            onLeave={store.flush}
          />
          <PhotoFacts key={photo.id} photo={photo} />
          <PhotoPair key={`pair-${photo.id}`} photo={photo} onOpen={open} />
          <div className="photo-actions">
            <DownloadOriginal photo={photo} />
            <Popconfirm
              title="移除这张照片？"
              description="照片不再进入报告；原始文件仍留在本机，可以撤销。"
              okText="移除"
              onConfirm={() => {
                store.remove('photo', photo.id);
                onClose();
              }}
            >
              <button type="button" className="tool" data-testid="photo-remove">
                移除
              </button>
            </Popconfirm>
          </div>
        </div>
      </div>
    </Modal>
  );
}

function Leaf({
  photos,
  at,
  onOpen,
}: {
  photos: readonly Row<'photo'>[];
  at: number;
  onOpen: (id: string) => void;
}) {
  const step = (by: 1 | -1) => {
    const next = photos[(at + by + photos.length) % photos.length];
    if (next) onOpen(next.id);
  };
  return (
    <div className="photo-leaf">
      <button
        type="button"
        className="tool"
        aria-label="上一张"
        data-testid="photo-previous"
        onClick={() => step(-1)}
      >
        <LeftOutlined />
      </button>
      <span>
        第 {at + 1} 张，共 {photos.length} 张
      </span>
      <button
        type="button"
        className="tool"
        aria-label="下一张"
        data-testid="photo-next"
        onClick={() => step(1)}
      >
        <RightOutlined />
      </button>
    </div>
  );
}
