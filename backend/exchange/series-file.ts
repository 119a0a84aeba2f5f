/** Reads data files of any length line by line: constant memory, progress, and an end when nobody waits any more. */
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Progress } from '../../shared/contract/base.ts';
import type { SeriesInspection, SeriesSummary } from '../../shared/contract/series.ts';
import { detectLayout, readValue } from '../../shared/series/detect.ts';
import type { SeriesMapping } from '../../shared/series/mapping.ts';
import { readTime } from '../../shared/series/read-time.ts';
import { createBuckets, createStatistics } from '../../shared/series/statistics.ts';
import { parseDelimited } from '../../shared/tabular/delimited.ts';
import { BadFileError } from './errors.ts';
import { detectEncoding, type Encoding } from './text-file.ts';

const headBytes = 200_000;
const chunkBytes = 1_000_000;
const lineLimit = 1_000_000;
/** Half the number of points of the curve at its finest. */
const bucketLimit = 600;
/** A step so many times the usual one is a gap. */
const gapFactor = 5;

interface Head {
  text: string;
  encoding: Encoding;
  sizeBytes: number;
}

async function readHead(path: string, fileName: string): Promise<Head> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const { size } = await file.stat();
    if (size === 0) throw new BadFileError(fileName, '文件是空的。请核对选中的文件。');
    const encoding = detectEncoding(bytes, size === bytesRead, fileName);
    const text = new TextDecoder(encoding).decode(bytes, { stream: true });
    const whole = size === bytesRead ? text : text.slice(0, text.lastIndexOf('\n') + 1);
    return { text: whole, encoding, sizeBytes: size };
  } finally {
    await file.close();
  }
}

/** @throws BadFileError when the beginning of the file holds no table of figures. */
export async function inspectSeries(path: string, fileName: string): Promise<SeriesInspection> {
  const { text, encoding, sizeBytes } = await readHead(path, fileName);
  const layout = detectLayout(text);
  if (!layout?.columns.some((column) => column.numeric)) {
    throw new BadFileError(
      fileName,
      '开头没有找到数据行（时间和数值）。请在仪器软件里导出为 CSV，第一行为列名，以下每行一个时刻。',
    );
  }
  return { sizeBytes, encoding, ...layout };
}

export interface SeriesRequest {
  mapping: SeriesMapping;
  column: number;
  fromT: number | null;
  toT: number | null;
}

/**
 * Curve of the whole column and statistics of the interval.
 * @throws BadFileError for a file without line breaks or without one figure in the column.
 */
export async function* summariseSeries(
  path: string,
  fileName: string,
  request: SeriesRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, SeriesSummary> {
  const { text, encoding } = await readHead(path, fileName);
  const totalMB = Math.ceil(statSync(path).size / 1_000_000);
  const timed = request.mapping.timeColumns.length > 0;
  const collector = createCollector(request, timed, usualStepS(text, request) * gapFactor);
  let readBytes = 0;
  let reported = 0;
  for await (const { lines, bytes } of lineBlocks(path, fileName, encoding)) {
    signal?.throwIfAborted();
    for (const line of lines) collector.take(line);
    readBytes += bytes;
    const doneMB = Math.floor(readBytes / 1_000_000);
    if (doneMB >= reported + Math.max(1, totalMB / 100)) {
      reported = doneMB;
      yield { phase: 'read', done: doneMB, total: totalMB, detail: 'MB' };
    }
  }
  const summary = collector.result();
  if (summary.buckets.length === 0) {
    const { firstUnreadable } = summary;
    throw new BadFileError(
      fileName,
      firstUnreadable
        ? `第 ${firstUnreadable.row} 行起读不出数值或时间（“${firstUnreadable.text}”）。请核对所选的列、小数点和日期格式。`
        : `第 ${request.column + 1} 列没有数值。请换一列。`,
    );
  }
  return summary;
}

/** Lines of the file, block by block, with the bytes each block has consumed. */
async function* lineBlocks(path: string, fileName: string, encoding: Encoding) {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const bytes = chunk as Buffer;
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineLimit) {
      throw new BadFileError(fileName, '有一行超过 100 万个字符，不是按行记录的数据。请重新导出为 CSV。');
    }
    yield { lines, bytes: bytes.length };
  }
  rest += decoder.decode();
  if (rest !== '') yield { lines: [rest], bytes: 0 };
}

function createCollector(request: SeriesRequest, timed: boolean, gapLimitS: number) {
  const { mapping, column } = request;
  const fromT = request.fromT ?? -Infinity;
  const toT = request.toT ?? Infinity;
  const buckets = createBuckets(bucketLimit);
  const statistics = createStatistics({ timed, gapLimitS });
  const readRow = createRowReader(mapping, column);
  let row = 0;
  let rows = 0;
  let unreadable = 0;
  let firstUnreadable: SeriesSummary['firstUnreadable'] = null;
  return {
    take(line: string): void {
      row += 1;
      if (row <= mapping.headerLines || line.length < 2) return;
      const { value, t, text } = readRow(line);
      rows += 1;
      if (!Number.isFinite(value) || (timed && Number.isNaN(t))) {
        // An empty cell is a moment without a reading, which loggers write on purpose.
        if (text === '') return;
        unreadable += 1;
        firstUnreadable ??= { row, text: text.slice(0, 60) };
        return;
      }
      const at = timed ? t : row;
      buckets.add(at, value);
      if (at >= fromT && at <= toT) statistics.add(at, value);
    },
    result: (): SeriesSummary => ({
      timed,
      buckets: buckets.result(),
      statistics: statistics.result(),
      rows,
      unreadable,
      firstUnreadable,
    }),
  };
}

/** Reads only the cells that are asked for; one result object is used again and again. */
function createRowReader(mapping: SeriesMapping, column: number) {
  const { delimiter, decimal, dateOrder, timeColumns } = mapping;
  const [firstTime, secondTime] = timeColumns;
  const needed = Math.max(column, ...timeColumns) + 1;
  const cells: string[] = [];
  const result = { value: Number.NaN, t: Number.NaN, text: '' };
  const time = createTimeCache(dateOrder);
  return (line: string) => {
    split(line, delimiter, needed, cells);
    result.text = (cells[column] ?? '').trim();
    result.value = readValue(result.text, decimal);
    if (firstTime !== undefined) {
      const date = cells[firstTime] ?? '';
      const clock = secondTime === undefined ? '' : (cells[secondTime] ?? '');
      result.t = time(clock === '' ? date : `${date} ${clock}`);
      if (Number.isNaN(result.t) && Number.isFinite(result.value)) result.text = `${date} ${clock}`.trim();
    }
    return result;
  };
}

/**
 * Loggers write the same minute many times, and only its seconds differ: the part before them is read once. Falls back
 * to the full reading for every other spelling.
 */
function createTimeCache(order: SeriesMapping['dateOrder']) {
  let prefix = '';
  let prefixMs = Number.NaN;
  const tail = /^(.*\d[T\s]+\d{1,2}:\d{2}):(\d{2}(?:\.\d+)?)$/;
  return (text: string): number => {
    const plain = text.trim();
    const colon = plain.lastIndexOf(':');
    if (prefix !== '' && colon === prefix.length && plain.startsWith(prefix)) {
      const seconds = Number(plain.slice(colon + 1));
      if (seconds >= 0 && seconds < 60) return prefixMs + Math.round(seconds * 1000);
    }
    const match = tail.exec(plain);
    const ms = readTime(plain, order);
    if (match && !Number.isNaN(ms)) {
      prefix = match[1] ?? '';
      prefixMs = ms - Math.round(Number(match[2]) * 1000);
    }
    return ms;
  };
}

/** The first `needed` cells of a line. */
function split(line: string, delimiter: SeriesMapping['delimiter'], needed: number, cells: string[]): void {
  cells.length = 0;
  if (line.includes('"')) {
    cells.push(...(parseDelimited(line, delimiter).rows[0] ?? []));
    return;
  }
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  let from = 0;
  while (cells.length < needed && from <= end) {
    const next = line.indexOf(delimiter, from);
    const to = next < 0 || next > end ? end : next;
    cells.push(line.slice(from, to));
    from = to + 1;
  }
}

/** Median step of the first rows, s; one hour where it cannot be told. */
function usualStepS(head: string, request: SeriesRequest): number {
  const readRow = createRowReader(request.mapping, request.column);
  const times = head
    .split('\n')
    .slice(request.mapping.headerLines, request.mapping.headerLines + 400)
    .map((line) => readRow(line).t)
    .filter((t) => !Number.isNaN(t));
  const steps = times
    .slice(1)
    .map((t, i) => (t - (times[i] ?? t)) / 1000)
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 3600;
}
