/** The air compressor calculator. */
import type { Calculator } from '../types.ts';
import { checkCompressor } from './checks.ts';
import { diagnoseCompressor } from './diagnose.ts';
import { compressorInputs } from './inputs.ts';
import type { CompressorInputs } from './inputs.ts';
import { compressorMeasures } from './measures.ts';
import { explainCompressor, simulateCompressor } from './simulate.ts';

export const compressorCalculator: Calculator<CompressorInputs> = {
  kind: 'compressor',
  zh: '空压机',
  inputs: compressorInputs,
  diagnose: diagnoseCompressor,
  simulate: simulateCompressor,
  explain: explainCompressor,
  measures: compressorMeasures,
  checks: checkCompressor,
};
