/** Fuel and electricity of a year: as recorded, else running hours times the measured rate. */
import type { Carrier } from '../../model/vocabulary.ts';
import type { KilnInputs } from './inputs.ts';
import type { KilnFuel } from './kinds.ts';
import { isElectric } from './run.ts';

export const carrierOf: Record<KilnFuel, Carrier> = {
  rawCoal: 'rawCoal',
  coke: 'coke',
  biomass: 'biomass',
  diesel: 'diesel',
  fuelOil: 'fuelOil',
  naturalGas: 'naturalGas',
  lng: 'lng',
  lpg: 'lpg',
  electricity: 'electricity',
};

export interface AnnualAmounts {
  /** t, for natural gas Nm³; undefined for electric kilns. */
  fuel: number | undefined;
  electricityKWh: number | undefined;
}

export function annualAmounts(inputs: KilnInputs): AnnualAmounts {
  const hours = inputs.runningHoursH;
  const times = (rate: number | undefined, per: number) =>
    hours === undefined || rate === undefined ? undefined : (rate * hours) / per;
  if (isElectric(inputs)) {
    return { fuel: undefined, electricityKWh: inputs.annualElectricityKWh ?? times(inputs.powerKW, 1) };
  }
  const fuel =
    inputs.fuel === 'naturalGas'
      ? (inputs.annualFuelAmountNm3 ?? times(inputs.fuelRateNm3PerH, 1))
      : (inputs.annualFuelAmountT ?? times(inputs.fuelRateKgPerH, 1000));
  return { fuel, electricityKWh: inputs.annualElectricityKWh };
}

/** Net heat of one unit of the main carrier (t, Nm³, kWh), kJ. */
export function heatPerUnitKJ(inputs: KilnInputs): number | undefined {
  if (isElectric(inputs)) return 3600;
  if (inputs.fuel === 'naturalGas') return inputs.lowerHeatingValueKJPerNm3;
  return inputs.lowerHeatingValueKJPerKg === undefined ? undefined : inputs.lowerHeatingValueKJPerKg * 1000;
}
