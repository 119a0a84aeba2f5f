/** IAPWS-IF97 region 4: the saturation line, both directions explicit. */

/** Critical pressure, MPa. */
export const P_CRITICAL_MPA = 22.064;
/** Critical temperature, K. */
export const T_CRITICAL_K = 647.096;

const N1 = 0.11670521452767e4;
const N2 = -0.72421316703206e6;
const N3 = -0.17073846940092e2;
const N4 = 0.1202082470247e5;
const N5 = -0.32325550322333e7;
const N6 = 0.1491510861353e2;
const N7 = -0.48232657361591e4;
const N8 = 0.40511340542057e6;
const N9 = -0.23855557567849;
const N10 = 0.65017534844798e3;

/**
 * Saturation pressure, MPa.
 * @param tK 273.15–647.096 K.
 * @source IAPWS-IF97 (R7-97(2012)) eq. (30)
 */
export function saturationPressure(tK: number): number {
  const theta = tK + N9 / (tK - N10);
  const a = (theta + N1) * theta + N2;
  const b = (N3 * theta + N4) * theta + N5;
  const c = (N6 * theta + N7) * theta + N8;
  const q = (2 * c) / (-b + Math.sqrt(b * b - 4 * a * c));
  const q2 = q * q;
  return q2 * q2;
}

/**
 * Saturation temperature, K.
 * @param pMPa absolute, 0.000611213–22.064 MPa.
 * @source IAPWS-IF97 (R7-97(2012)) eq. (31)
 */
export function saturationTemperature(pMPa: number): number {
  const beta = Math.sqrt(Math.sqrt(pMPa));
  const e = (beta + N3) * beta + N6;
  const f = (N1 * beta + N4) * beta + N7;
  const g = (N2 * beta + N5) * beta + N8;
  const d = (2 * g) / (-f - Math.sqrt(f * f - 4 * e * g));
  const s = N10 + d;
  return (s - Math.sqrt(s * s - 4 * (N9 + N10 * d))) / 2;
}

/** Lower end of the saturation line, at 273.15 K: 0.000611213 MPa. */
export const P_SAT_MIN_MPA = saturationPressure(273.15);
