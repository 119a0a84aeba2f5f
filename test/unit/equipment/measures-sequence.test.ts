import { beforeAll, describe, expect, it } from 'vitest';
import { energyFactors, type EnergyFactors } from '../../../shared/energy/factors.ts';
import { evaluateMachine } from '../../../shared/equipment/evaluate.ts';
import { manualMeasures } from '../../../shared/equipment/manual-measures.ts';
import { sequenceMeasures, totalSavingOf } from '../../../shared/equipment/measures-sequence.ts';
import { emptyRow, type Columns, type Row } from '../../../shared/model/tables.ts';
import { shippedPack } from '../../helpers/pack.ts';
import type { Calculator, MeasureDef } from '../../../shared/equipment/types.ts';
import { context, heater, machine, readings, type HeaterInputs } from './heater.ts';

let factors: EnergyFactors;
beforeAll(() => {
  factors = energyFactors(shippedPack());
});

const row = (key: string | null, columns: Partial<Columns<'measure'>>): Row<'measure'> => ({
  ...emptyRow('measure', `m1:${key}`, 'a1'),
  equipmentId: 'm1',
  key,
  ...columns,
});

function run(rows: Row<'measure'>[] = [], machines = 1, own = readings, calculator = heater) {
  const { inputs, outcome } = evaluateMachine(calculator, machine, own, context);
  return sequenceMeasures(
    { calculator, equipmentId: 'm1', machines, inputs, outcome },
    rows,
    context,
    factors,
  );
}

/** The heater with one more measure, which sets the efficiency. */
const withMeasure = (
  key: string,
  applicable: (inputs: HeaterInputs) => boolean,
  efficiencyPct: number,
): Calculator<HeaterInputs> => ({
  ...heater,
  measures: [
    ...heater.measures,
    {
      ...(heater.measures[0] as MeasureDef<HeaterInputs>),
      key,
      applicable,
      apply: (inputs) => ({ ...inputs, efficiencyPct }),
    },
  ],
});

const saved = (rows: Row<'measure'>[] = []) =>
  Object.fromEntries(run(rows).measures.map((m) => [m.key, m.saving.kWh]));

// Present use: 252 kW · 5000 h / 0.8 = 1,575,000 kWh.
const PRESENT = 1_575_000;

describe('measures in sequence', () => {
  it('each measure works on what the earlier ones have left', () => {
    const { measures } = run();
    const [insulate, hours] = measures;
    expect(insulate?.saving.kWh).toBeCloseTo(PRESENT * (1 - 80 / 90), 6);
    expect(hours?.savingAlone.kWh).toBeCloseTo(PRESENT * 0.2, 6);
    expect(hours?.saving.kWh).toBeCloseTo(PRESENT * (80 / 90) * 0.2, 6);
    expect(totalSavingOf(measures).kWh).toBeCloseTo(PRESENT * (1 - (80 / 90) * 0.8), 6);
  });

  it('the person’s rank changes the order, not the total', () => {
    const ranked = run([row('shorter-hours', { rank: 1 })]);
    expect(ranked.measures[0]?.key).toBe('shorter-hours');
    expect(ranked.measures[0]?.saving.kWh).toBeCloseTo(PRESENT * 0.2, 6);
    expect(totalSavingOf(ranked.measures).kWh).toBeCloseTo(totalSavingOf(run().measures).kWh, 6);
  });

  it('a measure that changes nothing saves exactly nothing, and only a person puts it on the list', () => {
    expect(run().measures.map((m) => m.key)).toEqual(['insulate', 'shorter-hours']);
    const nothing = run([row('nothing', { status: 'adopted' })]).measures.find((m) => m.key === 'nothing');
    expect(nothing?.saving).toEqual({ kWh: 0, tce: 0, co2T: 0, yuan: 0, byCarrier: [] });
    expect(nothing?.savingAlone.kWh).toBe(0);
  });

  it('a measure that wastes energy is not proposed; adopted by a person it counts against the total', () => {
    const wasteful = withMeasure('wasteful', () => true, 70);
    expect(run([], 1, readings, wasteful).measures.map((m) => m.key)).not.toContain('wasteful');
    const { measures } = run([row('wasteful', { status: 'adopted', rank: 1 })], 1, readings, wasteful);
    expect(measures[0]?.saving.kWh).toBeCloseTo(PRESENT * (1 - 80 / 70), 6);
  });

  it.each([
    ['is no longer applicable', (inputs: HeaterInputs) => (inputs.efficiencyPct ?? 100) < 90],
    ['would take back what was saved', () => true],
  ])(
    'a measure whose work an earlier one has done and that %s stays with zero and says so',
    (_, applicable) => {
      const { measures } = run([], 1, readings, withMeasure('half', applicable, 85));
      const half = measures.find((m) => m.key === 'half');
      expect(half?.savingAlone.kWh).toBeCloseTo(PRESENT * (1 - 80 / 85), 6);
      expect(half?.saving).toEqual({ kWh: 0, tce: 0, co2T: 0, yuan: 0, byCarrier: [] });
      expect(half?.description).toContain('本措施不再产生节能量');
      expect(half?.steps.filter((step) => step.id.startsWith('saved-'))).toEqual([]);
      expect(totalSavingOf(measures).kWh).toBeCloseTo(PRESENT * (1 - (80 / 90) * 0.8), 6);
      const first = run([row('half', { rank: 1 })], 1, readings, withMeasure('half', applicable, 85))
        .measures[0];
      expect(first?.description).not.toContain('本措施不再产生节能量');
    },
  );

  it('rejected and finished measures take no part and show what they would save alone', () => {
    const { measures } = run([row('insulate', { status: 'rejected' }), row('nothing', { status: 'done' })]);
    const insulate = measures.find((m) => m.key === 'insulate');
    expect(insulate?.saving.kWh).toBe(0);
    expect(insulate?.savingAlone.kWh).toBeCloseTo(PRESENT / 9, 6);
    expect(saved([row('insulate', { status: 'rejected' })])['shorter-hours']).toBeCloseTo(PRESENT * 0.2, 6);
  });

  it('identical machines multiply saving and investment', () => {
    const { measures } = run([], 3);
    expect(measures[0]?.saving.kWh).toBeCloseTo((3 * PRESENT) / 9, 5);
    expect(measures[0]?.investmentYuan).toBe(150_000);
  });

  it('coal equivalent, carbon and money follow from the pack and the prices', () => {
    const saving = run().measures[0]?.saving;
    expect(saving?.tce).toBeCloseTo(((saving?.kWh ?? 0) * 0.1229) / 1000, 9);
    expect(saving?.co2T).toBeCloseTo(((saving?.kWh ?? 0) * 0.5306) / 1000, 9);
    expect(saving?.yuan).toBeCloseTo((saving?.kWh ?? 0) * 0.6, 6);
    expect(run().measures[0]?.paybackYears).toBeCloseTo(50_000 / (PRESENT / 9 / (1 / 0.6)), 6);
  });

  it('an entered investment replaces the estimate', () => {
    expect(run([row('insulate', { investmentYuan: 80_000 })]).measures[0]?.investmentYuan).toBe(80_000);
  });

  it('without hours the saving is unknown, and that is said', () => {
    const { measures, issues } = run(
      [],
      1,
      readings.filter((r) => r.key !== 'hoursH'),
    );
    expect(measures[0]?.saving.kWh).toBe(0);
    expect(issues.map((i) => i.code)).toContain('saving-unknown');
  });
});

describe('measures entered by hand', () => {
  const manual = (columns: Partial<Columns<'measure'>>) =>
    manualMeasures([row('m-1', { title: '屋顶光伏', ...columns })], () => false, factors, context.prices)[0];

  it('take the entered figures, and derive the rest from the electricity', () => {
    expect(manual({ savingKWh: 100_000 })?.saving).toMatchObject({ kWh: 100_000, yuan: 60_000 });
    expect(manual({ savingKWh: 100_000 })?.saving.tce).toBeCloseTo(12.29, 9);
    expect(manual({ savingKWh: 100_000, savingTce: 5 })?.saving.tce).toBe(5);
    expect(manual({ savingTce: 7 })?.saving).toMatchObject({ kWh: 0, tce: 7, co2T: 0, yuan: 0 });
  });

  it('rows of a calculator’s own measure are not listed twice', () => {
    const rows = [row('insulate', { title: '保温' })];
    expect(manualMeasures(rows, (_, key) => key === 'insulate', factors, {})).toEqual([]);
  });
});
