import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, creditCodeDoubt } from '../../../renderer/features/enterprise/credit-code.ts';
import { likelyValues } from '../../../renderer/features/checklist/likely-values.ts';
import { addMonths, monthsOf } from '../../../renderer/features/energy/periods.ts';
import { parseDate } from '../../../renderer/ui/parse-date.ts';
import { numberText } from '../../../renderer/ui/number-text.ts';
import { parseNumber } from '../../../shared/quantity/parse-number.ts';

describe('numbers as people type them', () => {
  it.each([
    ['12.5', 12.5],
    ['１２．５', 12.5],
    ['12。5', 12.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['0,5', 0.5],
    ['−3', -3],
    [' 1 234 ', 1234],
    ['1.2e3', 1200],
    ['.5', 0.5],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toEqual({ kind: 'number', value });
  });

  it.each(['abc', '1.2.3', '12℃', '1,23,4', '--3', '1e999'])('does not guess at %s', (text) => {
    expect(parseNumber(text)).toEqual({ kind: 'bad' });
  });

  it('shows a stored number so that it reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        const shown = Number(value.toPrecision(12));
        const read = parseNumber(numberText(value));
        return read.kind === 'number' && read.value === (shown === 0 ? 0 : shown);
      }),
    );
  });
});

describe('dates as people type them', () => {
  it.each(['2025-03-01', '2025/3/1', '2025.3.1', '2025年3月1日', '20250301', '２０２５-03-01'])(
    'reads %s',
    (text) => {
      expect(parseDate(text)).toEqual({ kind: 'date', iso: '2025-03-01' });
    },
  );

  it.each(['2025-02-30', '2025-13-01', '25-3-1', '三月', '2025-3'])('refuses %s', (text) => {
    expect(parseDate(text)).toEqual({ kind: 'bad' });
  });
});

describe('unified social credit code, GB 32100-2015', () => {
  // 91350100M000100Y43 is the specimen most often printed with the rule.
  it('accepts the specimen', () => {
    expect(checkCharacter('91350100M000100Y4')).toBe('3');
    expect(creditCodeDoubt('91350100M000100Y43')).toBeNull();
  });

  it('finds every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const code = '91350100M000100Y43';
    for (let i = 0; i < 18; i += 1) {
      for (const other of alphabet) {
        if (other === code[i]) continue;
        expect(creditCodeDoubt(code.slice(0, i) + other + code.slice(i + 1))).toContain('校验位');
      }
    }
  });

  it('names letters that do not occur and a wrong length', () => {
    expect(creditCodeDoubt('91350100M000100O43')).toContain('O');
    expect(creditCodeDoubt('91350100M000100')).toContain('15 位');
    expect(creditCodeDoubt(null)).toBeNull();
  });
});

describe('what was probably meant', () => {
  it('offers the slipped point and the slipped unit', () => {
    expect(likelyValues(1580, { unit: '℃', typical: [80, 400] }).map((o) => o.value)).toContain(158);
    expect(likelyValues(65_100, { unit: 'kPa', typical: [54, 102] })).toEqual([
      { value: 65.1, why: '单位差 1000 倍' },
    ]);
    expect(likelyValues(0.92, { unit: '%', typical: [50, 100] })).toEqual([
      { value: 92, why: '小数写成了百分数' },
    ]);
    expect(likelyValues(431.15, { unit: '℃', typical: [120, 300] })).toContainEqual({
      value: 158,
      why: '开尔文写成了摄氏度',
    });
  });

  it('says nothing about usual values or without a known range', () => {
    expect(likelyValues(158, { unit: '℃', typical: [80, 400] })).toEqual([]);
    expect(likelyValues(9999, { unit: '℃' })).toEqual([]);
  });

  it('only ever offers values inside the usual range', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (value) =>
        likelyValues(value, { unit: '%', typical: [3, 21] }).every((o) => o.value >= 3 && o.value <= 21),
      ),
    );
  });
});

describe('months of the statistical period', () => {
  it('spans the period, or the year before', () => {
    expect(monthsOf('2024-07-01', '2025-06-30', '2026-01-01')).toHaveLength(12);
    expect(monthsOf(null, null, '2026-11-22')[0]).toBe('2025-01');
    expect(monthsOf(null, '2025-06-30', '2026-01-01')[0]).toBe('2024-07');
    expect(monthsOf('2025-03-01', '2025-01-31', '2026-01-01')).toEqual(['2025-03']);
    expect(addMonths('2025-01', -1)).toBe('2024-12');
  });
});
