/** Reading of large data files beside two named alternatives, each in a process of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectSeries, summariseSeries } from '../../../backend/exchange/series-file.ts';
import { createSeriesInbox, type InboxFile } from '../../../backend/exchange/series-inbox.ts';
import { tempDir } from '../../helpers/temp.ts';
import { makeCsv, makeXlsx, sizeOf } from './files.ts';
import type { Measured } from './one.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const rounds = 3;
const timeoutMs = 600_000;

interface Row {
  what: string;
  MB: number;
  rows: number;
  ours: Measured;
  other: string;
  theirs: Measured | null;
}

/** Median of some runs; null where the alternative ends without a result. */
function measure(way: string, path: string, times = rounds): Measured | null {
  const runs: Measured[] = [];
  for (let i = 0; i < times; i += 1) {
    try {
      const text = execFileSync(process.execPath, [join(import.meta.dirname, 'one.ts'), way, path], {
        encoding: 'utf8',
        timeout: timeoutMs,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      runs.push(JSON.parse(text) as Measured);
    } catch {
      return null;
    }
  }
  return runs.toSorted((a, b) => a.seconds - b.seconds)[runs.length >> 1] ?? null;
}

function compare(what: string, path: string, other: string): Row {
  const ours = measure('ours', path);
  if (!ours) throw new Error(`${what}: our own reading ended without a result`);
  const theirs = measure(other, path, other === 'readExcelFile' ? 1 : rounds);
  if (theirs && Math.abs(theirs.mean / ours.mean - 1) > 1e-6)
    throw new Error(`${what}: the means differ, ${ours.mean} and ${theirs.mean}`);
  return { what, MB: sizeOf(path) / 1e6, rows: ours.rows, ours, other, theirs };
}

/** Time from the wish to stop until nothing of the file is left. */
async function cancelMs(path: string): Promise<number> {
  const profile = tempDir('bench-series-');
  const inbox = createSeriesInbox(profile);
  const file = inbox.file(inbox.openKept({ path, fileName: 'a.csv', sha256: '' })) as InboxFile;
  const stop = new AbortController();
  const inspection = inspectSeries(file, {}, stop.signal);
  let first = await inspection.next();
  while (!first.done) first = await inspection.next();
  const { mapping } = first.value.inspection;
  const run = summariseSeries(file, { mapping, column: 3, fromT: null, toT: null }, stop.signal);
  for (let i = 0; i < 10; i += 1) await run.next();
  const before = performance.now();
  stop.abort();
  const ended = await run.next().then(
    () => false,
    () => true,
  );
  inbox.close(file.fileId);
  const ms = performance.now() - before;
  const left = readdirSync(join(profile, 'incoming-series'));
  if (!ended || left.length > 0) throw new Error(`the reading went on, or left ${left.join(', ')}`);
  return ms;
}

function words({ what, MB, rows, ours, other, theirs }: Row): string {
  const rate = (MB / ours.seconds).toFixed(0);
  const again = ours.againSeconds === null ? '' : ` · 换时段 ${ours.againSeconds.toFixed(2)} s`;
  const ratio = theirs ? `${(theirs.seconds / ours.seconds).toFixed(1)} 倍` : '没有跑完';
  const beside = theirs ? `${theirs.seconds.toFixed(2)} s，峰值 ${theirs.peakMB.toFixed(0)} MB` : '—';
  return [
    `${what}：${MB.toFixed(0)} MB，${rows} 行`,
    `  本软件 ${ours.seconds.toFixed(2)} s（${rate} MB/s），峰值内存 ${ours.peakMB.toFixed(0)} MB，进度 ${ours.steps} 次${again}`,
    `  ${other} ${beside} → ${ratio}`,
  ].join('\n');
}

/** Measures, prints and writes the report; true when the targets are met. */
export async function runSeriesBench(): Promise<boolean> {
  const dir = tempDir('bench-series-');
  const at = (name: string) => join(dir, name);
  const log: Row[] = [];
  const add = (row: Row) => {
    log.push(row);
    console.log(words(row));
  };
  await makeCsv(at('a.csv'), 1_450_000, Infinity);
  add(compare('CSV 145 万行', at('a.csv'), 'naiveSplit'));
  await makeCsv(at('b.csv'), Infinity, 500_000_000);
  add(compare('CSV 500 MB', at('b.csv'), 'naiveSplit'));
  const cancelled = await cancelMs(at('b.csv'));
  console.log(`500 MB 读到一半停止：${cancelled.toFixed(0)} ms 后无残留`);
  rmSync(at('b.csv'));
  await makeXlsx(at('c.xlsx'), 100_000);
  add(compare('XLSX 10 万行', at('c.xlsx'), 'readExcelFile'));
  await makeXlsx(at('d.xlsx'), 1_048_576);
  add(compare('XLSX 1,048,576 行', at('d.xlsx'), 'readExcelFile'));
  const path = join(root, 'test-output', 'bench-series.json');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify({ measuredAt: new Date().toISOString(), cancelled, log }, null, 2));
  console.log(`已写入 ${path}`);
  return (log[0]?.ours.seconds ?? Infinity) < 15 && log.every((row) => row.ours.peakMB < 1000);
}
