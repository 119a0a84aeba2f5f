/** Data files of analysers and loggers: what they hold, and the statistics of a column over an interval. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Progress } from '../../shared/contract/base.ts';
import type { SeriesInspection, SeriesSummary } from '../../shared/contract/series.ts';
import { detectLayout, readSample, type DetectedLayout } from '../../shared/series/detect.ts';
import { blockMinutes, createLoadProfile } from '../../shared/series/load-profile.ts';
import type { SeriesMapping, SeriesSettings } from '../../shared/series/mapping.ts';
import {
  columnProblems,
  nothingReadZh,
  seriesProblems,
  type ProblemPlace,
} from '../../shared/series/problems.ts';
import { createBuckets, createStatistics } from '../../shared/series/statistics.ts';
import { BadFileError } from './errors.ts';
import type { InboxFile } from './series-inbox.ts';
import { createRecorder, createRowScanner, readLines, type ColumnData } from './series-scan.ts';
import { refuseTooWide, seriesText, type SeriesText } from './series-text.ts';

/** Half the number of points of the curve at its finest. */
const bucketLimit = 600;
/** A step so many times the usual one is a gap. */
const gapFactor = 5;
const shownRows = 8;
const shownHeading = 12;
/** Values between two looks at whether anybody still waits. */
const valuesPerTurn = 200_000;

const layoutOf = (text: SeriesText, settings: SeriesSettings) =>
  detectLayout(text.head, settings, { encoding: text.originalEncoding, sheet: text.sheet });

/**
 * What the file is by its first lines, under what somebody has set.
 * @throws BadFileError when the beginning of the file holds no table of figures
 */
export async function* inspectSeries(
  file: InboxFile,
  settings: SeriesSettings,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, { inspection: Omit<SeriesInspection, 'remembered'>; layout: DetectedLayout }> {
  const text = yield* seriesText(file, settings, signal);
  const layout = layoutOf(text, settings);
  refuseTooWide(layout?.lines ?? [], file.fileName);
  if (!layout?.columns.some((column) => column.numeric))
    throw new BadFileError(file.fileName, noTableZh(text, layout, settings));
  const { mapping, columns, lines, dateDoubtful, decimalDoubtful, statedZoneMin } = layout;
  const first = mapping.headerLines;
  const sample = lines.slice(first, first + shownRows).map((cells, i) => ({
    line: first + i + 1,
    cells: cells.slice(0, columns.length),
    ...readSample(cells, mapping),
  }));
  const inspection = {
    sizeBytes: file.sizeBytes,
    sheets: text.sheets,
    mapping,
    columns,
    heading: lines
      .slice(Math.max(0, first - shownHeading), first)
      .map((cells, i) => ({ line: Math.max(0, first - shownHeading) + i + 1, cells: cells.slice(0, 40) })),
    sample,
    problems: columnProblems(columns, sample),
    dateDoubtful,
    decimalDoubtful,
    statedZoneMin,
  };
  return { inspection, layout };
}

/** Why no table was found: the line that comes nearest to one, and the cure. */
function noTableZh(text: SeriesText, layout: DetectedLayout | null, settings: SeriesSettings): string {
  const lines = text.head.split('\n').filter((line) => line.trim() !== '');
  const manual =
    Object.keys(settings).length > 0
      ? '请核对手工设置的分隔符、小数点和数据起始行，或按“恢复自动识别”。'
      : '';
  if (layout) {
    const row = layout.mapping.headerLines + 1;
    return `第 ${row} 行起的各列都没有数值。${manual || '请核对导出的量，或在仪器软件里重新导出为 CSV。'}`;
  }
  if (lines.length === 0) return '文件里只有空行。请核对选中的文件。';
  if (lines.length <= 3 && /[,;\t|]/.test(lines[0] ?? ''))
    return `第 1 行是列名，其后没有数据行（共 ${lines.length} 行）。请在仪器软件里选好时间范围后重新导出。${manual}`;
  return `开头 ${lines.length} 行没有找到数据行（时间和数值）。请在仪器软件里导出为 CSV，第 1 行为列名，以下每行一个时刻。${manual}`;
}

export interface SeriesRequest {
  mapping: SeriesMapping;
  column: number;
  fromT: number | null;
  toT: number | null;
}

/**
 * Curve of the whole column and statistics of the interval. A column that was read before is not read again.
 * @throws BadFileError for a file without one figure in the column
 */
export async function* summariseSeries(
  file: InboxFile,
  request: SeriesRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, SeriesSummary> {
  const { mapping, column } = request;
  const text = yield* seriesText(file, mapping, signal);
  const layout = layoutOf(text, mapping);
  const place = placeOf(layout, request);
  const sinks = createSinks(request, usualStepS(layout, mapping));
  const key = JSON.stringify([mapping, column]);
  let data = file.column?.key === key ? file.column : null;
  if (data?.values) await replay(data.values, sinks.add, signal);
  else {
    data = yield* scan(file, text, layout, request, sinks.add, signal, key);
    file.column = data;
  }
  if (sinks.isEmpty()) throw new BadFileError(file.fileName, nothingReadZh(data.report, place));
  const statistics = sinks.statistics();
  const from = request.fromT ?? -Infinity;
  const to = request.toT ?? Infinity;
  const unreadable = data.unreadableT.filter((t) => Number.isNaN(t) || (t >= from && t <= to)).length;
  return {
    timed: mapping.timeColumns.length > 0,
    buckets: sinks.buckets(),
    statistics,
    profile: sinks.profile(),
    rows: data.report.rows,
    emptyCells: data.report.emptyCells,
    unreadable: data.report.unreadable,
    problems: seriesProblems(data.report, place, { statistics, unreadable }),
  };
}

function placeOf(layout: DetectedLayout | null, request: SeriesRequest): ProblemPlace {
  const nameOf = (index: number | undefined) =>
    layout?.columns[index ?? -1]?.name ?? `第 ${(index ?? 0) + 1} 列`;
  return {
    column: nameOf(request.column),
    timeColumn: request.mapping.timeColumns.map((index) => nameOf(index)).join('、') || '时间',
    width: layout?.columns.length ?? request.column + 1,
  };
}

async function* scan(
  file: InboxFile,
  text: SeriesText,
  layout: DetectedLayout | null,
  request: SeriesRequest,
  onValue: (t: number, value: number) => void,
  signal: AbortSignal | undefined,
  key: string,
): AsyncGenerator<Progress, ColumnData> {
  const { mapping, column } = request;
  const lineOf = (line: number | null) => (line === null ? [] : (layout?.lines[line - 1] ?? []));
  const recorder = createRecorder();
  const scanner = createRowScanner(
    {
      mapping,
      column,
      encoding: text.encoding,
      heading: lineOf(mapping.nameLine),
      unitRow: lineOf(mapping.unitLine),
    },
    (t, value) => {
      recorder.add(t, value);
      onValue(t, value);
    },
  );
  const total = Math.ceil(file.sizeBytes / 1_000_000);
  let reported = 0;
  for await (const doneBytes of readLines(text.path, file.fileName, scanner.take)) {
    signal?.throwIfAborted();
    const doneMB = Math.floor(doneBytes / 1_000_000);
    if (doneMB >= reported + Math.max(1, total / 100)) {
      reported = doneMB;
      yield { phase: 'read', done: Math.min(doneMB, total), total, detail: 'MB' };
    }
  }
  return {
    key,
    report: scanner.report(),
    unreadableT: scanner.unreadableT(),
    values: recorder.values(),
  };
}

async function replay(
  { t, v, count }: NonNullable<ColumnData['values']>,
  onValue: (t: number, value: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let from = 0; from < count; from += valuesPerTurn) {
    signal?.throwIfAborted();
    const to = Math.min(count, from + valuesPerTurn);
    for (let i = from; i < to; i += 1) onValue(t[i] as number, v[i] as number);
    await pause();
  }
}

function createSinks(request: SeriesRequest, stepS: number) {
  const timed = request.mapping.timeColumns.length > 0;
  const fromT = request.fromT ?? -Infinity;
  const toT = request.toT ?? Infinity;
  const buckets = createBuckets(bucketLimit);
  const statistics = createStatistics({ timed, gapLimitS: stepS * gapFactor });
  const profile = timed ? createLoadProfile(blockMinutes(stepS)) : null;
  let isEmpty = true;
  return {
    add: (t: number, value: number): void => {
      isEmpty = false;
      buckets.add(t, value);
      if (t < fromT || t > toT) return;
      statistics.add(t, value);
      profile?.add(t, value);
    },
    isEmpty: () => isEmpty,
    buckets: buckets.result,
    statistics: statistics.result,
    profile: () => profile?.result() ?? null,
  };
}

/** Median step of the first lines, s; one hour where it cannot be told. */
function usualStepS(layout: DetectedLayout | null, mapping: SeriesMapping): number {
  const times = (layout?.lines ?? [])
    .slice(mapping.headerLines)
    .flatMap((cells) => readSample(cells, mapping).t ?? []);
  const steps = times
    .slice(1)
    .map((t, i) => (t - (times[i] ?? t)) / 1000)
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 3600;
}
