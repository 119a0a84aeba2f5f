/** Column, unit and interval of an opened data file, with the statistics of the interval. */
import { useCallback, useEffect, useState } from 'react';
import type { SeriesSummary } from '../../../shared/contract/series.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { conversionZh, unitChoices } from '../../../shared/series/as-reading.ts';
import { isPowerUnit, readFileUnit } from '../../../shared/series/columns.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useTask } from '../../rpc/use-task.ts';
import { Field, FieldGrid } from '../../ui/field.tsx';
import { SelectInput } from '../../ui/inputs.tsx';
import { Failed, Notice } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useRow } from '../audit/audit-context.tsx';
import type { NumberField } from '../checklist/reading-field.tsx';
import { IntervalPicker, type Interval } from './interval-picker.tsx';
import { SeriesProfile } from './series-profile.tsx';
import { SeriesResult } from './series-result.tsx';
import type { ColumnChoice, OpenSeries } from './upload-series.ts';
import { readBound } from './wall-clock.ts';

interface Props {
  opened: OpenSeries;
  onChoice: (choice: ColumnChoice) => void;
  equipmentId: string;
  field: NumberField;
  onDone: () => void;
}

const settleMs = 300;
const asWritten = 'file';

export function SeriesInterval({ opened, onChoice, equipmentId, field, onDone }: Props) {
  const client = useClient();
  const { run, cancel, state } = useTask<SeriesSummary>();
  const { inspection, fileId } = opened;
  const { mapping } = inspection;
  const start = useStart(opened, equipmentId, field);
  const [column, setColumn] = useState(start.column);
  const { units } = opened.choice;
  const [interval, setInterval] = useState<Interval | null>(start.interval);
  const [shown, setShown] = useState<SeriesSummary | null>(null);

  const summarise = useCallback(
    async (part: Interval | null) => {
      const bounds = { fromT: part?.fromT ?? null, toT: part?.toT ?? null };
      const summary = await run((signal) =>
        client.series.summarise({ fileId, mapping, column, ...bounds }, { signal }),
      );
      if (summary) setShown(summary);
    },
    [client, run, fileId, mapping, column],
  );
  useEffect(() => {
    const timer = setTimeout(() => void summarise(interval), interval ? settleMs : 0);
    return () => clearTimeout(timer);
  }, [summarise, interval]);

  const nameOf = (index: number) => inspection.columns.find((c) => c.index === index)?.name ?? '';
  const chosen = inspection.columns.find((c) => c.index === column);
  const name = nameOf(column);
  const unit = units[name] ?? chosen?.unit ?? '';
  return (
    <>
      <ColumnFields
        opened={opened}
        column={column}
        field={field}
        unit={units[name] ?? null}
        onColumn={(next) => {
          setColumn(next);
          onChoice({ columnName: nameOf(next), units });
          setShown(null);
        }}
        onUnit={(next) => {
          const { [name]: _before, ...rest } = units;
          onChoice({ columnName: name, units: next === null ? rest : { ...rest, [name]: next } });
        }}
      />
      {state.status === 'running' && state.progress ? (
        <TaskProgress progress={state.progress} onCancel={cancel} />
      ) : null}
      {state.status === 'cancelled' ? (
        <Notice
          tone="info"
          actions={
            <button type="button" className="ant-like" onClick={() => void summarise(interval)}>
              重新读取
            </button>
          }
        >
          已停止读取，没有保存任何内容。
        </Notice>
      ) : null}
      {state.status === 'failed' ? <Failed error={state.error} /> : null}
      {shown ? (
        <>
          <IntervalPicker summary={shown} unit={unit} interval={interval} onChange={setInterval} />
          {shown.problems.map((problem) => (
            <Notice
              key={problem.zh}
              tone={problem.level === 'note' ? 'info' : problem.level === 'stop' ? 'error' : 'warn'}
            >
              {problem.zh}
            </Notice>
          ))}
          {shown.statistics ? (
            <SeriesResult
              key={shown.problems.map((problem) => problem.zh).join()}
              opened={opened}
              summary={shown}
              statistics={shown.statistics}
              column={{ index: column, name, unit, units }}
              equipmentId={equipmentId}
              field={field}
              busy={state.status === 'running'}
              onDone={onDone}
            />
          ) : (
            <Notice tone="warn">所选时段里没有数值。请放宽起止时间。</Notice>
          )}
          {shown.profile && isPowerUnit(unit) ? <SeriesProfile profile={shown.profile} unit={unit} /> : null}
          <Conversion mean={shown.statistics?.mean ?? null} unit={unit} field={field} />
        </>
      ) : null}
    </>
  );
}

/** Where to begin: the column and interval of the kept reading, else the column that was taken last time. */
function useStart({ inspection, kept, choice }: OpenSeries, equipmentId: string, field: NumberField) {
  const row = useRow('reading', rowIds.reading(equipmentId, field.key));
  const numeric = inspection.columns.filter((c) => c.numeric);
  const byName = (name: string | null | undefined) => numeric.find((c) => c.name === name)?.index;
  const fitting = numeric.find((c) => {
    const unit = readFileUnit(c.unit);
    return unit !== null && (unitChoices(field.unit) as string[]).includes(unit);
  });
  const column =
    byName(choice.columnName) ??
    (kept ? byName(row?.dataColumn) : undefined) ??
    fitting?.index ??
    numeric[0]?.index ??
    0;
  const fromT = kept ? readBound(row?.dataFrom ?? null) : null;
  const toT = kept ? readBound(row?.dataTo ?? null) : null;
  return { column, interval: fromT !== null && toT !== null ? { fromT, toT } : null };
}

function ColumnFields(props: {
  opened: OpenSeries;
  column: number;
  field: NumberField;
  unit: string | null;
  onColumn: (column: number) => void;
  onUnit: (unit: string | null) => void;
}) {
  const numeric = props.opened.inspection.columns.filter((column) => column.numeric);
  const chosen = numeric.find((column) => column.index === props.column);
  const written = chosen?.unit ? `文件所写：${chosen.unit}` : '文件没有写单位';
  return (
    <FieldGrid>
      <Field label="数值列">
        {(parts) => (
          <SelectInput
            {...parts}
            value={String(props.column)}
            testId="series-column"
            options={Object.fromEntries(
              numeric.map((c) => [String(c.index), c.unit ? `${c.name}（${c.unit}）` : c.name]),
            )}
            onChange={(index) => {
              if (index !== null) props.onColumn(Number(index));
            }}
          />
        )}
      </Field>
      <Field label="这一列的单位">
        {(parts) => (
          <SelectInput
            {...parts}
            value={props.unit ?? asWritten}
            testId="series-unit"
            options={{
              [asWritten]: written,
              ...Object.fromEntries(unitChoices(props.field.unit).map((unit) => [unit, unit || '无量纲'])),
            }}
            onChange={(unit) => props.onUnit(unit === asWritten ? null : unit)}
          />
        )}
      </Field>
    </FieldGrid>
  );
}

function Conversion({ mean, unit, field }: { mean: number | null; unit: string; field: NumberField }) {
  const words = mean === null ? null : conversionZh(mean, unit, field.unit);
  return words ? (
    <p className="muted" data-testid="series-conversion">
      单位换算：{words}
    </p>
  ) : null;
}
