/** Column, date order and interval of an opened data file, with the statistics of the interval. */
import { useCallback, useEffect, useState } from 'react';
import type { SeriesSummary } from '../../../shared/contract/series.ts';
import { dateOrderZh, type DateOrder } from '../../../shared/series/mapping.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useTask } from '../../rpc/use-task.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { SelectInput } from '../../ui/inputs.tsx';
import { Failed, Notice } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import type { NumberField } from './reading-field.tsx';
import { SeriesChart } from './series-chart.tsx';
import { SeriesResult } from './series-result.tsx';
import { wallClock, wallClockInput } from './wall-clock.ts';
import type { OpenSeries } from './upload-series.ts';

interface Props {
  opened: OpenSeries;
  equipmentId: string;
  field: NumberField;
  onDone: () => void;
}

interface Interval {
  fromT: number;
  toT: number;
}

const settleMs = 300;

export function SeriesInterval({ opened, equipmentId, field, onDone }: Props) {
  const client = useClient();
  const { run, cancel, state } = useTask<SeriesSummary>();
  const { inspection, fileId } = opened;
  const numeric = inspection.columns.filter((column) => column.numeric);
  const [column, setColumn] = useState(() => numeric[0]?.index ?? 0);
  const [dateOrder, setDateOrder] = useState<DateOrder>(inspection.mapping.dateOrder);
  const [interval, setInterval] = useState<Interval | null>(null);
  const [shown, setShown] = useState<SeriesSummary | null>(null);

  const summarise = useCallback(
    async (part: Interval | null) => {
      const mapping = { ...inspection.mapping, dateOrder };
      const bounds = { fromT: part?.fromT ?? null, toT: part?.toT ?? null };
      const summary = await run((signal) =>
        client.series.summarise({ fileId, mapping, column, ...bounds }, { signal }),
      );
      if (summary) setShown(summary);
    },
    [client, run, fileId, inspection, column, dateOrder],
  );
  useEffect(() => {
    const timer = setTimeout(() => void summarise(interval), interval ? settleMs : 0);
    return () => clearTimeout(timer);
  }, [summarise, interval]);

  const chosen = inspection.columns.find((c) => c.index === column);
  return (
    <>
      <FieldGrid>
        <Field label="数值列">
          {(parts) => (
            <SelectInput
              {...parts}
              value={String(column)}
              testId="series-column"
              options={Object.fromEntries(
                numeric.map((c) => [String(c.index), c.unit ? `${c.name}（${c.unit}）` : c.name]),
              )}
              onChange={(index) => {
                if (index === null) return;
                setColumn(Number(index));
                setShown(null);
              }}
            />
          )}
        </Field>
        {inspection.mapping.timeColumns.length > 0 ? (
          <Field label="日期写法" doubt={inspection.dateDoubtful ? '从文件看不出日和月的先后，请核对' : null}>
            {(parts) => (
              <SelectInput
                {...parts}
                value={dateOrder}
                options={dateOrderZh}
                onChange={(order) => {
                  setDateOrder((order ?? 'ymd') as DateOrder);
                  setInterval(null);
                }}
              />
            )}
          </Field>
        ) : null}
      </FieldGrid>
      {state.status === 'running' ? <TaskProgress progress={state.progress} onCancel={cancel} /> : null}
      {state.status === 'failed' ? <Failed error={state.error} /> : null}
      {shown ? (
        <>
          <IntervalPicker
            summary={shown}
            unit={chosen?.unit ?? ''}
            interval={interval}
            onChange={setInterval}
          />
          {shown.unreadable > 0 && shown.firstUnreadable ? (
            <Notice tone="warn">
              {shown.unreadable} 行读不出数值，没有计入；第一处在第 {shown.firstUnreadable.row} 行“
              {shown.firstUnreadable.text}”。
            </Notice>
          ) : null}
          {shown.statistics ? (
            <SeriesResult
              statistics={shown.statistics}
              timed={shown.timed}
              fileName={opened.fileName}
              column={chosen?.name ?? ''}
              fileUnit={chosen?.unit ?? ''}
              equipmentId={equipmentId}
              field={field}
              busy={state.status === 'running'}
              onDone={onDone}
            />
          ) : (
            <Notice tone="warn">所选时段里没有数值。请放宽起止时间。</Notice>
          )}
        </>
      ) : null}
    </>
  );
}

function IntervalPicker(props: {
  summary: SeriesSummary;
  unit: string;
  interval: Interval | null;
  onChange: (interval: Interval) => void;
}) {
  const { buckets, timed } = props.summary;
  const last = buckets.length - 1;
  const whole = { fromT: buckets[0]?.fromT ?? 0, toT: buckets[last]?.toT ?? 0 };
  const { fromT, toT } = props.interval ?? whole;
  const say = (t: number) => (timed ? wallClock(t) : `第 ${t} 行`);
  const at = (t: number) =>
    Math.max(
      0,
      buckets.findLastIndex((bucket) => bucket.fromT <= t),
    );
  const set = (part: Partial<Interval>) => {
    const next = { fromT, toT, ...part };
    if (next.fromT <= next.toT) props.onChange(next);
  };
  const slider = (label: string, index: number, onMove: (index: number) => void) => (
    <input
      type="range"
      className="series-slider"
      min={0}
      max={last}
      value={index}
      aria-label={label}
      aria-valuetext={say(label === '时段开始' ? fromT : toT)}
      onChange={(event) => onMove(Number(event.target.value))}
    />
  );
  const exact = (label: string, t: number, onSet: (t: number) => void) => (
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
            if (Number.isFinite(next)) onSet(next);
          }}
        />
      )}
    </Field>
  );
  return (
    <div>
      <SeriesChart
        buckets={buckets}
        fromT={fromT}
        toT={toT}
        unit={props.unit}
        summary={`曲线从 ${say(whole.fromT)} 到 ${say(whole.toT)}，选中 ${say(fromT)} 到 ${say(toT)}`}
      />
      <div className="series-ends">
        <span>{say(whole.fromT)}</span>
        <span>{say(whole.toT)}</span>
      </div>
      {slider('时段开始', at(fromT), (index) => set({ fromT: buckets[index]?.fromT ?? fromT }))}
      {slider('时段结束', at(toT), (index) => set({ toT: buckets[index]?.toT ?? toT }))}
      <FieldGrid>
        {exact('开始', fromT, (t) => set({ fromT: t }))}
        {exact('结束', toT, (t) => set({ toT: t }))}
      </FieldGrid>
    </div>
  );
}
