/** Photos taken in by file choice, paste or drag, for one place of the audit. */
import { App } from 'antd';
import { useCallback, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';

/** What a photo is evidence of: a machine or the plant, one checklist item of it, or one reading. */
export interface PhotoPlace {
  subjectId: string;
  itemId: string | null;
  /** Key of the reading (`flueGasO2Pct`) that the photo proves. */
  readingKey?: string | null;
}

export interface PhotoDrop {
  /** Uploads under way. */
  busy: number;
  over: boolean;
  pick: () => void;
  /** Hidden file input that `pick` opens; must be rendered once. */
  input: ReactNode;
  /** To be spread on the element that takes pasted and dropped photos; places may lie inside each other. */
  handlers: {
    onPaste: (event: ClipboardEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Systems that do not know HEIC give it no type; the backend says what to do with it. */
const isImage = (file: File): boolean => file.type.startsWith('image/') || /\.(heic|heif)$/i.test(file.name);
const imagesOf = (list: FileList | null | undefined): File[] => [...(list ?? [])].filter(isImage);

/** @param readingKey attaches the photos to one reading instead of the whole machine or item */
export function usePhotoDrop(
  subjectId: string,
  itemId: string | null,
  readingKey: string | null = null,
): PhotoDrop {
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
          const row = await client.photo.add({ auditId, subjectId, itemId, readingKey, caption: null, file });
          store.adopt('photo', row);
        } catch (error) {
          message.error(`照片“${file.name}”没有存入。${errorWords(error)}`);
        } finally {
          setBusy((n) => n - 1);
        }
      }
    },
    [client, auditId, subjectId, itemId, readingKey, store, message],
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
        accept="image/*,.heic,.heif"
        aria-label="选择照片"
        data-testid={fileTestId(itemId, readingKey)}
        onChange={(event) => {
          void add(imagesOf(event.target.files));
          event.target.value = '';
        }}
      />
    ),
    handlers: {
      onPaste(event) {
        const files = imagesOf(event.clipboardData.files);
        if (event.defaultPrevented || files.length === 0) return;
        event.preventDefault();
        void add(files);
      },
      onDragOver(event) {
        if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        setOver(false);
        // An inner place, such as a reading inside its item, has taken them.
        if (event.defaultPrevented || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        const files = imagesOf(event.dataTransfer.files);
        if (files.length > 0) void add(files);
        else message.warning('只能放入照片（JPEG、PNG、WebP 等图像文件）。');
      },
    },
  };
}

const fileTestId = (itemId: string | null, readingKey: string | null): string =>
  readingKey !== null
    ? `photo-file-reading-${readingKey}`
    : itemId !== null
      ? `photo-file-${itemId}`
      : 'photo-file';
