/** An audit that exists only on screen: the checklist components can be tried out on it. */
import { createStore } from 'zustand/vanilla';
import { tableNames } from '../../../shared/model/tables.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import type { AuditState, AuditStore } from '../audit/audit-store.ts';
import { withoutRow, withRows, withValues, type AuditTables } from '../audit/tables-state.ts';

export const PREVIEW_SUBJECT = 'preview-subject';
const PREVIEW_AUDIT = 'preview';

export function createPreviewStore(kind: EquipmentKind | null): AuditStore {
  const store = createStore<AuditState>(() => ({
    auditId: PREVIEW_AUDIT,
    tables: tablesFor(kind),
    conflicts: [],
    loadError: null,
    save: { state: 'clean', savedAt: null },
    refused: [],
  }));
  const change = (next: (tables: AuditTables) => AuditTables) =>
    store.setState((state) => (state.tables ? { tables: next(state.tables) } : {}));
  const nothing = () => undefined;
  return {
    store,
    edit: (table, rowId, values) =>
      change((tables) => withValues(tables, table, rowId, values, PREVIEW_AUDIT)),
    editMany: (rows) => change((tables) => withRows(tables, rows, PREVIEW_AUDIT)),
    remove: (table, rowId) => change((tables) => withoutRow(tables, table, rowId)),
    load: async () => undefined,
    adopt: nothing,
    flush: nothing,
    retry: nothing,
    discardRefused: async () => undefined,
    settled: async () => undefined,
    waiting: () => 0,
  };
}

function tablesFor(kind: EquipmentKind | null): AuditTables {
  const empty = Object.fromEntries(tableNames.map((table) => [table, new Map()])) as unknown as AuditTables;
  return withValues(empty, 'equipment', PREVIEW_SUBJECT, { kind, name: '预览' }, PREVIEW_AUDIT);
}
