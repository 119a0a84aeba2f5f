import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitCheck } from '../../../shared/equipment/types.ts';
import {
  judgeLimit,
  MARK_GRADE_UNSURE,
  MARK_NO_LIMIT,
  MARK_REFERENCE_ONLY,
  MARK_TRANSCRIBED,
} from '../../../shared/standards/judge.ts';

const check = (over: Partial<LimitCheck> = {}): LimitCheck => ({
  id: 'boiler-efficiency',
  zh: '锅炉热效率',
  resultId: 'efficiency',
  value: 92,
  unit: '%',
  sense: 'min',
  limit: 90,
  standard: { code: 'GB 24500-2020', clause: '', certainty: 'verified' },
  ...over,
});
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const spread = fc.double({ min: 0, max: 1e4, noNaN: true });
const sense = fc.constantFrom('min' as const, 'max' as const);

describe('judgeLimit', () => {
  it('passes and fails outside the interval', () => {
    expect(judgeLimit(check(), 1.5).verdict).toBe('pass');
    expect(judgeLimit(check({ value: 87 }), 1.5).verdict).toBe('fail');
    expect(judgeLimit(check({ sense: 'max', value: 92 }), 1.5).verdict).toBe('fail');
    expect(judgeLimit(check({ sense: 'max', value: 88 }), 1.5).verdict).toBe('pass');
  });

  it('is undecided when the limit lies inside value ± U', () => {
    expect(judgeLimit(check(), 2.5).verdict).toBe('uncertain');
    expect(judgeLimit(check({ value: 89 }), 2.5).verdict).toBe('uncertain');
  });

  it('a value exactly on the limit without uncertainty meets it in both senses', () => {
    expect(judgeLimit(check({ value: 90 }), 0).verdict).toBe('pass');
    expect(judgeLimit(check({ value: 90, sense: 'max' }), 0).verdict).toBe('pass');
  });

  it('decides nothing on a missing, recalled or unknown limit, and says which', () => {
    expect(judgeLimit(check({ limit: null }), 0)).toMatchObject({
      verdict: 'unchecked',
      marks: [MARK_NO_LIMIT],
    });
    for (const certainty of ['recalled', 'unknown'] as const) {
      const judged = judgeLimit(check({ standard: { code: 'X', clause: '', certainty } }), 0);
      expect(judged).toMatchObject({ verdict: 'unchecked', marks: [MARK_REFERENCE_ONLY] });
    }
  });

  it('a transcribed basis decides and carries its mark; a verified one carries none', () => {
    const standard = { code: 'GB 24500-2020', clause: '', certainty: 'transcribed' as const };
    expect(judgeLimit(check({ standard }), 0)).toMatchObject({ verdict: 'pass', marks: [MARK_TRANSCRIBED] });
    expect(judgeLimit(check(), 0).marks).toEqual([]);
  });

  it('grades by the value and marks a border inside the interval', () => {
    const grades = [
      { grade: 1, limit: 94 },
      { grade: 2, limit: 92 },
      { grade: 3, limit: 90 },
    ];
    expect(judgeLimit(check({ value: 93, grades }), 0.5)).toMatchObject({ grade: 2, marks: [] });
    expect(judgeLimit(check({ value: 93, grades }), 1.2)).toMatchObject({
      grade: 2,
      marks: [MARK_GRADE_UNSURE],
    });
    expect(judgeLimit(check({ value: 89, grades }), 0).grade).toBeNull();
    expect(judgeLimit(check({ value: 89 }), 0).grade).toBeNull();
    const max = {
      sense: 'max' as const,
      limit: 117,
      grades: [100, 107, 117].map((limit, i) => ({ grade: i + 1, limit })),
    };
    expect(judgeLimit(check({ ...max, value: 112 }), 0).grade).toBe(3);
    expect(judgeLimit(check({ ...max, value: 99 }), 0).grade).toBe(1);
  });

  it('an unusable uncertainty or value never decides', () => {
    expect(judgeLimit(check(), Number.NaN).verdict).toBe('uncertain');
    expect(judgeLimit(check(), -1).verdict).toBe('uncertain');
    expect(judgeLimit(check({ value: Number.NaN }), 0)).toMatchObject({ verdict: 'unchecked', grade: null });
  });

  it('property: more uncertainty never turns one verdict into the opposite one', () => {
    fc.assert(
      fc.property(number, number, sense, spread, spread, (value, limit, way, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const before = judgeLimit(check({ value, limit, sense: way }), low).verdict;
        const after = judgeLimit(check({ value, limit, sense: way }), high).verdict;
        expect(after === before || after === 'uncertain').toBe(true);
      }),
    );
  });

  it('property: the two senses mirror each other', () => {
    fc.assert(
      fc.property(number, number, spread, (value, limit, u) => {
        const min = judgeLimit(check({ value, limit }), u).verdict;
        const max = judgeLimit(check({ value: -value, limit: -limit, sense: 'max' }), u).verdict;
        expect(max).toBe(min);
      }),
    );
  });

  it('property: a decided verdict keeps the whole interval on one side of the limit', () => {
    fc.assert(
      fc.property(number, number, spread, (value, limit, u) => {
        const { verdict } = judgeLimit(check({ value, limit }), u);
        const slack = 1e-9 * (Math.abs(value) + Math.abs(limit) + u);
        if (verdict === 'pass') expect(value - u).toBeGreaterThanOrEqual(limit - slack);
        if (verdict === 'fail') expect(value + u).toBeLessThanOrEqual(limit + slack);
        expect(['pass', 'fail', 'uncertain']).toContain(verdict);
      }),
    );
  });
});
