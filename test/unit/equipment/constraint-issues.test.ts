import { describe, expect, it } from 'vitest';
import { siteAir } from '../../../shared/air/site-air.ts';
import type { ReadingConstraint } from '../../../shared/checklist/machine-asks.ts';
import { constraintIssues } from '../../../shared/equipment/constraint-issues.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { likelyValues } from '../../../shared/equipment/likely-values.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';

const boiler = fieldsOf(calculatorFor('boiler').inputs);
/** 4,500 m: 57.7 kPa, water boils at 84.7 ℃. */
const high = siteAir({ altitudeM: 4500 });
const sea = siteAir({ altitudeM: 0 });

const reading = (key: string, value: number, unit: string | null = null): Row<'reading'> => ({
  ...emptyRow('reading', `m:${key}`, 'audit'),
  equipmentId: 'm',
  key,
  value,
  unit,
});
const boils: ReadingConstraint = {
  kind: 'range',
  reading: 'condensateTemperatureC',
  unit: '℃',
  max: { of: 'boilingPoint' },
  level: 'warn',
  advice: { zh: '请核对测点。' },
  label: '',
};
const warmer: ReadingConstraint = {
  kind: 'relation',
  reading: 'supplyTemperatureC',
  relation: 'above',
  than: 'returnTemperatureC',
  level: 'error',
  advice: { zh: '请核对测点。' },
  label: '',
};
const issues = (constraint: ReadingConstraint, rows: Row<'reading'>[], air = high) =>
  constraintIssues([constraint], rows, boiler, air);

describe('a range that follows the altitude', () => {
  it('holds at the sea and not at 4,500 m, where water boils at 84.7 ℃', () => {
    const rows = [reading('condensateTemperatureC', 92)];
    expect(issues(boils, rows, sea)).toEqual([]);
    const [issue] = issues(boils, rows);
    expect(issue?.level).toBe('warn');
    expect(issue?.fields).toEqual(['condensateTemperatureC']);
    expect(issue?.zh).toMatch(/^“凝结水回水温度”为 92 ℃，高于当地沸点（8\d\.\d+ ℃）。.*请核对测点。$/);
  });

  it('reads a value in the unit it was entered in', () => {
    expect(issues(boils, [reading('condensateTemperatureC', 158, '℉')])).toEqual([]);
    expect(issues(boils, [reading('condensateTemperatureC', 190, '℉')])).toHaveLength(1);
  });

  it('names the instance it is about', () => {
    const of = { ...boils, reading: 'condensateTemperatureC#a', label: '2# 换热站' };
    const [issue] = issues(of, [reading('condensateTemperatureC#a', 92)]);
    expect(issue?.zh).toMatch(/^2# 换热站：/);
    expect(issue?.fields).toEqual(['condensateTemperatureC#a']);
  });

  it('says nothing about a reading that is not there', () => {
    expect(issues(boils, [])).toEqual([]);
  });
});

describe('a relation of two readings', () => {
  it('says that the two may be swapped, and marks both', () => {
    const rows = [reading('supplyTemperatureC', 50), reading('returnTemperatureC', 70)];
    const [issue] = issues(warmer, rows);
    expect(issue?.zh).toBe('“供水温度”为 50 ℃，应大于“回水温度”（70 ℃）。两个读数可能填反。请核对测点。');
    expect(issue?.fields).toEqual(['supplyTemperatureC', 'returnTemperatureC']);
  });

  it('holds or waits for the other reading', () => {
    expect(issues(warmer, [reading('supplyTemperatureC', 80), reading('returnTemperatureC', 60)])).toEqual(
      [],
    );
    expect(issues(warmer, [reading('supplyTemperatureC', 80)])).toEqual([]);
  });

  it('takes a factor and a distance: at least 1.5 times and 5 more', () => {
    const half: ReadingConstraint = { ...warmer, relation: 'atLeast', times: 1.5, plus: 5 };
    const rows = (supply: number) => [
      reading('supplyTemperatureC', supply),
      reading('returnTemperatureC', 40),
    ];
    expect(issues(half, rows(65))).toEqual([]);
    expect(issues(half, rows(64))[0]?.zh).toContain('“回水温度”的 1.5 倍加 5 ℃（65 ℃）');
  });
});

describe('what was probably meant', () => {
  const gauge = { unit: 'MPa', range: [0.3, 1.25], zh: '排气压力（表压）' } as const;

  it('is the gauge pressure of an absolute one, by the local atmosphere', () => {
    const tight = { ...gauge, range: [0.6, 0.75] } as const;
    const [first] = likelyValues(0.8, tight, high);
    expect(first?.value).toBeCloseTo(0.8 - high.pressurePa / 1e6, 9);
    expect(first?.why).toBe('填的是绝对压力，已减当地大气压');
  });

  it('is the pressure of the plant for that of the sea', () => {
    const inlet = { unit: 'kPa', range: [50, 60], zh: '进气绝对压力' } as const;
    expect(likelyValues(101.3, inlet, high)[0]).toEqual({
      value: Number((high.pressurePa / 1000).toPrecision(10)),
      why: '填的是标准大气压',
    });
  });

  it('is the same pressure in the unit of an old gauge, or kPa for MPa', () => {
    expect(likelyValues(700, gauge)[0]).toEqual({ value: 0.7, why: '按 kPa 填写' });
    expect(likelyValues(101, { unit: 'MPa', range: [0.6, 0.8] })[0]?.why).toBe('按 psi 填写');
  });

  it('is the other temperature scale, the other sign, ppm for per cent', () => {
    expect(likelyValues(338, { unit: '℃', range: [20, 90] })).toContainEqual({
      value: 64.85,
      why: '开尔文写成了摄氏度',
    });
    expect(likelyValues(8, { unit: '℃', range: [-30, 0] })).toEqual([{ value: -8, why: '正负号' }]);
    expect(likelyValues(800, { unit: '%', range: [0, 0.5] })[0]).toMatchObject({ value: 0.08 });
  });

  it('is nothing for a value in its range', () => {
    expect(likelyValues(0.7, gauge, high)).toEqual([]);
  });
});
