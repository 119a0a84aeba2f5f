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

function integralAt(c: Integral, { tK: t, lnT, inverseT }: GasTemperature): number {
  const powers = t * (c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * c[6]))));
  return c[0] * inverseT + c[1] * lnT + powers + c[7];
}

/** Zero at 0 °C, and continuous where the ranges meet. */
const integrals = Object.fromEntries(
  Object.entries(pure).map(([name, gas]) => {
    const atBreak = prepared(BREAK_K);
    const low = integrate(gas.low, -integralAt(integrate(gas.low, 0), prepared(T0_K)));
    const step = integralAt(low, atBreak) - integralAt(integrate(gas.high, 0), atBreak);
    return [name, { low, high: integrate(gas.high, step) }];
  }),
) as Record<Exclude<Gas, 'air'>, { low: Integral; high: Integral }>;

function heatCapacity(c: Coefficients, t: number): number {
  return (c[0] / t + c[1]) / t + c[2] + t * (c[3] + t * (c[4] + t * (c[5] + t * c[6])));
}

const PER_NM3 = R / MOLAR_VOLUME_NM3;

/**
 * Enthalpy above 0 °C, kJ/Nm³. Air is 21 % O₂ and 79 % N₂, as in combustion.
 * @param temperatureC −70–2700 °C; held at the nearer end outside.
 */
export function gasEnthalpyKJPerNm3(gas: Gas, temperatureC: number): number {
  const at = gasTemperature(temperatureC);
  return gas === 'air' ? 0.21 * enthalpyAt('O2', at) + 0.79 * enthalpyAt('N2', at) : enthalpyAt(gas, at);
}

/** Enthalpy above 0 °C of a pure gas at a prepared temperature, kJ/Nm³. */
export function enthalpyAt(gas: Exclude<Gas, 'air'>, at: GasTemperature): number {
  const { low, high } = integrals[gas];
  return PER_NM3 * integralAt(at.tK <= BREAK_K ? low : high, at);
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
