/** Combustion: air demand, flue-gas volumes and excess air. All volumes at 0 °C and 101.325 kPa. */
import type { Fuel, GasComposition, UltimateAnalysis } from './fuels.ts';

/** Density of dry air at 0 °C and 101.325 kPa, kg/Nm³. */
export const AIR_KG_PER_NM3 = 1.293;
/** Volume of water vapour, Nm³ per kg. */
const VAPOUR_NM3_PER_KG = 1.24;

/** What one unit of fuel (kg or Nm³) needs and gives when it burns completely, Nm³. */
export interface Stoichiometry {
  /** Dry air, V⁰. */
  airNm3: number;
  co2Nm3: number;
  so2Nm3: number;
  /** Nitrogen brought by the fuel itself. */
  fuelN2Nm3: number;
  /** Vapour from hydrogen and moisture of the fuel. */
  fuelH2ONm3: number;
}

/** Theoretical air and products per unit of fuel. */
export function stoichiometry(fuel: Fuel): Stoichiometry {
  return fuel.basis === 'mass' ? ofElements(fuel.analysis) : ofGas(fuel.composition);
}

/** @source V⁰ = 0.0889(C + 0.375S) + 0.265H − 0.0333O, GB/T 10180; shares as received, % */
function ofElements(a: UltimateAnalysis): Stoichiometry {
  const carbonLike = a.carbonPct + 0.375 * a.sulphurPct;
  return {
    airNm3: Math.max(0, 0.0889 * carbonLike + 0.265 * a.hydrogenPct - 0.0333 * a.oxygenPct),
    co2Nm3: (1.866 * a.carbonPct) / 100,
    so2Nm3: (1.866 * 0.375 * a.sulphurPct) / 100,
    fuelN2Nm3: (0.8 * a.nitrogenPct) / 100,
    fuelH2ONm3: (VAPOUR_NM3_PER_KG * (9 * a.hydrogenPct + a.moisturePct)) / 100,
  };
}

/**
 * Volume balance of each component: C + O₂, 2H + ½O₂, S + O₂. Written out by hydrogen and carbon atoms because a loop
 * over the names of the components takes ten times as long.
 */
function ofGas(composition: GasComposition): Stoichiometry {
  const { H2 = 0, CO = 0, CH4 = 0, C2H4 = 0, C2H6 = 0, C3H6 = 0, C3H8 = 0 } = composition;
  const { C4H10 = 0, C5H12 = 0, H2S = 0, CO2 = 0, N2 = 0, O2 = 0, H2O = 0 } = composition;
  const oxides = CO + CO2;
  const carbon = CH4 + 2 * (C2H4 + C2H6) + 3 * (C3H6 + C3H8) + 4 * C4H10 + 5 * C5H12;
  const hydrogen2 = H2 + H2S + 2 * (CH4 + C2H4) + 3 * (C2H6 + C3H6) + 4 * C3H8 + 5 * C4H10 + 6 * C5H12;
  const oxygen = carbon + hydrogen2 / 2 + H2S + CO / 2 - O2;
  return {
    airNm3: Math.max(0, oxygen / 21),
    co2Nm3: (oxides + carbon) / 100,
    so2Nm3: H2S / 100,
    fuelN2Nm3: N2 / 100,
    fuelH2ONm3: (hydrogen2 + H2O) / 100,
  };
}

/** Flue gas of one unit of fuel, Nm³. */
export interface FlueGas {
  co2Nm3: number;
  so2Nm3: number;
  n2Nm3: number;
  o2Nm3: number;
  h2oNm3: number;
  dryNm3: number;
  wetNm3: number;
  /** Dry air supplied, α·V⁰. */
  airNm3: number;
}

/**
 * Flue gas at excess air α of complete combustion.
 * @param excessAir α ≥ 1. @param humidityRatioKgPerKg water in the combustion air, kg per kg of dry air; on the
 * plateau compute it with the local pressure.
 * @source V_gy = V_RO₂ + 0.79V⁰ + 0.8N/100 + (α − 1)V⁰; V_H₂O = 1.24[(9H + M)/100 + 1.293αV⁰d]
 */
export function flueGas(s: Stoichiometry, excessAir: number, humidityRatioKgPerKg = 0): FlueGas {
  const airNm3 = excessAir * s.airNm3;
  const n2Nm3 = 0.79 * airNm3 + s.fuelN2Nm3;
  const o2Nm3 = 0.21 * (airNm3 - s.airNm3);
  const h2oNm3 = s.fuelH2ONm3 + VAPOUR_NM3_PER_KG * AIR_KG_PER_NM3 * airNm3 * humidityRatioKgPerKg;
  const dryNm3 = s.co2Nm3 + s.so2Nm3 + n2Nm3 + o2Nm3;
  return {
    co2Nm3: s.co2Nm3,
    so2Nm3: s.so2Nm3,
    n2Nm3,
    o2Nm3,
    h2oNm3,
    dryNm3,
    wetNm3: dryNm3 + h2oNm3,
    airNm3,
  };
}

/** Largest RO₂ (CO₂ + SO₂) share of dry flue gas, %, reached at α = 1. */
export function ro2MaxPct(s: Stoichiometry): number {
  const ro2 = s.co2Nm3 + s.so2Nm3;
  return ro2 > 0 ? (100 * ro2) / (ro2 + 0.79 * s.airNm3 + s.fuelN2Nm3) : 0;
}

/** RO₂ of dry flue gas, %, that goes with an O₂ reading when combustion is complete. */
export function ro2FromO2(ro2MaximumPct: number, o2Pct: number): number {
  return ro2MaximumPct * (1 - o2Pct / 21);
}

/** Flue-gas analysis, % of dry volume. */
export interface FlueAnalysis {
  o2Pct: number;
  ro2Pct?: number;
  coPct?: number;
  h2Pct?: number;
  /** Hydrocarbons as methane. */
  cmhnPct?: number;
}

/**
 * Excess air from oxygen alone. NaN outside 0 ≤ O₂ < 21: such a reading is air, or a faulty cell.
 * A ratio of volumes, so altitude does not enter.
 * @source α = 21/(21 − O₂′)
 */
export function excessAirFromOxygen(o2Pct: number): number {
  return o2Pct >= 0 && o2Pct < 21 ? 21 / (21 - o2Pct) : Number.NaN;
}

/**
 * Excess air with unburnt gases (CO; with H₂ and hydrocarbons where analysed). NaN where the reading is impossible.
 * @source α = 21/(21 − 79·(O₂′ − 0.5CO′ − 0.5H₂′ − 2CmHn′)/(100 − RO₂′ − O₂′ − CO′ − H₂′ − CmHn′)), SY/T 6381
 */
export function excessAirFromAnalysis(a: FlueAnalysis & { ro2Pct: number }): number {
  const co = a.coPct ?? 0;
  const h2 = a.h2Pct ?? 0;
  const cmhn = a.cmhnPct ?? 0;
  if (!(a.o2Pct >= 0 && a.o2Pct < 21)) return Number.NaN;
  const nitrogen = 100 - a.ro2Pct - a.o2Pct - co - h2 - cmhn;
  const ratio = 21 - (79 * (a.o2Pct - 0.5 * co - 0.5 * h2 - 2 * cmhn)) / nitrogen;
  return nitrogen > 0 && ratio > 0 ? 21 / ratio : Number.NaN;
}

/** Excess air by the best form the analysis allows: with RO₂ the full one, otherwise from oxygen alone. */
export function excessAir(a: FlueAnalysis): number {
  if (a.ro2Pct === undefined) return excessAirFromOxygen(a.o2Pct);
  return excessAirFromAnalysis({ ...a, ro2Pct: a.ro2Pct });
}

/**
 * Excess air that gives this oxygen in dry flue gas, by the fuel's own volume balance; for fuels with much nitrogen
 * or carbon dioxide it differs from 21/(21 − O₂′). NaN outside 0 ≤ O₂ < 21.
 */
export function excessAirFromBalance(s: Stoichiometry, o2Pct: number): number {
  if (!(o2Pct >= 0 && o2Pct < 21) || s.airNm3 <= 0) return Number.NaN;
  const dry0 = s.co2Nm3 + s.so2Nm3 + s.fuelN2Nm3 + 0.79 * s.airNm3;
  return 1 + (o2Pct * dry0) / ((21 - o2Pct) * s.airNm3);
}

/** Emission at reference oxygen: ρ·(21 − O₂,ref)/(21 − O₂′). Never to be confused with α. @source GB 13271-2014 */
export function atReferenceOxygen(measured: number, o2Pct: number, referenceO2Pct: number): number {
  return o2Pct >= 0 && o2Pct < 21 ? (measured * (21 - referenceO2Pct)) / (21 - o2Pct) : Number.NaN;
}
