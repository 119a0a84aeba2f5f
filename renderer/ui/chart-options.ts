/** Options of the figures on screen: quiet axes, no animation, labels where people look. */
import type { EChartsCoreOption } from 'echarts/core';
import { formatFixed, formatValue } from '../../shared/quantity/format.ts';
import { fontFamily, type ThemeName } from '../app/theme.ts';

/** Distinct at every kind of colour vision and in grey print. */
const series = ['#0b5c7d', '#c9782f', '#5f8f3e', '#8563a8', '#3f9aa6', '#b0483f', '#8a7440', '#5b6b7a'];

const ink = (theme: ThemeName) => (theme === 'outdoor' ? '#000000' : '#1b2733');
const quiet = (theme: ThemeName) => (theme === 'outdoor' ? '#1f2a33' : '#5a6874');

export interface Share {
  label: string;
  value: number;
}

export function shareOption(items: readonly Share[], unit: string, theme: ThemeName): EChartsCoreOption {
  const total = items.reduce((sum, item) => sum + item.value, 0) || 1;
  return {
    animation: false,
    color: series,
    textStyle: { fontFamily },
    series: [
      {
        type: 'pie',
        radius: ['48%', '74%'],
        center: ['50%', '50%'],
        minAngle: 2,
        silent: true,
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        label: {
          color: ink(theme),
          fontSize: 13,
          lineHeight: 18,
          formatter: (p: { name: string; value: number }) =>
            `${p.name}\n${formatFixed((p.value / total) * 100, 1)} %`,
        },
        labelLine: { length: 10, length2: 8, lineStyle: { color: quiet(theme) } },
        data: items.map((item) => ({ name: item.label, value: item.value })),
      },
      {
        type: 'pie',
        radius: [0, 0],
        silent: true,
        label: {
          position: 'center',
          color: ink(theme),
          fontSize: 18,
          fontWeight: 'bold',
          lineHeight: 24,
          formatter: `${formatValue(total)}\n{unit|${unit}}`,
          rich: { unit: { fontSize: 12, color: quiet(theme), fontWeight: 'normal' } },
        },
        data: [{ value: 0, name: '' }],
      },
    ],
  };
}

export interface WaterfallItem {
  label: string;
  value: number;
  total?: boolean;
}

/** Savings one after the other, each beginning where the one before it ends, and their sum. */
export function waterfallOption(
  items: readonly WaterfallItem[],
  unit: string,
  theme: ThemeName,
): EChartsCoreOption {
  const starts = startsOf(items);
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 8, right: 56, top: 4, bottom: 22, containLabel: true },
    yAxis: {
      type: 'category',
      inverse: true,
      data: items.map((item) => item.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: ink(theme), width: 190, overflow: 'truncate', fontSize: 12 },
    },
    xAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: quiet(theme) },
      axisLabel: { color: quiet(theme), fontSize: 11 },
      splitLine: { lineStyle: { color: theme === 'outdoor' ? '#9aa4ac' : '#e3e8ec' } },
    },
    series: [
      { type: 'bar', stack: 'w', silent: true, itemStyle: { color: 'transparent' }, data: starts },
      {
        type: 'bar',
        stack: 'w',
        silent: true,
        barMaxWidth: 18,
        label: {
          show: true,
          position: 'right',
          color: ink(theme),
          fontSize: 12,
          formatter: (p: { value: number }) => formatValue(p.value),
        },
        data: items.map((item) => ({
          value: item.value,
          itemStyle: { color: item.total ? series[0] : series[2] },
        })),
      },
    ],
  };
}

function startsOf(items: readonly WaterfallItem[]): number[] {
  let sum = 0;
  return items.map((item) => {
    if (item.total) return 0;
    sum += item.value;
    return sum - item.value;
  });
}

export interface BarItem {
  label: string;
  value: number;
}

export function barOption(items: readonly BarItem[], unit: string, theme: ThemeName): EChartsCoreOption {
  const reversed = items.toReversed();
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 8, right: 64, top: 4, bottom: 4, containLabel: true },
    yAxis: {
      type: 'category',
      data: reversed.map((item) => item.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: ink(theme), width: 250, overflow: 'truncate', fontSize: 12 },
    },
    xAxis: { type: 'value', show: false },
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: 18,
        itemStyle: { color: series[0] },
        label: {
          show: true,
          position: 'right',
          color: ink(theme),
          formatter: (p: { value: number }) => `${formatValue(p.value)} ${unit}`,
        },
        data: reversed.map((item) => item.value),
      },
    ],
  };
}

export interface ScatterPoint {
  label: string;
  x: number;
  y: number;
}

export function scatterOption(
  points: readonly ScatterPoint[],
  xLabel: string,
  yLabel: string,
  theme: ThemeName,
): EChartsCoreOption {
  const axis = {
    nameTextStyle: { color: quiet(theme) },
    axisLabel: { color: quiet(theme) },
    axisLine: { show: true, lineStyle: { color: quiet(theme) } },
    splitLine: { lineStyle: { color: theme === 'outdoor' ? '#9aa4ac' : '#e3e8ec' } },
    min: 0,
  };
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 8, right: 90, top: 28, bottom: 28, containLabel: true },
    xAxis: { ...axis, type: 'value', name: xLabel, nameLocation: 'middle', nameGap: 26 },
    yAxis: { ...axis, type: 'value', name: yLabel, nameTextStyle: { color: quiet(theme), align: 'left' } },
    series: [
      {
        type: 'scatter',
        silent: true,
        symbolSize: 11,
        itemStyle: { color: series[0] },
        label: {
          show: true,
          position: 'right',
          color: ink(theme),
          fontSize: 12,
          formatter: (p: { dataIndex: number }) => points[p.dataIndex]?.label ?? '',
        },
        labelLayout: { hideOverlap: true },
        data: points.map((point) => [point.x, point.y]),
      },
    ],
  };
}
