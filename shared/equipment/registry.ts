/** The one list of calculators. A kind of equipment appears in the app by standing here. */
import type { EquipmentKind } from '../model/vocabulary.ts';
import { boilerCalculator } from './boiler/calculator.ts';
import { cementKilnCalculator } from './cement-kiln/calculator.ts';
import { compressorCalculator } from './compressor/calculator.ts';
import { fanCalculator } from './fan/calculator.ts';
import { kilnCalculator } from './kiln/calculator.ts';
import { motorCalculator } from './motor/calculator.ts';
import { pumpCalculator } from './pump/calculator.ts';
import { transformerCalculator } from './transformer/calculator.ts';
import type { Calculator } from './types.ts';

/**
 * Forgets the input type of a calculator. Sound because its functions are only called with inputs that its own
 * schema has admitted.
 */
export function anyInputs<I extends object>(calculator: Calculator<I>): Calculator {
  return calculator as unknown as Calculator;
}

export const calculators: Readonly<Record<EquipmentKind, Calculator>> = {
  boiler: anyInputs(boilerCalculator),
  'cement-kiln': anyInputs(cementKilnCalculator),
  compressor: anyInputs(compressorCalculator),
  fan: anyInputs(fanCalculator),
  kiln: anyInputs(kilnCalculator),
  motor: anyInputs(motorCalculator),
  pump: anyInputs(pumpCalculator),
  transformer: anyInputs(transformerCalculator),
};

/** The calculator of a kind; undefined while no kind is chosen. */
export function findCalculator(kind: EquipmentKind | null): Calculator | undefined {
  return kind === null ? undefined : calculators[kind];
}

export function calculatorFor(kind: EquipmentKind): Calculator {
  return calculators[kind];
}
