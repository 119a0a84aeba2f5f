/** Data files as the backend meets them, without a carrier in between. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SeriesInspection, SeriesSummary } from '../../shared/contract/series.ts';
import type { SeriesSettings } from '../../shared/series/mapping.ts';
import { inspectSeries, summariseSeries, type SeriesRequest } from '../../backend/exchange/series-file.ts';
import { createSeriesInbox, type InboxFile } from '../../backend/exchange/series-inbox.ts';
import { tempDir } from './temp.ts';

/** A file in an inbox of its own. */
export function inboxFile(content: string | Buffer, fileName = 'data.csv'): InboxFile {
  const inbox = createSeriesInbox(tempDir());
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const fileId = inbox.open(fileName, bytes.length);
  inbox.append(fileId, bytes);
  return inbox.file(fileId) as InboxFile;
}

/** A file that lies on disk, as a kept one does; nothing is copied. */
export function fileOnDisk(path: string): InboxFile {
  const inbox = createSeriesInbox(tempDir());
  const fileId = inbox.openKept({ path, fileName: basename(path), sha256: '' });
  return inbox.file(fileId) as InboxFile;
}

export function writeTemp(name: string, content: string | Buffer): string {
  const path = join(tempDir(), name);
  writeFileSync(path, content);
  return path;
}

/** Runs long work to its end. */
export async function drain<T>(
  run: AsyncGenerator<{ done: number }, T>,
): Promise<{ result: T; steps: number[] }> {
  const steps: number[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) return { result: step.value, steps };
    steps.push(step.value.done);
  }
}

export async function inspect(
  file: InboxFile,
  settings: SeriesSettings = {},
): Promise<Omit<SeriesInspection, 'remembered'>> {
  return (await drain(inspectSeries(file, settings, undefined))).result.inspection;
}

/** Summary of a column, by default the first one with figures. */
export async function summarise(
  file: InboxFile,
  request: Partial<SeriesRequest> = {},
  signal?: AbortSignal,
): Promise<{ summary: SeriesSummary; steps: number[] }> {
  const { mapping, columns } = await inspect(file);
  const column = columns.find((c) => c.numeric)?.index ?? 0;
  const whole = { mapping, column, fromT: null, toT: null, ...request };
  const { result, steps } = await drain(summariseSeries(file, whole, signal));
  return { summary: result, steps };
}
