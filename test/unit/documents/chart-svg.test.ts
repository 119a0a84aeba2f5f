import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../../backend/documents/chart-svg.ts';
import { fontMetrics } from '../../../backend/documents/font-metrics.ts';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import type { ChartData } from '../../../shared/report/model.ts';

const metrics = fontMetrics(fontPaths().regular);
const charts: ChartData[] = [
  { kind: 'bar', unit: '%', items: [{ label: '排烟热损失 q₂', value: 8.4321, role: 'loss' }] },
  {
    kind: 'share',
    unit: 'tce',
    items: [
      { label: '电力', value: 25 },
      { label: '原煤', value: 75 },
    ],
  },
  {
    kind: 'waterfall',
    unit: 'tce',
    items: [
      { label: 'J01', value: 18.4 },
      { label: '合计', value: 18.4, total: true },
    ],
  },
  {
    kind: 'limit',
    unit: 'kgce/t',
    value: 112,
    expandedU: 3,
    sense: 'max',
    limits: [{ label: '3级 122.2', value: 122.2 }],
  },
  { kind: 'scatter', xLabel: '负载率', yLabel: '效率', points: [{ label: 'M-01', x: 55, y: 91 }] },
];
const expected = ['8.43', '电力  25.00 tce（25.00%）', '18.40', '112.0 ± 3.0', 'M-01'];

describe('chartSvg', () => {
  it.each(charts.map((chart, i) => [chart.kind, chart, expected[i] ?? ''] as const))(
    'draws a %s chart with its label in the given font, the same each time',
    (_kind, chart, label) => {
      const { svg } = chartSvg(chart, 'NotoSansSC', metrics);
      expect(svg).toMatch(/^<svg [^>]*width="600"/);
      expect(svg).toContain(`>${label}</text>`);
      expect(svg).toContain('NotoSansSC');
      expect(svg).not.toContain('₂');
      expect(chartSvg(chart, 'NotoSansSC', metrics).svg).toBe(svg);
    },
  );
});
