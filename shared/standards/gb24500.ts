/**
 * GB 24500-2020: grades of the design efficiency of industrial boilers (%, on the net calorific value).
 *
 * Rows read from the pack, code `GB 24500-2020`:
 * - `table1` (grate), `table2` (fluidised bed): `fuel` bituminous | leanCoal | anthracite | lignite, ranges `q`
 *   (kJ/kg), `v` (%, dry ash-free) and `capacity` (t/h), each `…Min`, `…MinInclusive`, `…Max`, `…MaxInclusive`;
 *   `grade1`…`grade3`.
 * - `table3` (biomass): `capacity` range and grades. `table4` (chamber firing): `fuel` gas | oil | coal,
 *   `condensing` yes | no, grades. `clause5.2` (electric): `limit`.
 * No interpolation. The grade is that of the design efficiency and says nothing about running.
 */
import type { StandardRef } from '../equipment/types.ts';
import {
  findRow,
  gradeCells,
  inRange,
  numberCell,
  textCell,
  type FoundRow,
  type PackRow,
} from './limit-rows.ts';
import type { StandardsPack } from './pack.ts';

export const GB24500 = 'GB 24500-2020';

export type Gb24500Fuel =
  | 'bituminous'
  | 'leanCoal'
  | 'anthracite'
  | 'lignite'
  | 'biomass'
  | 'oil'
  | 'gas'
  | 'electricity';

export interface Gb24500Query {
  fuel: Gb24500Fuel;
  firing?: 'grate' | 'fluidised' | 'chamber' | undefined;
  condensing?: boolean | undefined;
  /** Rated capacity, t/h of steam; for hot water MW / 0.7. */
  capacityTPerH?: number | undefined;
  /** Design fuel, kJ/kg as received. */
  lowerHeatingValueKJPerKg?: number | undefined;
  /** Design coal, %, dry ash-free. */
  volatilePct?: number | undefined;
}

export interface Gb24500Limit {
  found: true;
  limit: number;
  grades: { grade: number; limit: number }[];
  standard: StandardRef;
  zh: string;
  note: string | undefined;
}
export interface Gb24500Unknown {
  found: false;
  /** Which argument is missing, or why no row fits; a sentence for the person. */
  zh: string;
  waitsFor: (keyof Gb24500Query)[];
}

type Argument = keyof Gb24500Query;

/** Limit (grade 3) and grades for a boiler, or what is still needed to find them. @source GB 24500-2020 表1～表4、5.2 */
export function gb24500Limit(pack: StandardsPack, query: Gb24500Query): Gb24500Limit | Gb24500Unknown {
  if (query.fuel === 'electricity') return electricLimit(pack);
  if (query.fuel === 'oil' || query.fuel === 'gas') return chamberLimit(pack, query, query.fuel);
  if (query.fuel === 'biomass') return biomassLimit(pack, query);
  if (query.firing === 'chamber') return chamberLimit(pack, query, 'coal');
  return coalLimit(pack, query);
}

function electricLimit(pack: StandardsPack): Gb24500Limit | Gb24500Unknown {
  const found = findRow(pack, GB24500, 'clause5.2');
  const limit = found && numberCell(found.row, 'limit');
  if (!found || limit === null || limit === undefined)
    return noRow('标准数据包中没有 GB 24500-2020 第 5.2 条。');
  return { found: true, limit, grades: [], standard: found.standard, zh: '电加热锅炉', note: found.note };
}

function chamberLimit(
  pack: StandardsPack,
  query: Gb24500Query,
  fuel: 'oil' | 'gas' | 'coal',
): Gb24500Limit | Gb24500Unknown {
  if (fuel === 'gas' && query.condensing === undefined)
    return waiting('请先选择是否冷凝锅炉。', ['condensing']);
  const condensing = fuel === 'gas' && query.condensing === true ? 'yes' : 'no';
  return fromRow(
    findRow(pack, GB24500, 'table4', (row) => row['fuel'] === fuel && row['condensing'] === condensing),
    '标准数据包的 GB 24500-2020 表4 中没有对应燃料。',
  );
}

function biomassLimit(pack: StandardsPack, query: Gb24500Query): Gb24500Limit | Gb24500Unknown {
  const { capacityTPerH, lowerHeatingValueKJPerKg } = query;
  if (capacityTPerH === undefined) return waiting('请先填写额定容量。', ['capacityTPerH']);
  if (lowerHeatingValueKJPerKg !== undefined && lowerHeatingValueKJPerKg < 8374) {
    return noRow('燃料低位发热量小于 8374 kJ/kg，限定值为不低于设计值，表3 不适用。');
  }
  return fromRow(
    findRow(pack, GB24500, 'table3', (row) => inRange(row, 'capacity', capacityTPerH)),
    '标准数据包的 GB 24500-2020 表3 中没有对应容量。',
  );
}

function coalLimit(pack: StandardsPack, query: Gb24500Query): Gb24500Limit | Gb24500Unknown {
  const { firing, capacityTPerH, lowerHeatingValueKJPerKg, volatilePct } = query;
  const needed: Argument[] = ['firing', 'lowerHeatingValueKJPerKg', 'volatilePct'];
  if (firing !== 'fluidised') needed.push('capacityTPerH');
  const waitsFor = needed.filter((key) => query[key] === undefined);
  if (waitsFor.length > 0 || lowerHeatingValueKJPerKg === undefined || volatilePct === undefined) {
    return waiting('请先填写燃烧方式、设计煤的发热量和挥发分以及额定容量。', waitsFor);
  }
  const fits = (row: PackRow) =>
    row['fuel'] === query.fuel &&
    inRange(row, 'q', lowerHeatingValueKJPerKg) &&
    inRange(row, 'v', volatilePct) &&
    (capacityTPerH === undefined || inRange(row, 'capacity', capacityTPerH));
  return fromRow(
    findRow(pack, GB24500, firing === 'fluidised' ? 'table2' : 'table1', fits),
    '设计煤的发热量或挥发分不在 GB 24500-2020 该煤种的分类范围内，不能判定等级；请核对设计煤种。',
  );
}

function fromRow(found: FoundRow | undefined, otherwise: string): Gb24500Limit | Gb24500Unknown {
  if (!found) return noRow(otherwise);
  const grades = gradeCells(found.row);
  const limit = numberCell(found.row, 'grade3');
  if (limit === null) return noRow(otherwise);
  const { standard, note } = found;
  return { found: true, limit, grades, standard, zh: textCell(found.row, 'zh') ?? '', note };
}

function waiting(zh: string, waitsFor: Argument[]): Gb24500Unknown {
  return { found: false, zh, waitsFor };
}

function noRow(zh: string): Gb24500Unknown {
  return { found: false, zh, waitsFor: [] };
}
