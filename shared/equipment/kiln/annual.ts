/** What a kiln's yearly energy becomes when its losses change while the same ware is fired. */
import { createDraft } from '../draft.ts';
import type { CalcContext, CarrierAmount } from '../types.ts';
import { annualAmounts, carrierOf, heatPerUnitKJ } from './annual-amounts.ts';
import type { KilnInputs } from './inputs.ts';
import { computeFurnace, type FurnaceModel } from './model.ts';
import { AIR_O2_PCT, addedOxygenNm3, oxidantO2Pct } from './oxidant.ts';
import { isElectric } from './run.ts';

/** The supply left after the flue must still leave something for the ware. */
const MAX_FLUE_SHARE = 0.98;

/**
 * Yearly consumption with `inputs` at the output of `baseline`: the heat that stays in the kiln is the same but for
 * the fixed losses that changed; the flue takes its share of whatever is supplied.
 */
export function simulateFurnace(
  inputs: KilnInputs,
  baseline: KilnInputs,
  ctx: CalcContext,
): CarrierAmount[] | null {
  const { fuel, electricityKWh } = annualAmounts(baseline);
  const main = isElectric(baseline) ? electricityKWh : fuel;
  if (baseline.fuel === undefined || inputs.fuel === undefined || main === undefined) return null;
  const before = computeFurnace(createDraft(), baseline, ctx);
  const after = computeFurnace(createDraft(), inputs, ctx);
  const units = unitRatio(inputs, baseline);
  if (units === null) return null;
  const out: CarrierAmount[] = [
    { carrier: carrierOf[inputs.fuel], amount: main * units * demandFactor(before, after) },
  ];
  const oxygenKWh = oxygenElectricityKWh(inputs, out[0]?.amount ?? 0);
  if (oxygenKWh === undefined) return null;
  const own = isElectric(baseline) ? undefined : electricityKWh;
  if (own !== undefined || oxygenKWh > 0) {
    out.push({ carrier: 'electricity', amount: (own ?? 0) + oxygenKWh });
  }
  return out;
}

/** For the oxygen of a year, kWh; undefined when it cannot be told. @param fuelAmount t, for natural gas Nm³. */
function oxygenElectricityKWh(inputs: KilnInputs, fuelAmount: number): number | undefined {
  if (isElectric(inputs) || oxidantO2Pct(inputs) <= AIR_O2_PCT) return 0;
  const perUnitNm3 = addedOxygenNm3(inputs);
  if (perUnitNm3 === undefined || inputs.oxygenElectricityKWhPerNm3 === undefined) return undefined;
  const units = inputs.fuel === 'naturalGas' ? fuelAmount : fuelAmount * 1000;
  return units * perUnitNm3 * inputs.oxygenElectricityKWhPerNm3;
}

function unitRatio(inputs: KilnInputs, baseline: KilnInputs): number | null {
  const [was, is] = [heatPerUnitKJ(baseline), heatPerUnitKJ(inputs)];
  if (was !== undefined && is !== undefined) return was / is;
  return was === is && inputs.fuel === baseline.fuel ? 1 : null;
}

function demandFactor(before: FurnaceModel, after: FurnaceModel): number {
  if (before.suppliedKW === undefined) return 1;
  if (before.flueShare >= MAX_FLUE_SHARE || after.flueShare >= MAX_FLUE_SHARE) return 1;
  const stays = (1 - before.flueShare) / (1 - after.flueShare);
  const change = (after.fixedKW - before.fixedKW) / before.suppliedKW / (1 - after.flueShare);
  return Math.max(0, stays + change);
}
