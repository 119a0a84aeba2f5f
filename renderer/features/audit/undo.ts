/** This session's own edits, so that each can be taken back and done again as a new edit. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isJsonColumn, type Row, type TableName } from '../../../shared/model/tables.ts';
import { cellValue, type AuditTables } from './tables-state.ts';

export interface Step {
  table: TableName;
  rowId: string;
  /** Column or path → the value before and after; `deleted` for rows that came or went. */
  cells: Record<string, { before: unknown; after: unknown }>;
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
  | { kind: 'done'; reversal: Reversal }
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

  const note: UndoStack['note'] = (tables, table, rowId, values) => {
    const step = stepOf(tables, table, rowId, values);
    if (Object.keys(step.cells).length === 0) return;
    const { past } = state.getState();
    const last = past.at(-1);
    if (isOpen && last && last.table === table && last.rowId === rowId && sameColumns(last, step)) {
      state.setState({ past: [...past.slice(0, -1), merged(last, step)], future: [] });
    } else {
      state.setState({ past: [...past, step].slice(-MAX_STEPS), future: [] });
    }
    isOpen = true;
  };

  const turn = (from: 'past' | 'future', tables: AuditTables): UndoAnswer => {
    isOpen = false;
    const held = state.getState();
    const step = held[from].at(-1);
    if (!step) return { kind: 'empty' };
    const rest = held[from].slice(0, -1);
    const [written, wanted] =
      from === 'past' ? (['after', 'before'] as const) : (['before', 'after'] as const);
    for (const [column, cell] of Object.entries(checked(step, wanted))) {
      const now = cellOf(tables, step.table, step.rowId, column);
      if (!same(now, cell[written])) {
        // Never again offered: what it would take back is no longer there.
        state.setState({ [from]: rest });
        return { kind: 'overtaken', overtaken: { step, column, held: now } };
      }
    }
    const other = from === 'past' ? 'future' : 'past';
    state.setState({ [from]: rest, [other]: [...held[other], step] });
    return { kind: 'done', reversal: { step, values: valuesOf(step, wanted) } };
  };

  return {
    state,
    note,
    close: () => {
      isOpen = false;
    },
    undo: (tables) => turn('past', tables),
    redo: (tables) => turn('future', tables),
  };
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
