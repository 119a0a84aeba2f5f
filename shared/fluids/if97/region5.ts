/** IAPWS-IF97 region 5: steam at 1073.15–2273.15 K up to 50 MPa. */
import { gibbsProperties, type PTProperties } from './gibbs.ts';
import { createSurface } from './surface.ts';

/** Table 37, ideal-gas part: (unused I), J, n. */
const ideal = createSurface([
  [0, 0, -13.179983674201],
  [0, 1, 6.8540841634434],
  [0, -3, -0.024805148933466],
  [0, -2, 0.36901534980333],
  [0, -1, -3.1161318213925],
  [0, 2, -0.32961626538917],
]);

/** Table 38, residual part: I, J, n. */
const residual = createSurface([
  [1, 1, 0.0015736404855259],
  [1, 2, 0.00090153761673944],
  [1, 3, -0.0050270077677648],
  [2, 3, 2.2440037409485e-6],
  [2, 9, -4.1163275453471e-6],
  [3, 7, 3.7919454822955e-8],
]);

/** @source IAPWS-IF97 (R7-97(2012)) eqs. (32)–(34), γ = ln π + Σ n·τ^J + Σ n·π^I·τ^J */
export const region5: PTProperties = gibbsProperties({
  pStarMPa: 1,
  tStarK: 1000,
  g: (pi, tau) => Math.log(pi) + ideal.value(1, tau) + residual.value(pi, tau),
  gPi: (pi, tau) => 1 / pi + residual.dx(pi, tau),
  gTau: (pi, tau) => ideal.dy(1, tau) + residual.dy(pi, tau),
  gPiPi: (pi, tau) => -1 / (pi * pi) + residual.dxx(pi, tau),
  gPiTau: (pi, tau) => residual.dxy(pi, tau),
  gTauTau: (pi, tau) => ideal.dyy(1, tau) + residual.dyy(pi, tau),
});
