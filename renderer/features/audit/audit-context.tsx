/** Hooks by which every screen of an audit reads and edits it. */
import { createContext, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Conflict } from '../../../shared/contract/audit.ts';
import type { Columns, Row, TableName } from '../../../shared/model/tables.ts';
import type { AuditState, AuditStore } from './audit-store.ts';
import { rowsOf, type AuditTables } from './tables-state.ts';

export const AuditContext = createContext<AuditStore | null>(null);

export function useAuditStore(): AuditStore {
  const store = useContext(AuditContext);
  if (!store) throw new Error('no audit is open here');
  return store;
}

export function useAudit<T>(select: (state: AuditState) => T): T {
  return useStore(useAuditStore().store, select);
}

export function useAuditId(): string {
  return useAudit((state) => state.auditId);
}

/** Selects from the rows; screens inside an audit are only shown once it is loaded. */
export function useTables<T>(select: (tables: AuditTables) => T): T {
  const [once] = useState(() => createOncePerTables<T>());
  return useAudit((state) => once(state.tables as AuditTables, select));
}

/** As `useTables` for results that are new arrays or objects with equal members. */
export function useTablesShallow<T>(select: (tables: AuditTables) => T): T {
  const [once] = useState(() => createOncePerTables<T>());
  return useAudit(useShallow((state: AuditState) => once(state.tables as AuditTables, select)));
}

/** Hundreds of selections stand on a page, and the state changes three times with each key, the rows only once. */
function createOncePerTables<T>(): (tables: AuditTables, select: (tables: AuditTables) => T) => T {
  let last: { tables: AuditTables; select: unknown; value: T } | null = null;
  return (tables, select) => {
    if (last?.tables !== tables || last.select !== select) last = { tables, select, value: select(tables) };
    return last.value;
  };
}

export function useRows<T extends TableName>(table: T): readonly Row<T>[] {
  return useTables((tables) => rowsOf(tables, table));
}

export function useRow<T extends TableName>(table: T, rowId: string): Row<T> | undefined {
  return useTables((tables) => (tables[table] as ReadonlyMap<string, Row<T>>).get(rowId));
}

export function useCell<T extends TableName, C extends keyof Columns<T> & string>(
  table: T,
  rowId: string,
  column: C,
): Columns<T>[C] | null {
  return useTables((tables) => {
    const row = (tables[table] as ReadonlyMap<string, Row<T>>).get(rowId);
    return row ? (row as Columns<T>)[column] : null;
  });
}

/** Id of the audit's only row of `enterprise`, `site` or `audit` itself. */
export function useSingletonId(table: 'audit' | 'enterprise' | 'site'): string {
  const auditId = useAuditId();
  const held = useTables((tables) => [...tables[table].keys()][0]);
  return held ?? rowIds[table](auditId);
}

/** The other values of a cell that two laptops changed differently; null when they agree. */
export function useConflict(table: TableName, rowId: string, column: string): Conflict | null {
  return useAudit(
    (state) =>
      state.conflicts.find(
        (conflict) => conflict.table === table && conflict.rowId === rowId && conflict.column === column,
      ) ?? null,
  );
}
