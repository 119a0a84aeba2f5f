/** Where the cursor of a grid stands and which cells are chosen: pure arithmetic on rows and columns. */

export interface Cell {
  row: number;
  column: number;
}

/** `focus` is the cell with the cursor; the chosen range lies between it and `anchor`. */
export interface Selection {
  anchor: Cell;
  focus: Cell;
}

export interface Size {
  rows: number;
  columns: number;
}

/** Inclusive on all sides. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const steps = [
  'up',
  'down',
  'left',
  'right',
  'pageUp',
  'pageDown',
  'rowStart',
  'rowEnd',
  'top',
  'bottom',
  'first',
  'last',
] as const;
export type Step = (typeof steps)[number];

export const selectCell = (row: number, column: number): Selection => ({
  anchor: { row, column },
  focus: { row, column },
});

export function rangeOf({ anchor, focus }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isSingle({ anchor, focus }: Selection): boolean {
  return anchor.row === focus.row && anchor.column === focus.column;
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

export function clampCell(cell: Cell, size: Size): Cell {
  return { row: within(cell.row, size.rows), column: within(cell.column, size.columns) };
}

/** The same selection inside a grid that has become smaller. */
export function clampSelection(selection: Selection, size: Size): Selection {
  return { anchor: clampCell(selection.anchor, size), focus: clampCell(selection.focus, size) };
}

/**
 * The selection after a step; `extend` keeps the anchor. A step over the edge stays at the edge.
 * @param page rows that fit the screen, at least 1.
 */
export function move(
  selection: Selection,
  step: Step,
  size: Size,
  { extend, page }: { extend: boolean; page: number },
): Selection {
  const focus = clampCell(stepped(selection.focus, step, size, page), size);
  return { anchor: extend ? selection.anchor : focus, focus };
}

function stepped({ row, column }: Cell, step: Step, size: Size, page: number): Cell {
  switch (step) {
    case 'up':
      return { row: row - 1, column };
    case 'down':
      return { row: row + 1, column };
    case 'left':
      return { row, column: column - 1 };
    case 'right':
      return { row, column: column + 1 };
    case 'pageUp':
      return { row: row - page, column };
    case 'pageDown':
      return { row: row + page, column };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: size.columns - 1 };
    case 'top':
      return { row: 0, column };
    case 'bottom':
      return { row: size.rows - 1, column };
    case 'first':
      return { row: 0, column: 0 };
    case 'last':
      return { row: size.rows - 1, column: size.columns - 1 };
    default:
      return step satisfies never;
  }
}

/** Tab: the next cell, over the end of the row into the next one; null where the grid ends and Tab leaves it. */
export function tabbed(cell: Cell, by: 1 | -1, size: Size): Cell | null {
  const at = cell.row * size.columns + cell.column + by;
  if (at < 0 || at >= size.rows * size.columns) return null;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

/** What a key means while no cell is being edited; null for keys that move nothing. */
export function stepOfKey(event: { key: string; ctrlKey: boolean; metaKey: boolean }): Step | null {
  const far = event.ctrlKey || event.metaKey;
  const meanings: Partial<Record<string, readonly [near: Step, far: Step]>> = {
    ArrowUp: ['up', 'top'],
    ArrowDown: ['down', 'bottom'],
    ArrowLeft: ['left', 'rowStart'],
    ArrowRight: ['right', 'rowEnd'],
    Home: ['rowStart', 'first'],
    End: ['rowEnd', 'last'],
    PageUp: ['pageUp', 'pageUp'],
    PageDown: ['pageDown', 'pageDown'],
  };
  return meanings[event.key]?.[far ? 1 : 0] ?? null;
}
