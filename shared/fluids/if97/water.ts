/** Water and steam over all of IF97: which region a state belongs to, and its properties there. */
import { boundaryPressure } from './boundary23.ts';
import type { PTProperties } from './gibbs.ts';
import { region1 } from './region1.ts';
import { region2 } from './region2.ts';
import { denseDensity3, density3, lightDensity3 } from './region3-density.ts';
import { region3 } from './region3.ts';
import { P_CRITICAL_MPA, P_SAT_MIN_MPA, saturationPressure, saturationTemperature } from './region4.ts';
import { region5 } from './region5.ts';

export type Region = 1 | 2 | 3 | 5;

export const T_MIN_K = 273.15;
/** Where region 3 begins. */
export const T_13_K = 623.15;
/** Where regions 1, 2 and 3 meet, on the saturation line. */
export const P_13_MPA = saturationPressure(T_13_K);
export const P_MAX_MPA = 100;
const T_23_MAX_K = 863.15;
export const T_25_K = 1073.15;
export const P_5_MAX_MPA = 50;
export const T_MAX_K = 2273.15;

/**
 * Region of a single-phase state, null outside IF97 (273.15–1073.15 K to 100 MPa, to 2273.15 K up to 50 MPa).
 * On the saturation line the liquid is meant.
 */
export function regionOf(pMPa: number, tK: number): Region | null {
  if (!(pMPa > 0 && pMPa <= P_MAX_MPA && tK >= T_MIN_K && tK <= T_MAX_K)) return null;
  if (tK <= T_13_K) return pMPa >= saturationPressure(tK) ? 1 : 2;
  if (tK <= T_23_MAX_K) return pMPa > boundaryPressure(tK) ? 3 : 2;
  if (tK <= T_25_K) return 2;
  return pMPa <= P_5_MAX_MPA ? 5 : null;
}

export type Property = keyof PTProperties;

/** One property at pressure (MPa, absolute) and temperature (K); NaN outside IF97. Units: see `PTProperties`. */
export function propertyPT(property: Property, pMPa: number, tK: number): number {
  const region = regionOf(pMPa, tK);
  return region === null ? Number.NaN : propertyIn(region, property, pMPa, tK);
}

/** The same with the region known. */
export function propertyIn(region: Region, property: Property, pMPa: number, tK: number): number {
  if (region === 1) return region1[property](pMPa, tK);
  if (region === 2) return region2[property](pMPa, tK);
  if (region === 5) return region5[property](pMPa, tK);
  return property3(property, density3(pMPa, tK), tK);
}

export type Phase = 'liquid' | 'vapour';

/**
 * One property of saturated liquid or vapour at pressure (MPa, absolute); NaN outside 0.000611213–22.064 MPa.
 * Above 16.529 MPa the saturated states belong to region 3, each on its own side of the critical density.
 */
export function saturatedProperty(property: Property, pMPa: number, phase: Phase): number {
  if (!(pMPa >= P_SAT_MIN_MPA && pMPa <= P_CRITICAL_MPA)) return Number.NaN;
  const tK = saturationTemperature(pMPa);
  if (pMPa <= P_13_MPA) return (phase === 'liquid' ? region1 : region2)[property](pMPa, tK);
  const rho = phase === 'liquid' ? denseDensity3(pMPa, tK) : lightDensity3(pMPa, tK);
  return property3(property, rho, tK);
}

function property3(property: Property, rho: number, tK: number): number {
  return property === 'volume' ? 1 / rho : region3[property](rho, tK);
}
