/** What holds for every kind of equipment alike, whatever its formulas are. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateEquipment } from '../../../shared/equipment/evaluate.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { parseMachine } from '../../../shared/equipment/parse-inputs.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import type { Calculator } from '../../../shared/equipment/types.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { equipmentKinds, type EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { convert, convertDifference, parseUnit, unitsLike } from '../../../shared/quantity/units.ts';
import { altitudes, expectTotal, siteAt, usualInputs } from '../../helpers/electrical.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

type Inputs = Readonly<Record<string, number | string>>;
interface Machine {
  equipment: Row<'equipment'>;
  readings: Row<'reading'>[];
}

/** A machine as an auditor would have written it down. */
function machineOf(kind: EquipmentKind, inputs: Inputs): Machine {
  const entries = Object.entries(inputs);
  const choices = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const readings = entries.flatMap(([key, value]) =>
    typeof value === 'number'
      ? [
          {
            ...emptyRow('reading', `m:${key}`, 'a'),
            equipmentId: 'm',
            key,
            value,
            source: 'measured' as const,
          },
        ]
      : [],
  );
  return { equipment: { ...emptyRow('equipment', 'm', 'a'), kind, inputs: choices }, readings };
}

const tunnelKiln = machineOf('kiln', {
  kilnType: 'calcining',
  fuel: 'diesel',
  fuelRateKgPerH: 80,
  lowerHeatingValueKJPerKg: 42_600,
  annualFuelAmountT: 300,
  flueGasO2Pct: 7,
  flueGasTemperatureC: 400,
  wall1AreaM2: 80,
  wall1TemperatureC: 80,
  ambientTemperatureC: 10,
});

/** One well-read machine of each kind: from the samples, and a kiln that they lack. */
function wellRead(kind: EquipmentKind): Machine {
  if (kind === 'kiln') return tunnelKiln;
  const machines = sampleIds.flatMap((id) => {
    const snapshot = sampleSnapshot(readSample(id));
    return snapshot.equipment
      .filter((row) => row.kind === kind)
      .map((equipment) => ({
        equipment,
        readings: snapshot.reading.filter((row) => row.equipmentId === equipment.id),
      }));
  });
  const [most] = machines.toSorted((a, b) => b.readings.length - a.readings.length);
  if (!most) throw new Error(`no sample of ${kind}`);
  return most;
}

const evaluate = (calculator: Calculator, { equipment, readings }: Machine, altitudeM = 3650) =>
  evaluateEquipment(
    calculator,
    equipment,
    readings,
    siteAt(altitudeM, altitudeM === 3650 ? 64.5 : undefined),
  );

describe.each(equipmentKinds)('%s', (kind) => {
  const calculator = calculatorFor(kind);
  const machine = wellRead(kind);

  it('says what it waits for when nothing is entered, and invents nothing', () => {
    const diagnosis = evaluate(calculator, { equipment: { ...machine.equipment, inputs: {} }, readings: [] });
    expect(diagnosis.missing.length).toBeGreaterThan(0);
    expect(diagnosis.limits).toEqual([]);
    expect(calculator.simulate({}, {}, siteAt(3650))).toBeNull();
  });

  it('with every reading at zero, or as near as is admitted, gives numbers or reasons', () => {
    const choices = machine.equipment.inputs ?? {};
    const zeros = Object.fromEntries(
      fieldsOf(calculator.inputs).flatMap((field) =>
        field.kind === 'number' ? [[field.key, Math.max(field.min ?? 0, Math.min(0, field.max ?? 0))]] : [],
      ),
    );
    const inputs = calculator.inputs.parse({ ...choices, ...zeros });
    const outcome = calculator.diagnose(inputs, siteAt(3650));
    expectTotal(outcome);
    for (const entry of calculator.simulate(inputs, inputs, siteAt(3650)) ?? []) {
      expect(Number.isFinite(entry.amount)).toBe(true);
    }
    expect([...outcome.issues, ...calculator.checks(inputs, siteAt(3650))].every((i) => i.zh !== '')).toBe(
      true,
    );
  });

  it('useful heat, losses and residual make 100 % wherever they are drawn', () => {
    fc.assert(
      fc.property(usualInputs(calculator), altitudes, (inputs, altitudeM) => {
        const { losses } = calculator.diagnose(inputs, siteAt(altitudeM));
        if (losses.length > 0) expect(losses.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 6);
      }),
      { numRuns: 100 },
    );
    const drawn = evaluate(calculator, machine).losses;
    if (drawn.length > 0) expect(drawn.reduce((sum, l) => sum + l.sharePct, 0)).toBeCloseTo(100, 6);
  });

  it('reads the same machine in any unit of the same kind', () => {
    const fields = new Map(fieldsOf(calculator.inputs).map((field) => [field.key, field]));
    const plain = parseMachine(calculator, machine.equipment, machine.readings);
    let converted = 0;
    for (const reading of machine.readings) {
      const field = fields.get(reading.key ?? '');
      if (field?.kind !== 'number' || reading.value === null) continue;
      const own = parseUnit(reading.unit ?? field.unit) ?? parseUnit(field.unit);
      if (own === null) continue;
      // A reading without a unit counts in the unit of its field, so a bare ratio cannot be told from it.
      for (const unit of unitsLike(own).filter((name) => name !== '')) {
        const elsewhere = {
          ...reading,
          unit: unit,
          value: convert(reading.value, own, unit),
          u: reading.u === null ? null : convertDifference(reading.u, own, unit),
        };
        const again = parseMachine(
          calculator,
          machine.equipment,
          machine.readings.map((row) => (row === reading ? elsewhere : row)),
        );
        const value = (again.inputs as Inputs)[field.key];
        const before = (plain.inputs as Inputs)[field.key];
        expect(value, `${field.key} in ${unit}`).toBeTypeOf('number');
        expect(Math.abs(Number(value) - Number(before))).toBeLessThanOrEqual(
          1e-12 * Math.max(Math.abs(Number(before)), 300),
        );
        converted += 1;
      }
    }
    expect(converted).toBeGreaterThan(5);
  });

  it('uncertainty is never negative and grows in proportion while it is small', () => {
    const withU = (relative: number): Machine => ({
      ...machine,
      readings: machine.readings.map((row) => ({ ...row, u: Math.abs(row.value ?? 0) * relative })),
    });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5500, noNaN: true }), (altitudeM) => {
        for (const result of evaluate(calculator, machine, altitudeM).results) {
          expect(result.u, result.id).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(result.u), result.id).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
    // The site's pressure keeps its own uncertainty; what the readings add to it is what grows.
    const none = evaluate(calculator, withU(0)).results;
    const small = evaluate(calculator, withU(1e-7)).results;
    const ten = evaluate(calculator, withU(1e-6)).results;
    const ofReadings = (u: number, i: number) => Math.sqrt(Math.max(0, u ** 2 - (none[i]?.u ?? 0) ** 2));
    let grown = 0;
    small.forEach((result, i) => {
      const one = ofReadings(result.u, i);
      if (one <= 1e-3 * (none[i]?.u ?? 0) || one === 0) return;
      expect(ofReadings(ten[i]?.u ?? Number.NaN, i) / one, result.id).toBeCloseTo(10, 2);
      grown += 1;
    });
    expect(grown).toBeGreaterThan(0);
  });
});
