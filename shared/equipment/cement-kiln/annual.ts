/** Coal and electricity of a year, and what they become when losses and drives change at the same output. */
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { createDraft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext, CarrierAmount } from '../types.ts';
import type { CementKilnInputs } from './inputs.ts';
import { computeKiln, type KilnModel } from './model.ts';

/** Yearly kiln coal, t: as recorded, else from the unit consumption. */
export function annualCoalT(inputs: CementKilnInputs): number | undefined {
  if (inputs.kilnCoalT !== undefined) return inputs.kilnCoalT;
  if (!has(inputs, 'clinkerCoalKgcePerT', 'clinkerOutputT', 'coalLowerHeatingValueKJPerKg')) return undefined;
  const { clinkerCoalKgcePerT, clinkerOutputT, coalLowerHeatingValueKJPerKg } = inputs;
  return (clinkerCoalKgcePerT * clinkerOutputT * STANDARD_COAL_KJ) / (coalLowerHeatingValueKJPerKg * 1000);
}

/** Yearly electricity of clinker and cement before own generation, kWh. */
function annualElectricityKWh(inputs: CementKilnInputs): number | undefined {
  const clinker =
    inputs.clinkerElectricityKWh ??
    (has(inputs, 'clinkerPowerKWhPerT', 'clinkerOutputT')
      ? inputs.clinkerPowerKWhPerT * inputs.clinkerOutputT
      : undefined);
  if (clinker === undefined) return undefined;
  const cement =
    inputs.cementPreparationElectricityKWh ??
    (has(inputs, 'cementPreparationPowerKWhPerT', 'cementOutputT')
      ? inputs.cementPreparationPowerKWhPerT * inputs.cementOutputT
      : 0);
  return clinker + cement;
}

/** Yearly consumption with `inputs` at the clinker and cement output of `baseline`; electricity is what is bought. */
export function simulateKiln(
  inputs: CementKilnInputs,
  baseline: CementKilnInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const coalT = annualCoalT(baseline);
  const electricityKWh = annualElectricityKWh(baseline);
  if (coalT === undefined && electricityKWh === undefined) return null;
  const before = computeKiln(createDraft(), baseline, ctx);
  const after = computeKiln(createDraft(), inputs, ctx);
  const out: CarrierAmount[] = [];
  if (coalT !== undefined)
    out.push({ carrier: 'rawCoal', amount: coalT * fuelFactor(before, after, baseline, coalT) });
  if (baseline.kilnDieselT !== undefined && baseline.kilnDieselT > 0) {
    out.push({ carrier: 'diesel', amount: baseline.kilnDieselT });
  }
  if (electricityKWh !== undefined) {
    const driven = electricityKWh + drivesKWh(inputs, baseline, before, after);
    out.push({ carrier: 'electricity', amount: driven - ownPowerKWh(inputs, baseline, before, after) });
  }
  return out;
}

/** Fuel after over fuel before: fuel makes up for every loss that changes. */
function fuelFactor(before: KilnModel, after: KilnModel, baseline: CementKilnInputs, coalT: number): number {
  const { clinkerOutputT, coalLowerHeatingValueKJPerKg } = baseline;
  if (clinkerOutputT === undefined || coalLowerHeatingValueKJPerKg === undefined) return 1;
  const fuelKJ = (coalT * coalLowerHeatingValueKJPerKg) / clinkerOutputT;
  // Below 1 kJ/kg the records are empty, and no loss can be put in proportion to them.
  if (!(fuelKJ > 1)) return 1;
  const keys = ['exitGas', 'surface', 'cooler', 'primaryAir'] as const;
  const change = keys.reduce((sum, key) => {
    const [was, is] = [before.lossesKJ[key], after.lossesKJ[key]];
    return was === undefined || is === undefined ? sum : sum + (is - was);
  }, 0);
  return Math.max(0, 1 + change / fuelKJ);
}

/** Change of the drives' yearly electricity, kWh. */
function drivesKWh(
  inputs: CementKilnInputs,
  baseline: CementKilnInputs,
  before: KilnModel,
  after: KilnModel,
): number {
  const clinker = baseline.clinkerOutputT ?? 0;
  const raw = difference(inputs.rawMealPowerKWhPerT, baseline.rawMealPowerKWhPerT);
  const mill = difference(inputs.cementMillPowerKWhPerT, baseline.cementMillPowerKWhPerT);
  const meal = baseline.rawMealRatioKgPerKg ?? 1.55;
  const grinding = raw * meal * clinker + mill * (baseline.cementOutputT ?? 0);
  return grinding + fanKWh(inputs, baseline, before, after);
}

/** The high-temperature fan works against the suction and moves the actual volume. */
function fanKWh(
  inputs: CementKilnInputs,
  baseline: CementKilnInputs,
  before: KilnModel,
  after: KilnModel,
): number {
  const { highTemperatureFanKW: fanKW, runningHoursH: hours } = baseline;
  if (fanKW === undefined || hours === undefined) return 0;
  const pressure = ratio(inputs.c1SuctionKPa, baseline.c1SuctionKPa);
  const volume = ratio(after.exitVolume, before.exitVolume);
  return fanKW * hours * (pressure * volume - 1);
}

/**
 * Own generation, kWh. Where it exists already it shrinks with the heat that reaches the boilers; where a measure
 * brings it in, the measure has set it from the heat then left.
 */
function ownPowerKWh(
  inputs: CementKilnInputs,
  baseline: CementKilnInputs,
  before: KilnModel,
  after: KilnModel,
): number {
  const now = inputs.wasteHeatPowerKWh ?? 0;
  if (now === 0 || now !== baseline.wasteHeatPowerKWh || !before.wasteHeat || !after.wasteHeat) return now;
  const was = before.wasteHeat.spKJ + before.wasteHeat.aqcKJ;
  const is = after.wasteHeat.spKJ + after.wasteHeat.aqcKJ;
  return was > 0 ? now * Math.max(0, is / was) : now;
}

function difference(after: number | undefined, before: number | undefined): number {
  return after === undefined || before === undefined ? 0 : after - before;
}

/** after / before; 1 where either is unknown or nothing. */
function ratio(after: number | undefined, before: number | undefined): number {
  return after === undefined || before === undefined || before === 0 ? 1 : after / before;
}
