/**
 * Energy limits of kiln products and grades of heat-treatment furnaces.
 *
 * Rows read from the pack: any standard with a table `limits` whose rows carry `product`, `unit`, `grade1`…`grade3`
 * (GB 30526, 21340, 21252, 33654, 30183 …); `GB/T 36561-2018` `table8` with `furnace`, `energy` electricity | fuel,
 * `sizeUnit` kW | ℃ | null, range `size` (`sizeMin`, `sizeMinInclusive`, `sizeMax`, `sizeMaxInclusive`), `grade1`…`grade3`.
 * None of these standards is known to correct for altitude, so nothing is corrected here.
 */
import type { StandardRef } from '../equipment/types.ts';
import { findRow, gradeCells, inRange, numberCell, textCell, type FoundRow } from './limit-rows.ts';
import type { StandardsPack } from './pack.ts';

export const GBT36561 = 'GB/T 36561-2018';

export interface ProductLimit {
  zh: string;
  unit: string;
  grades: { grade: number; limit: number }[];
  /** Limit value (grade 3); null when only recalled cells are empty. */
  limit: number | null;
  standard: StandardRef;
  note: string | undefined;
}

/** Limit of a product by its key, from whichever standard holds it. */
export function productLimit(pack: StandardsPack, product: string): ProductLimit | undefined {
  for (const standard of pack.standards) {
    const found = findRow(pack, standard.code, 'limits', (row) => row['product'] === product);
    if (found) return toLimit(found);
  }
  return undefined;
}

export interface FurnaceQuery {
  furnace: string;
  energy: 'electricity' | 'fuel';
  ratedPowerKW?: number | undefined;
  workTemperatureC?: number | undefined;
}

/** True when the grade of this furnace depends on a size that the query lacks. */
export function furnaceWaitsFor(pack: StandardsPack, query: FurnaceQuery): 'kW' | '℃' | null {
  const row = findRow(
    pack,
    GBT36561,
    'table8',
    (r) => r['furnace'] === query.furnace && r['energy'] === query.energy,
  );
  const unit = row && textCell(row.row, 'sizeUnit');
  if (unit === 'kW' && query.ratedPowerKW === undefined) return 'kW';
  if (unit === '℃' && query.workTemperatureC === undefined) return '℃';
  return null;
}

/** Grade limits of the comparable unit use of a heat-treatment furnace. @source GB/T 36561-2018 表8 */
export function furnaceLimit(pack: StandardsPack, query: FurnaceQuery): ProductLimit | undefined {
  const found = findRow(pack, GBT36561, 'table8', (row) => {
    if (row['furnace'] !== query.furnace || row['energy'] !== query.energy) return false;
    const unit = textCell(row, 'sizeUnit');
    if (unit === undefined) return true;
    const size = unit === 'kW' ? query.ratedPowerKW : query.workTemperatureC;
    if (size === undefined) return false;
    return inRange(row, 'size', size);
  });
  return found && toLimit(found);
}

function toLimit(found: FoundRow): ProductLimit {
  return {
    zh: textCell(found.row, 'zh') ?? '',
    unit: textCell(found.row, 'unit') ?? '',
    grades: gradeCells(found.row),
    limit: numberCell(found.row, 'grade3'),
    standard: found.standard,
    note: found.note,
  };
}
