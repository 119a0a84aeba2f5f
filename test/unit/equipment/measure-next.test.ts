import { describe, expect, it } from 'vitest';
import { mainResult } from '../../../renderer/features/audit/main-result.ts';
import { evaluateEquipment } from '../../../shared/equipment/evaluate.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { measureNext, resultToImprove, type NextRows } from '../../../shared/equipment/measure-next.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { equipmentKinds } from '../../../shared/model/vocabulary.ts';
import { siteAt } from '../../helpers/electrical.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const snapshots = sampleIds.map((id) => sampleSnapshot(readSample(id)));
const reading = (key: string, columns: Partial<Row<'reading'>>): Row<'reading'> => ({
  ...emptyRow('reading', `m:${key}`, 'a'),
  equipmentId: 'm',
  key,
  value: 1,
  source: 'measured',
  ...columns,
});
const line = (key: string, sharePct: number, resultId = 'eta') => ({
  resultId,
  key,
  zh: key,
  sensitivity: 1,
  u: 1,
  sharePct,
});
const rows = (...readings: Row<'reading'>[]): NextRows => ({
  readings,
  instruments: [{ ...emptyRow('instrument', 'i1', 'a'), validUntil: '2026-01-31' }],
  isPressureMeasured: true,
});
const keys = (budget: ReturnType<typeof line>[], given: NextRows) =>
  measureNext({ budget }, 'eta', given).map((next) => [next.key, next.reason]);

describe('what to measure next', () => {
  it('puts what was assumed before what was measured, each by its share', () => {
    const budget = [line('a', 60), line('b', 5), line('c', 20), line('d', 15)];
    const given = rows(
      reading('a', {}),
      reading('b', { source: 'default' }),
      reading('c', { source: 'estimate' }),
      reading('d', { source: 'nameplate' }),
    );
    expect(keys(budget, given)).toEqual([
      ['c', 'assumed'],
      ['b', 'assumed'],
      ['a', 'spread'],
      ['d', 'spread'],
    ]);
  });
  it('names the certificate that did not hold on the day', () => {
    const given = rows(
      reading('a', { instrumentId: 'i1', measuredAt: '2026-02-01' }),
      reading('b', { instrumentId: 'i1', measuredAt: '2026-01-31' }),
    );
    expect(keys([line('a', 50), line('b', 50)], given)).toEqual([
      ['a', 'certificate'],
      ['b', 'spread'],
    ]);
  });
  it('leaves out other results and shares below 1 %', () => {
    expect(keys([line('a', 0.9), line('b', 90, 'other'), line('c', 1)], rows(reading('c', {})))).toEqual([
      ['c', 'spread'],
    ]);
  });
  it('an atmospheric pressure that nobody measured is assumed and belongs to the site', () => {
    const budget = [line('site.pressureKPa', 30)];
    const [guess] = measureNext({ budget }, 'eta', { ...rows(), isPressureMeasured: false });
    expect(guess).toMatchObject({ key: 'pressureKPa', reason: 'assumed', site: true });
    expect(measureNext({ budget }, 'eta', rows())[0]).toMatchObject({ reason: 'spread', site: true });
  });
});

describe.each(equipmentKinds)('%s', (kind) => {
  const calculator = calculatorFor(kind);
  const kiln: Row<'equipment'> = {
    ...emptyRow('equipment', 'm', 'a'),
    kind,
    inputs: { kilnType: 'calcining', fuel: 'diesel' },
  };
  const kilnReadings = Object.entries({
    fuelRateKgPerH: 80,
    lowerHeatingValueKJPerKg: 42_600,
    annualFuelAmountT: 300,
    flueGasO2Pct: 7,
    flueGasTemperatureC: 400,
    wall1AreaM2: 80,
    wall1TemperatureC: 80,
    ambientTemperatureC: 10,
  }).map(([key, value]) => reading(key, { value }));
  const machines =
    kind === 'kiln'
      ? [{ machine: kiln, readings: kilnReadings, instruments: [] }]
      : snapshots.flatMap((snapshot) =>
          snapshot.equipment
            .filter((machine) => machine.kind === kind)
            .map((machine) => ({
              machine,
              readings: snapshot.reading.filter((row) => row.equipmentId === machine.id),
              instruments: snapshot.instrument,
            })),
        );
  it('every machine with a result says what to measure, by inputs that stand on its form', () => {
    const fields = new Set(fieldsOf(calculator.inputs).map((field) => field.key));
    expect(machines.length).toBeGreaterThan(0);
    let told = 0;
    for (const { machine, readings, instruments } of machines) {
      const diagnosis = evaluateEquipment(calculator, machine, readings, siteAt(3650), instruments);
      if (diagnosis.results.every((result) => result.u === 0)) continue;
      const main = resultToImprove(diagnosis, mainResult(diagnosis)?.id);
      if (!main) throw new Error(`${machine.name ?? ''} has uncertain results and no budget`);
      const next = measureNext(diagnosis, main.id, { readings, instruments, isPressureMeasured: false });
      if (next.length === 0)
        console.log(
          diagnosis.results.map((r) => [r.id, r.key, r.u]),
          diagnosis.limits.map((l) => l.resultId),
          diagnosis.budget.map((b) => b.resultId),
        );
      expect(next.length, machine.name ?? '').toBeGreaterThan(0);
      for (const entry of next) expect(entry.site || fields.has(entry.key)).toBe(true);
      const firstMeasured = next.findIndex((entry) => entry.reason !== 'assumed');
      expect(next.slice(firstMeasured < 0 ? next.length : firstMeasured).map((e) => e.reason)).not.toContain(
        'assumed',
      );
      told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });
});
