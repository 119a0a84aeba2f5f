/** Statistics of the interval, and the one button that makes a reading of them. */
import { useState } from 'react';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { formatSignificant, formatValue } from '../../../shared/quantity/format.ts';
import { matchUnit, seriesNote, seriesReading } from '../../../shared/series/as-reading.ts';
import type { SeriesStatistics } from '../../../shared/series/mapping.ts';
import { Notice } from '../../ui/states.tsx';
import { useAuditStore, useRow, useRows } from '../audit/audit-context.tsx';
import { writeReading } from '../audit/edits.ts';
import type { NumberField } from './reading-field.tsx';
import { localInstant, wallClock } from './wall-clock.ts';

export interface SeriesResultProps {
  statistics: SeriesStatistics;
  timed: boolean;
  fileName: string;
  column: string;
  fileUnit: string;
  equipmentId: string;
  field: NumberField;
  busy: boolean;
  onDone: () => void;
}

export function SeriesResult(props: SeriesResultProps) {
  const { statistics, timed, fileUnit, field, equipmentId } = props;
  const store = useAuditStore();
  const id = rowIds.reading(equipmentId, field.key);
  const row = useRow('reading', id);
  const instruments = useRows('instrument');
  const [confirmed, setConfirmed] = useState(false);
  const instrument = instruments.find((entry) => entry.id === row?.instrumentId);
  const reading = seriesReading(statistics, fileUnit, field, instrument?.relativeUPct ?? null);
  const match = matchUnit(fileUnit, field.unit);
  const use = () => {
    const say = (t: number) => (timed ? wallClock(t) : `第 ${t} 行`);
    const { fileName, column } = props;
    const source = { fileName, column, from: say(statistics.fromT), to: say(statistics.toT) };
    writeReading(store, equipmentId, field.key, field.unit, reading.value);
    store.edit('reading', id, {
      u: reading.u,
      source: 'measured',
      note: seriesNote(source, statistics, reading, field.unit).slice(0, 2000),
      ...(timed ? { measuredAt: localInstant(statistics.toT) } : {}),
    });
    store.flush();
    props.onDone();
  };
  return (
    <>
      <dl className="series-figures" data-testid="series-figures">
        <Figure name="平均值" value={formatValue(statistics.mean)} unit={fileUnit} />
        <Figure name="标准偏差" value={formatSignificant(statistics.standardDeviation, 3)} unit={fileUnit} />
        <Figure
          name="最小～最大"
          value={`${formatValue(statistics.min)}～${formatValue(statistics.max)}`}
          unit={fileUnit}
        />
        <Figure
          name="个数（相当于独立值）"
          value={`${statistics.count}（${Math.max(1, Math.round(statistics.effectiveCount))}）`}
          unit=""
        />
        {statistics.integralPerH === null ? null : (
          <Figure
            name="对时间积分"
            value={formatValue(statistics.integralPerH)}
            unit={energyUnit(fileUnit)}
          />
        )}
        {statistics.gaps.count > 0 ? (
          <Figure
            name="缺记录（最长）"
            value={`${statistics.gaps.count} 处（${formatValue(statistics.gaps.longestS)}`}
            unit="s）"
          />
        ) : null}
      </dl>
      {statistics.backwards > 0 ? (
        <Notice tone="warn">
          时间有 {statistics.backwards} 处倒退，可能改过仪器时钟或日期写法不对，请核对。
        </Notice>
      ) : null}
      {match.kind === 'unconfirmed' ? (
        <label className="series-confirm">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          {match.zh}
        </label>
      ) : null}
      <p className="muted">
        不确定度由两部分合成：平均值本身 {formatSignificant(reading.meanU, 2)}（已计入相邻值的相关），仪器{' '}
        {formatSignificant(reading.instrumentU, 2)}
        {instrument ? `（按“${instrument.name ?? '仪器'}”的证书）` : '（按本项默认值）'}。
      </p>
      <div className="form-actions">
        <button
          type="button"
          className="ant-like ant-like-primary"
          disabled={props.busy || (match.kind === 'unconfirmed' && !confirmed)}
          onClick={use}
          data-testid="series-use"
        >
          用 {formatValue(reading.value)} ± {formatSignificant(reading.u, 2)} {field.unit} 作为读数
        </button>
      </div>
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

/** Unit of a power's integral over hours. */
function energyUnit(unit: string): string {
  return unit === '' ? '×h' : /w$/i.test(unit) ? `${unit}h` : `${unit}·h`;
}
