import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDay, dayOf, daysBetween } from '../../../shared/quantity/day.ts';

describe('day of an instant, Beijing time', () => {
  it.each([
    ['2026-07-01T16:00:00.000Z', '2026-07-02'],
    ['2026-07-01T15:59:59.999Z', '2026-07-01'],
    ['2026-07-02T00:30:00+08:00', '2026-07-02'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-07-02', '2026-07-02'],
    ['2026-07-02T23:59', '2026-07-02'],
    ['2028-02-29', '2028-02-29'],
  ])('%s is %s', (instant, day) => expect(dayOf(instant)).toBe(day));
  it.each([null, '', '2026', '去年', '2026-13-01', '2026-02-30', '2026-07-02 10:00', '2026-07-02Tx'])(
    '%s: day as far as it is one',
    (text) => expect(dayOf(text)).toBe(text === '2026-07-02Tx' ? '2026-07-02' : null),
  );
  it('property: never throws, and is a day or null', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(dayOf(text) ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
  it('property: agrees with the calendar for every instant of this century', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
        expect(dayOf(at.toISOString())).toBe(local.slice(0, 10));
        expect(dayOf(local.replace('Z', '+08:00'))).toBe(local.slice(0, 10));
      }),
    );
  });
  it('counts days over month and leap day', () => {
    expect(daysBetween('2026-01-31', '2026-02-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-02-01', '2026-01-31')).toBe(-1);
  });
});

describe('beijingDay', () => {
  it('is the day people in Xizang have, also in the early morning', () => {
    expect(beijingDay(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22');
    expect(beijingDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(beijingDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  });
});
