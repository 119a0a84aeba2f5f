/** Unit consumption of the plant from its records: per product, per yuan of output, and clinker against its limits. */
import type { Derivation } from '../equipment/derivation.ts';
import type { IndicatorResult } from '../equipment/diagnosis.ts';
import type { Row } from '../model/tables.ts';
import { clinkerIndicators } from './clinker-indicators.ts';
import type { EnergyContext } from './summary.ts';
import type { EnergyFactors } from './factors.ts';
import type { YearlyProduct, YearlyUse } from './yearly.ts';

export interface IndicatorInput {
  uses: readonly YearlyUse[];
  products: readonly YearlyProduct[];
  factors: EnergyFactors;
  totalTce: number;
  enterprise: Row<'enterprise'>;
}

/** All unit consumptions the records allow; products with limits of their own are judged. */
export function indicatorsOf(d: Derivation, input: IndicatorInput, ctx: EnergyContext): IndicatorResult[] {
  if (!(input.totalTce > 0)) return [];
  const clinker = clinkerIndicators(d, input, ctx);
  return [...clinker, ...perProduct(d, input, clinker.length > 0), ...perOutput(d, input)];
}

/** Total energy over the output of a product; meant for plants with one main product. */
function perProduct(d: Derivation, input: IndicatorInput, clinkerDone: boolean): IndicatorResult[] {
  const [main, ...others] = input.products.filter((product) => product.amount > 0);
  if (!main || others.length > 0 || clinkerDone) return [];
  const unit = `kgce/${main.unit || '单位产品'}`;
  const value = d.formula({
    id: 'unit-consumption',
    symbol: 'e',
    zh: `${main.product}单位产品综合能耗`,
    formula: 'E·1000/P',
    vars: { E: input.totalTce, P: main.amount },
    value: (input.totalTce * 1000) / main.amount,
    unit,
    clause: 'GB/T 2589-2020',
  });
  return [{ id: 'unit-consumption', zh: `${main.product}单位产品综合能耗`, value, unit, limits: [] }];
}

function perOutput(d: Derivation, { enterprise, totalTce }: IndicatorInput): IndicatorResult[] {
  const entries = [
    ['output-value', '单位工业总产值综合能耗', 'G', enterprise.outputValueWanYuan],
    ['added-value', '单位工业增加值综合能耗', 'Z', enterprise.addedValueWanYuan],
  ] as const;
  return entries.flatMap(([id, zh, symbol, wanYuan]) => {
    if (wanYuan === null || !(wanYuan > 0)) return [];
    const value = d.formula({
      id: `per-${id}`,
      symbol: `e_${symbol}`,
      zh,
      formula: `E/${symbol}`,
      vars: { E: totalTce, [symbol]: wanYuan },
      value: totalTce / wanYuan,
      unit: 'tce/万元',
      clause: 'GB/T 2589-2020',
    });
    return [{ id: `per-${id}`, zh, value, unit: 'tce/万元', limits: [] }];
  });
}
