/** Sums over the reported measures; the same numbers stand in summary, chapter 7, conclusion and improvement list. */
import type { Measure } from '../../equipment/diagnosis.ts';

export interface MeasureTotals {
  count: number;
  tce: number;
  kWh: number;
  co2T: number;
  yuan: number;
  /** Sum of the known investments. */
  investmentYuan: number;
  /** Measures whose investment nobody has entered yet. */
  openInvestments: number;
  /** Simple payback of all together; null while an investment is open or nothing is saved. */
  paybackYears: number | null;
}

export function sumMeasures(measures: readonly Measure[]): MeasureTotals {
  const sum = (pick: (measure: Measure) => number): number =>
    measures.reduce((total, m) => total + pick(m), 0);
  const investmentYuan = sum((m) => m.investmentYuan ?? 0);
  const openInvestments = measures.filter((m) => m.investmentYuan === null).length;
  const yuan = sum((m) => m.saving.yuan);
  const netYuan = yuan - sum((m) => m.annualCostYuan);
  return {
    count: measures.length,
    tce: sum((m) => m.saving.tce),
    kWh: sum((m) => m.saving.kWh),
    co2T: sum((m) => m.saving.co2T),
    yuan,
    investmentYuan,
    openInvestments,
    paybackYears: openInvestments > 0 || netYuan <= 0 ? null : investmentYuan / netYuan,
  };
}
