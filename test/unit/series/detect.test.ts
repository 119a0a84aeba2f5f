import { describe, expect, it } from 'vitest';
import { detectLayout } from '../../../shared/series/detect.ts';
import { readTime } from '../../../shared/series/read-time.ts';

const noon = Date.UTC(2026, 6, 1, 12, 0, 5);

describe('times', () => {
  it.each([
    ['2026-07-01 12:00:05', 'ymd'],
    ['2026/7/1 12:00:05', 'ymd'],
    ['2026-07-01T12:00:05Z', 'ymd'],
    ['2026年7月1日 12时00分05秒', 'ymd'],
    ['01.07.2026 12:00:05', 'dmy'],
    ['7/1/2026 12:00:05 PM', 'mdy'],
    ['26-07-01 12:00:05', 'ymd'],
    ['2026-07-01 下午 12:00:05', 'ymd'],
  ] as const)('%s', (text, order) => expect(readTime(text, order)).toBe(noon));

  it('reads fractions of a second and midnight in the twelve-hour clock', () => {
    expect(readTime('2026-07-01 12:00:05.250', 'ymd')).toBe(noon + 250);
    expect(readTime('7/1/2026 12:00:00 AM', 'mdy')).toBe(Date.UTC(2026, 6, 1));
  });

  it.each(['', 'OL', '2026-13-01', '2026-02-30', '25:70', '--'])('refuses %s', (text) => {
    expect(readTime(text, 'ymd')).toBeNaN();
  });
});

describe('layouts', () => {
  it('a flue-gas analyser: titles, units in brackets, comma decimals', () => {
    const layout = detectLayout(
      '烟气分析仪 示例\n序列号;12345\n日期;时间;O2 [%];CO [ppm];排烟温度 [°C]\n' +
        Array.from(
          { length: 30 },
          (_, i) => `13.07.2026;10:00:${String(i).padStart(2, '0')};3,${i};4${i};15${i % 10},2`,
        ).join('\n'),
    );
    expect(layout?.mapping).toEqual({
      encoding: 'utf-8',
      sheet: 0,
      nameLine: 3,
      unitLine: null,
      thousands: '',
      clockOffsetMin: 0,
      delimiter: ';',
      headerLines: 3,
      timeColumns: [0, 1],
      dateOrder: 'dmy',
      decimal: ',',
    });
    expect(layout?.columns.filter((c) => c.numeric).map((c) => [c.name, c.unit])).toEqual([
      ['O2', '%'],
      ['CO', 'ppm'],
      ['排烟温度', '°C'],
    ]);
    expect(layout?.dateDoubtful).toBe(false);
  });

  it('a power logger: units in a line of their own', () => {
    const layout = detectLayout(
      'Time,Ua,Ia,P total\n,V,A,kW\n2026-07-01 00:00:00,229.8,101.2,63.4\n2026-07-01 00:00:01,229.9,101.1,63.2\n',
    );
    expect(layout?.mapping).toMatchObject({
      delimiter: ',',
      headerLines: 2,
      timeColumns: [0],
      dateOrder: 'ymd',
      decimal: '.',
    });
    expect(layout?.columns[3]).toEqual({ index: 3, name: 'P total', unit: 'kW', numeric: true });
  });

  it('says when day and month cannot be told apart', () => {
    expect(detectLayout('t,P\n7/1/2026 10:00,5\n7/1/2026 10:01,6\n')).toMatchObject({
      dateDoubtful: true,
      mapping: { dateOrder: 'mdy' },
    });
  });

  it('takes a column without times by its rows', () => {
    expect(detectLayout('P(kW)\tQ\n1\t2\n3\t4\n')?.mapping.timeColumns).toEqual([]);
  });

  it('finds nothing in prose', () => {
    expect(detectLayout('这不是数据\n只是文字，没有数\n')).toBeNull();
  });
});
