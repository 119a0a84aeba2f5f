import { describe, expect, it } from 'vitest';
import { columnZh, packColumns } from '../../../../../renderer/features/settings/pack-columns.ts';
import { shippedPack } from '../../../../helpers/pack.ts';

const tables = shippedPack().standards.flatMap((standard) => standard.tables);

describe('columns of the standards pack', () => {
  it('have a Chinese name in every table that ships', () => {
    const nameless = tables.flatMap((table) =>
      packColumns(table)
        .filter((column) => !/\p{Script=Han}/u.test(column.zh))
        .map((column) => `${table.id} ${column.key}`),
    );
    expect(nameless).toEqual([]);
  });

  it('name losses of a transformer by connection and grade, and leave letters of a formula as printed', () => {
    expect(columnZh('pkDynGrade2KW')).toBe('负载损耗 Dyn11，2 级（kW）');
    expect(columnZh('k6')).toBe('系数 k6');
    expect(columnZh('somethingNew')).toBeNull();
  });

  it('become one interval out of two bounds, with what counts in', () => {
    const table = tables.find((t) => t.rows.some((row) => row['nsMinInclusive'] === false && row['nsMax']));
    if (!table) throw new Error('no table of specific speeds');
    const ns = packColumns(table).find((column) => column.key === 'ns');
    expect(ns?.text({ nsMin: 45, nsMinInclusive: false, nsMax: 65, nsMaxInclusive: true })).toBe(
      '> 45，≤ 65',
    );
    expect(ns?.text({ nsMin: null, nsMax: 10, nsMaxInclusive: false })).toBe('< 10');
    expect(packColumns(table).some((column) => column.key.includes('Inclusive'))).toBe(false);
  });
});
