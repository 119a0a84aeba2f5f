/** The parts of ECharts that are used, drawn as SVG so that text stays sharp at any zoom. */
import { BarChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, PieChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

export function initChart(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: 'svg' });
}
