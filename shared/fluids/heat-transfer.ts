/** Heat given off by walls, shells and pipes: radiation plus natural and forced convection at local pressure. */
import { airConductivity, airSpecificHeat, airViscosity, R_AIR } from './air-transport.ts';

/** Stefan–Boltzmann constant, W/(m²·K⁴). */
export const STEFAN_BOLTZMANN = 5.670374419e-8;
const ZERO_C_K = 273.15;
const GRAVITY = 9.80665;

/** Emissivity of oxidised or painted steel, taken where none was measured. */
export const DEFAULT_EMISSIVITY = 0.9;

/** Which way a surface faces, and what carries the air along it. */
export type Surface = 'vertical' | 'roof' | 'bottom' | 'horizontalCylinder';

export interface SurfaceCase {
  surfaceTemperatureC: number;
  ambientTemperatureC: number;
  /** 0–1. */
  emissivity: number;
  /** Air speed along the surface, m/s; 0 indoors. */
  windSpeedMPerS: number;
  /** Local absolute pressure, Pa. */
  pressurePa: number;
  surface: Surface;
  /** Height of a wall, diameter of a cylinder, shorter side of a roof or bottom, m. */
  lengthM: number;
  /** Temperature of the walls around; the air's when left out. */
  surroundingsTemperatureC?: number;
}

export interface SurfaceHeat {
  radiationWPerM2: number;
  convectionWPerM2: number;
  totalWPerM2: number;
  /** Total over the difference to ambient; NaN when there is none. */
  coefficientWPerM2K: number;
}

/** Net radiation of a grey surface to large surroundings, W/m²; negative when it receives heat. */
export function radiationWPerM2(emissivity: number, surfaceC: number, surroundingsC: number): number {
  const hot2 = (surfaceC + ZERO_C_K) ** 2;
  const cold2 = (surroundingsC + ZERO_C_K) ** 2;
  // The difference of squares is several times faster than `** 4` and keeps the digits of a small difference.
  return emissivity * STEFAN_BOLTZMANN * (hot2 + cold2) * (hot2 - cold2);
}

/**
 * Convection coefficient of a surface, W/(m²·K): natural and forced convection combined as the cube root of the sum of
 * their cubes, with the air at film temperature and local pressure.
 * @param c surface −40–1000 °C, wind 0–30 m/s, pressure 45–110 kPa, length 0.02–30 m.
 * @source vertical and cylinder: Churchill and Chu (1975); roof and bottom: McAdams; flat plate in wind: Gnielinski
 * (1975), VDI Heat Atlas G4; cylinder in wind: Churchill and Bernstein (1977)
 */
export function convectionWPerM2K(c: SurfaceCase): number {
  const filmK = (c.surfaceTemperatureC + c.ambientTemperatureC) / 2 + ZERO_C_K;
  const conductivity = airConductivity(filmK);
  const viscosity = airViscosity(filmK);
  const nu = (viscosity * R_AIR * filmK) / c.pressurePa;
  const prandtl = (viscosity * airSpecificHeat(filmK)) / conductivity;
  const perM = conductivity / c.lengthM;
  const natural = perM * naturalNusselt(c, filmK, nu, prandtl);
  const forced = perM * forcedNusselt(c.surface, (c.windSpeedMPerS * c.lengthM) / nu, prandtl);
  return Math.cbrt(cube(natural) + cube(forced));
}

/** Heat flow from a surface, W/m², with convection as in `convectionWPerM2K`. */
export function surfaceHeat(c: SurfaceCase): SurfaceHeat {
  const difference = c.surfaceTemperatureC - c.ambientTemperatureC;
  const convection = convectionWPerM2K(c) * difference;
  const radiation = radiationWPerM2(
    c.emissivity,
    c.surfaceTemperatureC,
    c.surroundingsTemperatureC ?? c.ambientTemperatureC,
  );
  const total = convection + radiation;
  return {
    radiationWPerM2: radiation,
    convectionWPerM2: convection,
    totalWPerM2: total,
    coefficientWPerM2K: difference === 0 ? Number.NaN : total / difference,
  };
}

/** Loss of an area, kW. */
export function surfaceLossKW(c: SurfaceCase, areaM2: number): number {
  return (surfaceHeat(c).totalWPerM2 * areaM2) / 1000;
}

/** Uncertainty asks for thousands of surfaces, and `**` costs as much as the rest of a correlation. */
const cube = (x: number): number => x * x * x;

function naturalNusselt(c: SurfaceCase, filmK: number, nu: number, prandtl: number): number {
  const difference = c.surfaceTemperatureC - c.ambientTemperatureC;
  const grashof = (GRAVITY * Math.abs(difference) * cube(c.lengthM)) / (filmK * nu * nu);
  const ra = grashof * prandtl;
  if (c.surface === 'vertical') return churchillChu(ra, prandtl, 0.825, 0.492);
  if (c.surface === 'horizontalCylinder') return churchillChu(ra, prandtl, 0.6, 0.559);
  // A hot roof and a cold bottom are alike: the layer at the surface leaves it freely.
  const free = (c.surface === 'roof') === difference >= 0;
  const fourthRoot = Math.sqrt(Math.sqrt(ra));
  if (!free) return 0.27 * fourthRoot;
  return Math.max(0.54 * fourthRoot, 0.15 * Math.cbrt(ra));
}

function churchillChu(ra: number, prandtl: number, still: number, k: number): number {
  const ratio = k / prandtl;
  // Roots instead of the powers 9/16 and 1/6, which cost several times as much.
  const sixteenth = Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(ratio))));
  const shape = (1 + Math.sqrt(ratio) * sixteenth) ** (8 / 27);
  return (still + (0.387 * Math.sqrt(Math.cbrt(ra))) / shape) ** 2;
}

function forcedNusselt(surface: Surface, re: number, prandtl: number): number {
  if (re <= 0) return 0;
  if (surface === 'horizontalCylinder') {
    const shape = (1 + (0.4 / prandtl) ** (2 / 3)) ** 0.25;
    const growth = (1 + (re / 282_000) ** (5 / 8)) ** 0.8;
    return 0.3 + ((0.62 * Math.sqrt(re) * Math.cbrt(prandtl)) / shape) * growth;
  }
  const root = Math.cbrt(prandtl);
  // Both boundary layers at once: wind on a plant is never smooth enough for a purely laminar start.
  const laminar = 0.664 * Math.sqrt(re) * root;
  const tenth = re ** 0.1;
  const turbulent = (0.037 * (re / tenth ** 2) * prandtl) / (1 + (2.443 / tenth) * (root ** 2 - 1));
  return Math.sqrt(laminar * laminar + turbulent * turbulent);
}
