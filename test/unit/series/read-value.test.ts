import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectStyle, readValue } from '../../../shared/series/read-value.ts';

describe('figures of loggers', () => {
  it.each([
    ['1234.5', '.', '', 1234.5],
    ['1,234.5', '.', ',', 1234.5],
    ['1.234,5', ',', '.', 1234.5],
    ['1 234,5', ',', ' ', 1234.5],
    ["1'234.5", '.', "'", 1234.5],
    [',010', ',', '', 0.01],
    ['6.3012E+04', '.', '', 63_012],
    ['-18881,213', ',', '', -18_881.213],
  ] as const)('%s', (text, decimal, thousands, value) =>
    expect(readValue(text, { decimal, thousands })).toBeCloseTo(value, 9),
  );

  it.each(['', 'OL', '---', '<0.1', 'NaN', '1,5', '1.2.3', '0x10', 'Infinity', '1,23,4'])(
    'refuses %s',
    (text) => expect(readValue(text, { decimal: '.', thousands: ',' })).toBeNaN(),
  );

  it('never takes a decimal comma for a separator of thousands, nor the other way round', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 1, max: 99 }),
        (n, d) => {
          const grouped = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, '.');
          const text = `${n < 0 ? '-' : ''}${grouped},${String(d).padStart(2, '0')}`;
          const value = (n < 0 ? -1 : 1) * (Math.abs(n) + d / 100);
          expect(readValue(text, { decimal: ',', thousands: '.' })).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  it('tells the signs from the cells, and says when it cannot', () => {
    expect(detectStyle(['227,108', '0,450'], false)).toEqual({
      decimal: ',',
      thousands: '',
      doubtful: false,
    });
    expect(detectStyle(['1,234.5', '987.0'], true)).toMatchObject({ decimal: '.', thousands: ',' });
    expect(detectStyle(['1.234,5'], false)).toMatchObject({ decimal: ',', thousands: '.' });
    expect(detectStyle(['227,108', '228,115'], false)).toMatchObject({ doubtful: true });
  });
});
