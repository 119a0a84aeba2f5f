/** Enthalpy and mean specific heat of flue-gas components and air as ideal gases, from 0 °C. */
import { MOLAR_VOLUME_NM3 } from './fuels.ts';

export type Gas = 'N2' | 'O2' | 'CO2' | 'H2O' | 'SO2' | 'CO' | 'air';

/** a₁…a₇ of cₚ/R = a₁T⁻² + a₂T⁻¹ + a₃ + a₄T + a₅T² + a₆T³ + a₇T⁴. */
type Coefficients = readonly [number, number, number, number, number, number, number];
interface PureGas {
  low: Coefficients;
  high: Coefficients;
}

/** NASA Glenn coefficients, 200–1000 K and 1000–6000 K (McBride, Zehe, Gordon, NASA/TP-2002-211556). */
const pure: Record<Exclude<Gas, 'air'>, PureGas> = {
  N2: {
    low: [
      2.210371497e4, -3.81846182e2, 6.08273836, -8.53091441e-3, 1.384646189e-5, -9.62579362e-9,
      2.519705809e-12,
    ],
    high: [
      5.87712406e5, -2.239249073e3, 6.06694922, -6.1396855e-4, 1.491806679e-7, -1.923105485e-11,
      1.061954386e-15,
    ],
  },
  O2: {
    low: [
      -3.42556342e4, 4.84700097e2, 1.119010961, 4.29388924e-3, -6.83630052e-7, -2.0233727e-9, 1.039040018e-12,
    ],
    high: [
      -1.037939022e6, 2.344830282e3, 1.819732036, 1.267847582e-3, -2.188067988e-7, 2.053719572e-11,
      -8.19346705e-16,
    ],
  },
  CO2: {
    low: [
      4.94365054e4, -6.26411601e2, 5.30172524, 2.503813816e-3, -2.127308728e-7, -7.68998878e-10,
      2.849677801e-13,
    ],
    high: [
      1.176962419e5, -1.788791477e3, 8.29152319, -9.22315678e-5, 4.86367688e-9, -1.891053312e-12,
      6.33003659e-16,
    ],
  },
  H2O: {
    low: [
      -3.94796083e4, 5.75573102e2, 9.31782653e-1, 7.22271286e-3, -7.34255737e-6, 4.95504349e-9,
      -1.336933246e-12,
    ],
    high: [
      1.034972096e6, -2.412698562e3, 4.64611078, 2.291998307e-3, -6.83683048e-7, 9.42646893e-11,
      -4.82238053e-15,
    ],
  },
  SO2: {
    low: [
      -5.31084214e4, 9.09031167e2, -2.356891244, 2.204449885e-2, -2.510781471e-5, 1.446300484e-8,
      -3.36907094e-12,
    ],
    high: [
      -1.127640116e5, -8.25226138e2, 7.61617863, -1.99932761e-4, 5.65563143e-8, -5.45431661e-12,
      2.918294102e-16,
    ],
  },
  CO: {
    low: [
      1.489045326e4, -2.922285939e2, 5.72452717, -8.17623503e-3, 1.456903469e-5, -1.087746302e-8,
      3.027941827e-12,
    ],
    high: [
      4.61919725e5, -1.944704863e3, 5.91671418, -5.66428283e-4, 1.39881454e-7, -1.787680361e-11,
      9.62093557e-16,
    ],
  },
};

const R = 8.314_51;
const T0_K = 273.15;
const T_MIN_K = 200;
const T_MAX_K = 3000;
const BREAK_K = 1000;

/** ∫ cₚ/R dT: the seven terms of cₚ integrated, and the constant of integration. */
type Integral = readonly [number, number, number, number, number, number, number, number];

const integrate = (c: Coefficients, constant: number): Integral => [
  -c[0],
  c[1],
  c[2],
  c[3] / 2,
  c[4] / 3,
  c[5] / 4,
  c[6] / 5,
  constant,
];

/** A temperature with its logarithm and inverse, the dear terms of an enthalpy: taken once for all gases of a mixture. */
export interface GasTemperature {
  tK: number;
  lnT: number;
  inverseT: number;
}

/** @param temperatureC −70–2700 °C; held at the nearer end outside. */
export function gasTemperature(temperatureC: number): GasTemperature {
  return prepared(Math.min(Math.max(temperatureC + T0_K, T_MIN_K), T_MAX_K));
}

const prepared = (tK: number): GasTemperature => ({ tK, lnT: Math.log(tK), inverseT: 1 / tK });

function integralAt(c: Integral, { tK: t, lnT, inverseT }: GasTemperature): number {
  const powers = t * (c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * c[6]))));
  return c[0] * inverseT + c[1] * lnT + powers + c[7];
}

const PER_NM3 = R / MOLAR_VOLUME_NM3;

/** Enthalpy above 0 °C of a gas or of a mixture as a function of temperature: below and above 1000 K. */
export interface HeatCurve {
  readonly low: Integral;
  readonly high: Integral;
}

/** Of a pure gas, kJ per Nm³: zero at 0 °C, and continuous where the ranges meet. */
function curveOf(gas: PureGas): HeatCurve {
  const low = integrate(gas.low, -integralAt(integrate(gas.low, 0), prepared(T0_K)));
  const atBreak = prepared(BREAK_K);
  const step = integralAt(low, atBreak) - integralAt(integrate(gas.high, 0), atBreak);
  return { low: scaled(low), high: scaled(integrate(gas.high, step)) };
}

const scaled = (c: Integral): Integral => weighted(c, PER_NM3, c, 0);

const N2 = curveOf(pure.N2);
const O2 = curveOf(pure.O2);

/** Per Nm³. Air is 21 % O₂ and 79 % N₂, as in combustion. */
export const heatCurves: Record<Gas, HeatCurve> = {
  N2,
  O2,
  CO2: curveOf(pure.CO2),
  H2O: curveOf(pure.H2O),
  SO2: curveOf(pure.SO2),
  CO: curveOf(pure.CO),
  air: { low: weighted(O2.low, 0.21, N2.low, 0.79), high: weighted(O2.high, 0.21, N2.high, 0.79) },
};

/** Term by term, without a loop: mixtures are made as often as they are asked. */
function weighted(a: Integral, shareA: number, b: Integral, shareB: number): Integral {
  return [
    shareA * a[0] + shareB * b[0],
    shareA * a[1] + shareB * b[1],
    shareA * a[2] + shareB * b[2],
    shareA * a[3] + shareB * b[3],
    shareA * a[4] + shareB * b[4],
    shareA * a[5] + shareB * b[5],
    shareA * a[6] + shareB * b[6],
    shareA * a[7] + shareB * b[7],
  ];
}

/**
 * Of these volumes (Nm³) together, kJ; made once for a mixture that is asked at many temperatures.
 * @param zeroC where the enthalpy is to be zero, °C.
 */
export function heatCurve(volumes: Partial<Record<Gas, number>>, zeroC = 0): HeatCurve {
  let low: Integral = [0, 0, 0, 0, 0, 0, 0, 0];
  let high = low;
  for (const [gas, nm3] of Object.entries(volumes) as [Gas, number][]) {
    low = weighted(low, 1, heatCurves[gas].low, nm3);
    high = weighted(high, 1, heatCurves[gas].high, nm3);
  }
  const offset: Integral = [0, 0, 0, 0, 0, 0, 0, heatKJ({ low, high }, gasTemperature(zeroC))];
  return { low: weighted(low, 1, offset, -1), high: weighted(high, 1, offset, -1) };
}

/** Enthalpy above the zero of the curve, kJ. */
export function heatKJ({ low, high }: HeatCurve, at: GasTemperature): number {
  return integralAt(at.tK <= BREAK_K ? low : high, at);
}

/** `base` + `x`·`more`, kJ: the polynomials are joined before they are evaluated, one term after the other. */
export function joinedHeatKJ(base: HeatCurve, x: number, more: HeatCurve, at: GasTemperature): number {
  const { tK: t, lnT, inverseT } = at;
  const a = t <= BREAK_K ? base.low : base.high;
  const b = t <= BREAK_K ? more.low : more.high;
  const upper = a[4] + x * b[4] + t * (a[5] + x * b[5] + t * (a[6] + x * b[6]));
  const powers = t * (a[2] + x * b[2] + t * (a[3] + x * b[3] + t * upper));
  return (a[0] + x * b[0]) * inverseT + (a[1] + x * b[1]) * lnT + powers + a[7] + x * b[7];
}

function heatCapacity(c: Coefficients, t: number): number {
  return (c[0] / t + c[1]) / t + c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * c[6])));
}

/** Specific heat of a mixture as a function of temperature: below and above 1000 K. */
export interface CapacityCurve {
  readonly low: Coefficients;
  readonly high: Coefficients;
}

/** Of nitrogen and oxygen by volume shares with a monatomic rest, kJ/(Nm³·K). */
export function airCapacityCurve(nitrogen: number, oxygen: number, monatomic: number): CapacityCurve {
  const of = (range: 'low' | 'high') =>
    pure.N2[range].map(
      (n2, i) =>
        PER_NM3 * (nitrogen * n2 + oxygen * (pure.O2[range][i] as number) + (i === 2 ? 2.5 * monatomic : 0)),
    ) as unknown as Coefficients;
  return { low: of('low'), high: of('high') };
}

/** @param tK 200–3000 K. */
export function capacityAt({ low, high }: CapacityCurve, tK: number): number {
  return heatCapacity(tK <= BREAK_K ? low : high, tK);
}

/**
 * Enthalpy above 0 °C, kJ/Nm³. Air is 21 % O₂ and 79 % N₂, as in combustion.
 * @param temperatureC −70–2700 °C; held at the nearer end outside.
 */
export function gasEnthalpyKJPerNm3(gas: Gas, temperatureC: number): number {
  return heatKJ(heatCurves[gas], gasTemperature(temperatureC));
}

/** True specific heat at constant pressure, kJ/(Nm³·K). */
export function gasHeatCapacity(gas: Gas, temperatureC: number): number {
  if (gas === 'air')
    return 0.21 * gasHeatCapacity('O2', temperatureC) + 0.79 * gasHeatCapacity('N2', temperatureC);
  const t = Math.min(Math.max(temperatureC + T0_K, T_MIN_K), T_MAX_K);
  return PER_NM3 * heatCapacity(t <= BREAK_K ? pure[gas].low : pure[gas].high, t);
}

/** Mean specific heat between 0 °C and t at constant pressure, kJ/(Nm³·K); at 0 °C the true one. */
export function meanSpecificHeat(gas: Gas, temperatureC: number): number {
  if (Math.abs(temperatureC) < 0.01) return gasHeatCapacity(gas, 0);
  return gasEnthalpyKJPerNm3(gas, temperatureC) / temperatureC;
}
