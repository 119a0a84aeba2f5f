import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFixed,
  formatInterval,
  formatSignificant,
  formatValue,
} from '../../../shared/quantity/format.ts';

describe('significant digits', () => {
  it.each([
    [0, 6, '0'],
    [1 / 3, 4, '0.3333'],
    [-12.5, 6, '-12.5'],
    [120, 6, '120'],
    [100, 8, '100'],
    [0.000_012_345_6, 4, '0.00001235'],
    [64_504.137, 8, '64504.137'],
  ])('%f to %i digits: %s', (value, digits, text) => expect(formatSignificant(value, digits)).toBe(text));
  it('reads back as the value, to the digits asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e14, noNaN: true }), fc.boolean(), (magnitude, negative) => {
        const value = negative ? -magnitude : magnitude;
        const back = Number(formatSignificant(value, 8));
        expect(Math.abs(back / value - 1)).toBeLessThanOrEqual(5.1e-8);
      }),
    );
  });
});

describe('tables', () => {
  it.each([
    [1_234_567.891, 1, '1,234,567.9'],
    [-0.04, 1, '0.0'],
    [-1234.5, 0, '−1,235'],
    [Number.NaN, 2, '—'],
  ])('%f with %i decimals: %s', (value, decimals, text) => expect(formatFixed(value, decimals)).toBe(text));
  it.each([
    [0, '0'],
    [13_371.4, '13,371'],
    [123.456, '123.5'],
    [79.289, '79.29'],
    [0.012_345, '0.0123'],
  ])('%f reads %s', (value, text) => expect(formatValue(value)).toBe(text));
  it('rounds a value to the two digits its uncertainty has', () => {
    expect(formatInterval(91.5641, 0.4212)).toBe('91.56 ± 0.42');
    expect(formatInterval(13_371.4, 512)).toBe('13,371 ± 512');
    expect(formatInterval(79.289, 0)).toBe('79.29');
  });
});
