/** Coefficients that turn carriers into coal equivalent and carbon, looked up in the standards pack. */
import { z } from 'zod';
import type { Certainty } from '../equipment/types.ts';
import { carrierNames, carriers, type Carrier } from '../model/vocabulary.ts';
import { certaintySchema, findTable, type StandardsPack } from '../standards/pack.ts';

export const TCE_CODE = 'GB/T 2589-2020';
export const CO2_FUEL_CODE = '化石燃料燃烧排放缺省因子';
export const GRID_CODE = '电力二氧化碳排放因子';
/** Lower heating value of one kilogram of standard coal, kJ (7,000 kcal × 4.1868). */
export const STANDARD_COAL_KJ_PER_KG = 29_307.6;
/** Mass of CO₂ per mass of carbon. */
const CO2_PER_CARBON = 44 / 12;

export interface Factor {
  value: number;
  unit: string;
  certainty: Certainty;
  /** Standard and clause, ready to print. */
  clause: string;
  /** How it was obtained when it is not a plain table value. */
  formula: string;
  substitution: string;
  note: string;
  kind: 'formula' | 'lookup';
}

export interface EnergyFactors {
  /** tce per unit of the carrier; null where neither a coefficient nor a measured heating value exists. */
  tcePerUnit: (carrier: Carrier) => Factor | null;
  /** t CO₂ per unit of the carrier; null where none is known or the carrier emits none by itself. */
  co2TPerUnit: (carrier: Carrier) => Factor | null;
  /** Null where the pack has no grid factor: then the carbon of electricity is left open. */
  gridKgPerKWh: Factor | null;
}

/** Measured lower heating values, MJ per recorded unit of the carrier (per t, per Nm³). */
export type HeatingValues = Partial<Record<Carrier, number>>;

const tceRow = z.object({
  carrier: z.string(),
  tcePerUnit: z.number().nullable(),
  certainty: certaintySchema.optional(),
  note: z.string().optional(),
});
const co2Row = z.object({
  carrier: z.string(),
  ncvGJPerUnit: z.number().nullable(),
  carbonTCPerGJ: z.number().nullable(),
  oxidationPct: z.number().nullable(),
  certainty: certaintySchema.optional(),
  note: z.string().optional(),
});
const gridRow = z.object({
  region: z.string(),
  value: z.number(),
  certainty: certaintySchema.optional(),
  note: z.string().optional(),
});
const valueRow = z.object({ id: z.string(), value: z.number(), certainty: certaintySchema.optional() });

/**
 * All factors of one audit. A measured heating value replaces the reference coefficient of its carrier everywhere:
 * in the totals, the carbon and the savings.
 * @param heatingValuesMJ MJ per unit of the carrier (t, Nm³).
 */
export function energyFactors(pack: StandardsPack, heatingValuesMJ: HeatingValues = {}): EnergyFactors {
  const grid = gridFactor(pack);
  const tce = new Map<Carrier, Factor | null>();
  const co2 = new Map<Carrier, Factor | null>();
  for (const carrier of carrierNames) {
    tce.set(carrier, tceFactor(pack, carrier, heatingValuesMJ[carrier]));
    co2.set(carrier, co2Factor(pack, carrier, heatingValuesMJ[carrier], grid));
  }
  return {
    tcePerUnit: (carrier) => tce.get(carrier) ?? null,
    co2TPerUnit: (carrier) => co2.get(carrier) ?? null,
    gridKgPerKWh: grid,
  };
}

function tceFactor(pack: StandardsPack, carrier: Carrier, ncvMJ: number | undefined): Factor | null {
  const unit = `tce/${carriers[carrier].unit}`;
  const table = findTable(pack, TCE_CODE, 'carriers');
  const row = rowsOf(table?.rows, tceRow).find((r) => r.carrier === carrier);
  if (ncvMJ !== undefined && ncvMJ > 0) {
    return {
      value: ncvMJ / STANDARD_COAL_KJ_PER_KG,
      unit,
      certainty: 'transcribed',
      clause: `${TCE_CODE} 按实测低位发热量`,
      formula: 'Q_net/29307.6',
      substitution: `${plain(ncvMJ)}/29307.6`,
      note: '按实测低位发热量折算',
      kind: 'formula',
    };
  }
  if (!row || row.tcePerUnit === null) return null;
  return {
    value: row.tcePerUnit,
    unit,
    certainty: row.certainty ?? table?.certainty ?? 'unknown',
    clause: `${TCE_CODE} ${table?.clause ?? ''}`.trim(),
    ...looked(`${TCE_CODE} 折标准煤系数：${carriers[carrier].zh}`, row.tcePerUnit),
    note: row.note ?? '',
  };
}

function co2Factor(
  pack: StandardsPack,
  carrier: Carrier,
  ncvMJ: number | undefined,
  grid: Factor | null,
): Factor | null {
  const unit = `tCO₂/${carriers[carrier].unit}`;
  if (carrier === 'electricity') {
    return (
      grid && {
        ...grid,
        value: grid.value / 1000,
        unit,
        formula: 'EF/1000',
        substitution: `${plain(grid.value)}/1000`,
        kind: 'formula',
      }
    );
  }
  if (carrier === 'purchasedHeat') return heatCo2(pack, unit);
  const table = findTable(pack, CO2_FUEL_CODE, 'carriers');
  const row = rowsOf(table?.rows, co2Row).find((r) => r.carrier === carrier);
  if (!row || row.ncvGJPerUnit === null || row.carbonTCPerGJ === null || row.oxidationPct === null)
    return null;
  const measured = ncvMJ !== undefined && ncvMJ > 0;
  const ncvGJ = measured ? ncvMJ / 1000 : row.ncvGJPerUnit;
  return {
    value: ncvGJ * row.carbonTCPerGJ * (row.oxidationPct / 100) * CO2_PER_CARBON,
    unit,
    certainty: row.certainty ?? table?.certainty ?? 'unknown',
    clause: CO2_FUEL_CODE,
    formula: 'Q_net·CC·OF/100·44/12',
    substitution: `${plain(ncvGJ)}·${plain(row.carbonTCPerGJ)}·${plain(row.oxidationPct)}/100·44/12`,
    note: measured ? '热值为实测，含碳量和氧化率取缺省值' : (row.note ?? ''),
    kind: 'formula',
  };
}

function heatCo2(pack: StandardsPack, unit: string): Factor | null {
  const table = findTable(pack, CO2_FUEL_CODE, 'other');
  const row = rowsOf(table?.rows, valueRow).find((r) => r.id === 'purchased-heat');
  if (!row) return null;
  return {
    value: row.value,
    unit,
    certainty: row.certainty ?? table?.certainty ?? 'unknown',
    clause: CO2_FUEL_CODE,
    ...looked('外购热力排放因子', row.value),
    note: '',
  };
}

function gridFactor(pack: StandardsPack): Factor | null {
  const table = findTable(pack, GRID_CODE, 'default');
  const row = rowsOf(table?.rows, gridRow).find((r) => r.region === '西藏');
  if (!row) return null;
  return {
    value: row.value,
    unit: 'kgCO₂/kWh',
    certainty: row.certainty ?? table?.certainty ?? 'unknown',
    clause: `${GRID_CODE}${table?.clause ? ` ${table.clause}` : ''}`,
    ...looked('西藏取全国电力平均二氧化碳排放因子', row.value),
    note: row.note ?? '',
  };
}

function looked(sentence: string, value: number): Pick<Factor, 'formula' | 'substitution' | 'kind'> {
  return { formula: sentence, substitution: plain(value), kind: 'lookup' };
}

/** Table values are printed as they stand in the table. */
const plain = (value: number): string => String(value);

function rowsOf<T extends z.ZodType>(rows: readonly unknown[] | undefined, schema: T): z.infer<T>[] {
  return (rows ?? []).flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
