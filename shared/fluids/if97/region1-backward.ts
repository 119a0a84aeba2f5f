/** IAPWS-IF97 region 1, explicit temperature from enthalpy or entropy. */
import { createPolynomial } from './surface.ts';

/** Table 6: I, J, n. */
const fromEnthalpy = createPolynomial([
  [0, 0, -238.72489924521],
  [0, 1, 404.21188637945],
  [0, 2, 113.49746881718],
  [0, 6, -5.8457616048039],
  [0, 22, -0.0001528548241314],
  [0, 32, -1.0866707695377e-6],
  [1, 0, -13.391744872602],
  [1, 1, 43.211039183559],
  [1, 2, -54.010067170506],
  [1, 3, 30.535892203916],
  [1, 4, -6.5964749423638],
  [1, 10, 0.0093965400878363],
  [1, 32, 1.157364750534e-7],
  [2, 10, -2.5858641282073e-5],
  [2, 32, -4.0644363084799e-9],
  [3, 10, 6.6456186191635e-8],
  [3, 32, 8.0670734103027e-11],
  [4, 32, -9.3477771213947e-13],
  [5, 32, 5.8265442020601e-15],
  [6, 32, -1.5020185953503e-17],
]);

/** Table 8: I, J, n. */
const fromEntropy = createPolynomial([
  [0, 0, 174.78268058307],
  [0, 1, 34.806930892873],
  [0, 2, 6.5292584978455],
  [0, 3, 0.33039981775489],
  [0, 11, -1.9281382923196e-7],
  [0, 31, -2.4909197244573e-23],
  [1, 0, -0.26107636489332],
  [1, 1, 0.22592965981586],
  [1, 2, -0.064256463395226],
  [1, 3, 0.0078876289270526],
  [1, 12, 3.5672110607366e-10],
  [1, 31, 1.7332496994895e-24],
  [2, 0, 0.00056608900654837],
  [2, 1, -0.00032635483139717],
  [2, 2, 4.4778286690632e-5],
  [2, 9, -5.1322156908507e-10],
  [2, 31, -4.2522657042207e-26],
  [3, 10, 2.6400441360689e-13],
  [3, 32, 7.8124600459723e-29],
  [4, 32, -3.0732199903668e-31],
]);

/**
 * Temperature, K, within 25 mK of the basic equation.
 * @param pMPa absolute, MPa. @param hKJPerKg enthalpy, kJ/kg. @source IAPWS-IF97 eq. (11)
 */
export function temperature1FromPH(pMPa: number, hKJPerKg: number): number {
  return fromEnthalpy(pMPa, hKJPerKg / 2500 + 1);
}

/**
 * Temperature, K, within 25 mK of the basic equation.
 * @param pMPa absolute, MPa. @param sKJPerKgK entropy, kJ/(kg·K). @source IAPWS-IF97 eq. (13)
 */
export function temperature1FromPS(pMPa: number, sKJPerKgK: number): number {
  return fromEntropy(pMPa, sKJPerKgK + 2);
}
