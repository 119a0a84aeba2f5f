/** IAPWS-IF97 metastable vapour: steam cooled below saturation that has not begun to condense, up to 10 MPa. */
import { gibbsProperties, type PTProperties } from './gibbs.ts';
import { ideal2 } from './region2.ts';
import { createSurface } from './surface.ts';

/** Table 16, residual part: I, J, n. */
const residual = createSurface([
  [1, 0, -0.0073362260186506],
  [1, 2, -0.088223831943146],
  [1, 5, -0.072334555213245],
  [1, 11, -0.0040813178534455],
  [2, 1, 0.0020097803380207],
  [2, 7, -0.053045921898642],
  [2, 16, -0.007619040908697],
  [3, 4, -0.0063498037657313],
  [3, 16, -0.086043093028588],
  [4, 7, 0.007532158152277],
  [4, 10, -0.0079238375446139],
  [5, 9, -0.00022888160778447],
  [5, 10, -0.002645650148281],
]);

/** Two terms of table 10 have other values here, so that the equation meets region 2 at saturation. */
const ideal = ideal2(-9.6937268393049, 10.087275970006);

/**
 * From the saturated vapour line down to the 5 % equilibrium moisture line, from the triple point to 10 MPa: steam that
 * leaves a nozzle or a trap faster than it condenses. Above 10 MPa region 2 itself continues.
 * @source IAPWS-IF97 (R7-97(2012)) eqs. (18)–(19)
 */
export const metastableVapour: PTProperties = gibbsProperties({
  pStarMPa: 1,
  tStarK: 540,
  g: (pi, tau) => Math.log(pi) + ideal.value(1, tau) + residual.value(pi, tau - 0.5),
  gPi: (pi, tau) => 1 / pi + residual.dx(pi, tau - 0.5),
  gTau: (pi, tau) => ideal.dy(1, tau) + residual.dy(pi, tau - 0.5),
  gPiPi: (pi, tau) => -1 / (pi * pi) + residual.dxx(pi, tau - 0.5),
  gPiTau: (pi, tau) => residual.dxy(pi, tau - 0.5),
  gTauTau: (pi, tau) => ideal.dyy(1, tau) + residual.dyy(pi, tau - 0.5),
});
