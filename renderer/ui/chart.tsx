/** An ECharts figure with a title for the eye and a sentence for the ear. */
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';

export interface ChartProps {
  option: EChartsCoreOption;
  heightPx: number;
  /** What the figure says, in words and numbers. */
  summary: string;
}

const library = () => import('./echarts-parts.ts');

export function Chart({ option, heightPx, summary }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(option);
  useEffect(() => {
    latest.current = option;
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  useEffect(() => {
    const element = box.current;
    let gone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    const draw = async () => {
      const { initChart } = await library();
      if (gone || !element) return;
      chart.current = initChart(element);
      chart.current.setOption(latest.current);
      observer.observe(element);
    };
    void draw();
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  return <div ref={box} className="chart" style={{ height: heightPx }} role="img" aria-label={summary} />;
}
