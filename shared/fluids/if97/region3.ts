/** IAPWS-IF97 region 3: dense water and steam around the critical point, in density and temperature. */
import { R_WATER } from './gibbs.ts';
import { createSurface } from './surface.ts';

const RHO_STAR = 322;
const T_STAR_K = 647.096;
/** Table 30, i = 1. */
const N1 = 1.0658070028513;

/** Table 30, i = 2–40: I, J, n. */
const phi = createSurface([
  [0, 0, -15.732845290239],
  [0, 1, 20.944396974307],
  [0, 2, -7.6867707878716],
  [0, 7, 2.6185947787954],
  [0, 10, -2.808078114862],
  [0, 12, 1.2053369696517],
  [0, 23, -0.0084566812812502],
  [1, 2, -1.2654315477714],
  [1, 6, -1.1524407806681],
  [1, 15, 0.88521043984318],
  [1, 17, -0.64207765181607],
  [2, 0, 0.38493460186671],
  [2, 2, -0.85214708824206],
  [2, 6, 4.8972281541877],
  [2, 7, -3.0502617256965],
  [2, 22, 0.039420536879154],
  [2, 26, 0.12558408424308],
  [3, 0, -0.2799932969871],
  [3, 2, 1.389979956946],
  [3, 4, -2.018991502357],
  [3, 16, -0.0082147637173963],
  [3, 26, -0.47596035734923],
  [4, 0, 0.0439840744735],
  [4, 2, -0.44476435428739],
  [4, 4, 0.90572070719733],
  [4, 26, 0.70522450087967],
  [5, 1, 0.10770512626332],
  [5, 3, -0.32913623258954],
  [5, 26, -0.50871062041158],
  [6, 0, -0.022175400873096],
  [6, 2, 0.094260751665092],
  [6, 26, 0.16436278447961],
  [7, 2, -0.013503372241348],
  [8, 26, -0.014834345352472],
  [9, 2, 0.00057922953628084],
  [9, 26, 0.0032308904703711],
  [10, 0, 8.0964802996215e-5],
  [10, 1, -0.00016557679795037],
  [11, 26, -4.4923899061815e-5],
]);

/** φ_δ, from which the pressure follows. */
const phiDelta = (delta: number, tau: number) => N1 / delta + phi.dx(delta, tau);

/**
 * Properties at density ρ (kg/m³) and temperature T (K).
 * @source IAPWS-IF97 (R7-97(2012)) eq. (28), φ = n₁·ln δ + Σ n·δ^I·τ^J, and table 31
 */
export const region3 = {
  /** MPa */
  pressure(rho: number, tK: number): number {
    const delta = rho / RHO_STAR;
    return (rho * R_WATER * tK * delta * phiDelta(delta, T_STAR_K / tK)) / 1000;
  },
  /** ∂p/∂ρ at constant T, MPa·m³/kg. */
  pressureSlope(rho: number, tK: number): number {
    const delta = rho / RHO_STAR;
    const tau = T_STAR_K / tK;
    const second = -N1 / (delta * delta) + phi.dxx(delta, tau);
    return (R_WATER * tK * (2 * delta * phiDelta(delta, tau) + delta * delta * second)) / 1000;
  },
  /** kJ/kg */
  enthalpy(rho: number, tK: number): number {
    const delta = rho / RHO_STAR;
    const tau = T_STAR_K / tK;
    return R_WATER * tK * (tau * phi.dy(delta, tau) + delta * phiDelta(delta, tau));
  },
  /** kJ/kg */
  internalEnergy(rho: number, tK: number): number {
    const tau = T_STAR_K / tK;
    return R_WATER * tK * tau * phi.dy(rho / RHO_STAR, tau);
  },
  /** kJ/(kg·K) */
  entropy(rho: number, tK: number): number {
    const delta = rho / RHO_STAR;
    const tau = T_STAR_K / tK;
    return R_WATER * (tau * phi.dy(delta, tau) - N1 * Math.log(delta) - phi.value(delta, tau));
  },
  /** kJ/(kg·K) */
  cv(rho: number, tK: number): number {
    const tau = T_STAR_K / tK;
    return -R_WATER * tau * tau * phi.dyy(rho / RHO_STAR, tau);
  },
  /** kJ/(kg·K) */
  cp(rho: number, tK: number): number {
    const { thermal, mechanical, cv } = derivatives(rho, tK);
    return R_WATER * (cv + (thermal * thermal) / mechanical);
  },
  /** m/s */
  soundSpeed(rho: number, tK: number): number {
    const { thermal, mechanical, cv } = derivatives(rho, tK);
    return Math.sqrt(1000 * R_WATER * tK * (mechanical + (thermal * thermal) / cv));
  },
};

/** Dimensionless: δφ_δ − δτφ_δτ, 2δφ_δ + δ²φ_δδ, and c_v/R. */
function derivatives(rho: number, tK: number) {
  const delta = rho / RHO_STAR;
  const tau = T_STAR_K / tK;
  const first = delta * phiDelta(delta, tau);
  return {
    thermal: first - delta * tau * phi.dxy(delta, tau),
    mechanical: 2 * first - N1 + delta * delta * phi.dxx(delta, tau),
    cv: -tau * tau * phi.dyy(delta, tau),
  };
}
