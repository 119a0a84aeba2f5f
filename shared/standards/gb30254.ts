/** GB 30254-2024 grades of high-voltage cage motors. */
import { motorGradeColumns } from './gb18613.ts';
import { gradesOf, noGrades } from './grade-row.ts';
import type { GradeRow } from './grade-row.ts';
import type { StandardsPack } from './pack.ts';

/**
 * Minimum rated efficiency, %. The standard selects on voltage and cooling code first; only the table for 3 kV
 * (3.3 kV) and 6 kV with IC01, IC11, IC21, IC31 or IC81W is in the pack.
 * @param ratedPowerKW one of the listed powers, 200–2500 kW. @param poles 2–12.
 * @source GB 30254-2024 表1
 */
export function highVoltageMotorGrades(
  pack: StandardsPack,
  date: string,
  motor: { ratedPowerKW: number; poles: number; ratedVoltageV: number; coolingListed: boolean },
): GradeRow {
  const code = 'GB 30254-2024';
  if (![3000, 3300, 6000].includes(motor.ratedVoltageV)) {
    return noGrades(code, '', `${motor.ratedVoltageV} V 的限值表未录入，标准值待核对。`);
  }
  if (!motor.coolingListed) return noGrades(code, '', '该冷却方式的限值表未录入，标准值待核对。');
  return gradesOf(
    pack,
    code,
    'table1',
    date,
    (row) => row['powerKW'] === motor.ratedPowerKW && row['poles'] === motor.poles,
    motorGradeColumns,
    `表1 没有 ${motor.ratedPowerKW} kW、${motor.poles} 极的规格，标准值待核对。`,
  );
}
