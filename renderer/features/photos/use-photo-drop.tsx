/** Photos taken in by file choice, paste, drag or camera, for one place of the audit. */
import { App } from 'antd';
import { useCallback, useRef, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { FailedPhotos } from './failed-photos.tsx';
import { keepFailed, placeKey, takeFailed, useFailedPhotos } from './failed-store.ts';

/** What a photo is evidence of: a machine or the plant, one checklist item of it, or one reading. */
export interface PhotoPlace {
  subjectId: string;
  itemId: string | null;
  /** Key of the reading (`flueGasO2Pct`) that the photo proves. */
  readingKey?: string | null;
}

/** A picture on its way in, with what is known of it besides the file. */
export interface NewPhotoFile {
  file: File;
  takenAt?: string;
  camera?: string;
}

export interface PhotoDrop {
  /** Uploads under way. */
  busy: number;
  over: boolean;
  pick: () => void;
  /** Resolves when the photo is durable or has failed, which the person is told here; true when it is in. */
  add: (photo: NewPhotoFile) => Promise<boolean>;
  /** File input that `pick` opens, and photos that could not be stored yet; must be rendered once. */
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
  const key = placeKey(auditId, { subjectId, itemId, readingKey });
  const failed = useFailedPhotos(({ list }) => list.filter((entry) => entry.place === key).length);
  const input = useRef<HTMLInputElement>(null);
  const add = useCallback(
    async (photo: NewPhotoFile): Promise<boolean> => {
      setBusy((n) => n + 1);
      try {
        const place = { auditId, subjectId, itemId, readingKey, caption: null };
        store.adopt('photo', await client.photo.add({ ...place, ...photo }));
        return true;
      } catch (error) {
        message.error(`照片“${photo.file.name}”没有存入。${errorWords(error)}`);
        // A full or locked disk, a lost connection: kept to be tried again.
        if (!isRefusal(error)) keepFailed(key, photo);
        return false;
      } finally {
        setBusy((n) => n - 1);
      }
    },
    [client, auditId, subjectId, itemId, readingKey, key, store, message],
  );
  const addAll = async (photos: readonly NewPhotoFile[]) => {
    // One after the other: ten pictures of a phone at once would hold half a gigabyte in memory.
    for (const photo of photos) await add(photo);
  };
  const addFiles = (files: readonly File[]) => void addAll(files.map((file) => ({ file })));
  return {
    busy,
    over,
    add,
    pick: () => input.current?.click(),
    input: (
      <>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept="image/*,.heic,.heif"
          aria-label="选择照片"
          data-testid={fileTestId(itemId, readingKey)}
          onChange={(event) => {
            addFiles(imagesOf(event.target.files));
            event.target.value = '';
          }}
        />
        <FailedPhotos
          count={failed}
          onRetry={() => void addAll(takeFailed(key))}
          onGiveUp={() => void takeFailed(key)}
        />
      </>
    ),
    handlers: {
      onPaste(event) {
        const files = imagesOf(event.clipboardData.files);
        if (isElsewhere(event) || event.defaultPrevented || files.length === 0) return;
        event.preventDefault();
        addFiles(files);
      },
      onDragOver(event) {
        if (isElsewhere(event) || event.defaultPrevented) return;
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        setOver(false);
        // An inner place, such as a reading inside its item, has taken them.
        if (isElsewhere(event) || event.defaultPrevented || !event.dataTransfer.types.includes('Files'))
          return;
        event.preventDefault();
        const files = imagesOf(event.dataTransfer.files);
        if (files.length > 0) addFiles(files);
        else message.warning('只能放入照片（JPEG、PNG、WebP 等图像文件）。');
      },
    },
  };
}

/** The file itself is not wanted; trying again changes nothing. */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['BAD_FILE', 'BAD_REQUEST', 'NOT_FOUND', 'VALIDATION_FAILED'].includes(String(error.code));

/** Events of a dialog reach the place that opened it, although the dialog does not lie inside it. */
const isElsewhere = ({ currentTarget, target }: ClipboardEvent | DragEvent): boolean =>
  !(target instanceof Node && currentTarget.contains(target));

const fileTestId = (itemId: string | null, readingKey: string | null): string =>
  readingKey !== null
    ? `photo-file-reading-${readingKey}`
    : itemId !== null
      ? `photo-file-${itemId}`
      : 'photo-file';
