/** The motor calculator. */
import type { Calculator } from '../types.ts';
import { checkMotor } from './checks.ts';
import { diagnoseMotor } from './diagnose.ts';
import { motorInputs } from './inputs.ts';
import type { MotorInputs } from './inputs.ts';
import { motorMeasures } from './measures.ts';
import { explainMotor, simulateMotor } from './simulate.ts';

export const motorCalculator: Calculator<MotorInputs> = {
  kind: 'motor',
  zh: '电动机',
  inputs: motorInputs,
  diagnose: diagnoseMotor,
  simulate: simulateMotor,
  explain: explainMotor,
  measures: motorMeasures,
  checks: checkMotor,
};
