/** GB 18613-2020 grades of low-voltage motors, and IE1/IE2 of IEC 60034-30-1 for judging old ones. */
import { gradeLimit, gradesOf } from './grade-row.ts';
import type { GradeRow } from './grade-row.ts';
import { findTable } from './pack.ts';
import type { StandardsPack } from './pack.ts';

export const motorGradeColumns = ['grade1Pct', 'grade2Pct', 'grade3Pct'] as const;

/**
 * Minimum rated efficiency, %, of grades 1–3 for a 50 Hz three-phase cage motor. Never corrected for altitude.
 * @param ratedPowerKW one of the listed powers, 0.12–1000 kW. @param poles 2, 4, 6 or 8.
 * @source GB 18613-2020 表1
 */
export function lowVoltageMotorGrades(
  pack: StandardsPack,
  date: string,
  ratedPowerKW: number,
  poles: number,
): GradeRow {
  return gradesOf(
    pack,
    'GB 18613-2020',
    'table1',
    date,
    (row) => row['powerKW'] === ratedPowerKW && row['poles'] === poles,
    motorGradeColumns,
    `表1 没有 ${ratedPowerKW} kW、${poles} 极的规格，标准值待核对。`,
  );
}

/** Rated efficiency, %, of an IE class; IE3–IE5 are the grades 3–1 of GB 18613-2020. Null when not listed. */
export function ieClassEfficiencyPct(
  pack: StandardsPack,
  ieClass: 'IE1' | 'IE2' | 'IE3' | 'IE4' | 'IE5',
  ratedPowerKW: number,
  poles: number,
): number | null {
  if (ieClass === 'IE1' || ieClass === 'IE2') {
    const table = findTable(pack, 'IEC 60034-30-1', ieClass.toLowerCase());
    const row = table?.rows.find((r) => r['powerKW'] === ratedPowerKW && r['poles'] === poles);
    const value = row?.['efficiencyPct'];
    return typeof value === 'number' ? value : null;
  }
  const grade = { IE3: 3, IE4: 2, IE5: 1 }[ieClass];
  return gradeLimit(lowVoltageMotorGrades(pack, '9999-12-31', ratedPowerKW, poles), grade);
}

/** The listed rated powers of a pole number, rising, kW. */
export function listedMotorPowersKW(pack: StandardsPack, poles: number): number[] {
  const rows = findTable(pack, 'GB 18613-2020', 'table1')?.rows ?? [];
  return rows
    .filter((row) => row['poles'] === poles)
    .map((row) => row['powerKW'] as number)
    .toSorted((a, b) => a - b);
}
