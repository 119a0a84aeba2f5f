/**
 * Chart data → ECharts option as plain data, without importing ECharts: the screen and the PDF draw the same option.
 * Labels are strings made here, because a formatter function would not survive a worker or a preview.
 */
import { formatInterval, formatValue } from '../quantity/format.ts';
import { assertNever } from './assert-never.ts';
import type { ChartData } from './model.ts';

export type ChartOption = Record<string, unknown>;
export interface ChartTheme {
  fontFamily: string;
  fontSizePx: number;
}

export const chartColors = {
  ink: '#1a1a1a',
  axis: '#6b7480',
  grid: '#d9dde3',
  useful: '#1f3a5f',
  loss: '#8fa3bf',
  residual: '#c9ced6',
  limit: '#9c2b2b',
  series: ['#1f3a5f', '#5b7ba6', '#8fa3bf', '#c2a878', '#7d8a6a', '#b5bcc7', '#9a7b7b', '#4f6f73'],
} as const;

const defaultTheme: ChartTheme = { fontFamily: 'sans-serif', fontSizePx: 12 };

/** Size that suits the data, px; the width is that of a report column, and no chart is higher than a page. */
export function chartSize(chart: ChartData): { widthPx: number; heightPx: number } {
  const widthPx = 600;
  switch (chart.kind) {
    case 'bar':
      return { widthPx, heightPx: Math.min(780, 34 + 28 * Math.max(2, chart.items.length)) };
    case 'share':
      return { widthPx, heightPx: 230 };
    case 'waterfall':
      return { widthPx, heightPx: 250 };
    case 'limit':
      return { widthPx, heightPx: 120 };
    case 'scatter':
      return { widthPx, heightPx: 260 };
    default:
      return assertNever(chart);
  }
}

/** ECharts option of one chart. */
export function chartOption(chart: ChartData, theme: ChartTheme = defaultTheme): ChartOption {
  const base: ChartOption = {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSizePx, color: chartColors.ink },
  };
  return { ...base, ...seriesOf(chart, theme.fontSizePx) };
}

function seriesOf(chart: ChartData, fontSize: number): ChartOption {
  switch (chart.kind) {
    case 'bar':
      return bar(chart, fontSize);
    case 'share':
      return share(chart, fontSize);
    case 'waterfall':
      return waterfall(chart, fontSize);
    case 'limit':
      return limit(chart, fontSize);
    case 'scatter':
      return scatter(chart, fontSize);
    default:
      return assertNever(chart);
  }
}

type Of<K extends ChartData['kind']> = Extract<ChartData, { kind: K }>;

const valueAxis = (fontSize: number, name: string): ChartOption => ({
  type: 'value',
  name,
  nameTextStyle: { color: chartColors.axis, fontSize },
  axisLabel: { color: chartColors.axis, fontSize },
  axisLine: { show: false },
  splitLine: { lineStyle: { color: chartColors.grid } },
});
const categoryAxis = (fontSize: number, data: string[]): ChartOption => ({
  type: 'category',
  data,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: chartColors.axis } },
  axisLabel: { color: chartColors.ink, fontSize, interval: 0 },
});
const barLabel = (fontSize: number, text: string, position: string): ChartOption => ({
  show: true,
  position,
  formatter: text,
  color: chartColors.ink,
  fontSize,
});

/** Longest label of a horizontal bar before it is shortened; the tables beside the chart carry the full name. */
const MAX_LABEL = 18;
const shorten = (text: string): string =>
  text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text;

function bar(chart: Of<'bar'>, fontSize: number): ChartOption {
  return {
    grid: {
      left: 10,
      right: 76,
      top: 8,
      bottom: 26,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { ...valueAxis(fontSize, chart.unit), nameLocation: 'end', nameGap: 8 },
    yAxis: {
      ...categoryAxis(
        fontSize,
        chart.items.map((item) => shorten(item.label)),
      ),
      inverse: true,
    },
    series: [
      {
        type: 'bar',
        barWidth: 15,
        data: chart.items.map((item) => ({
          value: item.value,
          itemStyle: { color: chartColors[item.role ?? 'useful'] },
          label: barLabel(fontSize, formatValue(item.value), item.value < 0 ? 'left' : 'right'),
        })),
      },
    ],
  };
}

function share(chart: Of<'share'>, fontSize: number): ChartOption {
  const total = chart.items.reduce((sum, item) => sum + item.value, 0);
  const pct = (value: number): string => (total > 0 ? `${formatValue((value / total) * 100)}%` : '');
  return {
    color: chartColors.series,
    series: [
      {
        type: 'pie',
        radius: ['42%', '72%'],
        center: ['50%', '50%'],
        startAngle: 90,
        itemStyle: { borderColor: '#ffffff', borderWidth: 1.5 },
        labelLine: { lineStyle: { color: chartColors.axis } },
        data: chart.items.map((item) => ({
          name: item.label,
          value: item.value,
          label: {
            formatter: `${item.label}  ${formatValue(item.value)} ${chart.unit}（${pct(item.value)}）`,
            color: chartColors.ink,
            fontSize,
          },
        })),
      },
    ],
  };
}

function waterfall(chart: Of<'waterfall'>, fontSize: number): ChartOption {
  let level = 0;
  const bars = chart.items.map((item) => {
    const from = item.total === true ? 0 : level;
    level = item.total === true ? item.value : level + item.value;
    return { item, low: Math.min(from, level), height: Math.abs(level - from) };
  });
  return {
    grid: {
      left: 14,
      right: 20,
      top: 30,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: categoryAxis(
      fontSize,
      chart.items.map((item) => item.label),
    ),
    yAxis: valueAxis(fontSize, chart.unit),
    series: [
      {
        type: 'bar',
        stack: 'w',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map((entry) => entry.low),
      },
      {
        type: 'bar',
        stack: 'w',
        barMaxWidth: 34,
        data: bars.map(({ item, height }) => ({
          value: height,
          itemStyle: {
            color:
              item.total === true
                ? chartColors.useful
                : item.value < 0
                  ? chartColors.residual
                  : chartColors.loss,
          },
          label: barLabel(fontSize, formatValue(item.value), 'top'),
        })),
      },
    ],
  };
}

/** The value with its interval as a point on a line, the limits as vertical marks. */
function limit(chart: Of<'limit'>, fontSize: number): ChartOption {
  const low = chart.value - chart.expandedU;
  const high = chart.value + chart.expandedU;
  const all = [low, high, ...chart.limits.map((entry) => entry.value)];
  const span = Math.max(...all) - Math.min(...all) || Math.abs(chart.value) || 1;
  return {
    grid: { left: 30, right: 40, top: 34, bottom: 26 },
    xAxis: {
      ...valueAxis(fontSize, chart.unit),
      min: Math.min(...all) - span * 0.15,
      max: Math.max(...all) + span * 0.15,
      axisLine: { show: true, lineStyle: { color: chartColors.axis } },
      axisLabel: { color: chartColors.axis, fontSize, showMinLabel: false, showMaxLabel: false },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      {
        type: 'line',
        symbol: 'none',
        lineStyle: { color: chartColors.loss, width: 9, cap: 'butt' },
        data: [
          [low, 0.4],
          [high, 0.4],
        ],
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: chartColors.limit, width: 1.4, type: 'solid' },
          data: chart.limits.map((entry) => ({
            xAxis: entry.value,
            label: { formatter: entry.label, color: chartColors.limit, fontSize, position: 'end' },
          })),
        },
      },
      {
        type: 'scatter',
        z: 5,
        symbolSize: 11,
        itemStyle: { color: chartColors.useful },
        data: [
          {
            value: [chart.value, 0.4],
            label: barLabel(fontSize, formatInterval(chart.value, chart.expandedU), 'bottom'),
          },
        ],
      },
    ],
  };
}

function scatter(chart: Of<'scatter'>, fontSize: number): ChartOption {
  return {
    grid: {
      left: 20,
      right: 40,
      top: 30,
      bottom: 30,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { ...valueAxis(fontSize, chart.xLabel), scale: true, nameLocation: 'middle', nameGap: 26 },
    yAxis: { ...valueAxis(fontSize, chart.yLabel), scale: true },
    series: [
      {
        type: 'scatter',
        symbolSize: 9,
        // Where points crowd, a few names that can be read are worth more than all on top of each other.
        labelLayout: { hideOverlap: true },
        itemStyle: { color: chartColors.useful },
        data: chart.points.map((point) => ({
          value: [point.x, point.y],
          label: barLabel(fontSize, point.label, 'right'),
        })),
      },
    ],
  };
}
