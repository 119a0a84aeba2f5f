/** What the tests of the electrical calculators share: pack, site, steps checked from outside, admitted inputs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { siteAir } from '../../shared/air/site-air.ts';
import { fieldsOf } from '../../shared/equipment/fields.ts';
import type { CalcContext, Calculator, Outcome, Step } from '../../shared/equipment/types.ts';
import { standardSchema } from '../../shared/standards/pack.ts';
import type { StandardsPack } from '../../shared/standards/pack.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { resourcesDir } from './temp.ts';

const standardsDir = join(resourcesDir, 'standards');

/** Every standard of the shipped pack. */
export const pack: StandardsPack = {
  version: 'test',
  verifications: [],
  standards: readdirSync(standardsDir)
    .filter((name) => name.endsWith('.json') && name !== 'pack.json')
    .map((name) => standardSchema.parse(JSON.parse(readFileSync(join(standardsDir, name), 'utf8')))),
};

/** A plant at this altitude on a day on which all editions used here are in force. */
export function siteAt(altitudeM: number, pressureKPa?: number): CalcContext {
  const air = siteAir({
    altitudeM,
    pressureKPa: pressureKPa ?? null,
    temperatureC: 20,
    relativeHumidityPct: 0,
  });
  return { air, pack, prices: {}, date: '2026-11-22' };
}

export const lhasa = siteAt(3650);

export function valueOf(outcome: Outcome, id: string): number {
  const step = outcome.steps.find((s) => s.id === id);
  if (!step) throw new Error(`no step ${id}; there are ${outcome.steps.map((s) => s.id).join(', ')}`);
  return step.value;
}

/**
 * Each formula line, evaluated as printed, gives its value to the digits printed: the numbers in the line carry eight
 * significant digits, and what half a unit in the last of them can do to the value is allowed. Ids are unique.
 */
export function expectHonestSteps(steps: readonly Step[]): void {
  expect(new Set(steps.map((s) => s.id)).size).toBe(steps.length);
  for (const step of steps.filter((s) => s.kind === 'formula')) {
    const again = evaluateFormula(step.substitution);
    const allowed =
      roundingOf(step.substitution, again) + 1e-7 * Math.max(Math.abs(again), Math.abs(step.value));
    expect(
      Math.abs(again - step.value),
      `${step.id}: ${step.substitution} = ${step.value}`,
    ).toBeLessThanOrEqual(allowed);
  }
}

/** Sum of the changes that rounding its numbers can make; a number that ends early may have lost zeros only. */
function roundingOf(substitution: string, value: number): number {
  const rounded = [...substitution.matchAll(/\d+(?:\.\d+)?(?:e-?\d+)?/g)].filter((m) => m[0].length > 3);
  return rounded.reduce((sum, match) => {
    const moved = String(Number(match[0]) * (1 + 1e-7)).replace('e+', 'e');
    const text =
      substitution.slice(0, match.index) + moved + substitution.slice(match.index + match[0].length);
    const change = Math.abs(evaluateFormula(text) - value);
    return sum + (Number.isFinite(change) ? change : 0);
  }, 0);
}

/** Nothing in an outcome is NaN or infinite, and every result points at its step. */
export function expectTotal(outcome: Outcome): void {
  for (const step of outcome.steps) expect(Number.isFinite(step.value), step.id).toBe(true);
  for (const result of outcome.results) {
    expect(Number.isFinite(result.value), result.id).toBe(true);
    expect(
      outcome.steps.some((s) => s.id === result.stepId),
      result.id,
    ).toBe(true);
  }
  for (const loss of outcome.losses) expect(Number.isFinite(loss.sharePct), loss.id).toBe(true);
  for (const limit of outcome.limits) {
    expect(Number.isFinite(limit.value), limit.id).toBe(true);
    expect(
      outcome.results.some((r) => r.id === limit.resultId),
      limit.id,
    ).toBe(true);
  }
}

/** Inputs anywhere in the admitted ranges, each present or absent. */
export function admittedInputs<I extends object>(calculator: Calculator<I>): fc.Arbitrary<I> {
  return inputsBetween(calculator, (field) => [field.min ?? -1e6, field.max ?? 1e6]);
}

/** Below this a reading shows zero: no double that close to zero keeps the digits a line is printed with. */
const leastReading = 1e-15;

/** Inputs in the usual ranges, to the five digits an instrument shows. */
export function usualInputs<I extends object>(calculator: Calculator<I>): fc.Arbitrary<I> {
  return inputsBetween(calculator, (field) =>
    field.kind === 'number' && field.typical ? field.typical : [field.min ?? -1e6, field.max ?? 1e6],
  ).map(
    (inputs) =>
      Object.fromEntries(
        Object.entries(inputs).map(([key, value]) => [
          key,
          typeof value === 'number' ? shown(value) : (value as unknown),
        ]),
      ) as I,
  );
}

const shown = (value: number): number => (Math.abs(value) < leastReading ? 0 : Number(value.toPrecision(5)));

function inputsBetween<I extends object>(
  calculator: Calculator<I>,
  range: (field: ReturnType<typeof fieldsOf>[number]) => readonly [number, number],
): fc.Arbitrary<I> {
  const arbitraries = fieldsOf(calculator.inputs).map((field) => {
    if (field.kind === 'choice') return [field.key, fc.constantFrom(...Object.keys(field.options))] as const;
    const [min, max] = range(field);
    const edges = fc.constantFrom(min, max);
    return [
      field.key,
      fc.oneof({ weight: 4, arbitrary: fc.double({ min, max, noNaN: true }) }, edges),
    ] as const;
  });
  return fc.record(Object.fromEntries(arbitraries), { requiredKeys: [] }) as unknown as fc.Arbitrary<I>;
}

export const altitudes = fc.double({ min: 0, max: 5500, noNaN: true });

/** Total and finite for everything the schema admits; a measure that changes nothing saves exactly nothing. */
export function expectTotalCalculator<I extends object>(calculator: Calculator<I>, runs: number): void {
  fc.assert(
    fc.property(admittedInputs(calculator), altitudes, (inputs, altitudeM) => {
      const ctx = siteAt(altitudeM);
      const outcome = calculator.diagnose(inputs, ctx);
      expectTotal(outcome);
      calculator.checks(inputs, ctx);
      const before = calculator.simulate(inputs, inputs, ctx);
      for (const measure of calculator.measures) {
        const changed = measure.apply(inputs, ctx);
        expect(calculator.inputs.safeParse(changed).success, `${measure.key} leaves the schema`).toBe(true);
        const after = calculator.simulate(changed, inputs, ctx);
        const explained = calculator.explain?.(changed, inputs, ctx).map((step) => step.value);
        for (const entry of after ?? []) {
          expect(Number.isFinite(entry.amount), measure.key).toBe(true);
          // Displaced energy is shown as what it replaces and counted as less consumption.
          const stands = explained?.some((value) => Math.abs(value) === Math.abs(entry.amount)) ?? true;
          expect(stands, `${measure.key}: ${entry.amount} stands in no step`).toBe(true);
        }
        if (measure.applicable(inputs, outcome, ctx)) {
          expect(measure.description(inputs, outcome, ctx).length).toBeGreaterThan(4);
        }
        if (changed === inputs) expect(after).toEqual(before);
      }
      expect(calculator.simulate({ ...inputs }, inputs, ctx)).toEqual(before);
    }),
    { numRuns: runs, endOnFailure: true },
  );
}
