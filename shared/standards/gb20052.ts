/** GB 20052-2024 losses of power transformers. */
import { gradesOf, noGrades } from './grade-row.ts';
import type { GradeRow } from './grade-row.ts';
import { findTable } from './pack.ts';
import type { StandardsPack } from './pack.ts';

const code = 'GB 20052-2024';

export interface TransformerClass {
  type: 'oil-10kv' | 'dry-10kv' | 'oil-35kv' | 'oil-35kv-oltc';
  ratedCapacityKVA: number;
  core: 'steel' | 'amorphous';
  /** Needed for 10 kV oil below 630 kVA. */
  connection?: 'dyn11' | 'yyn0' | undefined;
  /** Needed for the load loss of dry units. */
  insulation?: 'B' | 'F' | 'H' | undefined;
}

const tableIds = {
  'oil-10kv': 'table1',
  'dry-10kv': 'table2',
  'oil-35kv': 'table3',
  'oil-35kv-oltc': 'table4',
};

/** Highest no-load loss, kW, of grades 1–3. Not corrected for altitude. @source GB 20052-2024 表1–表4 */
export function noLoadLossGrades(pack: StandardsPack, date: string, unit: TransformerClass): GradeRow {
  return lossGrades(pack, date, unit, 'p0');
}

/** Highest load loss, kW, of grades 1–3 at the reference temperature. @source GB 20052-2024 表1–表4 */
export function loadLossGrades(pack: StandardsPack, date: string, unit: TransformerClass): GradeRow {
  if (unit.type === 'oil-35kv' || unit.type === 'oil-35kv-oltc') return lossGrades(pack, date, unit, 'pk');
  if (unit.type === 'dry-10kv') {
    if (!unit.insulation) return noGrades(code, '表2', '未选绝缘等级，无法查负载损耗。');
    return lossGrades(pack, date, unit, `pk${unit.insulation}`);
  }
  // From 630 kVA the standard has one column for both connections.
  if (unit.ratedCapacityKVA >= 630) return lossGrades(pack, date, unit, 'pkYyn');
  if (!unit.connection) return noGrades(code, '表1', '未选联结组，无法查负载损耗。');
  return lossGrades(pack, date, unit, unit.connection === 'dyn11' ? 'pkDyn' : 'pkYyn');
}

/** The listed capacities of a transformer type, rising, kVA. */
export function listedCapacitiesKVA(pack: StandardsPack, type: TransformerClass['type']): number[] {
  const rows = findTable(pack, code, tableIds[type])?.rows ?? [];
  return [...new Set(rows.map((row) => row['capacityKVA'] as number))].toSorted((a, b) => a - b);
}

function lossGrades(pack: StandardsPack, date: string, unit: TransformerClass, prefix: string): GradeRow {
  return gradesOf(
    pack,
    code,
    tableIds[unit.type],
    date,
    (row) =>
      row['capacityKVA'] === unit.ratedCapacityKVA &&
      (row['core'] === undefined || row['core'] === unit.core),
    [`${prefix}Grade1KW`, `${prefix}Grade2KW`, `${prefix}Grade3KW`],
    `没有 ${unit.ratedCapacityKVA} kVA 的规格，标准值待核对。`,
  );
}
