/** The pump calculator. */
import type { Calculator } from '../types.ts';
import { checkPump } from './checks.ts';
import { diagnosePump } from './diagnose.ts';
import { pumpInputs } from './inputs.ts';
import type { PumpInputs } from './inputs.ts';
import { pumpMeasures } from './measures.ts';
import { explainPump, simulatePump } from './simulate.ts';

export const pumpCalculator: Calculator<PumpInputs> = {
  kind: 'pump',
  zh: '泵',
  inputs: pumpInputs,
  diagnose: diagnosePump,
  simulate: simulatePump,
  explain: explainPump,
  measures: pumpMeasures,
  checks: checkPump,
};
