/** Water and steam in the units of the plant: °C, MPa absolute, kJ/kg. IAPWS-IF97 underneath. */
import { type FoundState, stateFrom } from './if97/inverse.ts';
import {
  P_CRITICAL_MPA,
  P_SAT_MIN_MPA,
  saturationPressure,
  saturationTemperature,
  T_CRITICAL_K,
} from './if97/region4.ts';
import { propertyPT, saturatedProperty, T_MIN_K } from './if97/water.ts';

const ZERO_C_K = 273.15;

/**
 * Saturation temperature, °C; NaN outside the saturation line.
 * @param pMPaAbs 0.000611213–22.064 MPa absolute: gauge pressure plus the local atmosphere.
 * @source IAPWS-IF97 eq. (31)
 */
export function saturationTemperatureC(pMPaAbs: number): number {
  if (!(pMPaAbs >= P_SAT_MIN_MPA && pMPaAbs <= P_CRITICAL_MPA)) return Number.NaN;
  return saturationTemperature(pMPaAbs) - ZERO_C_K;
}

/** Saturation pressure, MPa absolute; NaN outside 0–373.946 °C. @source IAPWS-IF97 eq. (30) */
export function saturationPressureMPa(tC: number): number {
  const tK = tC + ZERO_C_K;
  if (!(tK >= T_MIN_K && tK <= T_CRITICAL_K)) return Number.NaN;
  return saturationPressure(tK);
}

export interface SaturatedSteam {
  temperatureC: number;
  hLiquidKJPerKg: number;
  hVapourKJPerKg: number;
  latentHeatKJPerKg: number;
  /** Specific volume of the saturated liquid, m³/kg. */
  vLiquid: number;
  /** Specific volume of the saturated vapour, m³/kg. */
  vVapour: number;
}

/** Saturated water and steam; every value NaN outside 0.000611213–22.064 MPa absolute. */
export function saturatedSteam(pMPaAbs: number): SaturatedSteam {
  const hLiquidKJPerKg = saturatedProperty('enthalpy', pMPaAbs, 'liquid');
  const hVapourKJPerKg = saturatedProperty('enthalpy', pMPaAbs, 'vapour');
  return {
    temperatureC: saturationTemperatureC(pMPaAbs),
    hLiquidKJPerKg,
    hVapourKJPerKg,
    latentHeatKJPerKg: hVapourKJPerKg - hLiquidKJPerKg,
    vLiquid: saturatedProperty('volume', pMPaAbs, 'liquid'),
    vVapour: saturatedProperty('volume', pMPaAbs, 'vapour'),
  };
}

/**
 * Enthalpy of wet steam, kJ/kg: h″ − w·r.
 * @param wetness mass share of water, 0–1.
 */
export function wetSteamEnthalpy(pMPaAbs: number, wetness: number): number {
  const s = saturatedSteam(pMPaAbs);
  return s.hVapourKJPerKg - wetness * s.latentHeatKJPerKg;
}

/**
 * Enthalpy, kJ/kg, of water or superheated steam (region by pressure and temperature); NaN outside IF97
 * (0–800 °C to 100 MPa, to 2,000 °C up to 50 MPa). On the saturation line the liquid is meant.
 */
export function enthalpyPT(pMPaAbs: number, tC: number): number {
  return propertyPT('enthalpy', pMPaAbs, tC + ZERO_C_K);
}

/** Entropy, kJ/(kg·K); range as `enthalpyPT`. */
export function entropyPT(pMPaAbs: number, tC: number): number {
  return propertyPT('entropy', pMPaAbs, tC + ZERO_C_K);
}

/** Specific heat at constant pressure, kJ/(kg·K); range as `enthalpyPT`. */
export function cpPT(pMPaAbs: number, tC: number): number {
  return propertyPT('cp', pMPaAbs, tC + ZERO_C_K);
}

/** Density of water or steam, kg/m³; range as `enthalpyPT`. */
export function waterDensity(pMPaAbs: number, tC: number): number {
  return 1 / propertyPT('volume', pMPaAbs, tC + ZERO_C_K);
}

export interface SteamState {
  temperatureC: number;
  /** Mass share of vapour, 0–1, for wet steam; null for a single phase. */
  dryness: number | null;
}

/** State at this pressure and enthalpy (kJ/kg); temperature NaN outside IF97. */
export function stateFromEnthalpy(pMPaAbs: number, hKJPerKg: number): SteamState {
  return inCelsius(stateFrom('enthalpy', pMPaAbs, hKJPerKg));
}

/** State at this pressure and entropy (kJ/(kg·K)); temperature NaN outside IF97. */
export function stateFromEntropy(pMPaAbs: number, sKJPerKgK: number): SteamState {
  return inCelsius(stateFrom('entropy', pMPaAbs, sKJPerKgK));
}

/** Enthalpy after isentropic expansion or compression from (p₁, t₁) to p₂, kJ/kg. */
export function isentropicEnthalpy(p1MPaAbs: number, t1C: number, p2MPaAbs: number): number {
  const { temperatureK, quality } = stateFrom('entropy', p2MPaAbs, entropyPT(p1MPaAbs, t1C));
  if (quality === null) return propertyPT('enthalpy', p2MPaAbs, temperatureK);
  const { hLiquidKJPerKg, latentHeatKJPerKg } = saturatedSteam(p2MPaAbs);
  return hLiquidKJPerKg + quality * latentHeatKJPerKg;
}

/**
 * Share of water that flashes to steam when it is let down from saturation at p₁ to p₂, 0–1.
 * @source x = (h′₁ − h′₂)/r₂
 */
export function flashFraction(p1MPaAbs: number, p2MPaAbs: number): number {
  const after = saturatedSteam(p2MPaAbs);
  const before = saturatedProperty('enthalpy', p1MPaAbs, 'liquid');
  return Math.max(0, (before - after.hLiquidKJPerKg) / after.latentHeatKJPerKg);
}

function inCelsius(state: FoundState): SteamState {
  return { temperatureC: state.temperatureK - ZERO_C_K, dryness: state.quality };
}
