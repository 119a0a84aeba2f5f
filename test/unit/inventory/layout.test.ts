/** Blocks without headings, and columns that a person gives another meaning. */
import { describe, expect, it } from 'vitest';
import { guessLayout, headerOf, layoutColumns, type Layout } from '../../../shared/inventory/layout.ts';
import { readInventory } from '../../../shared/inventory/read-inventory.ts';
import type { Cell } from '../../../shared/tabular/table.ts';

const table = (...rows: Cell[][]) => ({ name: '', rows });
const bare = table(
  ['P-101', '1号循环水泵', 'IS125-100-200', '45 kW', '2012'],
  ['F-201', '锅炉引风机', 'Y4-73', '75 kW', '2010'],
  ['F-202', '锅炉鼓风机', 'G4-73', '七十五', '2010'],
);
const columns = (...of: Layout['columns']): Layout => ({ headerRow: null, columns: of });

describe('a block without headings', () => {
  it('is taken by what its cells look like', () => {
    expect(guessLayout(bare)).toEqual(columns('tag', 'name', 'model', 'powerKW', 'madeYear'));
  });

  it('reads from its first row, and names row, column and cure of what it refuses', () => {
    const result = readInventory(bare, 2026, columns('tag', 'name', 'model', 'powerKW', 'madeYear'));
    if (result.kind !== 'read') throw new Error(result.zh);
    expect(result.inventory.rows).toMatchObject([
      { row: 1, kind: 'pump', name: '1号循环水泵', tag: 'P-101', figures: { powerKW: 45 }, madeYear: 2012 },
      { row: 2, kind: 'fan', name: '锅炉引风机' },
    ]);
    expect(result.inventory.refused).toMatchObject([
      {
        row: 3,
        column: 'D',
        heading: '额定功率',
        text: '七十五',
        cure: expect.stringContaining('请只写一个数') as unknown,
      },
    ]);
  });

  it('takes a figure in the unit its column was offered with, also where a heading would have to name one', () => {
    const pump = table(['循环水泵', 90, 0.6]);
    const result = readInventory(pump, 2026, columns('name', 'flowM3PerH', 'pressureMPa'));
    if (result.kind !== 'read') throw new Error(result.zh);
    expect(result.inventory.rows[0]?.figures).toEqual({ flowM3PerH: 90, pressureMPa: 0.6 });
  });

  it('takes one column of words for names', () => {
    expect(guessLayout(table(['一车间', 1], ['二车间', 2])).columns).toEqual(['name', null]);
  });
});

describe('columns with another meaning', () => {
  const ledger = table(['设备名称', '容积流量(m3/min)', '去向'], ['空压机', 20, '一车间']);

  it('keep the unit of their heading', () => {
    const layout: Layout = { headerRow: 1, columns: ['name', 'flowM3PerH', 'location'] };
    const result = readInventory(ledger, 2026, layout);
    if (result.kind !== 'read') throw new Error(result.zh);
    expect(result.inventory.rows[0]).toMatchObject({ figures: { flowM3PerH: 1200 }, location: '一车间' });
    expect(layoutColumns(ledger, layout)[2]).toEqual({
      letters: 'C',
      heading: '去向',
      samples: ['一车间'],
      column: 'location',
    });
  });

  it('come out of the headings as they were understood', () => {
    const result = readInventory(ledger, 2026);
    if (result.kind !== 'read') throw new Error(result.zh);
    expect(result.inventory.layout).toEqual({ headerRow: 1, columns: ['name', 'flowM3PerH', null] });
    expect(result.inventory.unknownHeadings).toEqual(['去向']);
  });

  it.each([
    [[null, 'model', null], '还没有一列是“设备名称”'],
    [['name', 'model', 'model'], 'B 列和 C 列都选成了“型号”'],
  ] as const)('are refused when they make no ledger', (of, zh) => {
    expect(headerOf(ledger, { headerRow: 1, columns: [...of] })).toEqual({
      kind: 'wrong',
      zh: expect.stringContaining(zh) as unknown,
    });
  });
});
