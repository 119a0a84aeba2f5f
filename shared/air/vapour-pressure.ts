/** Saturation pressure of water vapour over water and over ice, as moist air needs it. */
import {
  P_CRITICAL_MPA,
  P_SAT_MIN_MPA,
  saturationPressure,
  saturationTemperature,
  T_CRITICAL_K,
} from '../fluids/if97/region4.ts';

const T_ZERO_K = 273.15;
const T_TRIPLE_K = 273.16;
const P_TRIPLE_PA = 611.657;

/**
 * Vapour pressure over ice, Pa.
 * @param tK 50–273.16 K.
 * @source IAPWS R14-08(2011) eq. (6)
 */
export function sublimationPressurePa(tK: number): number {
  const theta = tK / T_TRIPLE_K;
  const sum =
    -0.212144006e2 * theta ** 0.333333333e-2 +
    0.27320381e2 * theta ** 0.120666667e1 -
    0.61059813e1 * theta ** 0.170333333e1;
  return P_TRIPLE_PA * Math.exp(sum / theta);
}

/**
 * Saturation pressure of water vapour, Pa: over ice below 0 °C, over water from 0 °C on.
 * @param temperatureC −100–373.946 °C; held at the nearer end outside.
 * @source IAPWS R14-08(2011) eq. (6); IAPWS-IF97 eq. (30)
 */
export function vapourPressurePa(temperatureC: number): number {
  const tK = Math.min(Math.max(temperatureC + T_ZERO_K, 173.15), T_CRITICAL_K);
  return tK < T_ZERO_K ? sublimationPressurePa(tK) : saturationPressure(tK) * 1e6;
}

/**
 * Temperature at which vapour of this partial pressure saturates, °C: dew point, or frost point below 0 °C.
 * @param partialPressurePa 0.0014–22.064e6 Pa; held at the nearer end outside.
 */
export function saturationPointC(partialPressurePa: number): number {
  const pMPa = Math.min(partialPressurePa / 1e6, P_CRITICAL_MPA);
  if (pMPa >= P_SAT_MIN_MPA) return saturationTemperature(pMPa) - T_ZERO_K;
  let low = 173.15;
  let high = T_ZERO_K;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (sublimationPressurePa(middle) < partialPressurePa) low = middle;
    else high = middle;
  }
  return (low + high) / 2 - T_ZERO_K;
}
