/** One photo full size, with its caption. */
import { Modal, Popconfirm } from 'antd';
import type { Row } from '../../../shared/model/tables.ts';
import { dateTime, fileSize } from '../../ui/dates.ts';
import { TextInput } from '../../ui/inputs.tsx';
import { useAuditStore } from '../audit/audit-context.tsx';
import { PhotoImage } from './photo-image.tsx';

export function PhotoDialog({ photo, onClose }: { photo: Row<'photo'>; onClose: () => void }) {
  const store = useAuditStore();
  return (
    <Modal
      centered
      open
      onCancel={onClose}
      footer={null}
      width="min(1100px, 92vw)"
      title={photo.fileName ?? '现场照片'}
    >
      <div className="photo-full">
        <PhotoImage photo={photo} size="screen" />
      </div>
      <div className="photo-meta">
        <TextInput
          value={photo.caption}
          label="照片说明"
          placeholder="照片说明，印在报告照片下方"
          maxLength={400}
          onChange={(caption) => store.edit('photo', photo.id, { caption })}
          onLeave={store.flush}
        />
        <span className="muted">
          {photo.takenAt ? `拍摄 ${dateTime(photo.takenAt)} · ` : ''}
          {photo.widthPx ? `${photo.widthPx}×${photo.heightPx} · ` : ''}
          {fileSize(photo.sizeBytes)}
        </span>
        <Popconfirm
          title="从检查项移除这张照片？"
          okText="移除"
          onConfirm={() => {
            store.remove('photo', photo.id);
            onClose();
          }}
        >
          <button type="button" className="tool">
            移除
          </button>
        </Popconfirm>
      </div>
    </Modal>
  );
}
