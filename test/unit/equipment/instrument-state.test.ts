import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentStateAt, instrumentStateZh, isFlagged } from '../../../shared/equipment/instruments.ts';

const certificate = (calibratedAt: string | null, validUntil: string | null) => ({
  calibratedAt,
  validUntil,
});
const year = certificate('2025-03-01', '2026-02-28');

describe('certificate on the day of measuring', () => {
  it.each([
    ['the day before calibration', '2025-02-28', { kind: 'notYet', days: 1, from: '2025-03-01' }],
    ['the day of calibration', '2025-03-01', { kind: 'valid', days: 364 }],
    ['the last day', '2026-02-28', { kind: 'valid', days: 0 }],
    ['the day after', '2026-03-01', { kind: 'overdue', days: 1, until: '2026-02-28' }],
    ['the last evening in Beijing', '2026-02-28T15:59:59Z', { kind: 'valid', days: 0 }],
    ['midnight in Beijing', '2026-02-28T16:00:00Z', { kind: 'overdue', days: 1, until: '2026-02-28' }],
    ['early on the day of calibration', '2025-02-28T16:00:00Z', { kind: 'valid', days: 364 }],
    ['long after', '2027-02-28', { kind: 'overdue', days: 365, until: '2026-02-28' }],
  ])('%s', (_, measuredAt, state) => expect(instrumentStateAt(year, measuredAt)).toEqual(state));

  it.each([
    ['no day of measuring', year, null, 'noTime'],
    ['no readable day', year, '上周', 'noTime'],
    ['no end of validity', certificate('2025-03-01', null), '2025-06-01', 'noUntil'],
    ['nothing at all', certificate(null, null), '2025-06-01', 'noUntil'],
    ['an end before the beginning', certificate('2026-03-01', '2025-02-28'), '2025-06-01', 'datesContradict'],
  ])('%s is unknown, never valid', (_, instrument, measuredAt, why) =>
    expect(instrumentStateAt(instrument, measuredAt)).toEqual({ kind: 'unknown', why }),
  );

  it('a reading before the calibration is one even where no end is known', () => {
    expect(instrumentStateAt(certificate('2025-03-01', null), '2025-02-01')).toMatchObject({
      kind: 'notYet',
    });
  });
  it('an end alone decides, because many certificates state no more', () => {
    expect(instrumentStateAt(certificate(null, '2026-02-28'), '2020-01-01')).toMatchObject({ kind: 'valid' });
  });
  it('says the days in words', () => {
    const words = (day: string) => instrumentStateZh(instrumentStateAt(year, day));
    expect(words('2026-03-12')).toBe('测量当日证书已过期 12 天');
    expect(words('2025-02-20')).toBe('测量早于校准日期 9 天');
    expect(words('2025-12-12')).toBe('测量当日证书有效');
  });
  it('property: along time it goes notYet → valid → overdue and never back', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const iso = (date: Date) => date.toISOString().slice(0, 10);
    const order = ['notYet', 'valid', 'overdue'];
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const [from, until] = [iso(a), iso(b)].toSorted() as [string, string];
        const [first, second] = [iso(c), iso(d)].toSorted() as [string, string];
        const states = [first, second].map((at) => instrumentStateAt(certificate(from, until), at));
        const places = states.map((state) => order.indexOf(state.kind));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((x, y) => x - y));
        expect(states.map(isFlagged)).toEqual(places.map((place) => place !== 1));
      }),
    );
  });
});
