/** Site air: what altitude does to pressure, density, oxygen, moisture and boiling. */
import { saturationPointC, vapourPressurePa } from './vapour-pressure.ts';

/** Standard sea-level pressure, Pa. */
export const P0_PA = 101_325;
/** Gas constant of dry air, J/(kg·K) (ISO 2533). */
const R_AIR = 287.053;
/** Molar mass of water over that of dry air. */
const MOLAR_MASS_RATIO = 0.621_98;
/** Volume share of oxygen in dry air. */
export const OXYGEN_SHARE = 0.2095;

export interface SiteAir {
  altitudeM: number;
  /** Local atmospheric pressure, Pa. */
  pressurePa: number;
  /** 'measured' when the auditor gave it; 'standard-atmosphere' is marked as an estimate. */
  pressureSource: 'measured' | 'standard-atmosphere';
  temperatureC: number;
  relativeHumidityPct: number;
  /** Moist-air density at site pressure and temperature, kg/m³. */
  densityKgPerM3: number;
  /** Pressure relative to sea level. */
  pressureRatio: number;
  /** Oxygen partial pressure of dry air, kPa. */
  oxygenPartialPressureKPa: number;
  /** Boiling point of water at site pressure, °C. */
  boilingPointC: number;
}

/**
 * Pressure of the standard atmosphere, Pa.
 * @param altitudeM 0–5,500 m (valid to 11,000 m).
 * @source ISO 2533 / GB/T 1920, P = 101325·(1 − 2.25577e-5·h)^5.25588
 */
export function standardPressurePa(altitudeM: number): number {
  return P0_PA * (1 - 2.25577e-5 * altitudeM) ** 5.25588;
}

/** Temperature of the standard atmosphere, °C: 15 − 0.0065·h. */
export function standardTemperatureC(altitudeM: number): number {
  return 15 - 0.0065 * altitudeM;
}

/** Air temperature taken when none was measured, °C: about the yearly mean of the inhabited plateau valleys. */
export const DEFAULT_AIR_TEMPERATURE_C = 10;
/** Relative humidity taken when none was measured, %: the plateau is dry; 20 points change density by 0.1 %. */
export const DEFAULT_RELATIVE_HUMIDITY_PCT = 40;

export interface SiteAirInput {
  altitudeM: number;
  /** Absolute barometric pressure read at the plant, never reduced to sea level. */
  pressureKPa?: number | null;
  temperatureC?: number | null;
  relativeHumidityPct?: number | null;
}

/**
 * Air at the plant. A measured pressure is preferred; without one (absent, or not a positive number) the standard
 * atmosphere is used and flagged. Temperature and humidity fall back to the documented defaults.
 * @param input altitude 0–5,500 m, pressure 45–110 kPa, temperature −40–60 °C, humidity 0–100 %.
 * @source ISO 2533 / GB/T 1920; boiling point by IAPWS-IF97 eq. (31); O₂ share of dry air 20.95 %
 */
export function siteAir(input: SiteAirInput): SiteAir {
  const temperatureC = input.temperatureC ?? DEFAULT_AIR_TEMPERATURE_C;
  const relativeHumidityPct = input.relativeHumidityPct ?? DEFAULT_RELATIVE_HUMIDITY_PCT;
  const measured = typeof input.pressureKPa === 'number' && input.pressureKPa > 0;
  const pressurePa = measured ? (input.pressureKPa as number) * 1000 : standardPressurePa(input.altitudeM);
  return {
    altitudeM: input.altitudeM,
    pressurePa,
    pressureSource: measured ? 'measured' : 'standard-atmosphere',
    temperatureC,
    relativeHumidityPct,
    densityKgPerM3: densityAt(pressurePa, temperatureC, relativeHumidityPct),
    pressureRatio: pressurePa / P0_PA,
    oxygenPartialPressureKPa: (OXYGEN_SHARE * pressurePa) / 1000,
    boilingPointC: saturationPointC(pressurePa),
  };
}

/**
 * Moist-air density, kg/m³, as a mixture of ideal gases.
 * @param pressurePa absolute. @param relativeHumidityPct 0–100, dry by default.
 * @source ρ = (p − 0.378·p_v)/(287.053·T); R of ISO 2533
 */
export function densityAt(pressurePa: number, temperatureC: number, relativeHumidityPct = 0): number {
  const pv = vapourPartialPressurePa(pressurePa, temperatureC, relativeHumidityPct);
  return (pressurePa - (1 - MOLAR_MASS_RATIO) * pv) / (R_AIR * (temperatureC + 273.15));
}

/**
 * Partial pressure of water vapour, Pa, never above the air's own pressure (above the boiling point a relative
 * humidity of 100 % cannot exist).
 */
export function vapourPartialPressurePa(
  pressurePa: number,
  temperatureC: number,
  relativeHumidityPct: number,
): number {
  const saturated = Math.min(vapourPressurePa(temperatureC), pressurePa);
  return (relativeHumidityPct / 100) * saturated;
}

/**
 * Humidity ratio, kg water per kg dry air. At given temperature and relative humidity it rises as the pressure falls.
 * @source d = 0.622·p_v/(p − p_v)
 */
export function humidityRatio(pressurePa: number, temperatureC: number, relativeHumidityPct: number): number {
  const pv = Math.min(
    vapourPartialPressurePa(pressurePa, temperatureC, relativeHumidityPct),
    0.999 * pressurePa,
  );
  return (MOLAR_MASS_RATIO * pv) / (pressurePa - pv);
}

/**
 * Dew point of moist air, °C (frost point below 0 °C).
 * @param relativeHumidityPct above 0–100.
 */
export function dewPoint(pressurePa: number, temperatureC: number, relativeHumidityPct: number): number {
  return saturationPointC(vapourPartialPressurePa(pressurePa, temperatureC, relativeHumidityPct));
}

/**
 * Volume at 0 °C and 101.325 kPa, Nm³, of a gas metered at its actual state.
 * @param pressurePa absolute: local atmosphere plus the static pressure in the duct.
 * @source V_N = V·273.15/(273.15 + t)·p/101325
 */
export function normalVolume(actualM3: number, temperatureC: number, pressurePa: number): number {
  return (actualM3 * 273.15 * pressurePa) / ((temperatureC + 273.15) * P0_PA);
}

/** Inverse of `normalVolume`: m³ at the actual state. */
export function actualVolume(normalM3: number, temperatureC: number, pressurePa: number): number {
  return (normalM3 * (temperatureC + 273.15) * P0_PA) / (273.15 * pressurePa);
}

/**
 * A measured pressure that the altitude does not allow, as a sentence for the person; null when it fits.
 * Weather reduces or raises station pressure by a few per cent at most; a larger gap is a slip, most often a value
 * reduced to sea level as weather reports give it.
 */
export function pressureDoubt(altitudeM: number, pressureKPa: number): string | null {
  const expected = standardPressurePa(altitudeM) / 1000;
  const deviation = pressureKPa / expected - 1;
  if (Math.abs(deviation) <= 0.04) return null;
  const seaLevel = altitudeM > 500 && Math.abs(pressureKPa / 101.325 - 1) < 0.05;
  const cause = seaLevel
    ? '看来是换算到海平面的气压，请改填现场气压表的读数（本站气压）'
    : '请核对海拔、单位（kPa，绝对压力）和气压表读数';
  const [p, e, d] = [pressureKPa.toFixed(1), expected.toFixed(1), (deviation * 100).toFixed(0)];
  return `大气压 ${p} kPa 与海拔 ${altitudeM} m 的标准大气压 ${e} kPa 相差 ${d}%，${cause}。`;
}
