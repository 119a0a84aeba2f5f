/** Air and flue gas of a fuel known by its calorific value only. */
import type { FuelClass } from './run.ts';

/** Formulas as they are printed. @source Rosin; gases in proportion to methane */
export const rosin = {
  solid: { air: '0.241·Q_net/1000 + 0.5', gas: '0.213·Q_net/1000 + 1.65' },
  liquid: { air: '0.203·Q_net/1000 + 2', gas: '0.265·Q_net/1000' },
  gas: { air: '9.524·Q_net/35880', gas: '10.524·Q_net/35880' },
} as const;

/**
 * Theoretical oxidant and flue gas per unit of fuel, Nm³.
 * @param oxygenPct of the oxidant, 21 for air: enrichment leaves nitrogen out of both.
 */
export function rosinVolumes(fuel: FuelClass, qNetKJ: number, oxygenPct = 21): { air: number; gas: number } {
  const k = qNetKJ / 1000;
  const inAir = {
    solid: { air: 0.241 * k + 0.5, gas: 0.213 * k + 1.65 },
    liquid: { air: 0.203 * k + 2, gas: 0.265 * k },
    gas: { air: (9.524 * qNetKJ) / 35_880, gas: (10.524 * qNetKJ) / 35_880 },
  }[fuel];
  const air = (inAir.air * 21) / oxygenPct;
  return { air, gas: inAir.gas - (inAir.air - air) };
}

/** Excess oxidant from the oxygen in dry flue gas. @source α = x/(x − O₂′), with x = 21 the usual form for air */
export const excessAirOf = (o2Pct: number, oxygenPct: number): number => oxygenPct / (oxygenPct - o2Pct);
