/** The engine checks itself: worked examples with known answers, run through the calculators that reports use. */
import { siteAir } from '../air/site-air.ts';
import { DEFAULT_DISCOUNT_RATE_PCT, economicsOf } from '../economics/economics.ts';
import { energyFactors } from '../energy/factors.ts';
import { savedAmounts, savingOf } from '../energy/saving.ts';
import { physicsCheck } from '../fluids/reference-vectors.ts';
import type { StandardsPack } from '../standards/pack.ts';
import { savingSteps } from './measure-steps.ts';
import { parseInputs } from './parse-inputs.ts';
import { calculatorFor } from './registry.ts';
import { referenceVectors, type ReferenceVector } from './selfcheck-vectors.ts';
import type { CalcContext, Calculator, Step } from './types.ts';

export interface SelfCheckRow {
  name: string;
  source: string;
  expected: number;
  /** NaN when the calculator gave no such value. */
  got: number;
  unit: string;
  ok: boolean;
}

/**
 * Runs every reference vector, physics first; a line is ok when the value agrees to the digits that its source prints.
 */
export function selfCheck(pack: StandardsPack): SelfCheckRow[] {
  return [...physicsCheck(), ...calculatorCheck(pack)];
}

function calculatorCheck(pack: StandardsPack): SelfCheckRow[] {
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

/** Every derivation step of one vector, with those of its retrofit where it has one. */
export function stepsOfVector(vector: ReferenceVector, pack: StandardsPack): Step[] {
  const calculator = calculatorFor(vector.kind);
  const { inputs } = parseInputs(calculator, vector.inputs);
  const price = vector.retrofit?.electricityYuanPerKWh;
  const prices = price === undefined ? {} : { electricityYuanPerKWh: price };
  const ctx: CalcContext = { air: siteAir(vector.site), pack, prices, date: '2026-11-22' };
  const { steps } = calculator.diagnose(inputs, ctx);
  return vector.retrofit ? [...steps, ...retrofitSteps(calculator, inputs, vector.retrofit, ctx)] : steps;
}

function retrofitSteps<I extends object>(
  calculator: Calculator<I>,
  inputs: I,
  retrofit: NonNullable<ReferenceVector['retrofit']>,
  ctx: CalcContext,
): Step[] {
  const changed = calculator.measures.find((m) => m.key === retrofit.measure)?.apply(inputs, ctx) ?? inputs;
  const before = calculator.simulate(inputs, inputs, ctx);
  const after = calculator.simulate(changed, inputs, ctx);
  if (!before || !after) return [];
  const explain = (state: I, prefix: string, zh: string) =>
    (calculator.explain?.(state, inputs, ctx) ?? []).map((step) => ({
      ...step,
      id: `${prefix}-${step.id}`,
      zh: `${zh}${step.zh}`,
    }));
  const factors = energyFactors(ctx.pack);
  const { investmentYuan, lifeYears } = retrofit;
  const savingYuan = savingOf(savedAmounts(before, after), factors, ctx.prices).yuan;
  const discountRatePct = DEFAULT_DISCOUNT_RATE_PCT;
  return [
    ...explain(inputs, 'before', '措施前：'),
    ...explain(changed, 'after', '措施后：'),
    ...savingSteps({ before, after, machines: 1 }, factors, ctx.prices),
    ...economicsOf({ investmentYuan, savingYuan, annualCostYuan: 0, lifeYears, discountRatePct }).steps,
  ];
}
