/** Load profile: band from lowest to highest, line of means, the chosen interval lit; drag to choose another. */
import { useRef, useState, type PointerEvent } from 'react';
import { formatValue } from '../../../shared/quantity/format.ts';
import type { Bucket, Gap } from '../../../shared/series/mapping.ts';

const width = 1000;
const height = 240;
const ticks = 5;
/** A shorter drag is a click that slipped. */
const smallestDragPx = 6;

export interface SeriesChartProps {
  buckets: readonly Bucket[];
  gaps: readonly Gap[];
  fromT: number;
  toT: number;
  unit: string;
  summary: string;
  /** Short words for a place on the axis. */
  tick: (t: number) => string;
  onChoose: (interval: { fromT: number; toT: number }) => void;
}

export function SeriesChart(props: SeriesChartProps) {
  const { buckets, gaps, unit, summary } = props;
  // A clock that was set back makes the last line not the latest.
  const startT = buckets.reduce((m, b) => Math.min(m, b.fromT), buckets[0]?.fromT ?? 0);
  const endT = buckets.reduce((m, b) => Math.max(m, b.toT), buckets[0]?.toT ?? 1);
  const drag = useDrag(startT, endT, props.onChoose);
  const { fromT, toT } = drag.draft ?? props;
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
  const tickTimes = Array.from({ length: ticks }, (_, i) => startT + ((endT - startT) * i) / (ticks - 1));
  return (
    <div>
      <div className="series-figure">
        <svg
          className="series-chart"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={summary}
          data-testid="series-chart"
          {...drag.handlers}
        >
          <rect
            className="series-interval"
            x={x(fromT)}
            y={0}
            width={Math.max(2, x(toT) - x(fromT))}
            height={height}
          />
          {tickTimes.slice(1, -1).map((t) => (
            <line key={t} className="series-grid" x1={x(t)} x2={x(t)} y1={0} y2={height} />
          ))}
          {gaps.map((gap) => (
            <rect
              key={gap.fromT}
              className="series-gap"
              x={x(gap.fromT)}
              y={0}
              width={Math.max(1, x(gap.toT) - x(gap.fromT))}
              height={height}
            />
          ))}
          <polygon className="series-band" points={band} />
          <polyline className="series-line" points={line} />
          <line className="series-edge" x1={x(fromT)} x2={x(fromT)} y1={0} y2={height} />
          <line className="series-edge" x1={x(toT)} x2={x(toT)} y1={0} y2={height} />
        </svg>
        <span className="series-scale series-scale-high">
          {formatValue(high)} {unit}
        </span>
        <span className="series-scale series-scale-low">
          {formatValue(low)} {unit}
        </span>
      </div>
      <div className="series-ends" aria-hidden="true">
        {tickTimes.map((t) => (
          <span key={t}>{props.tick(t)}</span>
        ))}
      </div>
    </div>
  );
}

/** Choosing by mouse, pen or finger; the sliders and time fields below do the same from the keyboard. */
function useDrag(startT: number, endT: number, onChoose: SeriesChartProps['onChoose']) {
  const from = useRef<{ t: number; px: number } | null>(null);
  const [draft, setDraft] = useState<{ fromT: number; toT: number } | null>(null);
  const timeAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / (box.width || 1)));
    return startT + share * (endT - startT);
  };
  const between = (a: number, b: number) => ({ fromT: Math.min(a, b), toT: Math.max(a, b) });
  const handlers = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { t: timeAt(event), px: event.clientX };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const start = from.current;
      if (start && Math.abs(event.clientX - start.px) >= smallestDragPx)
        setDraft(between(start.t, timeAt(event)));
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      const start = from.current;
      from.current = null;
      setDraft(null);
      if (start && Math.abs(event.clientX - start.px) >= smallestDragPx)
        onChoose(between(start.t, timeAt(event)));
    },
    onPointerCancel: () => {
      from.current = null;
      setDraft(null);
    },
  };
  return { draft, handlers };
}
