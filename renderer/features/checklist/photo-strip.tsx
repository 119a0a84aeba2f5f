/** Evidence in place: photos by button, drag or paste; shown small, opened full size, with caption. */
import { App, Modal, Popconfirm } from 'antd';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
} from 'react';
import type { Row } from '../../../shared/model/tables.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { dateTime, fileSize } from '../../ui/dates.ts';
import { TextInput } from '../../ui/inputs.tsx';
import { useAuditId, useAuditStore, useTablesShallow } from '../audit/audit-context.tsx';
import { rowsOf } from '../audit/tables-state.ts';

interface PhotoDrop {
  /** Uploads under way. */
  busy: number;
  over: boolean;
  pick: () => void;
  input: ReactNode;
  handlers: {
    onPaste: (event: ClipboardEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

const imagesOf = (list: FileList | null | undefined): File[] =>
  [...(list ?? [])].filter((file) => file.type.startsWith('image/'));

export function usePhotoDrop(subjectId: string, itemId: string | null): PhotoDrop {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(0);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const add = useCallback(
    async (files: readonly File[]) => {
      setBusy((n) => n + files.length);
      for (const file of files) {
        try {
          const row = await client.photo.add({ auditId, subjectId, itemId, caption: null, file });
          store.adopt('photo', row);
        } catch (error) {
          message.error(`照片“${file.name}”没有存入。${errorWords(error)}`);
        } finally {
          setBusy((n) => n - 1);
        }
      }
    },
    [client, auditId, subjectId, itemId, store, message],
  );
  return {
    busy,
    over,
    pick: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/*"
        aria-label="选择照片"
        data-testid={itemId ? `photo-file-${itemId}` : 'photo-file'}
        onChange={(event) => {
          void add(imagesOf(event.target.files));
          event.target.value = '';
        }}
      />
    ),
    handlers: {
      onPaste(event) {
        const files = imagesOf(event.clipboardData.files);
        if (files.length === 0) return;
        event.preventDefault();
        void add(files);
      },
      onDragOver(event) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        setOver(false);
        const files = imagesOf(event.dataTransfer.files);
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
        if (files.length > 0) void add(files);
        else if (event.dataTransfer.files.length > 0)
          message.warning('只能放入照片（JPEG、PNG、WebP 等图像文件）。');
      },
    },
  };
}

export function PhotoStrip({
  subjectId,
  itemId,
  busy,
}: {
  subjectId: string;
  itemId: string | null;
  busy: number;
}) {
  const photos = useTablesShallow((tables) =>
    rowsOf(tables, 'photo').filter((photo) => photo.subjectId === subjectId && photo.itemId === itemId),
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

export function PhotoImage({
  photo,
  size,
}: {
  photo: Pick<Row<'photo'>, 'sha256' | 'caption'>;
  size: 'thumb' | 'screen';
}) {
  const { url, failed } = usePhotoUrl(photo.sha256, size);
  if (failed) return <span className="photo-missing">照片文件不在本机</span>;
  if (url === null) return <span className="photo-missing" aria-busy="true" />;
  return <img src={url} alt={photo.caption ?? '现场照片'} />;
}

function usePhotoUrl(
  sha256: string | null,
  size: 'thumb' | 'screen',
): { url: string | null; failed: boolean } {
  const client = useClient();
  const [state, setState] = useState<{ url: string | null; failed: boolean }>({ url: null, failed: false });
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const read = async () => {
      if (!sha256) return;
      const file = await client.photo.read({ sha256, size });
      if (gone) return;
      made = URL.createObjectURL(file);
      setState({ url: made, failed: false });
    };
    read().catch(() => !gone && setState({ url: null, failed: true }));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [client, sha256, size]);
  return state;
}

function PhotoDialog({ photo, onClose }: { photo: Row<'photo'>; onClose: () => void }) {
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
