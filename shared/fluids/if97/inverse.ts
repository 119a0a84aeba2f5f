/** Temperature from pressure and enthalpy or entropy over all of IF97, exact to the forward equations. */
import { boundaryTemperature } from './boundary23.ts';
import { temperature1FromPH, temperature1FromPS } from './region1-backward.ts';
import { temperature2FromPH } from './region2-from-enthalpy.ts';
import { temperature2FromPS } from './region2-from-entropy.ts';
import { P_CRITICAL_MPA, P_SAT_MIN_MPA, saturationTemperature } from './region4.ts';
import {
  P_13_MPA,
  P_5_MAX_MPA,
  P_MAX_MPA,
  propertyIn,
  type Region,
  saturatedProperty,
  T_13_K,
  T_25_K,
  T_MAX_K,
  T_MIN_K,
} from './water.ts';

export interface FoundState {
  temperatureK: number;
  /** Mass share of vapour, 0–1, on the saturation line; null for a single phase. */
  quality: number | null;
}

export type Given = 'enthalpy' | 'entropy';

/** An end of the range computed by another path may miss it by the last bits; it still belongs to the range. */
const ROUNDING = 1e-9;
const NOWHERE: FoundState = { temperatureK: Number.NaN, quality: null };

/**
 * State at absolute pressure (MPa) with this enthalpy (kJ/kg) or entropy (kJ/(kg·K)); temperature NaN outside IF97.
 * The backward equations of regions 1 and 2 only start Newton's method, so p–T–h round trips close.
 */
export function stateFrom(given: Given, pMPa: number, amount: number): FoundState {
  if (!(pMPa >= P_SAT_MIN_MPA && pMPa <= P_MAX_MPA && Number.isFinite(amount))) return NOWHERE;
  if (amount < propertyIn(1, given, pMPa, T_MIN_K) - ROUNDING) return NOWHERE;
  return pMPa <= P_13_MPA ? belowRegion3(given, pMPa, amount) : acrossRegion3(given, pMPa, amount);
}

function belowRegion3(given: Given, pMPa: number, amount: number): FoundState {
  const wet = onSaturation(given, pMPa, amount);
  if (wet !== 'liquid' && wet !== 'vapour') return wet;
  if (wet === 'vapour') return inSteam(given, pMPa, amount);
  return single(
    refine(1, given, pMPa, amount, start1(given, pMPa, amount), T_MIN_K, saturationTemperature(pMPa)),
  );
}

function acrossRegion3(given: Given, pMPa: number, amount: number): FoundState {
  if (amount <= propertyIn(1, given, pMPa, T_13_K)) {
    return single(refine(1, given, pMPa, amount, start1(given, pMPa, amount), T_MIN_K, T_13_K));
  }
  const edge = boundaryTemperature(pMPa);
  if (amount >= propertyIn(2, given, pMPa, edge)) return inSteam(given, pMPa, amount);
  if (pMPa >= P_CRITICAL_MPA) {
    return single(refine(3, given, pMPa, amount, (T_13_K + edge) / 2, T_13_K, edge));
  }
  const wet = onSaturation(given, pMPa, amount);
  if (wet !== 'liquid' && wet !== 'vapour') return wet;
  const ts = saturationTemperature(pMPa);
  const [low, high] = wet === 'liquid' ? [T_13_K, ts] : [ts, edge];
  return single(refine(3, given, pMPa, amount, (low + high) / 2, low, high));
}

/** Wet steam as a state, or the single phase on whose side the amount lies. */
function onSaturation(given: Given, pMPa: number, amount: number): FoundState | 'liquid' | 'vapour' {
  const liquid = saturatedProperty(given, pMPa, 'liquid');
  if (amount < liquid) return 'liquid';
  const vapour = saturatedProperty(given, pMPa, 'vapour');
  if (amount > vapour) return 'vapour';
  const quality = vapour > liquid ? (amount - liquid) / (vapour - liquid) : 0;
  return { temperatureK: saturationTemperature(pMPa), quality };
}

function inSteam(given: Given, pMPa: number, amount: number): FoundState {
  if (amount <= propertyIn(2, given, pMPa, T_25_K)) {
    const low = pMPa <= P_13_MPA ? saturationTemperature(pMPa) : boundaryTemperature(pMPa);
    const guess = given === 'enthalpy' ? temperature2FromPH(pMPa, amount) : temperature2FromPS(pMPa, amount);
    return single(refine(2, given, pMPa, amount, guess, low, T_25_K));
  }
  if (pMPa > P_5_MAX_MPA || amount > propertyIn(5, given, pMPa, T_MAX_K) + ROUNDING) return NOWHERE;
  return single(refine(5, given, pMPa, amount, 1500, T_25_K, T_MAX_K));
}

const single = (temperatureK: number): FoundState => ({ temperatureK, quality: null });

const start1 = (given: Given, pMPa: number, amount: number): number =>
  given === 'enthalpy' ? temperature1FromPH(pMPa, amount) : temperature1FromPS(pMPa, amount);

/** Newton with the heat capacity as slope, held inside a shrinking bracket; h and s rise with T at constant p. */
function refine(
  region: Region,
  given: Given,
  pMPa: number,
  amount: number,
  guess: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  let tK = Math.min(Math.max(guess, low), high);
  for (let round = 0; round < 100; round += 1) {
    const gap = propertyIn(region, given, pMPa, tK) - amount;
    if (gap > 0) high = tK;
    else low = tK;
    const cp = propertyIn(region, 'cp', pMPa, tK);
    const newton = tK - gap / (given === 'enthalpy' ? cp : cp / tK);
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - tK) <= 1e-13 * tK) return next;
    tK = next;
  }
  return tK;
}
