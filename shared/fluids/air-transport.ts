/** Transport properties of air at any pressure: what convection needs. Only the density feels the altitude. */
import { MOLAR_VOLUME_NM3 } from './fuels.ts';
import { airCapacityCurve, capacityAt } from './gas-heat.ts';

/** Gas constant of dry air, J/(kg·K). */
export const R_AIR = 287.053;
/** kg/kmol */
const MOLAR_MASS_AIR = 28.9647;

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
  return capacityAt(AIR, Math.min(Math.max(tK, 200), 3000)) * PER_KG;
}

const AIR = airCapacityCurve(0.7809, 0.2095, 0.0096);
/** From kJ per Nm³ to J per kg. */
const PER_KG = (MOLAR_VOLUME_NM3 * 1000) / MOLAR_MASS_AIR;
