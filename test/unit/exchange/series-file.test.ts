import { describe, expect, it } from 'vitest';
import { BadFileError } from '../../../backend/exchange/errors.ts';
import { inboxFile, inspect, summarise } from '../../helpers/series.ts';

const startMs = Date.UTC(2026, 6, 1);
const stamp = (s: number) => new Date(startMs + s * 1000).toISOString().slice(0, 19).replace('T', ' ');

describe('a logger file', () => {
  const rows = Array.from({ length: 7200 }, (_, s) => `${stamp(s)},${s < 3600 ? 100 : 40},x`);
  const file = inboxFile(`时间,功率(kW),备注\r\n${rows.join('\r\n')}\r\n`);

  it('gives the mean, the energy and a short curve of the whole', async () => {
    const { summary } = await summarise(file);
    expect(summary).toMatchObject({ timed: true, rows: 7200, unreadable: 0, problems: [] });
    expect(summary.statistics?.mean).toBeCloseTo(70, 9);
    expect(summary.statistics?.integralPerH).toBeCloseTo((100 * 3599 + 70 + 40 * 3599) / 3600, 6);
    expect(summary.buckets.length).toBeLessThanOrEqual(1200);
  });

  it('gives the statistics of an interval and still the curve of the whole, without reading again', async () => {
    const before = file.column;
    const { summary } = await summarise(file, { fromT: startMs, toT: startMs + 1_800_000 });
    expect(summary.statistics).toMatchObject({
      count: 1801,
      mean: 100,
      standardDeviation: 0,
      fromT: startMs,
    });
    expect(summary.buckets.at(-1)?.toT).toBe(startMs + 7_199_000);
    expect(file.column).toBe(before);
  });

  it('gives demand, load factor and duration of the interval', async () => {
    const { summary } = await summarise(file);
    expect(summary.profile).toMatchObject({ blockMin: 15, blocks: 8, maxDemand: 100, maxDemandT: startMs });
    expect(summary.profile?.loadFactor).toBeCloseTo(0.7, 9);
    expect(summary.profile?.duration.at(-1)).toEqual({ sharePct: 100, value: 40 });
  });

  it('names the first line it cannot read and goes on', async () => {
    const { summary } = await summarise(
      inboxFile(
        '时间,功率(kW)\n2026-07-01 00:00:00,1\n2026-07-01 00:00:01,2\n2026-07-01 00:00:02,OL\n2026-07-01 00:00:03,\n2026-07-01 00:00:04,3\n',
      ),
    );
    expect(summary).toMatchObject({ unreadable: 1, emptyCells: 1, rows: 5 });
    expect(summary.problems[0]?.zh).toContain('第 4 行“功率”列写的是“OL”');
    expect(summary.statistics).toMatchObject({ count: 3, mean: 2 });
  });

  it('reads GB18030 and characters cut by the end of a block', async () => {
    // GB18030 of 时间,功率(kW),备注 and of 正常.
    const head = Buffer.from('cab1bce42cb9a6c2ca286b57292cb1b8d7a20a', 'hex');
    const mark = Buffer.from('d5fdb3a3', 'hex');
    const body = Array.from({ length: 60_000 }, (_, s) =>
      Buffer.concat([Buffer.from(`${stamp(s)},5,`), mark, Buffer.from('\n')]),
    );
    const file = inboxFile(Buffer.concat([head, ...body]));
    const { mapping, columns } = await inspect(file);
    expect(mapping.encoding).toBe('gb18030');
    expect(columns[1]).toMatchObject({ name: '功率', unit: 'kW' });
    const { summary, steps } = await summarise(file);
    expect(summary).toMatchObject({ rows: 60_000, unreadable: 0 });
    expect(steps.length).toBeGreaterThan(0);
  });

  it('stops when nobody waits any more', async () => {
    const stop = new AbortController();
    stop.abort();
    const fresh = inboxFile(`t,P(kW)\n${rows.map((row) => row.slice(0, -2)).join('\n')}\n`);
    await expect(summarise(fresh, {}, stop.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });

  it.each([
    ['', '文件是空的'],
    ['只有文字\n没有数据\n', '没有找到数据行'],
    [Buffer.from([1, 0, 2, 0, 0, 9, 9, 0, 0, 0]), '不是文本文件'],
  ])('refuses %s', async (content, reason) => {
    const { error } = await inspect(inboxFile(content)).then(
      () => ({ error: null }),
      (error: unknown) => ({ error }),
    );
    expect(error).toBeInstanceOf(BadFileError);
    expect((error as Error).message).toContain(reason);
  });
});
