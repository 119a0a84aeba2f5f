/** How much of the recorded energy the diagnosed machines explain. */
import type { Derivation } from '../equipment/derivation.ts';
import type { CarrierAmount, Issue } from '../equipment/types.ts';
import type { EquipmentKind } from '../model/vocabulary.ts';
import { drivenBy, type NamedMachine } from './driven.ts';
import type { EnergyFactors } from './factors.ts';
import { totalTce } from './saving.ts';
import type { YearlyUse } from './yearly.ts';

export interface MachineUse extends NamedMachine {
  /** Yearly consumption of the row, all identical machines together; null when its inputs do not tell. */
  amounts: CarrierAmount[] | null;
}

/** A kiln's electricity is the record of its whole line and already holds its fans and drives. */
export const lineKinds: readonly EquipmentKind[] = ['cement-kiln', 'kiln'];
export const driveKinds: readonly EquipmentKind[] = ['motor', 'pump', 'fan', 'compressor'];

/**
 * Consumption of all machines without counting anything twice: where single drives are recorded, the electricity of
 * the process lines (which contains theirs) is left out, and so is a motor entered beside the machine it drives. Null
 * when no machine's consumption is known.
 */
export function combinedUse(machines: readonly MachineUse[]): CarrierAmount[] | null {
  const known = machines.filter((machine) => machine.amounts !== null);
  if (known.length === 0) return null;
  const hasDrives = known.some((machine) => driveKinds.includes(machine.kind));
  const twice = new Set(drivenBy(known).map(([motor]) => motor));
  return known.flatMap((machine) =>
    (twice.has(machine) ? [] : (machine.amounts ?? [])).filter(
      (entry) => !(hasDrives && entry.carrier === 'electricity' && lineKinds.includes(machine.kind)),
    ),
  );
}

/** Share of the recorded energy that lies in the machines, %, with a warning when they exceed the records. */
export function coverageOf(
  d: Derivation,
  uses: readonly YearlyUse[],
  machineUse: readonly CarrierAmount[] | null,
  factors: EnergyFactors,
): { pct: number | null; issues: Issue[] } {
  const recorded = totalTce(uses, factors);
  if (machineUse === null || !(recorded > 0)) return { pct: null, issues: [] };
  const machines = d.lookup({
    id: 'machines-tce',
    symbol: 'E_m',
    zh: '已诊断设备年用能合计',
    formula: '各设备诊断模型的年消耗折标准煤之和',
    substitution: '见各设备诊断',
    value: totalTce(machineUse, factors),
    unit: 'tce',
  });
  const pct = d.formula({
    id: 'coverage',
    symbol: 'r',
    zh: '设备用能覆盖率',
    formula: 'E_m/E·100',
    vars: { E_m: machines, E: recorded },
    value: (machines / recorded) * 100,
    unit: '%',
  });
  if (pct <= 105) return { pct, issues: [] };
  return {
    pct,
    issues: [
      {
        code: 'machines-exceed-records',
        level: 'warn',
        zh: `已诊断设备的年用能比能源记录多 ${(pct - 100).toFixed(1)}%，请核对运行小时数、负荷和能源台账，并检查是否重复录入了电动机与其拖动的设备。`,
        fields: [],
      },
    ],
  };
}
