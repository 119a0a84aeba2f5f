/** Site air: what altitude does to pressure, density, oxygen, moisture and boiling. */

/** Standard sea-level pressure, Pa. */
export const P0_PA = 101_325;

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
