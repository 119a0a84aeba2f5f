import { describe, expect, it } from 'vitest';
import { buildImprovementList } from '../../../shared/report/build-improvement-list.ts';
import { diagnosis, snapshot } from './fixture.ts';

const list = buildImprovementList(snapshot(), diagnosis(), { date: '2026-08-03' });

describe('buildImprovementList', () => {
  it('has the measures of the report in their order, with totals that are their sums', () => {
    expect(list.measures.map((line) => line.no)).toEqual([1, 2, 3]);
    const sum = (pick: (line: (typeof list.measures)[number]) => number): number =>
      list.measures.reduce((total, line) => total + pick(line), 0);
    expect(list.totals.savingTce).toBeCloseTo(
      sum((line) => line.savingTce),
      12,
    );
    expect(list.totals.savingWanYuan).toBeCloseTo(
      sum((line) => line.savingWanYuan),
      12,
    );
    expect(list.totals.investmentWanYuan).toBeCloseTo(12.4, 12);
    expect(list.totals.savingKWh).toBe(75_100);
  });

  it('keeps an open investment open and orders by payback', () => {
    expect(list.measures.map((line) => line.investmentWanYuan)).toEqual([2.8, null, 9.6]);
    expect(list.measures.map((line) => line.priority)).toEqual(['优先实施', '待投资核定', '近期实施']);
  });

  it('lists the problems without a costed measure, gravest first', () => {
    expect(list.findings.map((finding) => [finding.no, finding.severity, finding.title])).toEqual([
      [1, '严重', '全厂：未设能源管理岗位'],
      [2, '较重', '1号燃气锅炉（GL-01）：排烟氧量偏高'],
    ]);
  });
});
