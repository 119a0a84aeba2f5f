import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculators } from '../../../shared/equipment/registry.ts';
import { readFigure, readYear } from '../../../shared/inventory/cell-values.ts';
import { figureColumns } from '../../../shared/inventory/columns.ts';
import { figures } from '../../../shared/inventory/figures.ts';
import { readHeading } from '../../../shared/inventory/read-heading.ts';
import { fieldOf, plateOf } from '../../../shared/inventory/nameplate.ts';
import { readInventory } from '../../../shared/inventory/read-inventory.ts';
import { kindOfName } from '../../../shared/inventory/recognise-kind.ts';
import { equipmentKinds } from '../../../shared/model/vocabulary.ts';
import { detectDelimiter, parseDelimited } from '../../../shared/tabular/delimited.ts';
import type { Table } from '../../../shared/tabular/table.ts';

const table = (...rows: Table['rows']): Table => ({ name: '', rows });
const read = (...rows: Table['rows']) => {
  const result = readInventory(table(...rows), 2026);
  if (result.kind !== 'read') throw new Error(result.zh);
  return result.inventory;
};

describe('headings', () => {
  it.each([
    ['额定功率（kW）', 'powerKW', 'kw'],
    ['额定功率/kW', 'powerKW', 'kw'],
    ['流量 m³/h', 'flowM3PerH', 'm3/h'],
    ['额定排气量(m3/min)', 'flowM3PerH', 'm3/min'],
    ['设备 名称', 'name', null],
    ['规格/型号', 'model', null],
    ['出厂日期', 'madeYear', null],
    ['*数量(台)', 'quantity', '台'],
  ])('%s', (text, column, unit) => {
    expect(readHeading(text)).toEqual({ column, unit });
  });

  it('does not take any word for a heading', () => {
    expect(readHeading('循环水泵房')).toBeUndefined();
  });
});

describe('the head noun of a name decides the kind', () => {
  it.each([
    ['锅炉引风机', 'fan'],
    ['锅炉给水泵', 'pump'],
    ['空压机冷却水泵', 'pump'],
    ['回转窑主电机', 'motor'],
    ['窑头一次风机（变频）', 'fan'],
    ['空气压缩机', 'compressor'],
    ['10kV 配电变压器', 'transformer'],
    ['燃气蒸汽锅炉', 'boiler'],
    ['2000t/d 熟料生产线', 'cement-kiln'],
    ['隧道窑', 'kiln'],
    ['空气源热泵', null],
    ['柴油发电机', null],
    ['冰柜', null],
  ])('%s', (name, kind) => expect(kindOfName(name)).toBe(kind));
});

describe('figures', () => {
  it.each([
    ['75kW', null, 75],
    ['75', 'kw', 75],
    [7.5, null, 7.5],
    ['１,２００ W', null, 1.2],
    ['0.315 MW', null, 315],
  ])('%s', (cell, unit, value) => {
    const read = readFigure(cell, figures.powerKW, unit);
    expect(read).toMatchObject({ kind: 'value' });
    expect(read.kind === 'value' && read.value).toBeCloseTo(value, 9);
  });

  it.each(['', '-', '—', '/', '无', 'N/A', null])('takes %s for nothing', (cell) => {
    expect(readFigure(cell, figures.powerKW, null)).toEqual({ kind: 'empty' });
  });

  it('reads years from every usual spelling', () => {
    for (const cell of [2012, '2012年5月', '2012.5', '2012-05-01', '201205', '2012-05-01T00:00:00'])
      expect(readYear(cell, 2026)).toEqual({ kind: 'value', value: 2012 });
  });
});

describe('a ledger', () => {
  const inventory = read(
    ['示例企业主要用能设备台账'],
    [],
    [
      '序号',
      '类别',
      '设备名称',
      '规格型号',
      '额定功率(kW)',
      '电压等级',
      '台数',
      '制造厂家',
      '出厂日期',
      '颜色',
    ],
    [1, '泵', '循环水泵', 'IS125-100-200', '45kW', '380V', '2台', '示例泵业', '2012-05-01', '绿'],
    [2, null, '给水装置', null, 30, null, null, '同上', '2010年', null],
    [3, '变压器', '1号变压器', 'S11-1000/10', null, '10/0.4kV', 1, '/', 2011, null],
    [4, null, '冰柜', null, 1, null, 1, null, null, null],
    ['合计', null, null, null, 76, null, 4, null, null, null],
  );

  it('passes over the total and names the columns it does not know', () => {
    expect(inventory.skipped).toEqual([{ row: 8, zh: '合计行，不是设备' }]);
    expect(inventory.unknownHeadings).toEqual(['颜色']);
    expect(inventory.refused).toEqual([]);
  });

  it('reads every column in its unit', () => {
    expect(inventory.rows[0]).toMatchObject({
      row: 4,
      kind: 'pump',
      name: '循环水泵',
      model: 'IS125-100-200',
      quantity: 2,
      manufacturer: '示例泵业',
      madeYear: 2012,
      figures: { powerKW: 45, voltageV: 380 },
    });
  });

  it('takes a merged category and “同上” from above', () => {
    expect(inventory.rows[1]).toMatchObject({
      kind: 'pump',
      manufacturer: '示例泵业',
      madeYear: 2010,
      quantity: 1,
    });
  });

  it('keeps in the note what no input holds', () => {
    expect(inventory.rows[2]).toMatchObject({ kind: 'transformer', note: '电压等级：10/0.4kV' });
    const pump = inventory.rows[0];
    expect(pump && plateOf(pump, 'pump')).toEqual({
      readings: [{ key: 'motorRatedPowerKW', value: 45, unit: 'kW', source: 'nameplate' }],
      choices: {},
      leftOver: ['额定电压 380 V'],
    });
  });
});

it('converts a compressor’s flow to its own unit', () => {
  const { rows } = read(['名称', '排气量(m³/h)', '排气压力(bar)', '极数'], ['空压机', 1200, 8, 4]);
  expect(rows[0] && plateOf(rows[0], 'compressor').readings).toEqual([
    { key: 'ratedFlowM3PerMin', value: 20, unit: 'm³/min', source: 'nameplate' },
    { key: 'ratedPressureMPa', value: 0.8, unit: 'MPa', source: 'nameplate' },
  ]);
  const { rows: motors } = read(['名称', '极数', '年运行小时数'], ['主电机', '4极', 7200]);
  expect(motors[0] && plateOf(motors[0], 'motor')).toMatchObject({
    choices: { poles: '4' },
    readings: [{ key: 'annualHoursH', value: 7200, unit: 'h', source: 'record' }],
  });
});

it('fills only inputs that a calculator has, in a unit it converts to', () => {
  for (const kind of equipmentKinds) {
    const keys = new Set(fieldsOf(calculators[kind].inputs).map((field) => field.key));
    for (const column of figureColumns) {
      const field = fieldOf(kind, column);
      if (field) expect(keys).toContain(field.key);
      if (field && column !== 'flowM3PerH') expect(field.unit).toBe(figures[column].unit);
    }
  }
  expect(fieldOf('boiler', 'outputTPerH')?.key).toBe('ratedOutputTPerH');
  expect(fieldOf('transformer', 'capacityKVA')?.key).toBe('ratedCapacityKVA');
  expect(fieldOf('kiln', 'powerKW')?.key).toBe('ratedPowerKW');
});

describe('delimited text', () => {
  it('reads back what a spreadsheet writes, whatever the cells hold', () => {
    const cell = fc.string().map((text) => text.replace(/\r/g, '').replace(/^\uFEFF/, ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(parseDelimited(text, ',')).toEqual({ rows, unclosed: null });
      }),
    );
  });

  it('finds the separator although titles and notes hold others', () => {
    expect(detectDelimiter('烟气分析，记录\n时间;O2;CO\n10:00;3,5;12\n10:01;3,6;11\n')).toBe(';');
    expect(detectDelimiter('名称\t型号\n泵\tIS80,a\n')).toBe('\t');
  });
});
