/** False air between two points from the rise of O₂ in the dry gas. */
import { refuse } from '../draft.ts';
import type { CementKilnInputs } from './inputs.ts';
import type { KilnRun } from './run.ts';

interface Span {
  id: string;
  zh: string;
  from: 'kilnInletO2Pct' | 'calcinerExitO2Pct' | 'c1ExitO2Pct';
  to: 'c1ExitO2Pct' | 'fanInletO2Pct';
}

const spans: readonly Span[] = [
  { id: 'false-air-preheater', zh: '预热器系统漏风率', from: 'calcinerExitO2Pct', to: 'c1ExitO2Pct' },
  { id: 'false-air-duct', zh: 'C1 出口至高温风机漏风率', from: 'c1ExitO2Pct', to: 'fanInletO2Pct' },
];

/** O₂ that the gas has before the preheater: at the calciner exit, else at the kiln inlet. */
export function o2BeforePreheater(inputs: CementKilnInputs): number | undefined {
  return inputs.calcinerExitO2Pct ?? inputs.kilnInletO2Pct;
}

/** Each span whose two readings are there, % of the gas that enters it. @source O₂ balance of dry gas with 21 % in air */
export function falseAir(run: KilnRun): void {
  const { d, inputs } = run;
  const used =
    inputs.calcinerExitO2Pct === undefined && inputs.kilnInletO2Pct !== undefined
      ? spans.map((span): Span =>
          span.from === 'calcinerExitO2Pct' ? { ...span, from: 'kilnInletO2Pct' } : span,
        )
      : spans;
  for (const span of used) {
    if (inputs[span.from] === undefined && inputs[span.to] === undefined) continue;
    d.block(inputs, span.id, span.zh, [span.from, span.to], (given) => {
      const [O2_a, O2_b] = [given[span.from], given[span.to]];
      if (O2_b < O2_a) {
        refuse('下游 O₂ 低于上游 O₂，多半是取样孔漏风或读数对调，请复测。', [span.from, span.to]);
      }
      return d.formula(
        {
          id: span.id,
          symbol: 'k_lf',
          zh: span.zh,
          formula: '(O2_b − O2_a)/(21 − O2_b)·100',
          vars: { O2_a, O2_b },
          value: ((O2_b - O2_a) / (21 - O2_b)) * 100,
          unit: '%',
        },
        'result',
      );
    });
  }
}
