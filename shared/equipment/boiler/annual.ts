/** Fuel of a year and what it becomes when inputs change while the same heat is served. */
import type { Carrier } from '../../model/vocabulary.ts';
import { createDraft } from '../draft.ts';
import type { CalcContext, CarrierAmount } from '../types.ts';
import type { BoilerFuel } from './fuels.ts';
import type { BoilerInputs } from './inputs.ts';
import { computeBoiler, type BoilerModel } from './model.ts';
import { netCalorificValueKJ } from './run.ts';

const carrierOf: Record<BoilerFuel, Carrier> = {
  bituminous: 'rawCoal',
  leanCoal: 'rawCoal',
  anthracite: 'rawCoal',
  lignite: 'rawCoal',
  biomass: 'biomass',
  diesel: 'diesel',
  fuelOil: 'fuelOil',
  naturalGas: 'naturalGas',
  lng: 'lng',
  lpg: 'lpg',
  electricity: 'electricity',
};

/** Yearly fuel in the carrier's unit: as recorded, else running hours times the measured rate. */
export function annualFuel(inputs: BoilerInputs): CarrierAmount | undefined {
  const { fuel, runningHoursH: hours } = inputs;
  if (fuel === undefined) return undefined;
  const carrier = carrierOf[fuel];
  const times = (rate: number | undefined, factor: number) =>
    hours === undefined || rate === undefined ? undefined : (rate * hours) / factor;
  const amount =
    carrier === 'electricity'
      ? (inputs.annualFuelAmountKWh ?? times(inputs.powerKW, 1))
      : carrier === 'naturalGas'
        ? (inputs.annualFuelAmountNm3 ?? times(inputs.fuelRateNm3PerH, 1))
        : (inputs.annualFuelAmountT ?? times(inputs.fuelRateKgPerH, 1000));
  return amount === undefined ? undefined : { carrier, amount };
}

/** Net heat of one unit of the carrier (t, Nm³, kWh), kJ. */
export function heatPerUnitKJ(inputs: BoilerInputs): number | undefined {
  if (inputs.fuel === 'electricity') return 3600;
  const qNet = netCalorificValueKJ(inputs);
  return qNet === undefined ? undefined : inputs.fuel === 'naturalGas' ? qNet : qNet * 1000;
}

/**
 * Yearly consumption with `inputs`, serving what `baseline` serves: fuel follows the efficiency, the heat each
 * kilogram of steam takes up, and the heat lost behind the boiler.
 */
export function simulateBoiler(
  inputs: BoilerInputs,
  baseline: BoilerInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const present = annualFuel(baseline);
  if (present === undefined || inputs.fuel === undefined) return null;
  const before = computeBoiler(createDraft(), baseline, ctx);
  const after = computeBoiler(createDraft(), inputs, ctx);
  const unitRatio = heatUnitRatio(inputs, baseline);
  const efficiencyRatio = ratio(before.runningEtaPct, after.runningEtaPct, inputs.fuel === baseline.fuel);
  if (unitRatio === null || efficiencyRatio === null) return null;
  const demand = demandFactor(before, after, present.amount, baseline);
  if (demand === null) return null;
  return [{ carrier: carrierOf[inputs.fuel], amount: present.amount * unitRatio * efficiencyRatio * demand }];
}

function heatUnitRatio(inputs: BoilerInputs, baseline: BoilerInputs): number | null {
  const before = heatPerUnitKJ(baseline);
  const after = heatPerUnitKJ(inputs);
  if (before !== undefined && after !== undefined) return before / after;
  return inputs.fuel === baseline.fuel && before === after ? 1 : null;
}

/** η before over η after; 1 when neither is known and the fuel stays the same. */
function ratio(before: number | undefined, after: number | undefined, sameFuel: boolean): number | null {
  if (before !== undefined && after !== undefined) return before / after;
  return sameFuel && before === after ? 1 : null;
}

/** Heat asked of the boiler after the change over that before it. */
function demandFactor(
  before: BoilerModel,
  after: BoilerModel,
  presentAmount: number,
  baseline: BoilerInputs,
): number | null {
  const specific = ratio(before.specificHeatKJPerKg, after.specificHeatKJPerKg, true);
  if (specific === null) return null;
  const avoidedKW = before.lossBehindKW - after.lossBehindKW;
  if (avoidedKW === 0) return 1 / specific;
  const perUnit = heatPerUnitKJ(baseline);
  const hours = baseline.runningHoursH;
  if (perUnit === undefined || hours === undefined || before.runningEtaPct === undefined) return null;
  const suppliedKJ = (presentAmount * perUnit * before.runningEtaPct) / 100;
  // Below 1 kJ a year the records are empty.
  if (!(suppliedKJ > 1)) return 1 / specific;
  return Math.max(0, 1 / specific - (avoidedKW * hours * 3600) / suppliedKJ);
}
