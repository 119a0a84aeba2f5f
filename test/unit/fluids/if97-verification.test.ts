/** Every published computer-program verification value of IAPWS-IF97 (R7-97(2012)) for what is implemented. */
import { describe, expect, it } from 'vitest';
import { boundaryPressure, boundaryTemperature } from '../../../shared/fluids/if97/boundary23.ts';
import type { PTProperties } from '../../../shared/fluids/if97/gibbs.ts';
import { temperature1FromPH, temperature1FromPS } from '../../../shared/fluids/if97/region1-backward.ts';
import { region1 } from '../../../shared/fluids/if97/region1.ts';
import { enthalpy2bc, temperature2FromPH } from '../../../shared/fluids/if97/region2-from-enthalpy.ts';
import { temperature2FromPS } from '../../../shared/fluids/if97/region2-from-entropy.ts';
import { metastableVapour } from '../../../shared/fluids/if97/region2-metastable.ts';
import { region2 } from '../../../shared/fluids/if97/region2.ts';
import { density3 } from '../../../shared/fluids/if97/region3-density.ts';
import { region3 } from '../../../shared/fluids/if97/region3.ts';
import { saturationPressure, saturationTemperature } from '../../../shared/fluids/if97/region4.ts';
import { region5 } from '../../../shared/fluids/if97/region5.ts';

/** The tables print nine significant digits; half a unit of the last is at most 5e-9 relative. */
function agree(actual: number, published: number) {
  expect(Math.abs(actual / published - 1)).toBeLessThan(1e-8);
}

type Row = [
  p: number,
  t: number,
  volume: number,
  enthalpy: number,
  internalEnergy: number,
  entropy: number,
  cp: number,
  soundSpeed: number,
];
const properties = ['volume', 'enthalpy', 'internalEnergy', 'entropy', 'cp', 'soundSpeed'] as const;

function table(name: string, region: PTProperties, rows: Row[]) {
  describe(name, () => {
    it.each(rows)('p = %f MPa, T = %f K', (p, t, ...published) => {
      properties.forEach((property, i) => agree(region[property](p, t), published[i] as number));
    });
  });
}

table('IF97 table 5, region 1', region1, [
  [3, 300, 0.100215168e-2, 0.115331273e3, 0.112324818e3, 0.392294792, 0.417301218e1, 0.150773921e4],
  [80, 300, 0.971180894e-3, 0.184142828e3, 0.106448356e3, 0.368563852, 0.401008987e1, 0.163469054e4],
  [3, 500, 0.1202418e-2, 0.975542239e3, 0.971934985e3, 0.258041912e1, 0.465580682e1, 0.124071337e4],
]);

table('IF97 table 15, region 2', region2, [
  [0.0035, 300, 0.394913866e2, 0.254991145e4, 0.24116916e4, 0.852238967e1, 0.191300162e1, 0.427920172e3],
  [0.0035, 700, 0.923015898e2, 0.333568375e4, 0.301262819e4, 0.101749996e2, 0.208141274e1, 0.644289068e3],
  [30, 700, 0.542946619e-2, 0.263149474e4, 0.246861076e4, 0.517540298e1, 0.103505092e2, 0.480386523e3],
]);

table('IF97 table 18, metastable vapour', metastableVapour, [
  [1, 450, 0.19251654, 0.276881115e4, 0.257629461e4, 0.656660377e1, 0.276349265e1, 0.498408101e3],
  [1, 440, 0.186212297, 0.274015123e4, 0.255393894e4, 0.650218759e1, 0.298166443e1, 0.489363295e3],
  [1.5, 450, 0.121685206, 0.272134539e4, 0.253881758e4, 0.62917044e1, 0.362795578e1, 0.481941819e3],
]);

table('IF97 table 42, region 5', region5, [
  [0.5, 1500, 0.13845509e1, 0.521976855e4, 0.45274931e4, 0.965408875e1, 0.261609445e1, 0.91706869e3],
  [30, 1500, 0.230761299e-1, 0.516723514e4, 0.447495124e4, 0.772970133e1, 0.272724317e1, 0.928548002e3],
  [30, 2000, 0.311385219e-1, 0.657122604e4, 0.563707038e4, 0.853640523e1, 0.288569882e1, 0.106736948e4],
]);

describe('IF97 table 33, region 3', () => {
  it.each([
    [500, 650, 0.255837018e2, 0.186343019e4, 0.181226279e4, 0.405427273e1, 0.138935717e2, 0.502005554e3],
    [200, 650, 0.222930643e2, 0.237512401e4, 0.226365868e4, 0.485438792e1, 0.446579342e2, 0.383444594e3],
    [500, 750, 0.783095639e2, 0.225868845e4, 0.210206932e4, 0.446971906e1, 0.634165359e1, 0.760696041e3],
  ] as const)('ρ = %f kg/m³, T = %f K', (rho, t, p, h, u, s, cp, w) => {
    agree(region3.pressure(rho, t), p);
    agree(region3.enthalpy(rho, t), h);
    agree(region3.internalEnergy(rho, t), u);
    agree(region3.entropy(rho, t), s);
    agree(region3.cp(rho, t), cp);
    agree(region3.soundSpeed(rho, t), w);
    expect(density3(region3.pressure(rho, t), t)).toBeCloseTo(rho, 6);
  });
});

describe('IF97 isochoric heat capacity (public programs, nine digits)', () => {
  it.each([
    [region1.cv(80, 300), 3.91736606],
    [region1.cv(3, 500), 3.22139223],
    [region2.cv(0.0035, 300), 1.44132662],
    [region2.cv(30, 700), 2.97553837],
    [region3.cv(200, 650), 4.04118076],
    [region5.cv(30, 1500), 2.19274829],
  ])('%f', (ours, published) => agree(ours, published));
});

describe('IF97 region 4', () => {
  it.each([
    [300, 0.353658941e-2],
    [500, 0.263889776e1],
    [600, 0.123443146e2],
  ])('table 35: p_s(%f K)', (t, p) => agree(saturationPressure(t), p));
  it.each([
    [0.1, 0.372755919e3],
    [1, 0.453035632e3],
    [10, 0.584149488e3],
  ])('table 36: T_s(%f MPa)', (p, t) => agree(saturationTemperature(p), t));
});

describe('IF97 boundary 2–3', () => {
  it('eqs. (5) and (6) at 623.15 K and 16.5291643 MPa', () => {
    agree(boundaryPressure(623.15), 16.5291643);
    agree(boundaryTemperature(16.5291643), 623.15);
  });
  it('boundary 2b–2c at 100 MPa', () => agree(enthalpy2bc(100), 3516.004323));
});

describe('IF97 backward equations, region 1', () => {
  it.each([
    [3, 500, 0.391798509e3],
    [80, 500, 0.378108626e3],
    [80, 1500, 0.611041229e3],
  ])('table 7: T(%f MPa, %f kJ/kg)', (p, h, t) => agree(temperature1FromPH(p, h), t));
  it.each([
    [3, 0.5, 0.307842258e3],
    [80, 0.5, 0.309979785e3],
    [80, 3, 0.565899909e3],
  ])('table 9: T(%f MPa, %f kJ/(kg·K))', (p, s, t) => agree(temperature1FromPS(p, s), t));
});

describe('IF97 backward equations, region 2', () => {
  it.each([
    [0.001, 3000, 0.534433241e3],
    [3, 3000, 0.57537337e3],
    [3, 4000, 0.101077577e4],
    [5, 3500, 0.801299102e3],
    [5, 4000, 0.101531583e4],
    [25, 3500, 0.875279054e3],
    [40, 2700, 0.743056411e3],
    [60, 2700, 0.791137067e3],
    [60, 3200, 0.88275686e3],
  ])('table 24: T(%f MPa, %f kJ/kg)', (p, h, t) => agree(temperature2FromPH(p, h), t));
  it.each([
    [0.1, 7.5, 0.399517097e3],
    [0.1, 8, 0.514127081e3],
    [2.5, 8, 0.103984917e4],
    [8, 6, 0.60048404e3],
    [8, 7.5, 0.106495556e4],
    [90, 6, 0.103801126e4],
    [20, 5.75, 0.697992849e3],
    [80, 5.25, 0.854011484e3],
    [80, 5.75, 0.949017998e3],
  ])('table 29: T(%f MPa, %f kJ/(kg·K))', (p, s, t) => agree(temperature2FromPS(p, s), t));
});
