/**
 * Density in region 3 from pressure and temperature, by iteration on the basic equation.
 *
 * Below the critical temperature p(ρ) has a van der Waals loop with up to three roots. The isotherm is convex to the
 * right of the loop and concave to its left, so Newton's method started right of the liquid root (or left of the
 * vapour root) walks to that root without ever crossing into the loop. Above the critical temperature p(ρ) rises
 * throughout and the root is unique; a bracket guards the nearly flat part.
 */
import { R_WATER } from './gibbs.ts';
import { region3 } from './region3.ts';
import { saturationPressure, T_CRITICAL_K } from './region4.ts';

const RHO_CRITICAL = 322;
/** Above any density of region 3 (759 kg/m³ at 100 MPa and 623.15 K). */
const RHO_MAX = 800;

/**
 * Density, kg/m³; the stable phase below the critical temperature.
 * @param pMPa absolute, 16.529–100. @param tK 623.15 to the 2–3 boundary.
 */
export function density3(pMPa: number, tK: number): number {
  const dense =
    tK < T_CRITICAL_K ? pMPa >= saturationPressure(tK) : pMPa >= region3.pressure(RHO_CRITICAL, tK);
  return dense ? denseDensity3(pMPa, tK) : lightDensity3(pMPa, tK);
}

/** Root on the liquid side of the critical density. */
export function denseDensity3(pMPa: number, tK: number): number {
  return solve(pMPa, tK, RHO_CRITICAL, RHO_MAX, RHO_MAX);
}

/** Root on the vapour side of the critical density. */
export function lightDensity3(pMPa: number, tK: number): number {
  const ideal = (pMPa * 1000) / (R_WATER * tK);
  return solve(pMPa, tK, ideal, RHO_CRITICAL, ideal);
}

function solve(pMPa: number, tK: number, from: number, to: number, start: number): number {
  let low = from;
  let high = to;
  let rho = start;
  for (let round = 0; round < 100; round += 1) {
    const gap = region3.pressure(rho, tK) - pMPa;
    if (gap > 0) high = rho;
    else low = rho;
    const newton = rho - gap / region3.pressureSlope(rho, tK);
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - rho) <= 1e-13 * rho) return next;
    rho = next;
  }
  return rho;
}
