/** The fan calculator. */
import type { Calculator } from '../types.ts';
import { checkFan } from './checks.ts';
import { diagnoseFan } from './diagnose.ts';
import { fanInputs } from './inputs.ts';
import type { FanInputs } from './inputs.ts';
import { fanMeasures } from './measures.ts';
import { explainFan, simulateFan } from './simulate.ts';

export const fanCalculator: Calculator<FanInputs> = {
  kind: 'fan',
  zh: '风机',
  inputs: fanInputs,
  diagnose: diagnoseFan,
  simulate: simulateFan,
  explain: explainFan,
  measures: fanMeasures,
  checks: checkFan,
};
