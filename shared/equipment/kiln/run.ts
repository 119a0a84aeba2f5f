/** One run of the kiln calculation and what every block needs to know. */
import { formatSignificant } from '../../quantity/format.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { KilnInputs } from './inputs.ts';

export interface FurnaceRun {
  d: Draft;
  inputs: KilnInputs;
  ctx: CalcContext;
}

export const text = (value: number): string => formatSignificant(value, 8);

/** Ambient air, °C, the base temperature of the balance; the site's when not read. */
export function ambientC({ inputs, ctx }: FurnaceRun): number {
  return inputs.ambientTemperatureC ?? ctx.air.temperatureC;
}

export function isElectric({ fuel }: KilnInputs): boolean {
  return fuel === 'electricity';
}

export type FuelClass = 'solid' | 'liquid' | 'gas';

export function fuelClassOf({ fuel }: KilnInputs): FuelClass | undefined {
  if (fuel === undefined || fuel === 'electricity') return undefined;
  if (fuel === 'rawCoal' || fuel === 'coke' || fuel === 'biomass') return 'solid';
  return fuel === 'diesel' || fuel === 'fuelOil' ? 'liquid' : 'gas';
}

/** Net calorific value in the unit of the fuel: kJ/kg, for natural gas kJ/Nm³. */
export function netCalorificValueKJ(inputs: KilnInputs): number | undefined {
  return inputs.fuel === 'naturalGas' ? inputs.lowerHeatingValueKJPerNm3 : inputs.lowerHeatingValueKJPerKg;
}

export function fuelRate(inputs: KilnInputs): number | undefined {
  return inputs.fuel === 'naturalGas' ? inputs.fuelRateNm3PerH : inputs.fuelRateKgPerH;
}
