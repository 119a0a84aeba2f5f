import type { Calculator } from '../types.ts';
import { simulateBoiler } from './annual.ts';
import { checkBoiler } from './checks.ts';
import { diagnoseBoiler } from './diagnose.ts';
import { boilerInputs, type BoilerInputs } from './inputs.ts';
import { boilerMeasures } from './measures.ts';

export const boilerCalculator: Calculator<BoilerInputs> = {
  kind: 'boiler',
  zh: '锅炉',
  inputs: boilerInputs,
  diagnose: diagnoseBoiler,
  simulate: simulateBoiler,
  measures: boilerMeasures,
  checks: checkBoiler,
};
