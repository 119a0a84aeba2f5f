/** What becomes of a data file: kept whole, or gone without a trace. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seriesTravelLimitBytes } from '../../../shared/contract/series.ts';
import { inspectSeries, summariseSeries } from '../../../backend/exchange/series-file.ts';
import { createSeriesInbox, type InboxFile } from '../../../backend/exchange/series-inbox.ts';
import { keepSeries } from '../../../backend/exchange/series-keep.ts';
import { exportUsbBundle } from '../../../backend/exchange/usb-bundle.ts';
import { handedOver } from '../../../backend/store/originals.ts';
import { createSyncStore } from '../../../backend/sync/store-adapter.ts';
import { drain } from '../../helpers/series.ts';
import { testStore } from '../../helpers/store.ts';
import { tempDir } from '../../helpers/temp.ts';

const stamp = (s: number) =>
  new Date(Date.UTC(2026, 6, 1) + s * 1000).toISOString().slice(0, 19).replace('T', ' ');
const log = Buffer.from(
  `时间,P(kW)\n${Array.from({ length: 50_000 }, (_, s) => `${stamp(s)},${60 + (s % 7)}`).join('\n')}\n`,
);
const sha256 = createHash('sha256').update(log).digest('hex');
const namesIn = (dir: string): string[] =>
  existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }) : [];

function received(profile: string, bytes: Buffer, fileName = '负荷.csv') {
  const inbox = createSeriesInbox(profile);
  const fileId = inbox.open(fileName, bytes.length);
  for (let at = 0; at < bytes.length; at += 300_000) inbox.append(fileId, bytes.subarray(at, at + 300_000));
  return { inbox, file: inbox.file(fileId) as InboxFile };
}

describe('a data file that is kept', () => {
  it('has its bytes under their hash, and can be read on and opened again', async () => {
    const store = testStore();
    const { inbox, file } = received(store.profileDir, log);
    const { mapping } = (await drain(inspectSeries(file, {}, undefined))).result.inspection;
    expect(keepSeries(store.blobs, file)).toBe(sha256);
    expect(keepSeries(store.blobs, file)).toBe(sha256);
    const request = { mapping, column: 1, fromT: null, toT: null };
    expect((await drain(summariseSeries(file, request, undefined))).result.rows).toBe(50_000);
    inbox.close(file.fileId);
    expect(namesIn(join(store.profileDir, 'incoming-series'))).toEqual([]);
    const path = store.blobs.path(sha256) ?? '';
    expect(readFileSync(path).equals(log)).toBe(true);
    const again = inbox.file(inbox.openKept({ path, fileName: '负荷.csv', sha256 })) as InboxFile;
    expect((await drain(summariseSeries(again, request, undefined))).result.rows).toBe(50_000);
    inbox.close(again.fileId);
    expect(store.blobs.path(sha256)).not.toBeNull();
  });

  it('is stored once however often it is handed over', () => {
    const store = testStore();
    const first = received(store.profileDir, log);
    keepSeries(store.blobs, first.file);
    const second = received(store.profileDir, log, '另一个名字.csv');
    expect(keepSeries(store.blobs, second.file)).toBe(sha256);
    expect(namesIn(join(store.profileDir, 'incoming-series'))).toEqual([]);
    expect(namesIn(join(store.profileDir, 'blobs')).filter((name) => name.includes(sha256))).toHaveLength(1);
  });
});

describe('a data file that is not kept', () => {
  it('leaves nothing when its reading is stopped at any moment', async () => {
    const profile = tempDir();
    // UTF-16 is written out as UTF-8 first, so that there is a second file to leave behind.
    const wide = Buffer.from(`\ufeff${log.toString('utf8')}`, 'utf16le');
    const steps = (await drain(inspectAndRead(received(profile, wide).file))).steps.length;
    expect(steps).toBeGreaterThan(4);
    for (let stopAt = 0; stopAt <= steps; stopAt += 1) {
      const { inbox, file } = received(profile, wide);
      const stop = new AbortController();
      const run = inspectAndRead(file, stop.signal);
      for (let step = 0; step < stopAt; step += 1) await run.next();
      stop.abort();
      await run.next().catch((error: unknown) => expect(error).toMatchObject({ name: 'AbortError' }));
      await run.return({} as never);
      inbox.close(file.fileId);
      expect(namesIn(join(profile, 'incoming-series'))).toEqual([]);
    }
  });

  it('leaves nothing of a workbook that was stopped while it was unpacked', async () => {
    const profile = tempDir();
    const workbook = readFileSync(
      join(import.meta.dirname, '..', '..', 'fixtures', 'instruments', 'power-quality.xlsx'),
    );
    const { inbox, file } = received(profile, workbook, 'a.xlsx');
    const stop = new AbortController();
    const run = inspectSeries(file, {}, stop.signal);
    await run.next();
    stop.abort();
    await expect(run.next()).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(file.textPath)).toBe(false);
    inbox.close(file.fileId);
    expect(namesIn(join(profile, 'incoming-series'))).toEqual([]);
  });

  it('is gone after a restart, whatever the session before left behind', () => {
    const profile = tempDir();
    const dir = join(profile, 'incoming-series');
    mkdirSync(dir);
    for (const name of ['0123', '0123.txt']) writeFileSync(join(dir, name), 'half a file');
    createSeriesInbox(profile);
    expect(namesIn(dir)).toEqual([]);
  });

  it('makes room when pages were closed without a word', () => {
    const profile = tempDir();
    const inbox = createSeriesInbox(profile);
    const ids = Array.from({ length: 9 }, (_, i) => inbox.open(`${i}.csv`, 10));
    expect(namesIn(join(profile, 'incoming-series')).length).toBeLessThanOrEqual(4);
    expect(inbox.file(ids[0] ?? '')).toBeUndefined();
    expect(inbox.file(ids.at(-1) ?? '')).toBeDefined();
  });
});

describe('originals on their way', () => {
  it('leaves large ones out of sync and stick, and takes small ones along', () => {
    const store = testStore();
    const small = store.blobs.put(Buffer.from('small'));
    const large = 'f'.repeat(64);
    const row = (rowId: string, sha: string, sizeBytes: number) =>
      store.writer.write([
        { auditId: 'a1', table: 'dataFile', rowId, values: { subjectId: 'e1', sha256: sha, sizeBytes } },
      ]);
    row('d1', small, 5);
    row('d2', large, seriesTravelLimitBytes + 1);
    mkdirSync(join(store.blobs.target(large), '..'), { recursive: true });
    writeFileSync(store.blobs.target(large), Buffer.alloc(10));
    store.blobs.register(large, seriesTravelLimitBytes + 1, false);
    const sync = createSyncStore(store, 'http://hub.example', () => new Date(0));
    expect(sync.blobsToPush()).toEqual([small]);
    // The large blob's bytes do not fit its name: reading it for the bundle would throw.
    expect(exportUsbBundle(store, {}, new Date(0)).length).toBeGreaterThan(0);
  });

  it('fills a hand-over with the smallest and always takes photos and documents', () => {
    const file = (sha: string, sizeBytes: number) => ({ sha256: sha, sizeBytes });
    const many = Array.from({ length: 12 }, (_, i) => file(`d${i}`, 10_000_000 + i));
    const chosen = handedOver([...many, file('photo', 90_000_000), file('tiny', 1)], new Set(['photo']));
    expect(chosen.map((entry) => entry.sha256)).toContain('photo');
    expect(chosen.map((entry) => entry.sha256)).toContain('tiny');
    const data = chosen.filter((entry) => entry.sha256 !== 'photo');
    expect(data.reduce((sum, entry) => sum + entry.sizeBytes, 0)).toBeLessThanOrEqual(100_000_000);
    expect(data.length).toBe(10);
  });
});

async function* inspectAndRead(file: InboxFile, signal?: AbortSignal) {
  const { inspection } = yield* inspectSeries(file, {}, signal);
  const { mapping } = inspection;
  return yield* summariseSeries(file, { mapping, column: 1, fromT: null, toT: null }, signal);
}
