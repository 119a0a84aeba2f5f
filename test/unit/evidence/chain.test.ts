import { describe, expect, it } from 'vitest';
import {
  evidenceChains,
  evidenceIndex,
  gapCounts,
  gapCureZh,
  gapKinds,
  gapZh,
  readingChain,
} from '../../../shared/evidence/chain.ts';
import { emptyRow, type Columns, type Row, type TableName } from '../../../shared/model/tables.ts';

const row = <T extends TableName>(table: T, id: string, columns: Partial<Columns<T>>): Row<T> => ({
  ...emptyRow(table, id, 'a1'),
  ...columns,
});

const analyser = row('instrument', 'i1', {
  name: '烟气分析仪',
  calibratedAt: '2025-08-01',
  validUntil: '2026-07-31',
});
const full: Partial<Columns<'reading'>> = {
  equipmentId: 'e1',
  key: 'flueGasO2Pct',
  value: 6.8,
  unit: '%',
  source: 'measured',
  instrumentId: 'i1',
  measuredAt: '2026-07-02T10:30:00+08:00',
  measuredBy: '示例乙',
};
const photo = (columns: Partial<Columns<'photo'>>, id = 'p1') =>
  row('photo', id, { subjectId: 'e1', ...columns });

function chainOf(
  columns: Partial<Columns<'reading'>>,
  photos: Row<'photo'>[] = [],
  files: Row<'dataFile'>[] = [],
  items: string[] = [],
) {
  const index = evidenceIndex({ instrument: [analyser], photo: photos, dataFile: files });
  return readingChain(row('reading', 'e1:flueGasO2Pct', { ...full, ...columns }), index, items);
}

describe('chain of one reading', () => {
  it('a measured value with instrument, day, person and its own photo has no gap', () => {
    const chain = chainOf({}, [photo({ readingKey: 'flueGasO2Pct' })]);
    expect(chain.gaps).toEqual([]);
    expect(chain.instrument?.id).toBe('i1');
    expect(chain.certificate).toEqual({ kind: 'valid', days: 29 });
    expect(chain.photos.map((p) => p.id)).toEqual(['p1']);
  });
  it.each([
    ['instrument', { instrumentId: null }],
    ['instrument', { instrumentId: 'gone' }],
    ['overdue', { measuredAt: '2026-08-01' }],
    ['notYet', { measuredAt: '2025-07-31' }],
    ['time', { measuredAt: null }],
    ['person', { measuredBy: ' ' }],
    ['file', { dataFileId: 'gone' }],
  ] as const)('names the gap %s', (gap, columns) => {
    expect(chainOf(columns, [photo({ readingKey: 'flueGasO2Pct' })]).gaps).toEqual([gap]);
  });
  it('an instrument without an end of validity leaves the certificate unknown', () => {
    const index = evidenceIndex({ instrument: [{ ...analyser, validUntil: null }], photo: [], dataFile: [] });
    expect(readingChain(row('reading', 'r', full), index).gaps).toEqual(['certificate', 'photo']);
  });
  it('a deleted instrument is none', () => {
    const index = evidenceIndex({ instrument: [{ ...analyser, deleted: true }], photo: [], dataFile: [] });
    expect(readingChain(row('reading', 'r', full), index)).toMatchObject({
      instrument: null,
      certificate: null,
    });
  });
  it('the photo of another reading, of another machine or a deleted one proves nothing', () => {
    const others = [
      photo({ readingKey: 'flueGasTemperatureC' }),
      photo({ readingKey: 'flueGasO2Pct', subjectId: 'e2' }),
      { ...photo({ readingKey: 'flueGasO2Pct' }), deleted: true },
      photo({ itemId: 'other-item' }),
      photo({}),
    ];
    expect(chainOf({}, others).gaps).toEqual(['photo']);
  });
  it('the photo of the item that asks for the reading counts, and so does a data file', () => {
    const near = chainOf({}, [photo({ itemId: 'flue-gas' })], [], ['flue-gas']);
    expect(near.gaps).toEqual([]);
    expect(near.nearPhotos).toHaveLength(1);
    const file = row('dataFile', 'd1', { fileName: '烟气.csv' });
    expect(chainOf({ dataFileId: 'd1' }, [], [file])).toMatchObject({ gaps: [], dataFile: { id: 'd1' } });
  });
  it('asks each source for what it can give', () => {
    const bare = { instrumentId: null, measuredAt: null, measuredBy: null };
    expect(chainOf({ ...bare, source: 'nameplate' }).gaps).toEqual(['photo']);
    expect(chainOf({ ...bare, source: 'nameplate' }, [photo({})]).gaps).toEqual([]);
    expect(chainOf({ ...bare, source: 'record' }).gaps).toEqual(['basis']);
    expect(chainOf({ ...bare, source: 'estimate', note: '按同型设备' }).gaps).toEqual([]);
    expect(chainOf({ ...bare, source: 'default' }).gaps).toEqual([]);
    expect(chainOf({ ...bare, source: null }).gaps).toEqual(['source']);
  });
});

describe('chains of an audit', () => {
  it('hold every live reading with a value, and gaps are counted by kind', () => {
    const chains = evidenceChains({
      instrument: [analyser],
      photo: [],
      dataFile: [],
      reading: [
        row('reading', 'r1', full),
        row('reading', 'r2', { ...full, instrumentId: null }),
        row('reading', 'r3', { ...full, value: null }),
        { ...row('reading', 'r4', full), deleted: true },
      ],
    });
    expect(chains.map((chain) => chain.reading.id)).toEqual(['r1', 'r2']);
    expect([...gapCounts(chains)]).toEqual([
      ['instrument', 1],
      ['photo', 2],
    ]);
  });
  it('every kind of gap has its words and its cure', () => {
    for (const kind of gapKinds) {
      expect(gapZh[kind].length).toBeGreaterThan(2);
      expect(gapCureZh[kind]).toMatch(/。$/);
    }
  });
});
