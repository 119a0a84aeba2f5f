/** GB 19761-2020 grades of ventilating fans. Pressure coefficient and specific speed do not change with air density. */
import { gradesOf, noGrades, type GradeRow } from './grade-row.ts';
import { inRange } from './limit-rows.ts';
import type { StandardsPack } from './pack.ts';

const code = 'GB 19761-2020';
const columns = ['grade1Pct', 'grade2Pct', 'grade3Pct'] as const;

/** Pressure coefficient ψ = k_p·p_tF/(ρ·u²). @param tipSpeedMPerS u = π·D·n/60. */
export function pressureCoefficient(
  compressibility: number,
  totalPressurePa: number,
  densityKgPerM3: number,
  tipSpeedMPerS: number,
): number {
  return (compressibility * totalPressurePa) / (densityKgPerM3 * tipSpeedMPerS ** 2);
}

/** Specific speed n_s = 5.54·n·√q/(1.2·k_p·p_tF/ρ)^0.75 (r/min, m³/s, Pa). */
export function fanSpecificSpeed(
  speedRPM: number,
  flowM3PerS: number,
  compressibility: number,
  totalPressurePa: number,
  densityKgPerM3: number,
): number {
  return (
    (5.54 * speedRPM * Math.sqrt(flowM3PerS)) /
    ((1.2 * compressibility * totalPressurePa) / densityKgPerM3) ** 0.75
  );
}

/** Minimum fan efficiency, %, of a centrifugal fan. @param sizeNumber impeller diameter in dm. @source 表1、表2 */
export function centrifugalFanGrades(
  pack: StandardsPack,
  date: string,
  fan: { psi: number; ns: number; sizeNumber: number },
): GradeRow {
  const tableId = fan.psi >= 0.95 ? 'table1' : 'table2';
  return byCoefficients(pack, date, tableId, fan);
}

/** External-rotor motor, directly coupled, forward multi-blade. @source 表4 */
export function externalRotorFanGrades(
  pack: StandardsPack,
  date: string,
  fan: { psi: number; ns: number; sizeNumber: number },
): GradeRow {
  return byCoefficients(pack, date, 'table4', fan);
}

/** Axial fan by hub ratio. @source 表3 */
export function axialFanGrades(
  pack: StandardsPack,
  date: string,
  fan: { hubRatio: number; sizeNumber: number },
): GradeRow {
  if (!(fan.hubRatio < 0.75)) return noGrades(code, '表3', '轮毂比超出表3 的范围，标准没有规定值。');
  return gradesOf(
    pack,
    code,
    'table3',
    date,
    (row) => inRange(row, 'gamma', fan.hubRatio) && inRange(row, 'size', fan.sizeNumber),
    columns,
    '轮毂比或机号超出表3 的范围，标准没有规定值。',
  );
}

function byCoefficients(
  pack: StandardsPack,
  date: string,
  tableId: string,
  fan: { psi: number; ns: number; sizeNumber: number },
): GradeRow {
  return gradesOf(
    pack,
    code,
    tableId,
    date,
    (row) =>
      inRange(row, 'psi', fan.psi) && inRange(row, 'ns', fan.ns) && inRange(row, 'size', fan.sizeNumber),
    columns,
    '压力系数、比转速或机号不在表列范围内，标准没有规定值。',
  );
}
