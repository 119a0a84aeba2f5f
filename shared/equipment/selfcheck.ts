/** The engine checks itself: worked examples with known answers, run through the calculators that reports use. */
import { siteAir } from '../air/site-air.ts';
import type { StandardsPack } from '../standards/pack.ts';
import { parseInputs } from './parse-inputs.ts';
import { calculatorFor } from './registry.ts';
import { referenceVectors, type ReferenceVector } from './selfcheck-vectors.ts';
import type { CalcContext, Step } from './types.ts';

export interface SelfCheckRow {
  name: string;
  source: string;
  expected: number;
  /** NaN when the calculator gave no such value. */
  got: number;
  unit: string;
  ok: boolean;
}

/** Runs every reference vector; a line is ok when the value agrees to the digits that its source prints. */
export function selfCheck(pack: StandardsPack): SelfCheckRow[] {
  return referenceVectors.flatMap((vector) => {
    const steps = stepsOfVector(vector, pack);
    return vector.expect.map(({ stepId, value, within }) => {
      const step = steps.find((candidate) => candidate.id === stepId);
      const got = step?.value ?? Number.NaN;
      return {
        name: `${vector.name}：${step?.zh ?? stepId}`,
        source: vector.source,
        expected: value,
        got,
        unit: step?.unit ?? '',
        ok: Math.abs(got - value) <= within,
      };
    });
  });
}

/** Every derivation step of one vector. */
export function stepsOfVector(vector: ReferenceVector, pack: StandardsPack): Step[] {
  const calculator = calculatorFor(vector.kind);
  const { inputs } = parseInputs(calculator, vector.inputs);
  const ctx: CalcContext = {
    air: siteAir(vector.site),
    pack,
    prices: {},
    date: '2026-11-22',
  };
  return calculator.diagnose(inputs, ctx).steps;
}
