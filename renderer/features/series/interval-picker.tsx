/** The interval of a curve: by dragging over it, by two sliders, or by typing the times. */
import type { SeriesSummary } from '../../../shared/contract/series.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { SeriesChart } from './series-chart.tsx';
import { wallClock, wallClockInput } from './wall-clock.ts';

export interface Interval {
  fromT: number;
  toT: number;
}

export interface IntervalPickerProps {
  summary: SeriesSummary;
  unit: string;
  interval: Interval | null;
  onChange: (interval: Interval | null) => void;
}

export function IntervalPicker(props: IntervalPickerProps) {
  const { buckets, timed, statistics } = props.summary;
  const last = buckets.length - 1;
  const whole = { fromT: buckets[0]?.fromT ?? 0, toT: buckets[last]?.toT ?? 0 };
  const { fromT, toT } = props.interval ?? whole;
  const say = (t: number) => (timed ? wallClock(t) : `第 ${Math.round(t)} 行`);
  const set = (part: Partial<Interval>) => {
    const next = { fromT, toT, ...part };
    if (next.fromT <= next.toT) props.onChange(next);
  };
  // Whole seconds and whole lines: what the time fields can show again.
  const plain = (t: number) => (timed ? Math.round(t / 1000) * 1000 : Math.round(t));
  const slider = (label: string, value: number, onMove: (index: number) => void) => (
    <input
      type="range"
      className="series-slider"
      min={0}
      max={last}
      value={Math.max(
        0,
        buckets.findLastIndex((bucket) => bucket.fromT <= value),
      )}
      aria-label={label}
      aria-valuetext={say(value)}
      onChange={(event) => onMove(Number(event.target.value))}
    />
  );
  return (
    <div>
      <SeriesChart
        buckets={buckets}
        gaps={statistics?.gaps.first ?? []}
        fromT={fromT}
        toT={toT}
        unit={props.unit}
        summary={`曲线从 ${say(whole.fromT)} 到 ${say(whole.toT)}，选中 ${say(fromT)} 到 ${say(toT)}`}
        tick={(t) => say(t).replace(/^\d{4}-(.*):\d{2}$/, '$1')}
        onChoose={(chosen) => props.onChange({ fromT: plain(chosen.fromT), toT: plain(chosen.toT) })}
      />
      {slider('时段开始', fromT, (index) => set({ fromT: buckets[index]?.fromT ?? fromT }))}
      {slider('时段结束', toT, (index) => set({ toT: buckets[index]?.toT ?? toT }))}
      <FieldGrid>
        <Bound label="开始" t={fromT} timed={timed} onSet={(t) => set({ fromT: t })} />
        <Bound label="结束" t={toT} timed={timed} onSet={(t) => set({ toT: t })} />
        <div className="field series-whole">
          <button
            type="button"
            className="ant-like"
            disabled={props.interval === null}
            onClick={() => props.onChange(null)}
          >
            取全部
          </button>
          <span className="muted">在曲线上拖动可选时段</span>
        </div>
      </FieldGrid>
    </div>
  );
}

function Bound(props: { label: string; t: number; timed: boolean; onSet: (t: number) => void }) {
  const { label, t, timed } = props;
  return (
    <Field label={label}>
      {(parts) => (
        <input
          id={parts.id}
          className="input"
          type={timed ? 'datetime-local' : 'number'}
          step={1}
          value={timed ? wallClockInput(t) : t}
          onChange={(event) => {
            const next = timed ? Date.parse(`${event.target.value}Z`) : Number(event.target.value);
            if (Number.isFinite(next)) props.onSet(next);
          }}
        />
      )}
    </Field>
  );
}
