/** Published values that the physics must give on every machine; the app's self-check prints them. */
import { densityAt, siteAir, standardPressurePa } from '../air/site-air.ts';
import { sublimationPressurePa } from '../air/vapour-pressure.ts';
import { waterDewPointC } from './flue-gas.ts';
import { radiationWPerM2 } from './heat-transfer.ts';
import { temperature1FromPH } from './if97/region1-backward.ts';
import { region1 } from './if97/region1.ts';
import { temperature2FromPH } from './if97/region2-from-enthalpy.ts';
import { temperature2FromPS } from './if97/region2-from-entropy.ts';
import { metastableVapour } from './if97/region2-metastable.ts';
import { region2 } from './if97/region2.ts';
import { region3 } from './if97/region3.ts';
import { saturationPressure, saturationTemperature } from './if97/region4.ts';
import { region5 } from './if97/region5.ts';
import { viscosityAtDensity } from './viscosity.ts';

export interface PhysicsCheck {
  name: string;
  source: string;
  expected: number;
  got: number;
  unit: string;
  ok: boolean;
}

interface PhysicsVector {
  name: string;
  source: string;
  expected: number;
  /** Relative agreement asked for: the digits that the source prints. */
  within: number;
  unit: string;
  compute: () => number;
}

const IF97 = 'IAPWS R7-97(2012)';
const NINE_DIGITS = 1e-8;

const vectors: readonly PhysicsVector[] = [
  water('液态水比焓（3 MPa，300 K）', '表5', 115.331273, 'kJ/kg', () => region1.enthalpy(3, 300)),
  water('液态水比体积（80 MPa，300 K）', '表5', 0.971180894e-3, 'm³/kg', () => region1.volume(80, 300)),
  water('液态水比热容（3 MPa，500 K）', '表5', 4.65580682, 'kJ/(kg·K)', () => region1.cp(3, 500)),
  water('蒸汽比焓（0.0035 MPa，700 K）', '表15', 3335.68375, 'kJ/kg', () => region2.enthalpy(0.0035, 700)),
  water('蒸汽比熵（30 MPa，700 K）', '表15', 5.17540298, 'kJ/(kg·K)', () => region2.entropy(30, 700)),
  water('亚稳蒸汽比焓（1 MPa，440 K）', '表18', 2740.15123, 'kJ/kg', () => metastableVapour.enthalpy(1, 440)),
  water('近临界区压力（500 kg/m³，650 K）', '表33', 25.5837018, 'MPa', () => region3.pressure(500, 650)),
  water('近临界区比焓（200 kg/m³，650 K）', '表33', 2375.12401, 'kJ/kg', () => region3.enthalpy(200, 650)),
  water('饱和压力（500 K）', '表35', 2.63889776, 'MPa', () => saturationPressure(500)),
  water('饱和温度（1 MPa）', '表36', 453.035632, 'K', () => saturationTemperature(1)),
  water('高温蒸汽比焓（30 MPa，2000 K）', '表42', 6571.22604, 'kJ/kg', () => region5.enthalpy(30, 2000)),
  water('水温度（80 MPa，1500 kJ/kg）', '表7', 611.041229, 'K', () => temperature1FromPH(80, 1500)),
  water('蒸汽温度（3 MPa，4000 kJ/kg）', '表24', 1010.77577, 'K', () => temperature2FromPH(3, 4000)),
  water('蒸汽温度（8 MPa，7.5 kJ/(kg·K)）', '表29', 1064.95556, 'K', () => temperature2FromPS(8, 7.5)),
  {
    name: '水的动力黏度（998 kg/m³，298.15 K）',
    source: 'IAPWS R12-08(2008) 表4',
    expected: 889.7351,
    within: 1e-7,
    unit: 'μPa·s',
    compute: () => viscosityAtDensity(998, 298.15) * 1e6,
  },
  {
    name: '冰面饱和水汽压（230 K）',
    source: 'IAPWS R14-08(2011) 表3',
    expected: 8.94735,
    within: 1e-6,
    unit: 'Pa',
    compute: () => sublimationPressurePa(230),
  },
  {
    name: '标准大气压力（海拔 1000 m）',
    source: 'ISO 2533',
    expected: 89_874.6,
    within: 1e-5,
    unit: 'Pa',
    compute: () => standardPressurePa(1000),
  },
  {
    name: '标准大气密度（海拔 1000 m，8.5 ℃）',
    source: 'ISO 2533',
    expected: 1.111_64,
    within: 2e-5,
    unit: 'kg/m³',
    compute: () => densityAt(standardPressurePa(1000), 8.5),
  },
  {
    name: '水的沸点（海拔 3650 m 标准大气）',
    source: `ISO 2533 与 ${IF97}`,
    expected: 87.79,
    within: 6e-5,
    unit: '℃',
    compute: () => siteAir({ altitudeM: 3650 }).boilingPointC,
  },
  {
    name: '烟气水露点（水蒸气 17%，64.504 kPa）',
    source: IF97,
    expected: 47.62,
    within: 1e-4,
    unit: '℃',
    compute: () => waterDewPointC(0.17, 64_504),
  },
  {
    name: '辐射热流密度（300 ℃ 对 10 ℃，ε = 0.9）',
    source: '斯忒藩—玻耳兹曼定律',
    expected: 5179.12,
    within: 1e-6,
    unit: 'W/m²',
    compute: () => radiationWPerM2(0.9, 300, 10),
  },
];

function water(
  name: string,
  table: string,
  expected: number,
  unit: string,
  compute: () => number,
): PhysicsVector {
  return { name, source: `${IF97} ${table}`, expected, within: NINE_DIGITS, unit, compute };
}

/** Runs every physics vector; a line is ok when the value agrees to the digits that its source prints. */
export function physicsCheck(): PhysicsCheck[] {
  return vectors.map(({ compute, within, ...rest }) => {
    const got = compute();
    return { ...rest, got, ok: Math.abs(got / rest.expected - 1) <= within };
  });
}
