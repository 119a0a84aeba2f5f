/** One reading in a process of its own, so that its peak memory is its own: `node one.ts <way> <file>`. */
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { seriesChunkBytes } from '../../../shared/contract/series.ts';
import { inspectSeries, summariseSeries } from '../../../backend/exchange/series-file.ts';
import {
  createSeriesInbox,
  type InboxFile,
  type SeriesInbox,
} from '../../../backend/exchange/series-inbox.ts';
import { tempDir } from '../../helpers/temp.ts';

export interface Measured {
  seconds: number;
  rows: number;
  mean: number;
  peakMB: number;
  /** Progress events that a page would have shown. */
  steps: number;
  /** Another interval of the same column. */
  againSeconds: number | null;
}

/** As a page hands it over: in pieces, hashed on the way. */
async function receive(inbox: SeriesInbox, path: string): Promise<InboxFile> {
  const handle = await open(path);
  const { size } = await handle.stat();
  const fileId = inbox.open(basename(path), size);
  for (let at = 0; at < size; at += seriesChunkBytes) {
    const buffer = Buffer.allocUnsafe(Math.min(seriesChunkBytes, size - at));
    await handle.read(buffer, 0, buffer.length, at);
    inbox.append(fileId, buffer);
  }
  await handle.close();
  return inbox.file(fileId) as InboxFile;
}

async function endOf<T>(run: AsyncGenerator<unknown, T>): Promise<{ result: T; steps: number }> {
  for (let steps = 0; ; steps += 1) {
    const step = await run.next();
    if (step.done) return { result: step.value, steps };
  }
}

async function ours(path: string): Promise<Omit<Measured, 'seconds' | 'peakMB'>> {
  const inbox = createSeriesInbox(tempDir('bench-series-'));
  const file = await receive(inbox, path);
  const { result, steps } = await endOf(inspectSeries(file, {}, undefined));
  const { mapping, columns } = result.inspection;
  const column = columns.find((entry) => entry.unit === 'kW')?.index ?? 1;
  const whole = await endOf(summariseSeries(file, { mapping, column, fromT: null, toT: null }, undefined));
  const { statistics, rows } = whole.result;
  const before = performance.now();
  const half = ((statistics?.fromT ?? 0) + (statistics?.toT ?? 0)) / 2;
  await endOf(summariseSeries(file, { mapping, column, fromT: half, toT: null }, undefined));
  const againSeconds = (performance.now() - before) / 1000;
  inbox.close(file.fileId);
  return { rows, mean: statistics?.mean ?? Number.NaN, steps: steps + whole.steps, againSeconds };
}

/** What most scripts do: the whole file as text, split at line ends and commas. */
function naiveSplit(path: string): Omit<Measured, 'seconds' | 'peakMB'> {
  const lines = readFileSync(path, 'utf8').split('\n');
  let sum = 0;
  let rows = 0;
  for (const line of lines.slice(1)) {
    const cells = line.split(',');
    const t = Date.parse(`${cells[0] ?? ''}Z`);
    const value = Number(cells[3]);
    if (cells.length < 4 || Number.isNaN(t) || Number.isNaN(value)) continue;
    sum += value;
    rows += 1;
  }
  return { rows, mean: sum / rows, steps: 0, againSeconds: null };
}

async function readExcelFile(path: string): Promise<Omit<Measured, 'seconds' | 'peakMB'>> {
  const [sheet] = await readXlsxFile(path);
  const values = (sheet?.data ?? []).slice(1).map((row) => Number(row[1]));
  return {
    rows: values.length,
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    steps: 0,
    againSeconds: null,
  };
}

const ways: Record<string, (path: string) => Omit<Measured, 'seconds' | 'peakMB'> | ReturnType<typeof ours>> =
  {
    ours,
    naiveSplit,
    readExcelFile,
  };
const [way = '', path = ''] = process.argv.slice(2);
const run = ways[way];
if (run) {
  const before = performance.now();
  const found = await run(path);
  const total = (performance.now() - before) / 1000;
  const measured: Measured = {
    ...found,
    seconds: total - (found.againSeconds ?? 0),
    peakMB: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(measured));
}
