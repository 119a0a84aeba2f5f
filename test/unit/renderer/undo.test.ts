/** Taking back and doing again: always a new edit, never over somebody else's. */
import { describe, expect, it } from 'vitest';
import {
  tablesOf,
  withoutRow,
  withValues,
  type AuditTables,
} from '../../../renderer/features/audit/tables-state.ts';
import type { RowEdit } from '../../../renderer/features/audit/save-queue.ts';
import { createUndoStack, type UndoAnswer } from '../../../renderer/features/audit/undo.ts';
import { emptyRow, tableNames, type TableName } from '../../../shared/model/tables.ts';

function emptyAudit(): AuditTables {
  const parts = tableNames.map((table) => [
    table,
    ['audit', 'enterprise', 'site'].includes(table) ? emptyRow(table, table, 'a1') : [],
  ]);
  return tablesOf(Object.fromEntries(parts));
}

/** The stack with the rows it works on. */
function session() {
  const undo = createUndoStack();
  let tables = emptyAudit();
  const set = (table: TableName, rowId: string, values: Record<string, unknown>) => {
    tables =
      values['deleted'] === true
        ? withoutRow(tables, table, rowId)
        : withValues(tables, table, rowId, values, 'a1');
  };
  const take = (answer: UndoAnswer) => {
    if (answer.kind === 'done') {
      for (const { step, values } of [answer.reversal, ...answer.more]) set(step.table, step.rowId, values);
    }
    return answer.kind;
  };
  return {
    edit(table: TableName, rowId: string, values: Record<string, unknown>) {
      undo.note(tables, table, rowId, values);
      set(table, rowId, values);
    },
    editMany(edits: RowEdit[]) {
      undo.noteMany(tables, edits);
      for (const { table, rowId, values } of edits) set(table, rowId, values);
    },
    steps: () => undo.state.getState().past.length,
    elsewhere: set,
    leave: undo.close,
    undo: () => take(undo.undo(tables)),
    redo: () => take(undo.redo(tables)),
    site: () => tables.site.get('site'),
    machine: (id = 'e1') => tables.equipment.get(id),
  };
}

describe('undo', () => {
  it('takes back one field at a time, however many keys were pressed in it', () => {
    const s = session();
    for (const altitudeM of [3, 36, 365, 3650]) s.edit('site', 'site', { altitudeM });
    s.leave();
    s.edit('site', 'site', { altitudeM: 3730 });
    expect(s.undo()).toBe('done');
    expect(s.site()?.altitudeM).toBe(3650);
    expect(s.undo()).toBe('done');
    expect(s.site()?.altitudeM).toBeNull();
    expect(s.undo()).toBe('empty');
    expect([s.redo(), s.redo(), s.redo()]).toEqual(['done', 'done', 'empty']);
    expect(s.site()?.altitudeM).toBe(3730);
  });

  it('makes no step of an edit that changes nothing, and forgets what was undone after a new edit', () => {
    const s = session();
    s.edit('site', 'site', { name: '厂区' });
    s.leave();
    s.edit('site', 'site', { name: '厂区' });
    expect(s.undo()).toBe('done');
    s.edit('site', 'site', { name: '老厂区' });
    expect(s.redo()).toBe('empty');
  });

  it('takes a new machine away as a whole and brings it back with its values', () => {
    const s = session();
    s.edit('equipment', 'e1', { kind: 'boiler', name: '1号锅炉', inputs: { fuel: 'gas' } });
    s.leave();
    s.edit('equipment', 'e1', { 'inputs.fuel': 'coal' });
    s.undo();
    expect(s.machine()?.inputs).toEqual({ fuel: 'gas' });
    s.undo();
    expect(s.machine()?.deleted).toBe(true);
    s.redo();
    expect(s.machine()).toMatchObject({ deleted: false, name: '1号锅炉', inputs: { fuel: 'gas' } });
  });

  it('brings a deleted row back', () => {
    const s = session();
    s.edit('equipment', 'e1', { name: '1号锅炉' });
    s.leave();
    s.edit('equipment', 'e1', { deleted: true });
    expect(s.undo()).toBe('done');
    expect(s.machine()).toMatchObject({ deleted: false, name: '1号锅炉' });
  });

  it('leaves alone what somebody else has changed since, and says so', () => {
    const s = session();
    s.edit('site', 'site', { altitudeM: 3650 });
    s.elsewhere('site', 'site', { altitudeM: 3700 });
    expect(s.undo()).toBe('overtaken');
    expect(s.site()?.altitudeM).toBe(3700);
    expect(s.undo()).toBe('empty');
  });

  it('takes an action on many rows back and does it again in one step', () => {
    const s = session();
    s.edit('site', 'site', { name: '厂区' });
    s.editMany(
      ['e1', 'e2', 'e3'].map((rowId) => ({
        table: 'equipment',
        rowId,
        values: { name: rowId, quantity: 1 },
      })),
    );
    expect(s.undo()).toBe('done');
    expect(['e1', 'e2', 'e3'].map((id) => s.machine(id)?.deleted)).toEqual([true, true, true]);
    expect(s.site()?.name).toBe('厂区');
    expect(s.redo()).toBe('done');
    expect(s.machine('e2')).toMatchObject({ deleted: false, name: 'e2' });
    expect([s.undo(), s.undo(), s.undo()]).toEqual(['done', 'done', 'empty']);
  });

  it('leaves a row of the action as it is when somebody changed it since, and takes the others back', () => {
    const s = session();
    for (const id of ['e1', 'e2']) s.edit('equipment', id, { quantity: 1 });
    s.leave();
    s.editMany(['e1', 'e2'].map((rowId) => ({ table: 'equipment', rowId, values: { quantity: 5 } })));
    s.elsewhere('equipment', 'e2', { quantity: 7 });
    expect(s.undo()).toBe('done');
    expect([s.machine('e1')?.quantity, s.machine('e2')?.quantity]).toEqual([1, 7]);
  });

  it('never keeps half of an action when the oldest are forgotten', () => {
    const s = session();
    const many = (value: number) =>
      s.editMany(
        Array.from({ length: 30 }, (_, i) => ({
          table: 'equipment',
          rowId: `e${i}`,
          values: { quantity: value },
        })),
      );
    for (let value = 1; value <= 210; value += 1) many(value);
    expect(s.steps()).toBe(200 * 30);
  });
});
