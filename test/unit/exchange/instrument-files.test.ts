/** Shapes of exports that analysers and loggers write; what they imitate is in test/fixtures/instruments/README.md. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SeriesMapping } from '../../../shared/series/mapping.ts';
import { fileOnDisk, inspect, summarise } from '../../helpers/series.ts';

const dir = join(import.meta.dirname, '..', '..', 'fixtures', 'instruments');

interface Expected {
  mapping: Partial<SeriesMapping>;
  /** Name, unit and mean of one column. */
  column: readonly [name: string, unit: string, mean: number];
  from: string;
  rows: number;
}

const comma = { delimiter: ',', decimal: '.' } as const;
const files: Record<string, Expected> = {
  'testo-350-semicolon-windows-1252.csv': {
    mapping: {
      encoding: 'windows-1252',
      delimiter: ';',
      decimal: ',',
      dateOrder: 'dmy',
      timeColumns: [0, 1],
    },
    column: ['AT', '°C', 168],
    from: '2026-07-13T10:00:00',
    rows: 120,
  },
  'testo-330-gb18030.csv': {
    mapping: { ...comma, encoding: 'gb18030', dateOrder: 'ymd', timeColumns: [0], headerLines: 3 },
    column: ['烟气温度', '°C', 168],
    from: '2026-07-13T10:00:00',
    rows: 150,
  },
  'mru-utf-16le.txt': {
    mapping: { encoding: 'utf-16le', delimiter: '\t', nameLine: 2, unitLine: 3, dateOrder: 'dmy' },
    column: ['T-Gas', '°C', 172.4],
    from: '2026-07-13T10:00:00',
    rows: 100,
  },
  'fluke-1738-quoted.csv': {
    mapping: { ...comma, dateOrder: 'mdy', timeColumns: [0, 1] },
    column: ['PowerP_Total_avg', 'W', 61_250],
    from: '2026-07-14T11:30:00',
    rows: 180,
  },
  'fluke-435-power-log.txt': {
    mapping: { delimiter: '\t', decimal: ',', thousands: '', dateOrder: 'dmy', timeColumns: [0, 1] },
    column: ['Active Power L1N Avg', '', 20_411.2],
    from: '2026-10-21T16:01:00',
    rows: 90,
  },
  'hioki-pw3360-exponents.csv': {
    mapping: { ...comma, nameLine: 5, headerLines: 5, dateOrder: 'ymd', timeColumns: [0, 1] },
    column: ['P_Avg', 'W', 63_000],
    from: '2026-07-01T00:00:00',
    rows: 300,
  },
  'hioki-pq3198-zulu.csv': {
    mapping: { ...comma, timeColumns: [0], clockOffsetMin: 480 },
    column: ['P', 'kW', 61.2],
    from: '2026-07-01T08:00:00',
    rows: 120,
  },
  'power-analyser-gb18030-milliseconds.csv': {
    mapping: { ...comma, encoding: 'gb18030', nameLine: 4, timeColumns: [1] },
    column: ['有功功率', 'kW', 61.2],
    from: '2026-07-01T09:00:00',
    rows: 200,
  },
  'meter-platform-thousands.csv': {
    mapping: { ...comma, thousands: ',', nameLine: 3, timeColumns: [0], dateOrder: 'ymd' },
    column: ['有功功率', 'kW', 1234.5],
    from: '2026-07-01T00:00:00',
    rows: 192,
  },
  'flue-gas-bars-compact-dates.txt': {
    mapping: { encoding: 'gb18030', delimiter: '|', timeColumns: [0, 1], dateOrder: 'ymd' },
    column: ['排烟温度', '°C', 171.2],
    from: '2026-07-01T09:00:00',
    rows: 160,
  },
  'gateway-unix-seconds.csv': {
    mapping: { ...comma, dateOrder: 'unix', timeColumns: [0], clockOffsetMin: 480 },
    column: ['power', 'kW', 61.2],
    from: '2026-07-01T00:00:00',
    rows: 200,
  },
  'yokogawa-cw120-restart.csv': {
    mapping: { ...comma, nameLine: 4, headerLines: 4, timeColumns: [0, 1] },
    column: ['P', '', 61_200],
    from: '2026-07-01T09:00:00',
    rows: 60,
  },
  'power-quality.xlsx': {
    mapping: { delimiter: '\t', sheet: 1, nameLine: 3, timeColumns: [0] },
    column: ['有功功率', 'kW', 61.2],
    from: '2026-07-01T08:00:00',
    rows: 200,
  },
};

describe('exports of instruments', () => {
  it('has an expectation for every file of the folder', () => {
    const names = readdirSync(dir).filter((name) => name !== 'README.md');
    expect(names.toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it.each(Object.entries(files))('%s', async (name, expected) => {
    const file = fileOnDisk(join(dir, name));
    const { mapping, columns, dateDoubtful, decimalDoubtful } = await inspect(file);
    expect(mapping).toMatchObject(expected.mapping);
    expect([dateDoubtful, decimalDoubtful]).toEqual([false, false]);
    const [columnName, unit, mean] = expected.column;
    const column = columns.find((entry) => entry.name === columnName);
    expect(column).toMatchObject({ unit, numeric: true });
    const { summary } = await summarise(file, { column: column?.index ?? 0 });
    expect(summary.rows).toBe(expected.rows);
    expect(summary.unreadable).toBe(0);
    const found = summary.statistics;
    expect(new Date(found?.fromT ?? 0).toISOString().slice(0, 19)).toBe(expected.from);
    expect(Math.abs((found?.mean ?? 0) / mean - 1)).toBeLessThan(0.01);
  });
});
