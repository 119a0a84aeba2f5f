import type { Calculator } from '../types.ts';
import { simulateKiln } from './annual.ts';
import { checkKiln } from './checks.ts';
import { diagnoseCementKiln } from './diagnose.ts';
import { cementKilnInputs, type CementKilnInputs } from './inputs.ts';
import { cementKilnMeasures } from './measures.ts';

export const cementKilnCalculator: Calculator<CementKilnInputs> = {
  kind: 'cement-kiln',
  zh: '水泥窑',
  inputs: cementKilnInputs,
  diagnose: diagnoseCementKiln,
  simulate: simulateKiln,
  measures: cementKilnMeasures,
  checks: checkKiln,
};
