/** Three-level metering: how many meters there are against how many there must be, and what the edition in force asks. */
import { z } from 'zod';
import type { JudgedLimit } from '../equipment/types.ts';
import { judgeLimit } from './judge.ts';
import { certaintyOf } from './pack-verify.ts';
import { findTable, type StandardsPack, type StandardTable } from './pack.ts';

export const METERING_STANDARD = 'GB 17167-2025';

/** Site of a meter: where energy enters and leaves the unit, its sub-units, its main equipment (三级计量). */
export const meteringLevels = ['unit', 'subUnit', 'equipment'] as const;
export type MeteringLevel = (typeof meteringLevels)[number];
export const meteringLevelZh: Record<MeteringLevel, string> = {
  unit: '进出用能单位',
  subUnit: '次级用能单位',
  equipment: '主要用能设备',
};

export interface MeterCount {
  /** Kind of energy, an `id` of the fitting-rate table: `electricity`, `coal`, `steam`, … */
  energyId: string;
  level: MeteringLevel;
  /** Meters that must be there (理论需要量). */
  requiredCount: number;
  /** Meters that are there and in order. */
  installedCount: number;
}

export interface FittingRate extends MeterCount {
  zh: string;
  /** Installed over required, %; null when nothing is required. */
  ratePct: number | null;
  /** Verdict by the edition in force; null when nothing is required. Without its value the verdict is 待核对. */
  judged: JudgedLimit | null;
  /** What the replaced edition asked, for reference only; null when unknown. */
  formerPct: number | null;
  issues: string[];
}

const rateRowSchema = z.object({
  id: z.string(),
  zh: z.string(),
  unitPct: z.number().nullable(),
  subUnitPct: z.number().nullable(),
  equipmentPct: z.number().nullable(),
});
const levelColumn = { unit: 'unitPct', subUnit: 'subUnitPct', equipment: 'equipmentPct' } as const;

/**
 * Fitting rates (配备率) with their verdicts.
 * @source GB/T 43866-2024: rate = installed / theoretically required × 100 %
 */
export function fittingRates(pack: StandardsPack, counts: readonly MeterCount[]): FittingRate[] {
  const now = findTable(pack, METERING_STANDARD, 'fitting-rate');
  const former = findTable(pack, METERING_STANDARD, 'fitting-rate-2006');
  return counts.map((count) => {
    const row = rowOf(now, count.energyId);
    const zh = `${row?.zh ?? count.energyId}·${meteringLevelZh[count.level]}`;
    const ratePct = count.requiredCount > 0 ? (count.installedCount / count.requiredCount) * 100 : null;
    return {
      ...count,
      zh,
      ratePct,
      judged: ratePct === null ? null : judgeRate(now, count, zh, ratePct),
      formerPct: rowOf(former, count.energyId)?.[levelColumn[count.level]] ?? null,
      issues: issuesOf(count, zh),
    };
  });
}

function judgeRate(
  table: StandardTable | undefined,
  count: MeterCount,
  zh: string,
  ratePct: number,
): JudgedLimit {
  const row = table?.rows.find((candidate) => candidate['id'] === count.energyId);
  const certainty = table && row ? certaintyOf(table, row) : 'unknown';
  return judgeLimit(
    {
      id: `metering-${count.energyId}-${count.level}`,
      zh: `${zh}计量器具配备率`,
      resultId: `metering-${count.energyId}-${count.level}`,
      value: ratePct,
      unit: '%',
      sense: 'min',
      limit: rowOf(table, count.energyId)?.[levelColumn[count.level]] ?? null,
      standard: { code: METERING_STANDARD, clause: table?.clause ?? '', certainty },
    },
    0,
  );
}

function rowOf(table: StandardTable | undefined, energyId: string) {
  const row = table?.rows.find((candidate) => candidate['id'] === energyId);
  return row === undefined ? undefined : rateRowSchema.safeParse(row).data;
}

function issuesOf(count: MeterCount, zh: string): string[] {
  const counts = [count.requiredCount, count.installedCount];
  if (counts.some((n) => !Number.isInteger(n) || n < 0)) return [`${zh}的器具数量应为非负整数，请改正。`];
  if (count.requiredCount === 0 && count.installedCount > 0) {
    return [`${zh}没有应装数量却有实装数量，请先核定应装的计量点。`];
  }
  if (count.installedCount > count.requiredCount) {
    return [`${zh}实装数量多于应装数量，请核对是否把重复或停用的器具计算在内。`];
  }
  return [];
}

/**
 * Whether a sub-unit or a machine is large enough to need its own meter. 'unknown' while the edition in force has no
 * value; `former` tells what the replaced edition would say.
 * @param amount yearly consumption of a sub-unit, or power / hourly rate of a machine, in the unit of the table
 */
export function needsOwnMeter(
  pack: StandardsPack,
  energyId: string,
  level: Exclude<MeteringLevel, 'unit'>,
  amount: number,
): { needs: 'yes' | 'no' | 'unknown'; former: 'yes' | 'no' | 'unknown'; unit: string | null } {
  const column = level === 'subUnit' ? 'subUnit' : 'equipment';
  const pick = (tableId: string) =>
    findTable(pack, METERING_STANDARD, tableId)?.rows.find((row) => row['id'] === energyId);
  const answer = (row: Record<string, unknown> | undefined) => {
    const threshold = row?.[column];
    if (typeof threshold !== 'number' || !Number.isFinite(amount)) return 'unknown' as const;
    return amount >= threshold ? ('yes' as const) : ('no' as const);
  };
  const unit = pick('thresholds')?.[`${column}Unit`];
  return {
    needs: answer(pick('thresholds')),
    former: answer(pick('thresholds-2006')),
    unit: typeof unit === 'string' ? unit : null,
  };
}
