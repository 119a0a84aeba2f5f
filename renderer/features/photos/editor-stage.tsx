/** The picture under the pointer: drawing, taking in hand, moving, pulling and cropping by mouse and by finger. */
import { useEffect, useId, useRef, useState, type PointerEvent, type RefObject } from 'react';
import {
  cropGrips,
  gripPoint,
  movedCrop,
  pulledCrop,
  type CropGrip,
} from '../../../shared/evidence/crop-edit.ts';
import {
  boundsOf,
  drawnMark,
  gripsOf,
  movedMark,
  pulledMark,
  type Mark,
} from '../../../shared/evidence/mark-edit.ts';
import { markNode } from '../../../shared/evidence/mark-shapes.ts';
import { fromShown, type Area, type PhotoView, type Point } from '../../../shared/evidence/photo-view.ts';
import { Drawing, Picture } from './drawing.tsx';
import { cropHint, editorHint, onEditorKey } from './editor-keys.ts';
import { NEW_TEXT, type Editor } from './use-editor.ts';

/** What the pointer does between down and up. */
type Drag =
  | { kind: 'draw'; path: Point[] }
  | { kind: 'move'; id: string; mark: Mark; from: Point }
  | { kind: 'pull'; id: string; mark: Mark; grip: number }
  | { kind: 'moveCrop'; frame: Area; from: Point }
  | { kind: 'pullCrop'; frame: Area; grip: CropGrip };

export function EditorStage({
  editor,
  url,
  onTextPlaced,
  stageRef,
}: {
  editor: Editor;
  url: string;
  onTextPlaced: () => void;
  stageRef: RefObject<SVGSVGElement | null>;
}) {
  const { view, tool, marks, selected, frame } = editor;
  const drag = useRef<Drag | null>(null);
  const [drawn, setDrawn] = useState<Mark | null>(null);
  const hintId = useId();
  const unit = useUnitsPerPx(stageRef, view);

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const at = pointOf(event);
    const begun = beginDrag(editor, event.target as Element, at);
    if (tool === 'text' && begun === null) {
      const [x, y] = fromShown(view, at);
      editor.add({ kind: 'text', at: [x, y], text: NEW_TEXT, color: editor.color });
      // The field of the text takes the focus; the default would give it back to the stage.
      event.preventDefault();
      onTextPlaced();
      return;
    }
    drag.current = begun;
    if (begun) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const { current } = drag;
    if (!current) return;
    const at = pointOf(event);
    if (current.kind === 'draw') {
      current.path.push(at);
      setDrawn(drawnBy(editor, current.path));
    } else if (current.kind === 'move' || current.kind === 'pull') {
      editor.preview({ id: current.id, mark: draggedMark(view, current, at) });
    } else editor.setFrame(draggedFrame(view, current, at));
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    const { current } = drag;
    drag.current = null;
    if (!current) return;
    if (current.kind === 'draw') {
      // Not what was shown last: the pointer may have moved since.
      const mark = drawnBy(editor, [...current.path, pointOf(event)]);
      if (mark) editor.add(mark);
    }
    if (current.kind === 'move' || current.kind === 'pull') {
      const mark = draggedMark(view, current, pointOf(event));
      editor.settle();
      editor.write(current.id, mark);
      editor.settle();
      editor.preview(null);
    }
    setDrawn(null);
  };
  const onPointerCancel = () => {
    drag.current = null;
    setDrawn(null);
    editor.preview(null);
  };
  return (
    <>
      <svg
        ref={stageRef}
        className={`stage stage-tool-${tool}`}
        viewBox={`0 0 ${view.shownWidthPx} ${view.shownHeightPx}`}
        preserveAspectRatio="xMidYMid meet"
        tabIndex={0}
        role="application"
        aria-label={`照片编辑区，${marks.length} 个标注`}
        aria-describedby={hintId}
        data-testid="photo-stage"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
        onKeyDown={(event) => onEditorKey(editor, event)}
        onKeyUp={(event) => event.key.startsWith('Arrow') && !frame && editor.settle()}
        onBlur={editor.settle}
      >
        <Picture url={url} view={view} />
        {marks.map(({ id, mark }) => (
          <MarkOnStage key={id} id={id} mark={mark} view={view} unit={unit} />
        ))}
        {drawn ? <Drawing nodes={[markNode(view, drawn)]} /> : null}
        {selected && !frame ? <Selection mark={selected.mark} view={view} unit={unit} /> : null}
        {frame ? <CropFrame frame={frame} view={view} unit={unit} /> : null}
      </svg>
      <p className="stage-hint muted" id={hintId}>
        {frame ? cropHint : editorHint}
      </p>
    </>
  );
}

function beginDrag(editor: Editor, target: Element, at: Point): Drag | null {
  const { tool, selected, frame } = editor;
  if (frame) {
    const grip = target.closest('[data-crop]')?.getAttribute('data-crop');
    if (grip === 'move') return { kind: 'moveCrop', frame, from: at };
    const known = cropGrips.find((name) => name === grip);
    return known ? { kind: 'pullCrop', frame, grip: known } : null;
  }
  const grip = target.closest('[data-grip]')?.getAttribute('data-grip');
  if (grip && selected) return { kind: 'pull', ...selected, grip: Number(grip) };
  const id = target.closest('[data-mark]')?.getAttribute('data-mark');
  const hit = editor.marks.find((entry) => entry.id === id);
  // With a drawing tool in hand only the mark just made can be moved; others may be drawn over.
  if (hit && (tool === 'select' || hit.id === selected?.id)) {
    editor.select(hit.id);
    return { kind: 'move', ...hit, from: at };
  }
  if (tool === 'select') {
    editor.select(null);
    return null;
  }
  return tool === 'text' ? null : { kind: 'draw', path: [at] };
}

const drawnBy = ({ tool, view, color }: Editor, path: readonly Point[]): Mark | null =>
  tool === 'select' || tool === 'crop' || tool === 'text' ? null : drawnMark(view, tool, color, path);

const draggedMark = (view: PhotoView, drag: Extract<Drag, { kind: 'move' | 'pull' }>, at: Point): Mark =>
  drag.kind === 'pull'
    ? pulledMark(view, drag.mark, drag.grip, at)
    : movedMark(view, drag.mark, at[0] - drag.from[0], at[1] - drag.from[1]);

const draggedFrame = (view: PhotoView, drag: Extract<Drag, { frame: Area }>, at: Point): Area =>
  drag.kind === 'pullCrop'
    ? pulledCrop(view, drag.frame, drag.grip, at)
    : movedCrop(view, drag.frame, at[0] - drag.from[0], at[1] - drag.from[1]);

/** Pointer position in the coordinates of the stage. */
function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const matrix = event.currentTarget.getScreenCTM();
  if (!matrix) return [0, 0];
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return [x, y];
}

/** Units of the stage per px of the screen, so that grips are as large as a finger whatever the photo's size. */
function useUnitsPerPx(stage: RefObject<SVGSVGElement | null>, view: PhotoView): number {
  const [box, setBox] = useState({ width: 800, height: 600 });
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setBox({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return Math.max(view.shownWidthPx / Math.max(1, box.width), view.shownHeightPx / Math.max(1, box.height));
}

function MarkOnStage({ id, mark, view, unit }: { id: string; mark: Mark; view: PhotoView; unit: number }) {
  const { x, y, w, h } = boundsOf(view, mark);
  const room = 12 * unit;
  return (
    <g data-mark={id} className="stage-mark">
      <rect x={x - room} y={y - room} width={w + 2 * room} height={h + 2 * room} fill="transparent" />
      <Drawing nodes={[markNode(view, mark)]} />
    </g>
  );
}

function Selection({ mark, view, unit }: { mark: Mark; view: PhotoView; unit: number }) {
  const { x, y, w, h } = boundsOf(view, mark);
  const room = 6 * unit;
  const around = { x: x - room, y: y - room, width: w + 2 * room, height: h + 2 * room };
  return (
    <>
      <g className="stage-selection" fill="none" strokeWidth={1.5 * unit}>
        <rect {...around} stroke="#10161c" />
        <rect {...around} stroke="#ffffff" strokeDasharray={`${5 * unit} ${4 * unit}`} />
      </g>
      {gripsOf(view, mark).map((point, i) => (
        <Grip key={i} at={point} unit={unit} data={{ 'data-grip': i }} />
      ))}
    </>
  );
}

function Grip({
  at: [cx, cy],
  unit,
  data,
}: {
  at: Point;
  unit: number;
  data: Record<`data-${string}`, string | number>;
}) {
  return (
    <g className="stage-grip" {...data}>
      <circle cx={cx} cy={cy} r={22 * unit} fill="transparent" />
      <circle cx={cx} cy={cy} r={7 * unit} fill="#ffffff" stroke="#10161c" strokeWidth={2 * unit} />
    </g>
  );
}

function CropFrame({ frame, view, unit }: { frame: Area; view: PhotoView; unit: number }) {
  const { x, y, w, h } = frame;
  const all = `M0 0H${view.shownWidthPx}V${view.shownHeightPx}H0Z`;
  return (
    <g className="stage-crop">
      <path
        d={`${all}M${x} ${y}V${y + h}H${x + w}V${y}Z`}
        fillRule="evenodd"
        fill="#10161c"
        fillOpacity={0.62}
      />
      <rect data-crop="move" x={x} y={y} width={w} height={h} fill="transparent" />
      <rect x={x} y={y} width={w} height={h} fill="none" stroke="#ffffff" strokeWidth={2 * unit} />
      {cropGrips.map((grip) => (
        <Grip key={grip} at={gripPoint(frame, grip)} unit={unit} data={{ 'data-crop': grip }} />
      ))}
    </g>
  );
}
