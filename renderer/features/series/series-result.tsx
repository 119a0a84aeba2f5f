/** Statistics of the interval, how its uncertainty came about, and the one button that makes a reading of them. */
import { useState } from 'react';
import type { SeriesSummary } from '../../../shared/contract/series.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { formatSignificant, formatValue } from '../../../shared/quantity/format.ts';
import {
  matchUnit,
  seriesReading,
  uncertaintySteps,
  type SeriesReading,
} from '../../../shared/series/as-reading.ts';
import type { SeriesStatistics, SeriesUnits } from '../../../shared/series/mapping.ts';
import { Failed } from '../../ui/states.tsx';
import { useRow, useRows } from '../audit/audit-context.tsx';
import type { NumberField } from '../checklist/reading-field.tsx';
import type { OpenSeries } from './upload-series.ts';
import { useKeepReading } from './use-keep-reading.ts';
import { spanZh, wallClock } from './wall-clock.ts';

export interface SeriesResultProps {
  opened: OpenSeries;
  summary: SeriesSummary;
  statistics: SeriesStatistics;
  column: { index: number; name: string; unit: string; units: SeriesUnits };
  equipmentId: string;
  field: NumberField;
  busy: boolean;
  onDone: () => void;
}

export function SeriesResult(props: SeriesResultProps) {
  const { summary, statistics, column, field, equipmentId } = props;
  const row = useRow('reading', rowIds.reading(equipmentId, field.key));
  const instruments = useRows('instrument');
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const instrument = instruments.find((entry) => entry.id === row?.instrumentId);
  const reading = seriesReading(statistics, column.unit, field, instrument?.relativeUPct ?? null);
  const keeping = useKeepReading(props, reading);
  const questions = questionsOf(summary, column.unit, field.unit);
  const stopped = summary.problems.some((problem) => problem.level === 'stop');
  const isOpen = questions.some((question) => !confirmed.includes(question));
  const instrumentWords = instrument ? `按“${instrument.name ?? '仪器'}”的证书` : '按本项默认值';
  return (
    <>
      <Figures statistics={statistics} unit={column.unit} timed={summary.timed} />
      {questions.map((question) => (
        <label className="series-confirm" key={question}>
          <input
            type="checkbox"
            checked={confirmed.includes(question)}
            onChange={(event) =>
              setConfirmed((held) =>
                event.target.checked ? [...held, question] : held.filter((entry) => entry !== question),
              )
            }
          />
          {question}
        </label>
      ))}
      <Derivation
        statistics={statistics}
        reading={reading}
        fileUnit={column.unit}
        unit={field.unit}
        instrument={instrumentWords}
      />
      {keeping.error === null ? null : <Failed error={keeping.error} />}
      <div className="form-actions">
        <button
          type="button"
          className="ant-like ant-like-primary"
          disabled={props.busy || stopped || isOpen || keeping.busy}
          onClick={keeping.keep}
          data-testid="series-use"
        >
          用 {formatValue(reading.value)} ± {formatSignificant(reading.u, 2)} {field.unit} 作为读数
        </button>
        <span className="muted">原始文件一并保存为证据。</span>
      </div>
    </>
  );
}

/** What a person has to agree to before the mean may count. */
function questionsOf(summary: SeriesSummary, fileUnit: string, unit: string): string[] {
  const match = matchUnit(fileUnit, unit);
  const questions = match.kind === 'unconfirmed' ? [match.zh] : [];
  if (summary.problems.some((problem) => problem.level === 'confirm'))
    questions.push('上面的问题我已核对，不影响这个时段的平均值。');
  return questions;
}

function Figures({
  statistics,
  unit,
  timed,
}: {
  statistics: SeriesStatistics;
  unit: string;
  timed: boolean;
}) {
  const { gaps, integralPerH } = statistics;
  return (
    <>
      <dl className="series-figures" data-testid="series-figures">
        <Figure name="平均值" value={formatValue(statistics.mean)} unit={unit} />
        <Figure name="标准偏差" value={formatSignificant(statistics.standardDeviation, 3)} unit={unit} />
        <Figure
          name="最小～最大"
          value={`${formatValue(statistics.min)}～${formatValue(statistics.max)}`}
          unit={unit}
        />
        <Figure
          name="个数（相当于独立值）"
          value={`${statistics.count}（${Math.max(1, Math.round(statistics.effectiveCount))}）`}
          unit=""
        />
        {timed ? (
          <Figure name="时长" value={spanZh((statistics.toT - statistics.fromT) / 1000)} unit="" />
        ) : null}
        {integralPerH === null ? null : (
          <Figure name="对时间积分" value={formatValue(integralPerH)} unit={energyUnit(unit)} />
        )}
      </dl>
      {gaps.count > 0 ? (
        <details className="series-gaps">
          <summary>
            缺记录 {gaps.count} 处，最长 {spanZh(gaps.longestS)}；积分不含这些时间
          </summary>
          <ul>
            {gaps.first.map((gap) => (
              <li key={gap.fromT}>
                {wallClock(gap.fromT)} 至 {wallClock(gap.toT)}（{spanZh((gap.toT - gap.fromT) / 1000)}）
              </li>
            ))}
            {gaps.count > gaps.first.length ? <li>另有 {gaps.count - gaps.first.length} 处</li> : null}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Figure({ name, value, unit }: { name: string; value: string; unit: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <span className="unit">{unit}</span>
      </dd>
    </div>
  );
}

function Derivation(props: {
  statistics: SeriesStatistics;
  reading: SeriesReading;
  fileUnit: string;
  unit: string;
  instrument: string;
}) {
  const { reading, unit, instrument } = props;
  const steps = uncertaintySteps(props.statistics, reading, props.fileUnit, unit, instrument);
  return (
    <details className="series-derivation">
      <summary>
        标准不确定度 {formatSignificant(reading.u, 2)} {unit}：平均值本身{' '}
        {formatSignificant(reading.meanU, 2)}
        （已计入相邻值的相关），仪器 {formatSignificant(reading.instrumentU, 2)}（{instrument}）
      </summary>
      <dl>
        {steps.map((step) => (
          <div key={step.name}>
            <dt>{step.name}</dt>
            <dd>{step.text}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        记录仪相邻的值彼此相关，直接用 s/√n
        会把平均值说得过准，所以用各段平均值的分散：比一段短的周期波动会平均掉，
        比一段长的变化仍留在不确定度里。取平均不减小仪器本身的误差。依据 JJF 1059.1 的 A 类、B 类评定与合成。
      </p>
    </details>
  );
}

/** Unit of a power's integral over hours. */
function energyUnit(unit: string): string {
  return unit === '' ? '×h' : /w$/i.test(unit) ? `${unit}h` : `${unit}·h`;
}
