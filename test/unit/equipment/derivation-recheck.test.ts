/** Every printed line of both samples and of the built-in vectors, redone from the print alone. */
import { describe, expect, it } from 'vitest';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { stepsOfVector } from '../../../shared/equipment/selfcheck.ts';
import { referenceVectors } from '../../../shared/equipment/selfcheck-vectors.ts';
import type { Step } from '../../../shared/equipment/types.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { reckon } from '../../helpers/pocket-calculator.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const pack = shippedPack();
const templates = shippedTemplates();

/** What is wrong with a line, or null. Eight printed digits may move the result; further off is a wrong line. */
function faultOf(step: Step): string | null {
  if (step.kind !== 'formula') return null;
  const where = `${step.id} ${step.symbol} = ${step.formula} = ${step.substitution}`;
  try {
    const again = reckon(step.substitution);
    const off = Math.abs(again.value - step.value);
    const allowed = 1e-6 * Math.abs(step.value) + again.error;
    if (!(off <= allowed)) return `${where} gives ${again.value}, printed ${step.value}`;
    return null;
  } catch (error) {
    return `${where}: ${(error as Error).message}`;
  }
}

const faults = (steps: readonly Step[]) => steps.map(faultOf).filter((fault) => fault !== null);
/** Every derivation line anywhere in a value, wherever it may hang. */
function allSteps(value: unknown): Step[] {
  if (value === null || typeof value !== 'object') return [];
  if (!Array.isArray(value) && 'substitution' in value) return [value as Step];
  return Object.values(value).flatMap(allSteps);
}
const lines = (steps: readonly Step[]) => steps.filter((step) => step.kind === 'formula').length;

describe('the pocket calculator itself', () => {
  it.each([
    ['1 + 2·3', 7],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['(1 − 0.5)/(2·5)', 0.05],
    ['8/4/2', 1],
    ['sqrt(9) + ln(exp(2)) + lg(1000)', 8],
    ['2 − (-3)', 5],
    ['1.5e-7·2', 3e-7],
    ['3.65·1480·sqrt(185/3600)/(35.60563/1)^0.75', 84.01371472933141],
  ])('%s', (text, value) => {
    expect(reckon(text).value).toBeCloseTo(value, 12);
  });
  it.each(['1 +', '(2', '3 4', 'P·2', '2 % 3', ''])('refuses %s', (text) => {
    expect(() => reckon(text)).toThrow();
  });
  it('knows what eight printed digits can hide', () => {
    expect(reckon('1000000.5 − 1000000.4').error).toBeGreaterThan(0.05);
    expect(reckon('21/(21 − 3.5)').error).toBe(0);
  });
  it('finds a wrong line', () => {
    const step: Step = {
      id: 'x',
      symbol: 'x',
      zh: 'x',
      formula: 'a·b',
      substitution: '2·3',
      kind: 'formula',
      value: 6.00001,
      unit: '',
    };
    expect(faultOf(step)).toContain('gives 6');
  });
});

describe('built-in vectors', () => {
  it.each(referenceVectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const steps = stepsOfVector(vector, pack);
    expect(lines(steps)).toBeGreaterThan(0);
    expect(faults(steps)).toEqual([]);
  });
});

describe.each(sampleIds)('sample %s', (id) => {
  const diagnosis = diagnoseAudit(sampleSnapshot(readSample(id)), pack, templates, { date: '2026-11-22' });
  it.each(diagnosis.equipment.map((machine) => [machine.zh, machine] as const))('%s', (_, machine) => {
    expect(lines(machine.steps)).toBeGreaterThan(0);
    expect(faults(machine.steps)).toEqual([]);
  });
  it('energy of the plant', () => {
    expect(lines(diagnosis.energy.steps)).toBeGreaterThan(5);
    expect(faults(diagnosis.energy.steps)).toEqual([]);
  });
  const counted = diagnosis.measures.filter((m) => m.saving.byCarrier.length > 0);
  it.each(counted.map((m) => [`${m.equipmentId} ${m.title}`, m] as const))(
    'measure %s: consumption, saving and economics',
    (_, measure) => {
      expect(lines(measure.steps)).toBeGreaterThan(2);
      expect(faults(measure.steps)).toEqual([]);
      for (const { carrier, amount } of measure.origin === 'calculator' ? measure.saving.byCarrier : []) {
        const value = (stepId: string) => measure.steps.find((step) => step.id === stepId)?.value ?? 0;
        expect(value(`saved-${carrier}`) - value(`overlap-${carrier}`)).toBe(amount);
      }
    },
  );
  it('no line of the whole diagnosis is left out', () => {
    const steps = allSteps(diagnosis);
    const checked = [
      ...diagnosis.equipment.flatMap((machine) => machine.steps),
      ...diagnosis.energy.steps,
      ...diagnosis.measures.flatMap((measure) => measure.steps),
    ];
    expect(steps).toHaveLength(checked.length);
    expect(lines(steps)).toBeGreaterThan(400);
    expect(faults(steps)).toEqual([]);
  });
  it('step ids are unique within a machine and within a measure', () => {
    const lists = [...diagnosis.equipment, ...diagnosis.measures].map((entry) =>
      entry.steps.map((s) => s.id),
    );
    for (const ids of lists) expect(new Set(ids).size).toBe(ids.length);
  });
});
