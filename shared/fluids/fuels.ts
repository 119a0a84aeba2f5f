/** Fuels: solid and liquid by their elements, solid by proximate analysis, gas by composition. */

/** Mass shares as received (收到基), %; together 100. */
export interface UltimateAnalysis {
  carbonPct: number;
  hydrogenPct: number;
  oxygenPct: number;
  nitrogenPct: number;
  sulphurPct: number;
  moisturePct: number;
  ashPct: number;
}

/** Combustible and inert parts of a fuel gas. */
export const gasComponents = [
  'H2',
  'CO',
  'CH4',
  'C2H4',
  'C2H6',
  'C3H6',
  'C3H8',
  'C4H10',
  'C5H12',
  'H2S',
  'CO2',
  'N2',
  'O2',
  'H2O',
] as const;
export type GasComponent = (typeof gasComponents)[number];
/** Volume shares, %; a component left out is absent. */
export type GasComposition = Partial<Record<GasComponent, number>>;

export interface MassFuel {
  basis: 'mass';
  analysis: UltimateAnalysis;
  /** Net calorific value as received, kJ/kg. */
  ncvKJPerKg: number;
}
export interface VolumeFuel {
  basis: 'volume';
  composition: GasComposition;
  /** Net calorific value, kJ/Nm³. */
  ncvKJPerNm3: number;
}
export type Fuel = MassFuel | VolumeFuel;

/** Net calorific value per unit of fuel (kg or Nm³), kJ. */
export function ncvOf(fuel: Fuel): number {
  return fuel.basis === 'mass' ? fuel.ncvKJPerKg : fuel.ncvKJPerNm3;
}

/** Molar volume of an ideal gas at 0 °C and 101.325 kPa, Nm³/kmol. */
export const MOLAR_VOLUME_NM3 = 22.414;
/** Heat of evaporation of water at 25 °C, kJ/mol and kJ/kg. */
const LATENT_KJ_PER_MOL = 44.013;
const LATENT_KJ_PER_KG = 2442;

/** Carbon, hydrogen, sulphur and oxygen atoms, and gross heat of combustion at 25 °C, kJ/mol. */
interface GasSpecies {
  c: number;
  h: number;
  s: number;
  o: number;
  grossKJPerMol: number;
}

/** Heats: ISO 6976 (GB/T 11062), 25 °C. C₄H₁₀ and C₅H₁₂ as the normal isomers. */
export const gasSpecies: Record<Exclude<GasComponent, 'N2'>, GasSpecies> = {
  H2: { c: 0, h: 2, s: 0, o: 0, grossKJPerMol: 285.83 },
  CO: { c: 1, h: 0, s: 0, o: 1, grossKJPerMol: 282.98 },
  CH4: { c: 1, h: 4, s: 0, o: 0, grossKJPerMol: 890.58 },
  C2H4: { c: 2, h: 4, s: 0, o: 0, grossKJPerMol: 1411.18 },
  C2H6: { c: 2, h: 6, s: 0, o: 0, grossKJPerMol: 1560.69 },
  C3H6: { c: 3, h: 6, s: 0, o: 0, grossKJPerMol: 2058.02 },
  C3H8: { c: 3, h: 8, s: 0, o: 0, grossKJPerMol: 2219.17 },
  C4H10: { c: 4, h: 10, s: 0, o: 0, grossKJPerMol: 2877.4 },
  C5H12: { c: 5, h: 12, s: 0, o: 0, grossKJPerMol: 3535.77 },
  H2S: { c: 0, h: 2, s: 1, o: 0, grossKJPerMol: 562.01 },
  CO2: { c: 1, h: 0, s: 0, o: 2, grossKJPerMol: 0 },
  O2: { c: 0, h: 0, s: 0, o: 2, grossKJPerMol: 0 },
  H2O: { c: 0, h: 2, s: 0, o: 1, grossKJPerMol: 0 },
};

/**
 * Net calorific value of a gas from its composition, kJ/Nm³.
 * @source ISO 6976 (GB/T 11062), heats of combustion at 25 °C, ideal volume at 0 °C and 101.325 kPa
 */
export function gasNcvKJPerNm3(composition: GasComposition): number {
  let sum = 0;
  for (const [name, species] of Object.entries(gasSpecies) as [keyof typeof gasSpecies, GasSpecies][]) {
    if (species.grossKJPerMol === 0) continue;
    const netKJPerMol = species.grossKJPerMol - (species.h / 2) * LATENT_KJ_PER_MOL;
    sum += ((composition[name] ?? 0) / 100) * netKJPerMol;
  }
  return (sum / MOLAR_VOLUME_NM3) * 1000;
}

/** Gas as a fuel; the calorific value is computed from the composition when none was measured. */
export function gasFuel(composition: GasComposition, ncvKJPerNm3?: number): VolumeFuel {
  return { basis: 'volume', composition, ncvKJPerNm3: ncvKJPerNm3 ?? gasNcvKJPerNm3(composition) };
}

/** Solid or liquid fuel; the calorific value is estimated from the elements when none was measured. */
export function massFuel(analysis: UltimateAnalysis, ncvKJPerKg?: number): MassFuel {
  return { basis: 'mass', analysis, ncvKJPerKg: ncvKJPerKg ?? estimatedNcvKJPerKg(analysis) };
}

/**
 * Net calorific value as received estimated from the elements, kJ/kg; about ±1.5 % for solid and liquid fuels.
 * @source Channiwala and Parikh (2002), Fuel 81, 1051–1063; less 2,442 kJ per kg of water in the flue gas
 */
export function estimatedNcvKJPerKg(a: UltimateAnalysis): number {
  const gross =
    349.1 * a.carbonPct +
    1178.3 * a.hydrogenPct +
    100.5 * a.sulphurPct -
    103.4 * a.oxygenPct -
    15.1 * a.nitrogenPct -
    21.1 * a.ashPct;
  return gross - (LATENT_KJ_PER_KG * (9 * a.hydrogenPct + a.moisturePct)) / 100;
}

/**
 * Net calorific value at another moisture, kJ/kg.
 * @source Q₂ = (Q₁ + 24.42·M₁)·(100 − M₂)/(100 − M₁) − 24.42·M₂
 */
export function ncvAtMoisture(ncvKJPerKg: number, moisturePct: number, newMoisturePct: number): number {
  const perPct = LATENT_KJ_PER_KG / 100;
  const dry = (ncvKJPerKg + perPct * moisturePct) / (100 - moisturePct);
  return dry * (100 - newMoisturePct) - perPct * newMoisturePct;
}
