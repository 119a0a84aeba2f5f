/** Load profile: band from lowest to highest, line of means, the chosen interval lit. */
import { formatValue } from '../../../shared/quantity/format.ts';
import type { Bucket } from '../../../shared/series/mapping.ts';

const width = 1000;
const height = 240;

export interface SeriesChartProps {
  buckets: readonly Bucket[];
  fromT: number;
  toT: number;
  unit: string;
  summary: string;
}

export function SeriesChart({ buckets, fromT, toT, unit, summary }: SeriesChartProps) {
  const startT = buckets[0]?.fromT ?? 0;
  const endT = buckets.at(-1)?.toT ?? 1;
  const low = buckets.reduce((m, b) => Math.min(m, b.min), Infinity);
  const high = buckets.reduce((m, b) => Math.max(m, b.max), -Infinity);
  const x = (t: number) => ((t - startT) / (endT - startT || 1)) * width;
  const y = (value: number) => height - 8 - ((value - low) / (high - low || 1)) * (height - 16);
  const middle = (b: Bucket) => x((b.fromT + b.toT) / 2).toFixed(1);
  const line = buckets.map((b) => `${middle(b)},${y(b.mean).toFixed(1)}`).join(' ');
  const band = [
    ...buckets.map((b) => `${middle(b)},${y(b.max).toFixed(1)}`),
    ...buckets.toReversed().map((b) => `${middle(b)},${y(b.min).toFixed(1)}`),
  ].join(' ');
  return (
    <div className="series-figure">
      <svg
        className="series-chart"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
        data-testid="series-chart"
      >
        <rect
          className="series-interval"
          x={x(fromT)}
          y={0}
          width={Math.max(2, x(toT) - x(fromT))}
          height={height}
        />
        <polygon className="series-band" points={band} />
        <polyline className="series-line" points={line} />
      </svg>
      <span className="series-scale series-scale-high">
        {formatValue(high)} {unit}
      </span>
      <span className="series-scale series-scale-low">
        {formatValue(low)} {unit}
      </span>
    </div>
  );
}
