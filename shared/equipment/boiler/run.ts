/** One run of the boiler calculation: the draft, the inputs and what every block needs to know. */
import type { Draft } from '../draft.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import type { CalcContext } from '../types.ts';
import { fuelClassOf, type FuelClass } from './fuels.ts';
import type { BoilerInputs } from './inputs.ts';

export interface BoilerRun {
  d: Draft;
  inputs: BoilerInputs;
  ctx: CalcContext;
  fuelClass: FuelClass | undefined;
}

export function boilerRun(d: Draft, inputs: BoilerInputs, ctx: CalcContext): BoilerRun {
  return { d, inputs, ctx, fuelClass: fuelClassOf(inputs.fuel) };
}

/** Net calorific value in the unit of the fuel: kJ/kg, for natural gas kJ/Nm³; undefined while not entered. */
export function netCalorificValueKJ(inputs: BoilerInputs): number | undefined {
  return inputs.fuel === 'naturalGas' ? inputs.lowerHeatingValueKJPerNm3 : inputs.lowerHeatingValueKJPerKg;
}

export function netCalorificKey(
  inputs: BoilerInputs,
): 'lowerHeatingValueKJPerNm3' | 'lowerHeatingValueKJPerKg' {
  return inputs.fuel === 'naturalGas' ? 'lowerHeatingValueKJPerNm3' : 'lowerHeatingValueKJPerKg';
}

export function fuelUnit(inputs: BoilerInputs): 'Nm³' | 'kg' {
  return inputs.fuel === 'naturalGas' ? 'Nm³' : 'kg';
}

/** Measured fuel flow, kg/h or Nm³/h. */
export function fuelRate(inputs: BoilerInputs): number | undefined {
  return inputs.fuel === 'naturalGas' ? inputs.fuelRateNm3PerH : inputs.fuelRateKgPerH;
}

export function fuelRateKey(inputs: BoilerInputs): 'fuelRateNm3PerH' | 'fuelRateKgPerH' {
  return inputs.fuel === 'naturalGas' ? 'fuelRateNm3PerH' : 'fuelRateKgPerH';
}

export function isSteam(inputs: BoilerInputs): boolean {
  return inputs.medium === 'saturatedSteam' || inputs.medium === 'superheatedSteam';
}

/** Cold-air temperature at the fan inlet, °C; the site's air when not read. */
export function coldAirC(run: BoilerRun): number {
  return run.inputs.inletAirTemperatureC ?? run.ctx.air.temperatureC;
}

/** Rated capacity as steam, t/h; a hot-water boiler counts 0.7 MW as 1 t/h. */
export function ratedCapacityTPerH(inputs: BoilerInputs): number | undefined {
  if (isSteam(inputs) && inputs.ratedOutputTPerH !== undefined) return inputs.ratedOutputTPerH;
  if (inputs.ratedThermalPowerMW !== undefined) return inputs.ratedThermalPowerMW / 0.7;
  return inputs.ratedOutputTPerH;
}

/** Largest excess air by fuel and firing, from the pack. @source TSG G0002-2010 (recalled) */
export function excessAirLimit(run: BoilerRun) {
  const { inputs, fuelClass } = run;
  const key = limitKey(inputs, fuelClass);
  const found = key && findRow(run.ctx.pack, 'TSG G0002-2010', 'excessAir', (row) => row['key'] === key);
  const limit = found ? numberCell(found.row, 'limit') : null;
  return found && limit !== null && limit > 1 ? { limit, standard: found.standard } : undefined;
}

function limitKey(inputs: BoilerInputs, fuelClass: FuelClass | undefined): string | undefined {
  if (fuelClass === 'liquid' || fuelClass === 'gas') {
    return inputs.draught === 'negative' ? 'oilGasNegative' : 'oilGasPositive';
  }
  if (fuelClass !== 'solid') return undefined;
  if (inputs.firing === 'fluidised') return 'fluidised';
  if (inputs.firing === 'chamber') return 'pulverised';
  return 'grate';
}
