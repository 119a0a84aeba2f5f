import { describe, expect, it } from 'vitest';
import { chartOption, chartSize } from '../../../shared/report/chart-options.ts';
import type { ChartData } from '../../../shared/report/model.ts';

interface Drawn {
  series: {
    data: { value: number; label?: { formatter: string } }[];
    markLine?: { data: { xAxis: number }[] };
  }[];
  xAxis: { min: number; max: number };
}
const drawn = (chart: ChartData): Drawn => chartOption(chart) as unknown as Drawn;

describe('chartOption', () => {
  it('is plain data, so that it survives a worker and a preview', () => {
    const chart: ChartData = {
      kind: 'share',
      unit: 'tce',
      items: [
        { label: '电力', value: 3 },
        { label: '煤', value: 1 },
      ],
    };
    const option = chartOption(chart);
    expect(structuredClone(option)).toEqual(option);
    expect(drawn(chart).series[0]?.data.map((item) => item.label?.formatter)).toEqual([
      '电力  3.00 tce（75.00%）',
      '煤  1.00 tce（25.00%）',
    ]);
  });

  it('stacks a waterfall so that each bar starts where the one before ended', () => {
    const items = [
      { label: 'a', value: 5 },
      { label: 'b', value: -2 },
      { label: 'sum', value: 3, total: true },
    ];
    const { series } = drawn({ kind: 'waterfall', unit: 'tce', items });
    expect(series[0]?.data).toEqual([0, 3, 0]);
    expect(series[1]?.data.map((item) => item.value)).toEqual([5, 2, 3]);
  });

  it('keeps the interval and all limits of a limit chart inside its axis', () => {
    const limits = [
      { label: '1级', value: 100 },
      { label: '3级', value: 117 },
    ];
    const { series, xAxis } = drawn({
      kind: 'limit',
      unit: 'kgce/t',
      value: 121,
      expandedU: 4,
      sense: 'max',
      limits,
    });
    expect(series[0]?.markLine?.data.map((line) => line.xAxis)).toEqual([100, 117]);
    expect(xAxis.min).toBeLessThan(100);
    expect(xAxis.max).toBeGreaterThan(125);
  });

  it('grows with the number of bars', () => {
    const items = Array.from({ length: 8 }, (_, i) => ({ label: String(i), value: i }));
    const few = chartSize({ kind: 'bar', unit: '', items: items.slice(0, 2) }).heightPx;
    expect(chartSize({ kind: 'bar', unit: '', items }).heightPx - few).toBe(6 * 28);
  });
});
