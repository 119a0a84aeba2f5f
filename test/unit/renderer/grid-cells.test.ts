/** Blocks to and from Excel, and what typing into a cell of the inventory means. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillDown,
  fromTabText,
  placeBlock,
  toTabText,
} from '../../../renderer/features/equipment/grid/cell-block.ts';
import { editsOf } from '../../../renderer/features/equipment/grid/cell-edits.ts';
import { cellDoubt, gridColumns, shownText } from '../../../renderer/features/equipment/grid/columns.ts';
import { copiesOf, newMachines } from '../../../renderer/features/equipment/machine-rows.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';

const machine = (id: string, values: Partial<Row<'equipment'>> = {}): Row<'equipment'> => ({
  ...emptyRow('equipment', id, 'a1'),
  ...values,
});
const reading = (equipmentId: string, key: string, values: Partial<Row<'reading'>>): Row<'reading'> => ({
  ...emptyRow('reading', `${equipmentId}:${key}`, 'a1'),
  equipmentId,
  key,
  ...values,
});
const one = { top: 1, bottom: 1, left: 1, right: 1 };

describe('blocks of cells', () => {
  it('come back from the clipboard as they went there', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }).map((s) => s.replaceAll(/[\r\0]/g, '')),
      fc.constantFrom('', '"', 'a"b', '两\n行', '\t', '"引"', '75', ' x '),
    );
    const block = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
      // Excel, too, cannot tell a block that ends in an empty line from one without it.
      .filter((lines) => lines.at(-1)?.some((text) => text !== '') === true);
    fc.assert(
      fc.property(block, (lines) => {
        expect(fromTabText(toTabText(lines))).toEqual(lines);
      }),
    );
  });

  it('take a text with a stray quote as it is', () => {
    expect(fromTabText('"12 寸\t泵\n2\t风机')).toEqual([
      ['"12 寸', '泵'],
      ['2', '风机'],
    ]);
  });

  it('start at the cursor, ask for rows below the last one and count what has no column', () => {
    const block = [
      ['a', 'b', 'c'],
      ['d', 'e', ''],
      ['f', '', ''],
      ['', '', ''],
    ];
    const placed = placeBlock(block, one, { rows: 3, columns: 3 });
    expect(placed.newRows).toBe(1);
    expect(placed.outside).toBe(1);
    expect(placed.cells).toContainEqual({ row: 3, column: 1, text: 'f' });
    expect(Math.max(...placed.cells.map(({ row }) => row))).toBe(3);
  });

  it('fill a larger range with one cell or whole tiles', () => {
    const range = { top: 0, bottom: 3, left: 0, right: 1 };
    const texts = (block: string[][]) =>
      placeBlock(block, range, { rows: 9, columns: 9 }).cells.map((c) => c.text);
    expect(texts([['x']])).toEqual(Array.from({ length: 8 }, () => 'x'));
    expect(
      texts([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toEqual(['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']);
  });

  it('fill down from the first row of the range, or from the row above a single one', () => {
    const textAt = (row: number, column: number) => `${row}/${column}`;
    expect(fillDown({ top: 2, bottom: 4, left: 0, right: 0 }, textAt).map((c) => [c.row, c.text])).toEqual([
      [3, '2/0'],
      [4, '2/0'],
    ]);
    expect(fillDown(one, textAt)).toEqual([{ row: 1, column: 1, text: '0/1' }]);
    expect(fillDown({ ...one, top: 0, bottom: 0 }, textAt)).toEqual([]);
  });
});

describe('a cell of the inventory', () => {
  const columns = gridColumns('motor');
  const column = (id: string) => {
    const found = columns.find((c) => c.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const typed = (id: string, text: string, readings: Row<'reading'>[] = []) =>
    editsOf(
      [{ machineId: 'e1', column: column(id), text }],
      new Map(readings.map((row) => [row.id, row])),
      2026,
    );
  const written = (id: string, text: string) => typed(id, text).rows[0]?.values;

  it('reads figures with and without their unit in the unit of the field', () => {
    expect(written('input.ratedPowerKW', '１，２００')).toMatchObject({
      value: 1200,
      unit: 'kW',
      source: 'nameplate',
    });
    expect(written('input.ratedPowerKW', '75 kW')).toMatchObject({ value: 75 });
    expect(written('input.ratedVoltageV', '0.4kV')).toMatchObject({ value: 400, unit: 'V' });
    expect(written('input.ratedSpeedRPM', '1480rpm')).toMatchObject({ value: 1480 });
  });

  it.each([
    ['input.ratedPowerKW', '七十五', '不是一个数'],
    ['input.ratedPowerKW', '2×45', '不止一个数'],
    ['input.ratedPowerKW', '0.4 kV', '单位“kV”不能用于额定功率'],
    ['input.ratedPowerKW', '#REF!', '公式出错'],
    ['madeYear', '3012', '年份应在 1900 到 2026 之间'],
    ['quantity', '1.5', '整数'],
    ['input.poles', '5 极', '可选：2 极'],
    ['input.poles', '1', '可以是'],
    ['tag', 'x'.repeat(81), '最多 80 个'],
  ])('keeps what %s cannot take (%s) and says why', (id, text, why) => {
    const edits = typed(id, text);
    expect(edits.rows).toEqual([]);
    expect(edits.refused).toEqual([
      { machineId: 'e1', columnId: id, text, why: expect.stringContaining(why) as unknown },
    ]);
  });

  it('finds a choice by its code, its name or the only one that fits', () => {
    expect(written('input.poles', '4')).toEqual({ 'inputs.poles': '4' });
    expect(written('input.poles', '6极')).toEqual({ 'inputs.poles': '6' });
    expect(written('input.motorType', '永磁')).toEqual({ 'inputs.motorType': 'permanent-magnet' });
    expect(written('input.efficiencyClass', 'ie3')).toEqual({ 'inputs.efficiencyClass': 'IE3' });
  });

  it('empties a cell, keeps the source of a reading and makes none of nothing', () => {
    const held = reading('e1', 'ratedPowerKW', { value: 75, source: 'measured' });
    expect(typed('input.ratedPowerKW', '', [held]).rows[0]?.values).toMatchObject({
      value: null,
      source: 'measured',
    });
    expect(typed('input.ratedPowerKW', '').rows).toEqual([]);
    expect(written('name', '')).toEqual({ name: null });
  });

  it('writes one change per row, however many of its cells were pasted', () => {
    const { rows } = editsOf(
      ['name', 'tag', 'input.poles', 'input.ratedPowerKW'].map((id) => ({
        machineId: 'e1',
        column: column(id),
        text: '4',
      })),
      new Map(),
      2026,
    );
    expect(rows.map((row) => [row.table, row.rowId])).toEqual([
      ['equipment', 'e1'],
      ['reading', 'e1:ratedPowerKW'],
    ]);
  });

  it('doubts a figure out of range and one that the chosen type rules out, and stores both', () => {
    const readings = new Map([['e1:ratedPowerKW', reading('e1', 'ratedPowerKW', { value: 75_000 })]]);
    expect(cellDoubt(column('input.ratedPowerKW'), machine('e1'), readings)).toContain('超出允许范围');
    readings.set('e1:ratedPowerKW', reading('e1', 'ratedPowerKW', { value: 4000 }));
    expect(cellDoubt(column('input.ratedPowerKW'), machine('e1'), readings)).toContain(
      '通常在 0.75～2500 kW',
    );
    const cooled = machine('e1', { inputs: { motorType: 'low-voltage', coolingCode: 'listed' } });
    expect(cellDoubt(column('input.coolingCode'), cooled, readings)).toContain('用不到');
    expect(shownText(column('input.coolingCode'), cooled, readings)).toContain('IC01');
  });
});

describe('rows of new machines', () => {
  const ordered = [
    machine('e1', { kind: 'pump', name: '1号循环水泵', tag: 'P-101A', sortOrder: 1, note: '新' }),
    machine('e2', { kind: 'pump', name: '2号循环水泵', tag: 'P-101B', sortOrder: 2 }),
  ];
  let made = 0;
  const newId = () => `n${(made += 1)}`;

  it('copies the nameplate with numbered names and tags right after the original', () => {
    const readings = [
      reading('e1', 'ratedHeadM', { value: 32, source: 'nameplate' }),
      reading('e1', 'inputPowerKW', { value: 40, source: 'measured' }),
    ];
    const source = ordered[0];
    if (!source) throw new Error('no machine');
    const plate = copiesOf(source, ordered, readings, { count: 2, withMeasured: false, newId });
    const machines = plate.edits.filter((edit) => edit.table === 'equipment').map((edit) => edit.values);
    expect(machines).toMatchObject([
      { name: '3号循环水泵', tag: 'P-101C', note: '新', kind: 'pump' },
      { name: '4号循环水泵', tag: 'P-101D' },
    ]);
    const orders = machines.map((values) => values['sortOrder'] as number);
    expect(orders.every((order) => order > 1 && order < 2)).toBe(true);
    expect(plate.edits.filter((edit) => edit.table === 'reading').map((edit) => edit.values['key'])).toEqual([
      'ratedHeadM',
      'ratedHeadM',
    ]);
    const all = copiesOf(source, ordered, readings, { count: 1, withMeasured: true, newId });
    expect(all.edits).toHaveLength(3);
  });

  it('numbers new machines after those of their kind', () => {
    const { edits } = newMachines(ordered, 'pump', { count: 2, after: null, newId });
    expect(edits.map((edit) => edit.values)).toMatchObject([
      { name: '3号泵', kind: 'pump', quantity: 1, sortOrder: 3 },
      { name: '4号泵', sortOrder: 4 },
    ]);
  });
});
