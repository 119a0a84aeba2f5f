/** Transport properties of air at any pressure: what convection needs. Only the density feels the altitude. */
import { MOLAR_VOLUME_NM3 } from './fuels.ts';
import { gasHeatCapacity } from './gas-heat.ts';

const R_AIR = 287.053;
/** kg/kmol */
const MOLAR_MASS_AIR = 28.9647;
const ARGON_J_PER_MOL_K = 20.786;

/** Dynamic viscosity, Pa·s. @param tK 150–1500 K. @source ISO 2533 (Sutherland) */
export function airViscosity(tK: number): number {
  return (1.458e-6 * tK * Math.sqrt(tK)) / (tK + 110.4);
}

/** Thermal conductivity, W/(m·K). @param tK 150–1500 K. @source ISO 2533 */
export function airConductivity(tK: number): number {
  return (2.648151e-3 * tK * Math.sqrt(tK)) / (tK + 245.4 * Math.exp((-12 * Math.LN10) / tK));
}

/**
 * Specific heat of dry air at constant pressure, J/(kg·K).
 * @param tK 200–3000 K. @source mixture of 78.09 % N₂, 20.95 % O₂ and 0.96 % Ar; NASA/TP-2002-211556
 */
export function airSpecificHeat(tK: number): number {
  const c = tK - 273.15;
  const perNm3 = 0.7809 * gasHeatCapacity('N2', c) + 0.2095 * gasHeatCapacity('O2', c);
  return (perNm3 * MOLAR_VOLUME_NM3 * 1000 + 0.0096 * ARGON_J_PER_MOL_K * 1000) / MOLAR_MASS_AIR;
}

export interface AirState {
  densityKgPerM3: number;
  kinematicViscosityM2PerS: number;
  conductivityWPerMK: number;
  prandtl: number;
}

/** Dry air at film temperature (K) and local absolute pressure (Pa). */
export function airState(tK: number, pressurePa: number): AirState {
  const viscosity = airViscosity(tK);
  const conductivityWPerMK = airConductivity(tK);
  const densityKgPerM3 = pressurePa / (R_AIR * tK);
  return {
    densityKgPerM3,
    kinematicViscosityM2PerS: viscosity / densityKgPerM3,
    conductivityWPerMK,
    prandtl: (viscosity * airSpecificHeat(tK)) / conductivityWPerMK,
  };
}
