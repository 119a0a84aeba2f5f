/** The cursor of the inventory grid, after the grid pattern of the ARIA practices. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampSelection,
  move,
  rangeOf,
  selectCell,
  stepOfKey,
  steps,
  tabbed,
  type Selection,
  type Step,
} from '../../../renderer/features/equipment/grid/selection.ts';

const size = { rows: 10, columns: 4 };
const go = (from: Selection, step: Step, extend = false) => move(from, step, size, { extend, page: 5 });
const key = (name: string, ctrlKey = false) => stepOfKey({ key: name, ctrlKey, metaKey: false });

describe('the cursor of a grid', () => {
  it('goes where the arrows, Home, End and the page keys say, and with Ctrl to the edges', () => {
    const at = selectCell(6, 2);
    const after = (step: Step) => [go(at, step).focus.row, go(at, step).focus.column];
    expect(after('up')).toEqual([5, 2]);
    expect(after('pageUp')).toEqual([1, 2]);
    expect(after('pageDown')).toEqual([9, 2]);
    expect(after('rowEnd')).toEqual([6, 3]);
    expect(after('last')).toEqual([9, 3]);
    expect([key('ArrowDown'), key('ArrowDown', true), key('Home'), key('Home', true), key('x')]).toEqual([
      'down',
      'bottom',
      'rowStart',
      'first',
      null,
    ]);
  });

  it('extends a range from its anchor and collapses it with the next plain step', () => {
    let selection = selectCell(4, 2);
    for (const step of ['down', 'down', 'left'] as const) selection = go(selection, step, true);
    expect(rangeOf(selection)).toEqual({ top: 4, bottom: 6, left: 1, right: 2 });
    selection = go(selection, 'up');
    expect(rangeOf(selection)).toEqual({ top: 5, bottom: 5, left: 1, right: 1 });
  });

  it('never leaves the grid, whatever is pressed', () => {
    const presses = fc.array(fc.tuple(fc.constantFrom(...steps), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(
        presses,
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 25 }),
        (keys, rows, columns) => {
          let selection = selectCell(0, 0);
          for (const [step, extend] of keys)
            selection = move(selection, step, { rows, columns }, { extend, page: 12 });
          const range = rangeOf(selection);
          expect(range.top).toBeGreaterThanOrEqual(0);
          expect(range.left).toBeGreaterThanOrEqual(0);
          expect(range.bottom).toBeLessThan(rows);
          expect(range.right).toBeLessThan(columns);
        },
      ),
    );
  });

  it('tabs over the end of a row and out of the grid at its end', () => {
    expect(tabbed({ row: 0, column: 3 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(tabbed({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 3 });
    expect(tabbed({ row: 9, column: 3 }, 1, size)).toBeNull();
    expect(tabbed({ row: 0, column: 0 }, -1, size)).toBeNull();
  });

  it('stays inside when machines are deleted under it', () => {
    expect(clampSelection(selectCell(9, 3), { rows: 3, columns: 4 })).toEqual(selectCell(2, 3));
  });
});
