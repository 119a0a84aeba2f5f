/** From amounts of energy carriers to coal equivalent, carbon and money. */
import type { Saving } from '../equipment/diagnosis.ts';
import type { CarrierAmount } from '../equipment/types.ts';
import { carrierNames, type Carrier } from '../model/vocabulary.ts';
import type { Prices } from '../model/tables.ts';
import type { EnergyFactors } from './factors.ts';

export const noSaving: Saving = { kWh: 0, tce: 0, co2T: 0, yuan: 0, byCarrier: [] };

const priceKeys: Record<Carrier, keyof Prices> = {
  electricity: 'electricityYuanPerKWh',
  rawCoal: 'rawCoalYuanPerT',
  naturalGas: 'naturalGasYuanPerNm3',
  lng: 'lngYuanPerT',
  lpg: 'lpgYuanPerT',
  diesel: 'dieselYuanPerT',
  gasoline: 'gasolineYuanPerT',
  fuelOil: 'fuelOilYuanPerT',
  coke: 'cokeYuanPerT',
  biomass: 'biomassYuanPerT',
  purchasedHeat: 'purchasedHeatYuanPerGJ',
  freshWater: 'freshWaterYuanPerT',
};

/** Price of one unit of the carrier (`carriers[carrier].unit`), yuan; null when the audit gives none. */
export function unitPriceYuan(prices: Prices, carrier: Carrier): number | null {
  return prices[priceKeys[carrier]] ?? null;
}

/** `before` − `after` per carrier, in the vocabulary's order; carriers that do not change are left out. */
export function savedAmounts(
  before: readonly CarrierAmount[],
  after: readonly CarrierAmount[],
  machines = 1,
): CarrierAmount[] {
  return carrierNames.flatMap((carrier) => {
    const amount = machines * (amountOf(before, carrier) - amountOf(after, carrier));
    return amount === 0 ? [] : [{ carrier, amount }];
  });
}

/** Yearly amount of one carrier in a list, in the carrier's unit. */
export function amountOf(amounts: readonly CarrierAmount[], carrier: Carrier): number {
  return amounts.reduce((sum, entry) => (entry.carrier === carrier ? sum + entry.amount : sum), 0);
}

/** What saved amounts are worth; a carrier without coefficient or price counts as nothing there. */
export function savingOf(byCarrier: CarrierAmount[], factors: EnergyFactors, prices: Prices): Saving {
  const total = (perUnit: (carrier: Carrier) => number | null) =>
    byCarrier.reduce((sum, { carrier, amount }) => sum + amount * (perUnit(carrier) ?? 0), 0);
  return {
    kWh: amountOf(byCarrier, 'electricity'),
    tce: total((carrier) => factors.tcePerUnit(carrier)?.value ?? null),
    co2T: total((carrier) => factors.co2TPerUnit(carrier)?.value ?? null),
    yuan: total((carrier) => unitPriceYuan(prices, carrier)),
    byCarrier,
  };
}

/** Coal equivalent of several carriers together, tce. */
export function totalTce(amounts: readonly CarrierAmount[], factors: EnergyFactors): number {
  return amounts.reduce(
    (sum, { carrier, amount }) => sum + amount * (factors.tcePerUnit(carrier)?.value ?? 0),
    0,
  );
}

/** Sum of savings; carriers are added one by one. */
export function addSavings(savings: readonly Saving[]): Saving {
  const sum = (of: (saving: Saving) => number) => savings.reduce((total, saving) => total + of(saving), 0);
  return {
    kWh: sum((s) => s.kWh),
    tce: sum((s) => s.tce),
    co2T: sum((s) => s.co2T),
    yuan: sum((s) => s.yuan),
    byCarrier: savedAmounts(
      savings.flatMap((s) => s.byCarrier),
      [],
    ),
  };
}
