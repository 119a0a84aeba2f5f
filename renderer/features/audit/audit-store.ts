/** State of the one open audit: rows, edits at once, writes in the background, conflicts. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Conflict } from '../../../shared/contract/audit.ts';
import type { Client } from '../../../shared/contract/contract.ts';
import type { TableName } from '../../../shared/model/tables.ts';
import { isRetryable } from '../../rpc/error-words.ts';
import { createSaveQueue, type Change, type Refused, type RowEdit, type SaveStatus } from './save-queue.ts';
import { tablesOf, withoutRow, withRows, withValues, type AuditTables } from './tables-state.ts';
import { createUndoStack, type UndoAnswer, type UndoState } from './undo.ts';

export interface AuditState {
  auditId: string;
  tables: AuditTables | null;
  conflicts: Conflict[];
  /** Why the audit could not be opened. */
  loadError: unknown;
  save: SaveStatus;
  refused: Refused[];
}

export interface AuditStore {
  store: StoreApi<AuditState>;
  load: () => Promise<void>;
  /** Shows the values at once and queues them for the disk. */
  edit: (table: TableName, rowId: string, values: Record<string, unknown>) => void;
  /** Many rows as one: written in one durable transaction or not at all, taken back in one step. */
  editMany: (rows: readonly RowEdit[]) => void;
  remove: (table: TableName, rowId: string) => void;
  /** Takes back this session's own edits by new ones; absent where nothing is kept, as in a preview. */
  own?: {
    undo: () => UndoAnswer;
    redo: () => UndoAnswer;
    state: StoreApi<UndoState>;
  };
  /** A row the backend has already made durable, e.g. a photo. */
  adopt: (table: TableName, row: { id: string }) => void;
  /** Called when a field is left. */
  flush: () => void;
  retry: () => void;
  /** Gives up a refused change and shows what the disk has. */
  discardRefused: () => Promise<void>;
  /** Waits until everything typed is durable: before a report, a sync, an export. */
  settled: () => Promise<void>;
  /** Number of changes that are not durable yet. */
  waiting: () => number;
}

export function createAuditStore(auditId: string, client: Client): AuditStore {
  const store = createStore<AuditState>(() => ({
    auditId,
    tables: null,
    conflicts: [],
    loadError: null,
    save: { state: 'clean', savedAt: null },
    refused: [],
  }));
  const queue = createSaveQueue({
    send: (change) => sendChange(client, auditId, change),
    isRetryable,
    onStatus: (save) => store.setState({ save }),
    onRefused: (refused) => store.setState((state) => ({ refused: [...state.refused, refused] })),
  });
  const undoStack = createUndoStack();
  const change = (next: (tables: AuditTables) => AuditTables) =>
    store.setState((state) => (state.tables ? { tables: next(state.tables) } : {}));

  const load = async () => {
    try {
      const { snapshot, conflicts } = await client.audit.get({ auditId });
      store.setState({ tables: tablesOf(snapshot), conflicts, loadError: null });
    } catch (error) {
      store.setState({ loadError: error });
    }
  };
  const note = (table: TableName, rowId: string, values: Record<string, unknown>) => {
    const { tables } = store.getState();
    if (tables) undoStack.note(tables, table, rowId, values);
  };
  const write = (table: TableName, rowId: string, values: Record<string, unknown>) => {
    change((tables) => withValues(tables, table, rowId, values, auditId));
    queue.push({ kind: 'write', table, rowId, values });
  };
  const writeMany = (rows: readonly RowEdit[]) => {
    const [first] = rows;
    if (!first) return;
    if (rows.length === 1) {
      if (first.values['deleted'] === true) removeRow(first.table, first.rowId);
      else write(first.table, first.rowId, first.values);
      return;
    }
    change((tables) => withRows(tables, rows, auditId));
    queue.push({
      kind: 'batch',
      rows: rows.map(({ table, rowId, values }) => ({ table, rowId, values })),
    });
  };
  const removeRow = (table: TableName, rowId: string) => {
    change((tables) => withoutRow(tables, table, rowId));
    queue.push({ kind: 'remove', table, rowId });
    queue.flush();
  };
  const turn = (direction: 'undo' | 'redo'): UndoAnswer => {
    const { tables } = store.getState();
    const answer: UndoAnswer = tables ? undoStack[direction](tables) : { kind: 'empty' };
    if (answer.kind === 'done') {
      writeMany([answer.reversal, ...answer.more].map(({ step, values }) => ({ ...step, values })));
      queue.flush();
    }
    return answer;
  };
  return {
    store,
    load,
    edit(table, rowId, values) {
      note(table, rowId, values);
      write(table, rowId, values);
    },
    editMany(rows) {
      const { tables } = store.getState();
      if (tables) undoStack.noteMany(tables, rows);
      writeMany(rows);
      undoStack.close();
      queue.flush();
    },
    remove(table, rowId) {
      note(table, rowId, { deleted: true });
      removeRow(table, rowId);
    },
    own: { undo: () => turn('undo'), redo: () => turn('redo'), state: undoStack.state },
    adopt(table, row) {
      change((tables) => withValues(tables, table, row.id, { ...row }, auditId));
    },
    flush: () => {
      undoStack.close();
      queue.flush();
    },
    retry: () => queue.retry(),
    async discardRefused() {
      store.setState({ refused: [] });
      await load();
    },
    settled: () => queue.settled(),
    waiting: () => queue.waiting(),
  };
}

const opened = new Map<string, AuditStore>();

/** The audit's store; one per audit and session, so that changes still waiting for the disk outlive a change of page. */
export function openAudit(auditId: string, client: Client): AuditStore {
  const known = opened.get(auditId);
  if (known) {
    if (known.waiting() === 0) void known.load();
    return known;
  }
  const store = createAuditStore(auditId, client);
  opened.set(auditId, store);
  void store.load();
  return store;
}

/** The store of an audit that is open, if it is. */
export function openAuditStore(auditId: string): AuditStore | undefined {
  return opened.get(auditId);
}

/** True while anything typed in any audit is not on disk. */
export function anythingUnsaved(): boolean {
  return [...opened.values()].some((store) => store.waiting() > 0);
}

async function sendChange(client: Client, auditId: string, change: Change): Promise<{ savedAt: string }> {
  if (change.kind === 'batch') return client.record.writeMany({ auditId, rows: [...change.rows] });
  const { table, rowId } = change;
  if (change.kind === 'remove') return client.record.remove({ auditId, table, rowId });
  return client.record.write({ auditId, table, rowId, values: change.values });
}
