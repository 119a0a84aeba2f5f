/** GB 19153-2019 specific power of displacement air compressors at the standard inlet state. */
import { gradesOf } from './grade-row.ts';
import type { GradeRow } from './grade-row.ts';
import type { StandardsPack } from './pack.ts';

/** Standard inlet state of the specific power values: absolute pressure, kPa (GB/T 3853, ISO 1217). */
export const standardInletKPa = 100;
/** Standard inlet temperature, °C. */
export const standardInletC = 20;

/**
 * Highest package specific power, kW/(m³/min), of grades 1–3 for a fixed-speed oil-injected rotary compressor.
 * @param ratedPowerKW one of the listed powers, 1.5–630 kW. @param ratedPressureMPa 0.3, 0.5, 0.7, 0.8, 1.0 or 1.25
 * gauge. @source GB 19153-2019 表1
 */
export function screwCompressorGrades(
  pack: StandardsPack,
  date: string,
  machine: { ratedPowerKW: number; ratedPressureMPa: number; cooling: 'air' | 'liquid' },
): GradeRow {
  return gradesOf(
    pack,
    'GB 19153-2019',
    'table1',
    date,
    (row) =>
      row['powerKW'] === machine.ratedPowerKW &&
      row['pressureMPa'] === machine.ratedPressureMPa &&
      row['cooling'] === machine.cooling,
    ['grade1KWPerM3PerMin', 'grade2KWPerM3PerMin', 'grade3KWPerM3PerMin'],
    `表1 没有 ${machine.ratedPowerKW} kW、${machine.ratedPressureMPa} MPa 的规格，标准值待核对。`,
  );
}
