/** The closed list of units and the only place where they are converted. */
import { P0_PA } from '../air/site-air.ts';

export type Dimension =
  | 'count'
  | 'share'
  | 'massRatio'
  | 'temperature'
  | 'temperatureDifference'
  | 'pressure'
  | 'length'
  | 'area'
  | 'volume'
  | 'normalVolume'
  | 'mass'
  | 'time'
  | 'speed'
  | 'acceleration'
  | 'rotation'
  | 'energy'
  | 'energyPerYear'
  | 'power'
  | 'massFlow'
  | 'volumeFlow'
  | 'normalVolumeFlow'
  | 'massEnergy'
  | 'normalVolumeEnergy'
  | 'specificHeat'
  | 'heatFlux'
  | 'heatCoefficient'
  | 'density'
  | 'massConcentration'
  | 'dustLoad'
  | 'specificPower'
  | 'reactiveEquivalent'
  | 'money'
  | 'moneyPerYear'
  | 'voltage'
  | 'current'
  | 'apparentPower'
  | 'reactivePower';

interface UnitDef {
  dimension: Dimension;
  /** Value in the dimension's base unit = value · factor + offset. */
  factor: number;
  offset?: number;
}

const HOUR = 3600;
/** International steam-table calorie, kJ/kcal. */
const CALORIE = 4.1868;
/** Heat of one kilogram of standard coal, kJ (GB/T 2589). */
export const STANDARD_COAL_KJ = 29_307;
const HORSEPOWER_METRIC_KW = 0.735_498_75;
const KGF = 9.806_65;

const def = (dimension: Dimension, factor: number, offset?: number): UnitDef =>
  offset === undefined ? { dimension, factor } : { dimension, factor, offset };

export const units = {
  '': def('share', 1),
  '%': def('share', 1e-2),
  '‰': def('share', 1e-3),
  ppm: def('share', 1e-6),
  'kg/kg': def('massRatio', 1),
  'g/kg': def('massRatio', 1e-3),
  台: def('count', 1),
  只: def('count', 1),
  件: def('count', 1),
  级: def('count', 1),
  '℃': def('temperature', 1),
  '℉': def('temperature', 5 / 9, (-32 * 5) / 9),
  K: def('temperatureDifference', 1),
  Pa: def('pressure', 1),
  hPa: def('pressure', 100),
  kPa: def('pressure', 1e3),
  MPa: def('pressure', 1e6),
  bar: def('pressure', 1e5),
  mbar: def('pressure', 100),
  mmHg: def('pressure', 133.322_387_415),
  mmH2O: def('pressure', KGF),
  mH2O: def('pressure', KGF * 1e3),
  atm: def('pressure', P0_PA),
  'kgf/cm²': def('pressure', KGF * 1e4),
  psi: def('pressure', 6894.757_293_168),
  mm: def('length', 1e-3),
  cm: def('length', 1e-2),
  m: def('length', 1),
  km: def('length', 1e3),
  'm²': def('area', 1),
  'cm²': def('area', 1e-4),
  L: def('volume', 1e-3),
  'm³': def('volume', 1),
  'Nm³': def('normalVolume', 1),
  '万Nm³': def('normalVolume', 1e4),
  g: def('mass', 1e-3),
  kg: def('mass', 1),
  t: def('mass', 1e3),
  万t: def('mass', 1e7),
  s: def('time', 1),
  min: def('time', 60),
  h: def('time', HOUR),
  d: def('time', 24 * HOUR),
  a: def('time', 8760 * HOUR),
  'm/s': def('speed', 1),
  'km/h': def('speed', 1 / 3.6),
  'm/s²': def('acceleration', 1),
  'r/min': def('rotation', 1 / 60),
  Hz: def('rotation', 1),
  J: def('energy', 1e-3),
  kJ: def('energy', 1),
  MJ: def('energy', 1e3),
  GJ: def('energy', 1e6),
  kcal: def('energy', CALORIE),
  Gcal: def('energy', CALORIE * 1e6),
  kWh: def('energy', HOUR),
  MWh: def('energy', HOUR * 1e3),
  万kWh: def('energy', HOUR * 1e4),
  kgce: def('energy', STANDARD_COAL_KJ),
  tce: def('energy', STANDARD_COAL_KJ * 1e3),
  'GJ/a': def('energyPerYear', 1e6),
  'kWh/a': def('energyPerYear', HOUR),
  '万kWh/a': def('energyPerYear', HOUR * 1e4),
  'tce/a': def('energyPerYear', STANDARD_COAL_KJ * 1e3),
  W: def('power', 1e-3),
  kW: def('power', 1),
  MW: def('power', 1e3),
  'kJ/h': def('power', 1 / HOUR),
  'MJ/h': def('power', 1e3 / HOUR),
  'GJ/h': def('power', 1e6 / HOUR),
  'kcal/h': def('power', CALORIE / HOUR),
  PS: def('power', HORSEPOWER_METRIC_KW),
  'kg/s': def('massFlow', 1),
  'kg/h': def('massFlow', 1 / HOUR),
  't/h': def('massFlow', 1e3 / HOUR),
  't/d': def('massFlow', 1e3 / (24 * HOUR)),
  'm³/s': def('volumeFlow', 1),
  'm³/min': def('volumeFlow', 1 / 60),
  'm³/h': def('volumeFlow', 1 / HOUR),
  'L/s': def('volumeFlow', 1e-3),
  'L/min': def('volumeFlow', 1e-3 / 60),
  'Nm³/h': def('normalVolumeFlow', 1 / HOUR),
  'Nm³/min': def('normalVolumeFlow', 1 / 60),
  'kJ/kg': def('massEnergy', 1),
  'MJ/kg': def('massEnergy', 1e3),
  'GJ/t': def('massEnergy', 1e3),
  'kcal/kg': def('massEnergy', CALORIE),
  'kWh/t': def('massEnergy', HOUR / 1e3),
  'kgce/t': def('massEnergy', STANDARD_COAL_KJ / 1e3),
  'kJ/Nm³': def('normalVolumeEnergy', 1),
  'MJ/Nm³': def('normalVolumeEnergy', 1e3),
  'kcal/Nm³': def('normalVolumeEnergy', CALORIE),
  'kWh/Nm³': def('normalVolumeEnergy', HOUR),
  'kJ/(kg·K)': def('specificHeat', 1),
  'kcal/(kg·K)': def('specificHeat', CALORIE),
  'W/m²': def('heatFlux', 1),
  'kW/m²': def('heatFlux', 1e3),
  'kcal/(m²·h)': def('heatFlux', (CALORIE * 1e3) / HOUR),
  'W/(m²·K)': def('heatCoefficient', 1),
  'kcal/(m²·h·K)': def('heatCoefficient', (CALORIE * 1e3) / HOUR),
  'kg/m³': def('density', 1),
  'kg/L': def('density', 1e3),
  'mg/L': def('massConcentration', 1),
  'g/L': def('massConcentration', 1e3),
  'mg/Nm³': def('dustLoad', 1e-3),
  'g/Nm³': def('dustLoad', 1),
  'kW/(m³/min)': def('specificPower', 1),
  'kW/kvar': def('reactiveEquivalent', 1),
  元: def('money', 1),
  万元: def('money', 1e4),
  '元/a': def('moneyPerYear', 1),
  '万元/a': def('moneyPerYear', 1e4),
  V: def('voltage', 1),
  kV: def('voltage', 1e3),
  A: def('current', 1),
  kVA: def('apparentPower', 1),
  MVA: def('apparentPower', 1e3),
  kvar: def('reactivePower', 1),
  Mvar: def('reactivePower', 1e3),
} as const satisfies Record<string, UnitDef>;

export type Unit = keyof typeof units;

export function isUnit(text: string): text is Unit {
  return Object.hasOwn(units, text);
}

/** Ways of writing that people and files use, for units whose symbol is hard to type. */
const spellings: Readonly<Record<string, Unit>> = {
  '°C': '℃',
  c: '℃',
  degc: '℃',
  '°F': '℉',
  rpm: 'r/min',
  转每分: 'r/min',
  度: 'kWh',
  千瓦时: 'kWh',
  万度: '万kWh',
  吨: 't',
  小时: 'h',
  标方: 'Nm³',
  '1': '',
  mmwc: 'mmH2O',
  'kg/cm²': 'kgf/cm²',
};

/** Reads a unit as people write it (`m3/h`, `KW`, `°C`); null when it is not in the list. */
export function parseUnit(text: string): Unit | null {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\s/g, '')
    .replaceAll(/m\^?3/gi, 'm³')
    .replaceAll(/m\^?2/gi, 'm²')
    .replaceAll('*', '·');
  if (isUnit(plain)) return plain;
  const spelled = spellings[plain] ?? spellings[plain.toLowerCase()];
  if (spelled !== undefined) return spelled;
  const same = (Object.keys(units) as Unit[]).filter((u) => u.toLowerCase() === plain.toLowerCase());
  // `mw` may be milliwatt or megawatt to a reader, but only one of them is in the list; two matches are no answer.
  return same.length === 1 ? (same[0] as Unit) : null;
}

/** Units that a value in `unit` can be shown in, itself included. */
export function unitsLike(unit: Unit): Unit[] {
  const { dimension } = units[unit];
  return (Object.keys(units) as Unit[]).filter((u) => units[u].dimension === dimension);
}

/**
 * Converts between units of one dimension.
 * @throws RangeError when the dimensions differ: that is a mistake of the program, never of a person. Gauge and
 * absolute pressure, actual and normal volume differ by the site's pressure and have functions of their own.
 */
export function convert(value: number, from: Unit, to: Unit): number {
  const a: UnitDef = units[from];
  const b: UnitDef = units[to];
  if (a.dimension !== b.dimension) throw new RangeError(`cannot convert ${from} to ${to}`);
  if (from === to) return value;
  return (value * a.factor + (a.offset ?? 0) - (b.offset ?? 0)) / b.factor;
}

/** Converts a difference or an uncertainty: no offset, so 1 ℉ is 5/9 ℃. @throws RangeError as `convert`. */
export function convertDifference(value: number, from: Unit, to: Unit): number {
  if (units[from].dimension !== units[to].dimension) throw new RangeError(`cannot convert ${from} to ${to}`);
  return from === to ? value : (value * units[from].factor) / units[to].factor;
}

export type PressureUnit = Extract<
  Unit,
  'Pa' | 'hPa' | 'kPa' | 'MPa' | 'bar' | 'mbar' | 'mmHg' | 'mmH2O' | 'mH2O' | 'kgf/cm²' | 'psi'
>;

/**
 * Absolute pressure from a gauge reading, both in the same unit.
 * @param atmospherePa local atmosphere: 64.5 kPa at 3,650 m, not 101.3.
 */
export function absoluteFromGauge(gauge: number, unit: PressureUnit, atmospherePa: number): number {
  return gauge + atmospherePa / units[unit].factor;
}

/** Gauge pressure from an absolute one, both in the same unit. */
export function gaugeFromAbsolute(absolute: number, unit: PressureUnit, atmospherePa: number): number {
  return absolute - atmospherePa / units[unit].factor;
}
