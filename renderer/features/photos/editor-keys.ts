/** Everything the pointer does in the photo editor, by keyboard. */
import type { KeyboardEvent } from 'react';
import { movedCrop, resizedCrop } from '../../../shared/evidence/crop-edit.ts';
import { movedMark, resizedMark } from '../../../shared/evidence/mark-edit.ts';
import type { Editor } from './use-editor.ts';

export const editorHint =
  '键盘：选好工具后按 Enter 在中央放置；方向键移动，Shift+方向键改变大小，加 Ctrl 微调；PageUp / PageDown 换选标注，Delete 删除，Ctrl+Z 撤销。';
export const cropHint =
  '拖动边框或四角选取范围。键盘：方向键移动，Shift+方向键改变大小，Enter 确定，Esc 放弃。';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Handles a key on the stage or on a mark of the list; the event is spent when it meant something. */
export function onEditorKey(editor: Editor, event: KeyboardEvent): void {
  const direction = directions[event.key];
  const handled = direction ? arrowKey(editor, event, direction) : otherKey(editor, event);
  if (!handled) return;
  event.preventDefault();
  event.stopPropagation();
}

function arrowKey(editor: Editor, event: KeyboardEvent, [x, y]: readonly [number, number]): boolean {
  const { view, frame, selected } = editor;
  const long = Math.max(view.shownWidthPx, view.shownHeightPx);
  const step = long * (event.ctrlKey || event.metaKey ? 0.002 : 0.01);
  const [dx, dy] = [x * step, y * step];
  if (frame) {
    editor.setFrame(event.shiftKey ? resizedCrop(view, frame, dx, dy) : movedCrop(view, frame, dx, dy));
    return true;
  }
  if (!selected) return false;
  const { id, mark } = selected;
  editor.write(id, event.shiftKey ? resizedMark(view, mark, dx, dy) : movedMark(view, mark, dx, dy));
  return true;
}

function otherKey(editor: Editor, event: KeyboardEvent): boolean {
  const { frame, selected, tool } = editor;
  // A button of the list keeps its own Enter.
  const isStage = event.target === event.currentTarget;
  switch (event.key) {
    case 'Enter':
      if (!isStage || (!frame && (tool === 'select' || tool === 'crop'))) return false;
      if (frame) editor.applyCrop();
      else editor.place();
      return true;
    case 'Escape':
      if (frame) editor.setTool('select');
      else if (selected) editor.select(null);
      else return false;
      return true;
    case 'Delete':
    case 'Backspace':
      if (!selected) return false;
      editor.removeSelected();
      return true;
    case 'PageDown':
    case 'PageUp':
      return selectNext(editor, event.key === 'PageDown' ? 1 : -1);
    default:
      return false;
  }
}

function selectNext({ marks, selected, select }: Editor, by: 1 | -1): boolean {
  if (marks.length === 0) return false;
  const at = marks.findIndex((entry) => entry.id === selected?.id);
  const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
  select(marks[next]?.id ?? null);
  return true;
}
