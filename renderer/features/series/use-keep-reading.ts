/** Makes the reading: first the file is kept, then file and reading are written as one. */
import { useState } from 'react';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { seriesNote, type SeriesReading } from '../../../shared/series/as-reading.ts';
import { userName } from '../../app/user.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useAuditStore, useRow, useRows } from '../audit/audit-context.tsx';
import type { SeriesResultProps } from './series-result.tsx';
import { boundText, localInstant, wallClock } from './wall-clock.ts';

const mimeOf = (fileName: string) =>
  /\.xlsx$/i.test(fileName)
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv';

export function useKeepReading(props: SeriesResultProps, reading: SeriesReading) {
  const { opened, summary, statistics, column, field, equipmentId } = props;
  const client = useClient();
  const store = useAuditStore();
  const dataFiles = useRows('dataFile');
  const id = rowIds.reading(equipmentId, field.key);
  const before = useRow('reading', id);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const write = (kept: { sha256: string; sizeBytes: number; travels: boolean }) => {
    const { timed } = summary;
    const { mapping } = opened.inspection;
    const say = (t: number) => (timed ? wallClock(t) : `第 ${t} 行`);
    const known = dataFiles.find((file) => file.sha256 === kept.sha256);
    const dataFileId = known?.id ?? `${equipmentId}:${kept.sha256.slice(0, 16)}`;
    const [start, end] = [summary.buckets[0], summary.buckets.at(-1)];
    const source = {
      fileName: opened.fileName,
      column: column.name,
      from: say(statistics.fromT),
      to: say(statistics.toT),
    };
    store.editMany([
      {
        table: 'dataFile',
        rowId: dataFileId,
        values: {
          subjectId: known?.subjectId ?? equipmentId,
          sha256: kept.sha256,
          fileName: opened.fileName.slice(-200),
          mime: mimeOf(opened.fileName),
          sizeBytes: kept.sizeBytes,
          rowCount: summary.rows,
          startAt: start ? boundText(start.fromT, timed) : null,
          endAt: end ? boundText(end.toT, timed) : null,
          'layout.mapping': mapping,
          'layout.units': column.units,
        },
      },
      {
        table: 'reading',
        rowId: id,
        values: {
          equipmentId,
          key: field.key,
          unit: field.unit,
          value: reading.value,
          u: reading.u,
          source: 'measured',
          measuredAt: timed ? localInstant(statistics.toT) : (before?.measuredAt ?? new Date().toISOString()),
          measuredBy: before?.measuredBy ?? userName(),
          note: seriesNote(source, statistics, reading, field.unit).slice(0, 2000),
          dataFileId,
          dataColumn: column.name,
          dataFrom: boundText(statistics.fromT, timed),
          dataTo: boundText(statistics.toT, timed),
        },
      },
    ]);
  };
  const keep = async () => {
    setBusy(true);
    setError(null);
    try {
      const kept = await client.series.keep({
        fileId: opened.fileId,
        mapping: opened.inspection.mapping,
        column: column.index,
        columnName: column.name,
        units: column.units,
      });
      write(kept);
      props.onDone();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { keep: () => void keep(), busy, error };
}
