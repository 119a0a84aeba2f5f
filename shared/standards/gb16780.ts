/**
 * GB 16780: energy limits of clinker and cement with their altitude rule, one edition beside the other.
 *
 * Rows read from the pack:
 * - `GB 16780-2021` tables `clinker` (`indicator` clinkerEnergy | clinkerPower | clinkerCoal), `cement`
 *   (cementEnergy, with `ratioBasePct` and `slope1`…`slope3` per percentage point of clinker ratio),
 *   `cementPreparation` (cementPreparationPower): `unit`, `grade1`…`grade3`, `altitude` (may K be applied);
 *   `altitude`: `thresholdM`, `a`, `b`, `p0Pa`.
 * - `GB 16780-2012` tables `clinker` (`existing`, `newBuilt`, `advanced`), `altitude` (`thresholdM`, `p0Pa`,
 *   `strengthMPa`).
 * The editions correct in opposite ways: 2021 raises the level-3 limit, 2012 lowers the measured consumption.
 */
import type { StandardRef } from '../equipment/types.ts';
import { findRow, gradeCells, numberCell, textCell } from './limit-rows.ts';
import type { StandardsPack } from './pack.ts';

export const GB16780_2021 = 'GB 16780-2021';
export const GB16780_2012 = 'GB 16780-2012';
export type Gb16780Edition = '2021' | '2012';

export const cementIndicators = [
  'clinkerEnergy',
  'clinkerPower',
  'clinkerCoal',
  'cementEnergy',
  'cementPreparationPower',
] as const;
export type CementIndicator = (typeof cementIndicators)[number];

const tableOf: Record<CementIndicator, string> = {
  clinkerEnergy: 'clinker',
  clinkerPower: 'clinker',
  clinkerCoal: 'clinker',
  cementEnergy: 'cement',
  cementPreparationPower: 'cementPreparation',
};

/** The edition in force on a day: 2021 from its date in the pack on, 2012 before. @param date ISO day. */
export function gb16780EditionOn(pack: StandardsPack, date: string): Gb16780Edition {
  const from = pack.standards.find((s) => s.code === GB16780_2021)?.inForceFrom;
  return typeof from === 'string' && date !== '' && date < from ? '2012' : '2021';
}

function isNumber(cell: number | null | undefined): cell is number {
  return typeof cell === 'number';
}

export interface AltitudeRule2021 {
  /** Above this altitude (strictly) K applies. */
  thresholdM: number;
  a: number;
  b: number;
  p0Pa: number;
  standard: StandardRef;
}

/** Parameters of K = a − b·P_H/P_0 (level 3 only). @source GB 16780-2021 5.3 */
export function altitudeRule2021(pack: StandardsPack): AltitudeRule2021 | undefined {
  const found = findRow(pack, GB16780_2021, 'altitude');
  if (!found) return undefined;
  const [thresholdM, a, b, p0Pa] = (['thresholdM', 'a', 'b', 'p0Pa'] as const).map((c) =>
    numberCell(found.row, c),
  );
  if (!isNumber(thresholdM) || !isNumber(a) || !isNumber(b) || !isNumber(p0Pa) || p0Pa <= 0) return undefined;
  return { thresholdM, a, b, p0Pa, standard: found.standard };
}

/** K of the 2021 edition for a site; 1 up to the threshold. @param pressurePa local atmospheric pressure, Pa. */
export function altitudeFactor2021(rule: AltitudeRule2021, altitudeM: number, pressurePa: number): number {
  return altitudeM > rule.thresholdM ? rule.a - (rule.b * pressurePa) / rule.p0Pa : 1;
}

export interface CementLimitRow {
  indicator: CementIndicator;
  zh: string;
  unit: string;
  /** Uncorrected, best first. */
  grades: { grade: number; limit: number }[];
  /** Whether level 3 takes K. */
  takesAltitude: boolean;
  /** Clinker-ratio correction: base ratio, % and kgce/t per percentage point for each grade. */
  ratio?: { basePct: number; slopes: Readonly<Record<number, number>> };
  standard: StandardRef;
  note: string | undefined;
}

/** Printed limits of one indicator in the 2021 edition; undefined when the pack has none. */
export function cementLimit2021(pack: StandardsPack, indicator: CementIndicator): CementLimitRow | undefined {
  const found = findRow(pack, GB16780_2021, tableOf[indicator], (row) => row['indicator'] === indicator);
  if (!found) return undefined;
  const { row, standard, note } = found;
  const basePct = numberCell(row, 'ratioBasePct');
  const slopes = Object.fromEntries([1, 2, 3].map((g) => [g, numberCell(row, `slope${g}`) ?? 0]));
  return {
    indicator,
    zh: textCell(row, 'zh') ?? indicator,
    unit: textCell(row, 'unit') ?? '',
    grades: gradeCells(row),
    takesAltitude: row['altitude'] === true,
    ...(basePct === null ? {} : { ratio: { basePct, slopes } }),
    standard,
    note,
  };
}

/** Limit of one grade after the clinker-ratio (5.4) and altitude (5.3) corrections. */
export function correctedLimit2021(
  row: CementLimitRow,
  grade: number,
  k: number,
  clinkerRatioPct?: number,
): number | undefined {
  const printed = row.grades.find((g) => g.grade === grade)?.limit;
  if (printed === undefined) return undefined;
  const slope = row.ratio?.slopes[grade] ?? 0;
  const shifted =
    row.ratio && clinkerRatioPct !== undefined
      ? printed + slope * (clinkerRatioPct - row.ratio.basePct)
      : printed;
  return grade === 3 && row.takesAltitude ? shifted * k : shifted;
}

export interface Rule2012 {
  thresholdM: number;
  p0Pa: number;
  /** Reference clinker strength, MPa. */
  strengthMPa: number;
  standard: StandardRef;
}

/** Parameters of the 2012 edition's corrections of measured consumption. */
export function rule2012(pack: StandardsPack): Rule2012 | undefined {
  const found = findRow(pack, GB16780_2012, 'altitude');
  if (!found) return undefined;
  const [thresholdM, p0Pa, strengthMPa] = ['thresholdM', 'p0Pa', 'strengthMPa'].map((c) =>
    numberCell(found.row, c),
  );
  if (!isNumber(thresholdM) || !isNumber(p0Pa) || !isNumber(strengthMPa) || p0Pa <= 0) return undefined;
  return { thresholdM, p0Pa, strengthMPa, standard: found.standard };
}

/** K = sqrt(P_H/P_0) of the 2012 edition, multiplied on the consumption; 1 up to the threshold. */
export function altitudeFactor2012(rule: Rule2012, altitudeM: number, pressurePa: number): number {
  return altitudeM > rule.thresholdM ? Math.sqrt(pressurePa / rule.p0Pa) : 1;
}

/** a = (52.5/A)^0.25, A the mean 28-day clinker strength, MPa. */
export function strengthFactor2012(rule: Rule2012, strengthMPa: number): number {
  return (rule.strengthMPa / strengthMPa) ** 0.25;
}

export interface Limit2012 {
  /** Limit of existing lines. */
  existing: number | null;
  standard: StandardRef;
}

/** Limit of the 2012 edition for one clinker indicator. */
export function clinkerLimit2012(pack: StandardsPack, indicator: CementIndicator): Limit2012 | undefined {
  const found = findRow(pack, GB16780_2012, 'clinker', (row) => row['indicator'] === indicator);
  return found && { existing: numberCell(found.row, 'existing'), standard: found.standard };
}
