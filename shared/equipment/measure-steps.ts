/** The lines that show how a measure's saving came about. */
import { amountOf, savedAmounts, unitPriceYuan } from '../energy/saving.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import type { Prices } from '../model/tables.ts';
import { carriers, type Carrier } from '../model/vocabulary.ts';
import { createDerivation, type Derivation } from './derivation.ts';
import type { Saving } from './diagnosis.ts';
import type { CarrierAmount, Step } from './types.ts';

export interface SavedConsumption {
  before: readonly CarrierAmount[];
  after: readonly CarrierAmount[];
  machines: number;
}

/** Consumption before and after, the difference per carrier, and its worth in tce, CO₂ and yuan. */
export function savingSteps(saved: SavedConsumption, factors: EnergyFactors, prices: Prices): Step[] {
  const d = createDerivation();
  const amounts = savedAmounts(saved.before, saved.after, saved.machines);
  for (const { carrier } of amounts) differenceSteps(d, saved, carrier);
  worthStep(d, amounts, {
    id: 'saving-tce',
    symbol: 'ΔE_ce',
    zh: '年节能量（折标准煤）',
    unit: 'tce/a',
    factorSymbol: 'f',
    perUnit: (carrier) => factors.tcePerUnit(carrier)?.value ?? null,
  });
  worthStep(d, amounts, {
    id: 'saving-co2',
    symbol: 'ΔCO2',
    zh: '年减少二氧化碳排放',
    unit: 't/a',
    factorSymbol: 'EF',
    perUnit: (carrier) => factors.co2TPerUnit(carrier)?.value ?? null,
  });
  worthStep(d, amounts, {
    id: 'saving-yuan',
    symbol: 'S',
    zh: '年节约费用',
    unit: '元/a',
    factorSymbol: 'c',
    perUnit: (carrier) => unitPriceYuan(prices, carrier),
  });
  return d.steps;
}

const savedSymbol = (carrier: Carrier): string => `ΔE_${carriers[carrier].zh}`;

function differenceSteps(d: Derivation, saved: SavedConsumption, carrier: Carrier): void {
  const { zh, unit } = carriers[carrier];
  const before = amountOf(saved.before, carrier);
  const after = amountOf(saved.after, carrier);
  const yearly = (id: string, symbol: string, name: string, value: number) =>
    d.lookup({
      id: `${id}-${carrier}`,
      symbol: `${symbol}_${zh}`,
      zh: name,
      formula: '按本机诊断模型，以相同的年输出计算',
      substitution: id === 'use-before' ? '现状或上一措施实施后的状态' : '本措施实施后的状态',
      value,
      unit: `${unit}/a`,
    });
  yearly('use-before', 'E_0', `${zh}年消耗（措施前，单台）`, before);
  yearly('use-after', 'E_1', `${zh}年消耗（措施后，单台）`, after);
  d.formula({
    id: `saved-${carrier}`,
    symbol: savedSymbol(carrier),
    zh: `${zh}年节约量`,
    formula: 'N·(E_0 − E_1)',
    vars: { N: saved.machines, E_0: before, E_1: after },
    value: saved.machines * (before - after),
    unit: `${unit}/a`,
  });
}

interface Worth {
  id: string;
  symbol: string;
  zh: string;
  unit: string;
  factorSymbol: string;
  perUnit: (carrier: Carrier) => number | null;
}

/** Σ ΔE·factor over the carriers whose factor is known; no line when there is none. */
function worthStep(d: Derivation, amounts: readonly CarrierAmount[], worth: Worth): void {
  const terms = amounts.flatMap(({ carrier, amount }) => {
    const factor = worth.perUnit(carrier);
    return factor === null ? [] : [{ carrier, amount, factor }];
  });
  if (terms.length === 0) return;
  const factorName = (carrier: Carrier) => `${worth.factorSymbol}_${carriers[carrier].zh}`;
  d.formula({
    id: worth.id,
    symbol: worth.symbol,
    zh: worth.zh,
    formula: terms.map((t) => `${savedSymbol(t.carrier)}·${factorName(t.carrier)}`).join(' + '),
    vars: Object.fromEntries(
      terms.flatMap((t) => [
        [savedSymbol(t.carrier), t.amount],
        [factorName(t.carrier), t.factor],
      ]),
    ),
    value: terms.reduce((sum, t) => sum + t.amount * t.factor, 0),
    unit: worth.unit,
  });
}

/** What counts of a saving after `away` was taken off; lines only for figures that change. */
export function countedSteps(d: Derivation, saving: Saving, away: Saving, counted: Saving): void {
  const line = (id: keyof Omit<Saving, 'byCarrier'>, symbol: string, zh: string, unit: string) => {
    if (away[id] === 0) return;
    d.formula({
      id: `counted-${id.toLowerCase()}`,
      symbol: `${symbol}_j`,
      zh: `${zh}（扣除重叠后计入）`,
      formula: `${symbol} − ${symbol}_c`,
      vars: { [symbol]: saving[id], [`${symbol}_c`]: away[id] },
      value: counted[id],
      unit,
    });
  };
  line('kWh', 'ΔW', '年节电量', 'kWh/a');
  line('tce', 'ΔE_ce', '年节能量（折标准煤）', 'tce/a');
  line('co2T', 'ΔCO2', '年减少二氧化碳排放', 't/a');
  line('yuan', 'S', '年节约费用', '元/a');
}
