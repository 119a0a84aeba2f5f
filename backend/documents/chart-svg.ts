/** Chart data → SVG text for pdfmake, drawn by ECharts without a browser. */
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, setPlatformAPI, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { assertNever } from '../../shared/report/assert-never.ts';
import { chartOption, chartSize } from '../../shared/report/chart-options.ts';
import type { ChartData } from '../../shared/report/model.ts';
import type { FontMetrics } from './font-metrics.ts';
import { plainText } from './glyphs.ts';

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

export interface ChartSvg {
  svg: string;
  widthPx: number;
  heightPx: number;
}

/**
 * SVG of a chart with its text in `fontFamily`, which must be a font name known to the PDF.
 * Without a canvas ECharts guesses text widths; the font's own metrics keep labels from overlapping.
 */
export function chartSvg(chart: ChartData, fontFamily: string, metrics: FontMetrics): ChartSvg {
  setPlatformAPI({
    measureText: (text: string, font?: string) => ({ width: metrics.widthPt(text, fontSizeOf(font)) }),
  });
  const size = chartSize(chart);
  const instance = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: size.widthPx,
    height: size.heightPx,
  });
  try {
    instance.setOption(
      chartOption(drawable(chart, metrics), { fontFamily, fontSizePx: 12 }) as EChartsCoreOption,
    );
    return { svg: withoutHover(instance.renderToSVGString()), ...size };
  } finally {
    instance.dispose();
  }
}

/** Hover styles mean nothing on paper, and all names carry a running number: without both the same chart is the same text. */
const withoutHover = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/\bzr\d+-/g, 'zr-');

const fontSizeOf = (font: string | undefined): number =>
  Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12);

/** SVG text knows no runs, so ₂ becomes a plain 2 in chart labels. */
function drawable(chart: ChartData, metrics: FontMetrics): ChartData {
  const plain = (text: string): string => plainText(text, metrics.hasGlyph);
  const label = <T extends { label: string }>(item: T): T => ({ ...item, label: plain(item.label) });
  switch (chart.kind) {
    case 'bar':
      return { ...chart, unit: plain(chart.unit), items: chart.items.map(label) };
    case 'share':
      return { ...chart, unit: plain(chart.unit), items: chart.items.map(label) };
    case 'waterfall':
      return { ...chart, unit: plain(chart.unit), items: chart.items.map(label) };
    case 'limit':
      return { ...chart, unit: plain(chart.unit), limits: chart.limits.map(label) };
    case 'scatter':
      return {
        ...chart,
        xLabel: plain(chart.xLabel),
        yLabel: plain(chart.yLabel),
        points: chart.points.map(label),
      };
    default:
      return assertNever(chart);
  }
}
