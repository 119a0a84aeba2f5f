import { describe, expect, it } from 'vitest';
import { createDiagnosisCache } from '../../../shared/equipment/diagnosis-cache.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { evaluateEquipment } from '../../../shared/equipment/evaluate.ts';
import { emptyRow, type Columns, type Row } from '../../../shared/model/tables.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleSnapshot } from '../../helpers/sample-snapshot.ts';
import { context, heater, machine, reading } from './heater.ts';

const meter = (columns: Partial<Columns<'instrument'>> = {}): Row<'instrument'> => ({
  ...emptyRow('instrument', 'i1', 'a1'),
  name: '电磁流量计',
  relativeUPct: 3,
  ...columns,
});

/** Only the flow is uncertain: ∂Q/∂m = 4.2·30 = 126 kW per kg/s. */
function flowU(columns: Partial<Columns<'reading'>>, instruments: Row<'instrument'>[] = [meter()]) {
  const rows = [
    reading('flowKgPerS', 2, { instrumentId: 'i1', ...columns }),
    reading('inletC', 20, { u: 0 }),
    reading('outletC', 50, { u: 0 }),
  ];
  const { results, budget } = evaluateEquipment(heater, machine, rows, context, instruments);
  return { u: (results[0]?.u ?? Number.NaN) / 126, budget };
}

describe('uncertainty of a reading: its own, its instrument’s, the default', () => {
  it('a certificate’s 3 % at k = 2 is 1.5 % standard uncertainty, and the budget names the instrument', () => {
    const { u, budget } = flowU({});
    expect(u).toBeCloseTo(0.03, 9);
    expect(budget[0]?.uSource).toBe('按仪器“电磁流量计”的相对扩展不确定度 3%，k = 2');
  });
  it('what the reading states itself goes first, also zero', () => {
    const own = flowU({ u: 0.1 });
    expect(own.u).toBeCloseTo(0.1, 9);
    expect(own.budget[0]).not.toHaveProperty('uSource');
    expect(flowU({ u: 0 }).u).toBe(0);
  });
  it.each([
    ['no instrument', { instrumentId: null }, [meter()]],
    ['an instrument that is not listed', { instrumentId: 'i2' }, [meter()]],
    ['a deleted one', {}, [meter({})].map((row) => ({ ...row, deleted: true }))],
    ['one without a figure', {}, [meter({ relativeUPct: null })]],
    ['one whose figure is not above zero', {}, [meter({ relativeUPct: 0 })]],
  ])('%s leaves the default of the input, 1 %%', (_, columns, instruments) => {
    const { u, budget } = flowU(columns, instruments);
    expect(u).toBeCloseTo(0.02, 9);
    expect(budget[0]).not.toHaveProperty('uSource');
  });
  it('is taken in the unit of the reading', () => {
    expect(flowU({ value: 7.2, unit: 't/h' }).u).toBeCloseTo(0.03, 9);
  });
  it('is not doubled for an estimate, because a calibrated instrument gave it', () => {
    expect(flowU({ source: 'estimate' }).u).toBeCloseTo(0.03, 9);
  });
});

describe('instruments of an audit', () => {
  const pack = shippedPack();
  const templates = shippedTemplates();
  const sample = sampleSnapshot(readSample('tibetan-medicine'));
  const used = sample.reading.find((row) => row.equipmentId === '@boiler1' && row.instrumentId !== null);
  const coarse = {
    ...sample,
    instrument: sample.instrument.map((row) => ({
      ...row,
      relativeUPct: row.id === used?.instrumentId ? 40 : null,
    })),
  };
  it('change the interval of the machines they were used at, and a cache notices', () => {
    const cache = createDiagnosisCache();
    const run = (snapshot: typeof sample, withCache = true) =>
      diagnoseAudit(snapshot, pack, templates, {
        date: '2026-11-22',
        ...(withCache ? { cache } : {}),
      });
    const none = run({ ...sample, instrument: [] });
    const some = run(coarse);
    expect(some).toEqual(run(coarse, false));
    const budget = some.equipment.find((m) => m.equipmentId === '@boiler1')?.budget ?? [];
    expect(budget.some((line) => line.uSource !== undefined)).toBe(true);
    expect(some.equipment[0]?.results).not.toEqual(none.equipment[0]?.results);
  });
});
