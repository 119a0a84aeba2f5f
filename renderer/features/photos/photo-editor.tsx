/** Turn, crop and mark up one photo; the file is never touched, each mark is a cell of its own. */
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { photoView } from '../../../shared/evidence/photo-view.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useAuditStore } from '../audit/audit-context.tsx';
import type { UndoState } from '../audit/undo.ts';
import { Picture } from './drawing.tsx';
import { EditorStage } from './editor-stage.tsx';
import { EditorOptions, EditorToolbar, MarkList } from './editor-toolbar.tsx';
import { useEditor } from './use-editor.ts';
import { usePhotoUrl, type LoadedPicture } from './use-photo-url.ts';

export function PhotoEditor({ photo }: { photo: Row<'photo'> }) {
  const { picture, failed } = usePhotoUrl(photo.sha256, 'screen');
  if (failed) {
    return (
      <div className="stage-box stage-empty">
        照片文件不在本机。与数据中心同步，或从原电脑用同步包拷入后即可查看。
      </div>
    );
  }
  if (picture === null) return <div className="stage-box" aria-busy="true" />;
  return <LoadedEditor key={photo.id} photo={photo} picture={picture} />;
}

function LoadedEditor({ photo, picture }: { photo: Row<'photo'>; picture: LoadedPicture }) {
  const editor = useEditor(photo, picture);
  const undo = useUndo(photo.id);
  const [isOriginal, setOriginal] = useState(false);
  const stage = useRef<SVGSVGElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const isChanged =
    (photo.rotationDeg ?? 0) !== 0 || Object.values(photo.layer ?? {}).some((mark) => mark !== null);
  const whole = photoView(picture, 0);
  return (
    <div className="photo-editor">
      {isOriginal ? null : (
        <EditorToolbar
          editor={editor}
          undo={undo}
          onTool={(tool) => {
            editor.setTool(tool);
            stage.current?.focus();
          }}
        />
      )}
      <div className="stage-box">
        {isOriginal ? (
          <svg
            className="stage"
            role="img"
            aria-label="原图：未旋转、未裁剪、无标注"
            data-testid="photo-original"
            viewBox={`0 0 ${whole.shownWidthPx} ${whole.shownHeightPx}`}
          >
            <Picture url={picture.url} view={whole} />
          </svg>
        ) : (
          <EditorStage
            editor={editor}
            url={picture.url}
            stageRef={stage}
            onTextPlaced={() => {
              requestAnimationFrame(() => {
                const field = text.current?.querySelector('input');
                field?.focus();
                field?.select();
              });
            }}
          />
        )}
      </div>
      <div className="photo-below">
        {isOriginal ? null : <EditorOptions editor={editor} textRef={text} />}
        {isOriginal ? null : <MarkList editor={editor} />}
        {isChanged ? (
          <button
            type="button"
            className="tool photo-original-toggle"
            aria-pressed={isOriginal}
            data-testid="photo-original-toggle"
            onClick={() => setOriginal((now) => !now)}
          >
            {isOriginal ? '返回编辑' : '查看原图'}
          </button>
        ) : null}
      </div>
      <span className="visually-hidden" role="status">
        {editor.said}
      </span>
    </div>
  );
}

/** Undo of the newest edit when it is one of this photo; null otherwise. */
function useUndo(photoId: string): (() => void) | null {
  const { own } = useAuditStore();
  const isMine = useStore(own?.state ?? nothingDone, ({ past }) => {
    const last = past.at(-1);
    return last?.table === 'photo' && last.rowId === photoId;
  });
  return own && isMine ? () => void own.undo() : null;
}

/** Where nothing is kept, as in a preview, nothing can be taken back. */
const nothingDone = createStore<UndoState>(() => ({ past: [], future: [] }));
