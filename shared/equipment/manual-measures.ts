/** Measures that a person entered with savings worked out by hand. */
import { DEFAULT_DISCOUNT_RATE_PCT, economicsOf } from '../economics/economics.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import type { Prices, Row } from '../model/tables.ts';
import { createDerivation, type Derivation } from './derivation.ts';
import type { Measure, Saving } from './diagnosis.ts';

type MeasureRow = Row<'measure'>;

/** Rows that belong to no calculator measure: `isKnown` tells which (machine, key) pairs do. */
export function manualMeasures(
  rows: readonly MeasureRow[],
  isKnown: (equipmentId: string, key: string) => boolean,
  factors: EnergyFactors,
  prices: Prices,
): Measure[] {
  return rows
    .filter((row) => !row.deleted && row.title !== null && row.title !== '')
    .filter((row) => !isKnown(row.equipmentId ?? '', row.key ?? ''))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.id < b.id ? -1 : 1))
    .map((row, index) => manualMeasure(row, index + 1, factors, prices));
}

function manualMeasure(row: MeasureRow, rank: number, factors: EnergyFactors, prices: Prices): Measure {
  const d = createDerivation();
  const status = row.status ?? 'proposed';
  const saving = enteredSaving(d, row, factors, prices);
  const lifeYears = row.lifeYears ?? 10;
  const annualCostYuan = row.annualCostYuan ?? 0;
  const economics = economicsOf({
    investmentYuan: row.investmentYuan,
    savingYuan: saving.yuan,
    annualCostYuan,
    lifeYears,
    discountRatePct: prices.discountRatePct ?? DEFAULT_DISCOUNT_RATE_PCT,
  });
  return {
    id: row.id,
    equipmentId: row.equipmentId ?? 'site',
    key: row.key ?? '',
    origin: 'manual',
    title: row.title ?? '',
    description: row.description ?? '',
    basis: '',
    costClass: row.costClass ?? 'low',
    status,
    rank: row.rank ?? rank,
    saving,
    savingAlone: saving,
    investmentYuan: row.investmentYuan,
    annualCostYuan,
    lifeYears,
    paybackYears: economics.paybackYears,
    npvYuan: economics.npvYuan,
    irrPct: economics.irrPct,
    steps: [...d.steps, ...economics.steps],
    fundingChannel: row.fundingChannel ?? '',
    implementationMonths: row.implementationMonths,
  };
}

/** The entered figures; what is left empty follows from the electricity saved. */
function enteredSaving(d: Derivation, row: MeasureRow, factors: EnergyFactors, prices: Prices): Saving {
  const kWh = row.savingKWh ?? 0;
  if (row.savingKWh !== null) entered(d, 'saving-kwh', 'ΔW', '年节电量', kWh, 'kWh/a');
  const figure = (
    id: string,
    symbol: string,
    zh: string,
    unit: string,
    own: number | null,
    perKWh: number | undefined,
  ): number => {
    if (own !== null) return entered(d, id, symbol, zh, own, unit);
    if (row.savingKWh === null || perKWh === undefined) return 0;
    const vars = { ΔW: kWh, f: perKWh };
    return d.formula({ id, symbol, zh, formula: 'ΔW·f', vars, value: kWh * perKWh, unit });
  };
  const perKWh = (factor: { value: number } | null) => factor?.value;
  return {
    kWh,
    tce: figure(
      'saving-tce',
      'ΔE_ce',
      '年节能量（折标准煤）',
      'tce/a',
      row.savingTce,
      perKWh(factors.tcePerUnit('electricity')),
    ),
    co2T: figure(
      'saving-co2',
      'ΔCO2',
      '年减少二氧化碳排放',
      't/a',
      row.savingCO2T,
      perKWh(factors.co2TPerUnit('electricity')),
    ),
    yuan: figure('saving-yuan', 'S', '年节约费用', '元/a', row.savingYuan, prices.electricityYuanPerKWh),
    byCarrier: kWh === 0 ? [] : [{ carrier: 'electricity', amount: kWh }],
  };
}

function entered(d: Derivation, id: string, symbol: string, zh: string, value: number, unit: string): number {
  return d.lookup({ id, symbol, zh, formula: '由诊断人员填写', substitution: '手工测算值', value, unit });
}
