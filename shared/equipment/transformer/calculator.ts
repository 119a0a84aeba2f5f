/** The transformer calculator. */
import type { Calculator } from '../types.ts';
import { checkTransformer } from './checks.ts';
import { diagnoseTransformer } from './diagnose.ts';
import { transformerInputs } from './inputs.ts';
import type { TransformerInputs } from './inputs.ts';
import { transformerMeasures } from './measures.ts';
import { explainTransformer, simulateTransformer } from './simulate.ts';

export const transformerCalculator: Calculator<TransformerInputs> = {
  kind: 'transformer',
  zh: '变压器',
  inputs: transformerInputs,
  diagnose: diagnoseTransformer,
  simulate: simulateTransformer,
  explain: explainTransformer,
  measures: transformerMeasures,
  checks: checkTransformer,
};
