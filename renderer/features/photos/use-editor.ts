/** State of the photo editor: the tool in hand, the mark in hand, and the edits of the photo's cells. */
import { useCallback, useMemo, useState } from 'react';
import { isWhole } from '../../../shared/evidence/crop-edit.ts';
import { markKindZh, placedMark, type Mark, type MarkKind } from '../../../shared/evidence/mark-edit.ts';
import { marksOf } from '../../../shared/evidence/mark-shapes.ts';
import {
  areaFromShown,
  areaToShown,
  cropOf,
  photoView,
  turnOf,
  type Area,
  type PhotoView,
} from '../../../shared/evidence/photo-view.ts';
import { cropKey, type MarkColor } from '../../../shared/model/evidence.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { useAuditStore } from '../audit/audit-context.tsx';
import type { LoadedPicture } from './use-photo-url.ts';

export type Tool = 'select' | MarkKind | 'crop';

export interface Editor {
  photo: Row<'photo'>;
  /** What the stage shows: the whole turned picture while it is being cropped. */
  view: PhotoView;
  tool: Tool;
  color: MarkColor;
  /** Marks with the one in hand as it is being moved. */
  marks: readonly { id: string; mark: Mark }[];
  selected: { id: string; mark: Mark } | null;
  /** Frame of the crop in px of the stage; null outside of cropping. */
  frame: Area | null;
  /** What was done last, for those who do not see it. */
  said: string;
  setTool: (tool: Tool) => void;
  setColor: (color: MarkColor) => void;
  select: (id: string | null) => void;
  /** Shows a mark elsewhere without writing it; null ends that. */
  preview: (held: { id: string; mark: Mark } | null) => void;
  /** Writes a mark as its own cell. */
  write: (id: string, mark: Mark | null) => void;
  /** Adds a mark and takes it in hand. */
  add: (mark: Mark) => void;
  /** Adds a mark of the tool's kind in the middle. */
  place: () => void;
  removeSelected: () => void;
  turn: (deg: 90 | -90) => void;
  setFrame: (frame: Area) => void;
  applyCrop: () => void;
  clearCrop: () => void;
  /** Ends a run of small steps: the next edit is an undo step of its own. */
  settle: () => void;
}

/** Text that a new label begins with. */
export const NEW_TEXT = '标注';

export function useEditor(photo: Row<'photo'>, picture: LoadedPicture): Editor {
  const store = useAuditStore();
  const [tool, setToolState] = useState<Tool>('select');
  const [color, setColorState] = useState<MarkColor>('red');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [held, preview] = useState<{ id: string; mark: Mark } | null>(null);
  const [frame, setFrame] = useState<Area | null>(null);
  const [said, setSaid] = useState('');
  const crop = cropOf(photo.layer);
  const view = photoView(picture, photo.rotationDeg, tool === 'crop' ? undefined : crop);
  const marks = useMemo(
    () => marksOf(photo.layer).map((entry) => (held?.id === entry.id ? held : entry)),
    [photo.layer, held],
  );
  const selected = marks.find((entry) => entry.id === selectedId) ?? null;

  const write = useCallback(
    (id: string, mark: Mark | null) => store.edit('photo', photo.id, { [`layer.${id}`]: mark }),
    [store, photo.id],
  );
  const add = (mark: Mark) => {
    const id = newMarkId();
    store.flush();
    write(id, mark);
    store.flush();
    setSelectedId(id);
    setSaid(`已加上${markKindZh[mark.kind]}`);
  };
  const setTool = (next: Tool) => {
    setToolState(next);
    setSelectedId(next === 'crop' ? null : selectedId);
    setFrame(next === 'crop' ? areaToShown(photoView(picture, photo.rotationDeg), crop) : null);
  };
  const writeCrop = (area: Area | null) => {
    store.flush();
    store.edit('photo', photo.id, {
      [`layer.${cropKey}`]: area === null ? null : { kind: 'crop', ...area },
    });
    store.flush();
    setToolState('select');
    setFrame(null);
    setSaid(area === null ? '已恢复整张照片' : '已裁剪');
  };
  return {
    photo,
    view,
    tool,
    color,
    marks,
    selected,
    frame,
    said,
    setTool,
    setColor: (next) => {
      setColorState(next);
      if (!selected) return;
      store.flush();
      write(selected.id, { ...selected.mark, color: next });
      store.flush();
    },
    select: (id) => {
      if (id !== selectedId) store.flush();
      setSelectedId(id);
    },
    preview,
    write,
    add,
    place: () => {
      if (tool === 'select' || tool === 'crop') return;
      add(placedMark(view, tool, color, NEW_TEXT));
    },
    removeSelected: () => {
      if (!selected) return;
      store.flush();
      write(selected.id, null);
      store.flush();
      setSelectedId(null);
      setSaid(`已删除${markKindZh[selected.mark.kind]}`);
    },
    turn: (deg) => {
      store.flush();
      store.edit('photo', photo.id, { rotationDeg: turnOf((photo.rotationDeg ?? 0) + deg) });
      store.flush();
      // The frame lay in the picture as it was turned before.
      setToolState((now) => (now === 'crop' ? 'select' : now));
      setFrame(null);
      setSaid(deg > 0 ? '已右转 90°' : '已左转 90°');
    },
    setFrame,
    applyCrop: () => {
      if (!frame) return;
      const area = areaFromShown(view, [frame.x, frame.y], [frame.x + frame.w, frame.y + frame.h]);
      writeCrop(isWhole(view, frame) ? null : area);
    },
    clearCrop: () => writeCrop(null),
    settle: store.flush,
  };
}

/** Sorts by the time of making, which is the order in which marks lie over each other. */
function newMarkId(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `m${Date.now().toString(36).padStart(9, '0')}${random.toString(36).padStart(7, '0')}`;
}
