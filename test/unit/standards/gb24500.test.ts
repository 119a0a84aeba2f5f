import { describe, expect, it } from 'vitest';
import { gb24500Limit, type Gb24500Query } from '../../../shared/standards/gb24500.ts';
import { shippedPack } from '../../helpers/pack.ts';

const pack = shippedPack();
const gradesOf = (query: Gb24500Query) => {
  const answer = gb24500Limit(pack, query);
  return answer.found ? answer.grades.map((g) => g.limit) : answer.waitsFor;
};
const coal = (
  firing: 'grate' | 'fluidised',
  fuel: 'bituminous' | 'leanCoal' | 'anthracite' | 'lignite',
  lowerHeatingValueKJPerKg: number,
  volatilePct: number,
  capacityTPerH = 10,
): Gb24500Query => ({ fuel, firing, lowerHeatingValueKJPerKg, volatilePct, capacityTPerH });

describe('thermal.md §1.7, GB 24500-2020 table 1 (grate)', () => {
  it.each([
    [coal('grate', 'bituminous', 19_000, 30), [85, 82, 80]],
    [coal('grate', 'bituminous', 19_000, 30, 35), [86, 83, 81]],
    [coal('grate', 'bituminous', 21_000, 30), [85, 82, 80]],
    [coal('grate', 'bituminous', 21_001, 30), [87, 84, 82]],
    [coal('grate', 'bituminous', 23_000, 30, 20), [87, 84, 82]],
    [coal('grate', 'bituminous', 23_000, 30, 20.1), [89, 86, 84]],
    [coal('grate', 'leanCoal', 20_000, 20), [85, 82, 80]],
    [coal('grate', 'anthracite', 22_000, 5), [85, 82, 80]],
    [coal('grate', 'anthracite', 22_000, 6.5, 30), [86, 83, 81]],
    [coal('grate', 'lignite', 12_000, 40), [85, 82, 80]],
    [coal('grate', 'lignite', 12_000, 40, 25), [87, 84, 82]],
  ])('%j', (query, grades) => expect(gradesOf(query)).toEqual(grades));
});

describe('thermal.md §1.7, GB 24500-2020 table 2 (fluidised bed)', () => {
  it.each([
    [coal('fluidised', 'bituminous', 14_400, 25), [89, 85, 82]],
    [coal('fluidised', 'bituminous', 17_700, 25), [90, 89, 86]],
    [coal('fluidised', 'bituminous', 22_000, 25), [91, 90, 88]],
    [coal('fluidised', 'leanCoal', 18_000, 15), [90, 88, 86]],
    [coal('fluidised', 'anthracite', 22_000, 5), [89, 88, 86]],
    [coal('fluidised', 'anthracite', 22_000, 8), [90, 88, 86]],
    [coal('fluidised', 'lignite', 12_000, 45), [91, 89, 86]],
  ])('%j', (query, grades) => expect(gradesOf(query)).toEqual(grades));
});

describe('thermal.md §1.7, GB 24500-2020 tables 3, 4 and clause 5.2', () => {
  it.each<[Gb24500Query, number[]]>([
    [{ fuel: 'biomass', capacityTPerH: 10 }, [88, 84, 80]],
    [{ fuel: 'biomass', capacityTPerH: 10.5 }, [91, 88, 86]],
    [{ fuel: 'gas', condensing: false }, [96, 94, 92]],
    [{ fuel: 'gas', condensing: true }, [103, 101, 98]],
    [{ fuel: 'oil' }, [95, 93, 90]],
    [{ fuel: 'bituminous', firing: 'chamber' }, [92, 90, 88]],
  ])('%j', (query, grades) => expect(gradesOf(query)).toEqual(grades));
  it('electric: limit 97 %, no grades', () =>
    expect(gb24500Limit(pack, { fuel: 'electricity' })).toMatchObject({
      found: true,
      limit: 97,
      grades: [],
    }));
  it('names what it waits for', () => {
    expect(gradesOf({ fuel: 'gas' })).toEqual(['condensing']);
    expect(gradesOf({ fuel: 'biomass' })).toEqual(['capacityTPerH']);
    expect(gradesOf({ fuel: 'lignite', firing: 'grate', capacityTPerH: 6 })).toEqual([
      'lowerHeatingValueKJPerKg',
      'volatilePct',
    ]);
  });
  it('a coal outside every class cannot be judged', () => {
    const answer = gb24500Limit(pack, coal('grate', 'bituminous', 12_000, 30));
    expect(answer).toMatchObject({ found: false, waitsFor: [] });
  });
  it('lean biomass has the design value as its limit', () =>
    expect(
      gb24500Limit(pack, { fuel: 'biomass', capacityTPerH: 4, lowerHeatingValueKJPerKg: 8000 }).found,
    ).toBe(false));
  it('an empty pack gives no limit', () => {
    const empty = { version: '', standards: [], verifications: [] };
    for (const fuel of ['gas', 'oil', 'electricity'] as const) {
      expect(gb24500Limit(empty, { fuel, condensing: true }).found).toBe(false);
    }
  });
});
