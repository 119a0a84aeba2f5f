/** Tools of the photo editor as buttons of finger size. */
import type { RefObject } from 'react';
import { markColorZh, markKindZh, markKinds } from '../../../shared/evidence/mark-edit.ts';
import { markPaint } from '../../../shared/evidence/mark-shapes.ts';
import { wholeArea, cropOf } from '../../../shared/evidence/photo-view.ts';
import { markColors } from '../../../shared/model/evidence.ts';
import { TextInput } from '../../ui/inputs.tsx';
import { onEditorKey } from './editor-keys.ts';
import type { Editor, Tool } from './use-editor.ts';

const toolZh: Record<Tool, string> = { select: '选择', ...markKindZh, crop: '裁剪' };

export function EditorToolbar({
  editor,
  onTool,
  undo,
}: {
  editor: Editor;
  /** After a tool was chosen: the stage takes the focus, so that Enter places a mark. */
  onTool: (tool: Tool) => void;
  undo: (() => void) | null;
}) {
  const { tool, color, selected } = editor;
  const toolButton = (name: Tool) => (
    <button
      key={name}
      type="button"
      className="tool"
      aria-pressed={tool === name}
      data-testid={`tool-${name}`}
      onClick={() => onTool(name)}
    >
      {toolZh[name]}
    </button>
  );
  return (
    <div className="photo-toolbar" role="toolbar" aria-label="照片编辑工具">
      <div className="tool-group">{(['select', ...markKinds] as const).map(toolButton)}</div>
      <div className="tool-group" role="group" aria-label="颜色">
        {markColors.map((name) => (
          <button
            key={name}
            type="button"
            className="tool tool-color"
            aria-label={markColorZh[name]}
            title={markColorZh[name]}
            aria-pressed={color === name}
            data-testid={`color-${name}`}
            onClick={() => editor.setColor(name)}
          >
            <span style={{ background: markPaint[name] }} />
          </button>
        ))}
      </div>
      <div className="tool-group">
        <button type="button" className="tool" data-testid="turn-left" onClick={() => editor.turn(-90)}>
          左转
        </button>
        <button type="button" className="tool" data-testid="turn-right" onClick={() => editor.turn(90)}>
          右转
        </button>
        {toolButton('crop')}
      </div>
      <div className="tool-group">
        <button
          type="button"
          className="tool"
          disabled={undo === null}
          data-testid="photo-undo"
          onClick={() => undo?.()}
        >
          撤销
        </button>
        <button
          type="button"
          className="tool"
          disabled={!selected}
          data-testid="mark-delete"
          onClick={editor.removeSelected}
        >
          删除
        </button>
      </div>
    </div>
  );
}

/** What belongs to the tool or the mark in hand: crop buttons, the words of a label. */
export function EditorOptions({
  editor,
  textRef,
}: {
  editor: Editor;
  textRef: RefObject<HTMLDivElement | null>;
}) {
  const { frame, selected } = editor;
  const isCropped = cropOf(editor.photo.layer) !== wholeArea;
  if (frame) {
    return (
      <div className="photo-options">
        <button type="button" className="tool tool-main" data-testid="crop-apply" onClick={editor.applyCrop}>
          确定裁剪
        </button>
        <button type="button" className="tool" onClick={() => editor.setTool('select')}>
          放弃
        </button>
        {isCropped ? (
          <button type="button" className="tool" data-testid="crop-clear" onClick={editor.clearCrop}>
            恢复整张
          </button>
        ) : null}
      </div>
    );
  }
  if (selected?.mark.kind !== 'text') return null;
  const { id, mark } = selected;
  return (
    <div className="photo-options" ref={textRef}>
      <TextInput
        key={id}
        value={mark.text}
        label="标注文字"
        maxLength={80}
        testId="mark-text"
        onChange={(text) => text !== null && editor.write(id, { ...mark, text })}
        onLeave={editor.settle}
      />
    </div>
  );
}

/** All marks in words, each to be taken in hand without a pointer. */
export function MarkList({ editor }: { editor: Editor }) {
  if (editor.marks.length === 0 || editor.frame) return null;
  return (
    <ul className="mark-list" aria-label="标注">
      {editor.marks.map(({ id, mark }, i) => (
        <li key={id}>
          <button
            type="button"
            className="mark-chip"
            aria-pressed={editor.selected?.id === id}
            data-testid={`mark-${i + 1}`}
            onClick={() => editor.select(id)}
            onFocus={() => editor.select(id)}
            onKeyDown={(event) => onEditorKey(editor, event)}
            onKeyUp={(event) => event.key.startsWith('Arrow') && editor.settle()}
          >
            <span className="mark-dot" style={{ background: markPaint[mark.color] }} />
            {i + 1} {mark.kind === 'text' ? mark.text : `${markColorZh[mark.color]}${markKindZh[mark.kind]}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
