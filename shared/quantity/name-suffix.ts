/** The closed list of endings that tell the unit of a plain number by its name. */
import type { Unit } from './units.ts';

/** Endings of dimensionless numbers. */
export const dimensionlessSuffixes = [
  'Ratio',
  'Coefficient',
  'Cop',
  'Count',
  'Units',
  'Emissivity',
  'Factor',
] as const;

export const unitSuffixes: Readonly<Record<string, Unit>> = {
  A: 'A',
  C: '℃',
  GJ: 'GJ',
  GPerNm3: 'g/Nm³',
  H: 'h',
  K: 'K',
  KJPerKg: 'kJ/kg',
  KJPerKgK: 'kJ/(kg·K)',
  KJPerNm3: 'kJ/Nm³',
  KPa: 'kPa',
  KV: 'kV',
  KVA: 'kVA',
  KW: 'kW',
  KWPerKvar: 'kW/kvar',
  KWPerM3PerMin: 'kW/(m³/min)',
  KWh: 'kWh',
  KWhPerT: 'kWh/t',
  KWhPerNm3: 'kWh/Nm³',
  Kg: 'kg',
  KgPerH: 'kg/h',
  KgPerKg: 'kg/kg',
  KgPerM3: 'kg/m³',
  Kgce: 'kgce',
  KgcePerT: 'kgce/t',
  KgcePerUnit: 'kgce',
  Kvar: 'kvar',
  M: 'm',
  M2: 'm²',
  M3: 'm³',
  M3PerH: 'm³/h',
  M3PerMin: 'm³/min',
  MJ: 'MJ',
  MJPerUnit: 'MJ',
  MM: 'mm',
  MPa: 'MPa',
  MPerS: 'm/s',
  MPerS2: 'm/s²',
  MW: 'MW',
  MgPerL: 'mg/L',
  Min: 'min',
  Mm: 'mm',
  Nm3: 'Nm³',
  Nm3PerH: 'Nm³/h',
  Pa: 'Pa',
  Pct: '%',
  Ppm: 'ppm',
  RPM: 'r/min',
  S: 's',
  T: 't',
  TPerH: 't/h',
  Tce: 'tce',
  V: 'V',
  W: 'W',
  WPerM2: 'W/m²',
  WPerM2K: 'W/(m²·K)',
  Yuan: '元',
};

const endings = Object.keys(unitSuffixes).toSorted((a, b) => b.length - a.length);

/** Unit that a name promises, '' for a dimensionless ending, null when the name promises none. */
export function unitOfName(name: string): Unit | null {
  if (dimensionlessSuffixes.some((s) => name.endsWith(s))) return '';
  const ending = endings.find((s) => name.endsWith(s));
  return ending === undefined ? null : (unitSuffixes[ending] as Unit);
}
