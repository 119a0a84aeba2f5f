/** Demand of a power curve: its highest value, load factor, the day's course and the load duration curve. */
import { formatSignificant, formatValue } from '../../../shared/quantity/format.ts';
import type { LoadProfile } from '../../../shared/series/mapping.ts';
import { wallClock } from './wall-clock.ts';

const width = 480;
const height = 170;
const pad = 10;

export function SeriesProfile({ profile, unit }: { profile: LoadProfile; unit: string }) {
  const { blockMin, maxDemand, maxDemandT, loadFactor, daily, duration } = profile;
  const top = Math.max(maxDemand, 0) * 1.05 || 1;
  const bottom = Math.min(0, ...duration.map((point) => point.value));
  const y = (value: number) => height - pad - ((value - bottom) / (top - bottom || 1)) * (height - 2 * pad);
  const days = Math.max(...daily.map((entry) => entry.days));
  const highest = daily.reduce((a, b) => (b.mean > a.mean ? b : a));
  const lowest = daily.reduce((a, b) => (b.mean < a.mean ? b : a));
  const atDay = (minute: number) => (minute / 1440) * width;
  const atShare = (sharePct: number) => (sharePct / 100) * width;
  const half = duration.find((point) => point.sharePct >= 50);
  return (
    <section className="series-profile" aria-label="所选时段的负荷特性" data-testid="series-profile">
      <dl className="series-figures">
        <div>
          <dt>最大需量（{blockMin} min 平均）</dt>
          <dd>
            {formatValue(maxDemand)} <span className="unit">{unit}</span>
          </dd>
        </div>
        <div>
          <dt>出现于</dt>
          <dd>{wallClock(maxDemandT).slice(0, 16)}</dd>
        </div>
        <div>
          <dt>负荷率（平均 ÷ 最大需量）</dt>
          <dd>{loadFactor === null ? '—' : `${formatSignificant(loadFactor * 100, 3)} %`}</dd>
        </div>
      </dl>
      <div className="series-profile-charts">
        <figure>
          <figcaption>
            {days > 1 ? `日负荷曲线（${days} 天，线为平均，带为最低到最高）` : '日负荷曲线'}
          </figcaption>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`日负荷曲线：最高 ${clock(highest.minuteOfDay)} 平均 ${formatValue(highest.mean)} ${unit}，最低 ${clock(lowest.minuteOfDay)} 平均 ${formatValue(lowest.mean)} ${unit}`}
          >
            {[360, 720, 1080].map((minute) => (
              <line
                key={minute}
                className="series-grid"
                x1={atDay(minute)}
                x2={atDay(minute)}
                y1={0}
                y2={height}
              />
            ))}
            <polygon
              className="series-band"
              points={[
                ...daily.map((e) => `${atDay(e.minuteOfDay).toFixed(1)},${y(e.max).toFixed(1)}`),
                ...daily.toReversed().map((e) => `${atDay(e.minuteOfDay).toFixed(1)},${y(e.min).toFixed(1)}`),
              ].join(' ')}
            />
            <polyline
              className="series-line"
              points={daily
                .map((e) => `${atDay(e.minuteOfDay).toFixed(1)},${y(e.mean).toFixed(1)}`)
                .join(' ')}
            />
          </svg>
          <div className="series-ends" aria-hidden="true">
            {['0:00', '6:00', '12:00', '18:00', '24:00'].map((word) => (
              <span key={word}>{word}</span>
            ))}
          </div>
        </figure>
        <figure>
          <figcaption>负荷持续曲线（负荷高于该值的时间占比）</figcaption>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`负荷持续曲线：最高 ${formatValue(duration[0]?.value ?? 0)} ${unit}，一半时间高于 ${formatValue(half?.value ?? 0)} ${unit}，最低 ${formatValue(duration.at(-1)?.value ?? 0)} ${unit}`}
          >
            {[25, 50, 75].map((share) => (
              <line
                key={share}
                className="series-grid"
                x1={atShare(share)}
                x2={atShare(share)}
                y1={0}
                y2={height}
              />
            ))}
            <polyline
              className="series-line"
              points={duration
                .map((point) => `${atShare(point.sharePct).toFixed(1)},${y(point.value).toFixed(1)}`)
                .join(' ')}
            />
          </svg>
          <div className="series-ends" aria-hidden="true">
            {['0 %', '25 %', '50 %', '75 %', '100 %'].map((word) => (
              <span key={word}>{word}</span>
            ))}
          </div>
        </figure>
      </div>
    </section>
  );
}

function clock(minuteOfDay: number): string {
  return `${Math.floor(minuteOfDay / 60)}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}
