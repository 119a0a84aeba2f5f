import { describe, expect, it } from 'vitest';
import type { MachineAsks } from '../../../../shared/checklist/machine-asks.ts';
import { cementKilnCalculator } from '../../../../shared/equipment/cement-kiln/calculator.ts';
import type { CementKilnInputs } from '../../../../shared/equipment/cement-kiln/inputs.ts';
import { evaluateEquipment } from '../../../../shared/equipment/evaluate.ts';
import { emptyRow, type Row } from '../../../../shared/model/tables.ts';
import { lhasa, valueOf } from '../../../helpers/electrical.ts';

const run = (inputs: CementKilnInputs) => cementKilnCalculator.diagnose(inputs, lhasa);
const total = (inputs: CementKilnInputs) => valueOf(run(inputs), 'surface-total');
const air = { ambientTemperatureC: 10, windSpeedMPerS: 0, shellEmissivity: 0.9 };

describe('shell segments', () => {
  it('lose more than one segment at their mean temperature, because radiation grows with its fourth power', () => {
    const parts = total({
      ...air,
      shellDiameterM: 4,
      segment1LengthM: 10,
      segment1TemperatureC: 200,
      segment2LengthM: 10,
      segment2TemperatureC: 400,
    });
    const mean = total({ ...air, shellDiameterM: 4, segment1LengthM: 20, segment1TemperatureC: 300 });
    expect(parts).toBeGreaterThan(1.05 * mean);
  });

  it('have each their own diameter where the kiln is not the same all along', () => {
    const wide = run({
      ...air,
      shellDiameterM: 4,
      segment1LengthM: 10,
      segment1TemperatureC: 300,
      segment2LengthM: 10,
      segment2DiameterM: 4.8,
      segment2TemperatureC: 300,
    });
    expect(valueOf(wide, 'segment-1-area')).toBeCloseTo(Math.PI * 40, 6);
    expect(valueOf(wide, 'segment-2-area')).toBeCloseTo(Math.PI * 48, 6);
    const own = { segment1LengthM: 10, segment1DiameterM: 4, segment1TemperatureC: 300 };
    expect(total({ ...air, ...own })).toBeGreaterThan(0);
  });

  it('added by two laptops are summed as segments of their own', () => {
    const rows = (key: string, value: number): Row<'reading'> => ({
      ...emptyRow('reading', `k:${key}`, 'audit'),
      equipmentId: 'k',
      key,
      value,
      source: 'measured',
    });
    const readings = [
      rows('shellDiameterM', 4),
      rows('ambientTemperatureC', 10),
      ...['', '#a1', '#b2'].flatMap((id, i) => [
        rows(`segment1LengthM${id}`, 10),
        rows(`segment1TemperatureC${id}`, 300 + 20 * i),
      ]),
    ];
    const tasks = ['segment1LengthM', 'segment1TemperatureC'].map((key) => ({
      key,
      rule: 'numbered' as const,
      weights: [],
    }));
    const instances = ['', 'a1', 'b2'].map((id, i) => ({ id, label: `${i + 1}# 筒体段` }));
    const asks: MachineAsks = {
      repeats: [{ zh: '筒体段', countWord: '段', instances, tasks }],
      constraints: [],
    };
    const machine = { ...emptyRow('equipment', 'k', 'audit'), name: '窑' };
    const diagnosis = evaluateEquipment(cementKilnCalculator, machine, readings, lhasa, [], asks);
    const loss = (n: number) =>
      diagnosis.steps.find((step) => step.id === `segment-${n}-loss`)?.value ?? Number.NaN;
    const sum = diagnosis.results.find((result) => result.id === 'surface-total')?.value;
    expect(sum).toBeCloseTo(loss(1) + loss(2) + loss(3), 9);
    expect(loss(3)).toBeGreaterThan(loss(2));
    const tight = diagnosis.budget.map((line) => line.key);
    expect(tight).toContain('segment1TemperatureC#a1');
  });
});
