/** IAPWS-IF97 boundary between regions 2 and 3, 623.15–863.15 K. */

const N1 = 0.34805185628969e3;
const N2 = -0.11671859879975e1;
const N3 = 0.10192970039326e-2;
const N4 = 0.57254459862746e3;
const N5 = 0.1391883977887e2;

/** Pressure on the boundary, MPa: 16.5292 at 623.15 K, 100 at 863.15 K. @source IAPWS-IF97 eq. (5) */
export function boundaryPressure(tK: number): number {
  return N1 + (N2 + N3 * tK) * tK;
}

/** Temperature on the boundary, K. @param pMPa 16.5292–100. @source IAPWS-IF97 eq. (6) */
export function boundaryTemperature(pMPa: number): number {
  return N4 + Math.sqrt((pMPa - N5) / N3);
}
