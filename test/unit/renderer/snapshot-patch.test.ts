import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, patchOf } from '../../../renderer/features/audit/snapshot-patch.ts';
import {
  snapshotOf,
  tablesOf,
  withoutRow,
  withValues,
} from '../../../renderer/features/audit/tables-state.ts';
import { emptySnapshot } from '../checklist/empty-snapshot.ts';

describe('what the worker is sent', () => {
  it('is everything at first and one row after one edit', () => {
    const first = withValues(tablesOf(emptySnapshot('a1')), 'reading', 'r1', { value: 1 }, 'a1');
    const second = withValues(first, 'reading', 'r1', { value: 2 }, 'a1');
    expect(patchOf(null, snapshotOf(first)).map((change) => change.part)).toContain('enterprise');
    const patch = patchOf(snapshotOf(first), snapshotOf(second));
    expect(patch).toMatchObject([{ part: 'reading', at: [[0, { id: 'r1', value: 2 }]] }]);
  });

  it('rebuilds the snapshot after any sequence of edits', () => {
    const edit = fc.record({
      table: fc.constantFrom('reading', 'answer', 'site', 'equipment'),
      row: fc.constantFrom('a1:site', 'x', 'y', 'z'),
      value: fc.integer({ min: 0, max: 9 }),
      remove: fc.boolean(),
      send: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        let tables = tablesOf(emptySnapshot('a1'));
        let sent = snapshotOf(tables);
        let held = applyPatch(null, patchOf(null, sent));
        for (const { table, row, value, remove, send } of edits) {
          const rowId = table === 'site' ? 'a1:site' : row;
          if (table === 'site') tables = withValues(tables, 'site', rowId, { altitudeM: value }, 'a1');
          else if (remove) tables = withoutRow(tables, table, rowId);
          else tables = withValues(tables, table, rowId, { note: String(value) }, 'a1');
          if (!send) continue;
          const now = snapshotOf(tables);
          held = applyPatch(held, patchOf(sent, now));
          sent = now;
          expect(held).toEqual(now);
        }
      }),
    );
  });
});
