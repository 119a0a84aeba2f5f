/** Viscosity of water and steam, for pipe friction and pumps. */
import { createPolynomial } from './if97/surface.ts';
import { propertyPT } from './if97/water.ts';

/** Table 2: power of (1/T̄ − 1), power of (ρ̄ − 1), H. */
const residual = createPolynomial([
  [0, 0, 5.20094e-1],
  [1, 0, 8.50895e-2],
  [2, 0, -1.08374],
  [3, 0, -2.89555e-1],
  [0, 1, 2.22531e-1],
  [1, 1, 9.99115e-1],
  [2, 1, 1.88797],
  [3, 1, 1.26613],
  [5, 1, 1.20573e-1],
  [0, 2, -2.81378e-1],
  [1, 2, -9.06851e-1],
  [2, 2, -7.72479e-1],
  [3, 2, -4.89837e-1],
  [4, 2, -2.5704e-1],
  [0, 3, 1.61913e-1],
  [1, 3, 2.57399e-1],
  [0, 4, -3.25372e-2],
  [3, 4, 6.98452e-2],
  [4, 5, 8.72102e-3],
  [3, 6, -4.35673e-3],
  [5, 6, -5.93264e-4],
]);

/**
 * Dynamic viscosity, Pa·s, without the enhancement near the critical point (as its industrial form allows).
 * @param rho density, kg/m³. @param tK 273.15–1173.15 K.
 * @source IAPWS R12-08(2008) eqs. (10)–(12)
 */
export function viscosityAtDensity(rho: number, tK: number): number {
  const t = tK / 647.096;
  const d = rho / 322;
  const dilute = (100 * Math.sqrt(t)) / (1.67752 + (2.20462 + (0.6366564 - 0.241605 / t) / t) / t);
  return dilute * Math.exp(d * residual(1 / t - 1, d - 1)) * 1e-6;
}

/** Dynamic viscosity, Pa·s, at absolute pressure (MPa) and temperature (0–900 °C); NaN outside IF97. */
export function waterViscosity(pMPaAbs: number, tC: number): number {
  const tK = tC + 273.15;
  return viscosityAtDensity(1 / propertyPT('volume', pMPaAbs, tK), tK);
}
