/** This session's own edits, so that each can be taken back and done again as a new edit. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isJsonColumn, type Row, type TableName } from '../../../shared/model/tables.ts';
import type { RowEdit } from './save-queue.ts';
import { cellValue, type AuditTables } from './tables-state.ts';

export interface Step {
  table: TableName;
  rowId: string;
  /** Column or path → the value before and after; `deleted` for rows that came or went. */
  cells: Record<string, { before: unknown; after: unknown }>;
  /** Steps of one action share a number and are taken back together. */
  group?: number;
}

/** What to write to take a step back or do it again; null values empty a cell. */
export interface Reversal {
  step: Step;
  values: Record<string, unknown>;
}

/** The cells hold something else by now: another person or a synchronisation changed them. */
export interface Overtaken {
  step: Step;
  column: string;
  held: unknown;
}

export type UndoAnswer =
  /** `more` are the other rows of the same action; `overtaken` those of them that stay because they were changed since. */
  | { kind: 'done'; reversal: Reversal; more: readonly Reversal[]; overtaken: readonly Overtaken[] }
  | { kind: 'overtaken'; overtaken: Overtaken }
  | { kind: 'empty' };

export interface UndoState {
  past: readonly Step[];
  future: readonly Step[];
}

export interface UndoStack {
  state: StoreApi<UndoState>;
  /** Notes an edit before it is made; typing in one field is one step until the field is left. */
  note: (tables: AuditTables, table: TableName, rowId: string, values: Record<string, unknown>) => void;
  /** Notes the edits of one action on many rows before they are made. */
  noteMany: (tables: AuditTables, edits: readonly RowEdit[]) => void;
  /** The field was left: the next edit is a step of its own. */
  close: () => void;
  /** Takes the newest step off; the caller writes the values. */
  undo: (tables: AuditTables) => UndoAnswer;
  redo: (tables: AuditTables) => UndoAnswer;
}

const MAX_STEPS = 200;

/** Rows of these tables come and go as a whole; others are cells that are filled or empty. */
const listed: ReadonlySet<TableName> = new Set([
  'equipment',
  'instrument',
  'finding',
  'measure',
  'production',
]);

export function createUndoStack(): UndoStack {
  const state = createStore<UndoState>(() => ({ past: [], future: [] }));
  let isOpen = false;
  let groups = 0;

  const note: UndoStack['note'] = (tables, table, rowId, values) => {
    const step = stepOf(tables, table, rowId, values);
    if (Object.keys(step.cells).length === 0) return;
    const { past } = state.getState();
    const last = past.at(-1);
    if (isOpen && last && last.table === table && last.rowId === rowId && sameColumns(last, step)) {
      state.setState({ past: [...past.slice(0, -1), merged(last, step)], future: [] });
    } else {
      state.setState({ past: newest([...past, step]), future: [] });
    }
    isOpen = true;
  };

  const noteMany: UndoStack['noteMany'] = (tables, edits) => {
    groups += 1;
    const group = groups;
    const steps = edits
      .map(({ table, rowId, values }) => ({ ...stepOf(tables, table, rowId, values), group }))
      .filter((step) => Object.keys(step.cells).length > 0);
    if (steps.length === 0) return;
    isOpen = false;
    state.setState({ past: newest([...state.getState().past, ...steps]), future: [] });
  };

  const turn = (from: 'past' | 'future', tables: AuditTables): UndoAnswer => {
    isOpen = false;
    const held = state.getState();
    const [action, rest] = newestAction(held[from]);
    if (action.length === 0) return { kind: 'empty' };
    const turned = action.map((step) => ({ step, answer: reversalOf(step, from, tables) }));
    const reversals = turned.flatMap(({ answer }) => ('values' in answer ? [answer] : []));
    const overtaken = turned.flatMap(({ answer }) => ('held' in answer ? [answer] : []));
    const [first, ...more] = reversals.toReversed();
    if (!first) {
      // Never again offered: what it would take back is no longer there.
      state.setState({ [from]: rest });
      const [gone] = overtaken;
      return gone ? { kind: 'overtaken', overtaken: gone } : { kind: 'empty' };
    }
    const other = from === 'past' ? 'future' : 'past';
    state.setState({
      [from]: rest,
      [other]: [...held[other], ...reversals.map(({ step }) => step).toReversed()],
    });
    return { kind: 'done', reversal: first, more, overtaken };
  };

  return {
    state,
    note,
    noteMany,
    close: () => {
      isOpen = false;
    },
    undo: (tables) => turn('past', tables),
    redo: (tables) => turn('future', tables),
  };
}

/** The last steps of at most so many actions. */
function newest(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= MAX_STEPS) return steps;
  let at = steps.length;
  for (let actions = 0; at > 0 && actions < MAX_STEPS; actions += 1) at = startOfAction(steps, at);
  return steps.slice(at);
}

/** Index of the first step of the action that ends before `end`. */
function startOfAction(steps: readonly Step[], end: number): number {
  const group = steps[end - 1]?.group;
  const last = Math.max(0, end - 1);
  if (group === undefined) return last;
  return steps.findLastIndex((step, i) => i <= last && step.group !== group) + 1;
}

/** The steps of the newest action, and what was there before it. */
function newestAction(steps: readonly Step[]): [action: readonly Step[], rest: readonly Step[]] {
  const at = startOfAction(steps, steps.length);
  return [steps.slice(at), steps.slice(0, at)];
}

function reversalOf(step: Step, from: 'past' | 'future', tables: AuditTables): Reversal | Overtaken {
  const [written, wanted] = from === 'past' ? (['after', 'before'] as const) : (['before', 'after'] as const);
  for (const [column, cell] of Object.entries(checked(step, wanted))) {
    const held = cellOf(tables, step.table, step.rowId, column);
    if (!same(held, cell[written])) return { step, column, held };
  }
  return { step, values: valuesOf(step, wanted) };
}

/** A row that comes back brings its cells; for everything else each cell must still be as this step left it. */
const checked = ({ cells }: Step, wanted: 'before' | 'after'): Step['cells'] =>
  cells['deleted']?.[wanted] === false ? { deleted: cells['deleted'] } : cells;

function stepOf(tables: AuditTables, table: TableName, rowId: string, values: Record<string, unknown>): Step {
  const row = (tables[table] as ReadonlyMap<string, Row<TableName>>).get(rowId);
  const isNew = (!row || row.deleted) && listed.has(table) && values['deleted'] !== false;
  const cells: Step['cells'] = {};
  for (const [column, after] of flatten(table, values)) {
    const before = cellOf(tables, table, rowId, column);
    if (!same(before, after)) cells[column] = { before, after };
  }
  if (isNew) cells['deleted'] = { before: true, after: false };
  return { table, rowId, cells };
}

/** `{inputs: {fuel}}` as `inputs.fuel`, the cell that is written. */
function flatten(table: TableName, values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).flatMap(([column, value]): [string, unknown][] =>
    !column.includes('.') && isJsonColumn(table, column)
      ? Object.entries(value ?? {}).map(([key, part]) => [`${column}.${key}`, part])
      : [[column, value]],
  );
}

/** A row that is not there counts as deleted, its cells as empty. */
function cellOf(tables: AuditTables, table: TableName, rowId: string, column: string): unknown {
  if (column !== 'deleted') return cellValue(tables, { table, rowId, column });
  return (tables[table] as ReadonlyMap<string, Row<TableName>>).get(rowId)?.deleted ?? true;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const sameColumns = (a: Step, b: Step): boolean =>
  Object.keys(b.cells).every((column) => Object.hasOwn(a.cells, column));

function merged(first: Step, next: Step): Step {
  const cells = { ...first.cells };
  for (const [column, { after }] of Object.entries(next.cells)) {
    cells[column] = { before: first.cells[column]?.before ?? null, after };
  }
  return { ...first, cells };
}

/** A row that goes away takes its cells along; one that comes back still has them. */
function valuesOf(step: Step, wanted: 'before' | 'after'): Record<string, unknown> {
  if (step.cells['deleted']) return { deleted: step.cells['deleted'][wanted] };
  return Object.fromEntries(
    Object.entries(step.cells).map(([column, cell]) => [column, cell[wanted] ?? null]),
  );
}
