/** Properties from a dimensionless Gibbs energy γ(π, τ), common to IF97 regions 1, 2 and 5. */

/** Specific gas constant of water, kJ/(kg·K), IAPWS-IF97 eq. (1). */
export const R_WATER = 0.461526;

/** γ and its derivatives as functions of π = p / p* and τ = T* / T. */
export interface Gibbs {
  pStarMPa: number;
  tStarK: number;
  g: (pi: number, tau: number) => number;
  gPi: (pi: number, tau: number) => number;
  gTau: (pi: number, tau: number) => number;
  gPiPi: (pi: number, tau: number) => number;
  gPiTau: (pi: number, tau: number) => number;
  gTauTau: (pi: number, tau: number) => number;
}

/** Properties at absolute pressure p (MPa) and temperature T (K). */
export interface PTProperties {
  /** m³/kg */
  volume: (pMPa: number, tK: number) => number;
  /** kJ/kg */
  enthalpy: (pMPa: number, tK: number) => number;
  /** kJ/kg */
  internalEnergy: (pMPa: number, tK: number) => number;
  /** kJ/(kg·K) */
  entropy: (pMPa: number, tK: number) => number;
  /** kJ/(kg·K) */
  cp: (pMPa: number, tK: number) => number;
  /** kJ/(kg·K) */
  cv: (pMPa: number, tK: number) => number;
  /** m/s */
  soundSpeed: (pMPa: number, tK: number) => number;
}

/** @source IAPWS-IF97 tables 3, 12 and 40 (one form for all: ideal and residual part already summed). */
export function gibbsProperties(f: Gibbs): PTProperties {
  const { pStarMPa, tStarK } = f;
  const mixed = (pi: number, tau: number) => f.gPi(pi, tau) - tau * f.gPiTau(pi, tau);
  return {
    volume: (p, t) => (R_WATER * t * f.gPi(p / pStarMPa, tStarK / t)) / (pStarMPa * 1000),
    enthalpy: (p, t) => R_WATER * tStarK * f.gTau(p / pStarMPa, tStarK / t),
    internalEnergy: (p, t) => {
      const pi = p / pStarMPa;
      const tau = tStarK / t;
      return R_WATER * t * (tau * f.gTau(pi, tau) - pi * f.gPi(pi, tau));
    },
    entropy: (p, t) => {
      const pi = p / pStarMPa;
      const tau = tStarK / t;
      return R_WATER * (tau * f.gTau(pi, tau) - f.g(pi, tau));
    },
    cp: (p, t) => {
      const tau = tStarK / t;
      return -R_WATER * tau * tau * f.gTauTau(p / pStarMPa, tau);
    },
    cv: (p, t) => {
      const pi = p / pStarMPa;
      const tau = tStarK / t;
      const m = mixed(pi, tau);
      return R_WATER * (-tau * tau * f.gTauTau(pi, tau) + (m * m) / f.gPiPi(pi, tau));
    },
    soundSpeed: (p, t) => {
      const pi = p / pStarMPa;
      const tau = tStarK / t;
      const m = mixed(pi, tau);
      const gPi = f.gPi(pi, tau);
      const stiffness = (m * m) / (tau * tau * f.gTauTau(pi, tau)) - f.gPiPi(pi, tau);
      return Math.sqrt((1000 * R_WATER * t * gPi * gPi) / stiffness);
    },
  };
}
