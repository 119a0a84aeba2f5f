import type { Calculator } from '../types.ts';
import { simulateFurnace } from './annual.ts';
import { checkFurnace } from './checks.ts';
import { diagnoseFurnace } from './diagnose.ts';
import { kilnInputs, type KilnInputs } from './inputs.ts';
import { kilnMeasures } from './measures.ts';

export const kilnCalculator: Calculator<KilnInputs> = {
  kind: 'kiln',
  zh: '其他窑炉',
  inputs: kilnInputs,
  diagnose: diagnoseFurnace,
  simulate: simulateFurnace,
  measures: kilnMeasures,
  checks: checkFurnace,
};
