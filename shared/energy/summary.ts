/** Energy of the plant: coal equivalent, carbon, cost and unit consumption, each with the line that shows it. */
import { createDerivation, type Derivation } from '../equipment/derivation.ts';
import type { CarrierSummary, EnergySummary } from '../equipment/diagnosis.ts';
import type { CarrierAmount, Issue } from '../equipment/types.ts';
import type { SiteAir } from '../air/site-air.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Prices } from '../model/tables.ts';
import { carriers } from '../model/vocabulary.ts';
import type { StandardsPack } from '../standards/pack.ts';
import { coverageOf } from './coverage.ts';
import { energyFactors, type EnergyFactors, type Factor, type HeatingValues } from './factors.ts';
import { indicatorsOf } from './indicators.ts';
import { unitPriceYuan } from './saving.ts';
import { yearlyProduction, yearlyUse, type Period, type YearlyUse } from './yearly.ts';

export interface EnergyContext {
  air: SiteAir;
  pack: StandardsPack;
  prices: Prices;
  date: string;
}

type Records = Pick<AuditSnapshot, 'audit' | 'enterprise' | 'energyUse' | 'production'>;

/** Factors of the audit: measured heating values of the records replace the reference coefficients. */
export function factorsOf(records: Records, pack: StandardsPack): EnergyFactors {
  const { uses } = yearlyUse(records.energyUse, periodOf(records.audit));
  const measured: HeatingValues = {};
  for (const use of uses) if (use.ncvMJPerUnit !== null) measured[use.carrier] = use.ncvMJPerUnit;
  return energyFactors(pack, measured);
}

/**
 * Yearly energy of the plant.
 * @param machineUse yearly consumption of the diagnosed machines, for the coverage; null entries are unknown.
 * @source GB/T 2589-2020: calorific value (当量值) is the main figure, equal value only with a coefficient set by the user
 */
export function summarizeEnergy(
  records: Records,
  factors: EnergyFactors,
  machineUse: readonly CarrierAmount[] | null,
  ctx: EnergyContext,
): EnergySummary {
  const period = periodOf(records.audit);
  const { uses, issues } = yearlyUse(records.energyUse, period);
  const d = createDerivation();
  const lines = uses.map((use) => carrierLine(d, use, factors, ctx.prices));
  const totalTce = total(d, lines, 'total-tce', 'E', '综合能耗（当量值）', 'tce', (line) => line.tce, '_ce');
  const totalCO2T = total(
    d,
    lines,
    'total-co2',
    'C',
    '能源消费二氧化碳排放',
    'tCO₂',
    (line) => line.co2T,
    '_CO2',
  );
  const totalCostYuan = total(d, lines, 'total-cost', 'K', '能源费用', '元', (line) => line.costYuan, '_K');
  const products = yearlyProduction(records.production, period);
  const indicators = indicatorsOf(
    d,
    { uses, products, factors, totalTce, enterprise: records.enterprise },
    ctx,
  );
  const coverage = coverageOf(d, uses, machineUse, factors);
  return {
    carriers: lines.map((line) => ({ ...line, sharePct: totalTce > 0 ? (100 * line.tce) / totalTce : 0 })),
    totalTce,
    totalTceEqualValue: equalValue(d, uses, totalTce, factors, ctx.prices),
    totalCO2T,
    totalCostYuan,
    gridFactorKgPerKWh: factors.gridKgPerKWh?.value ?? null,
    indicators,
    steps: d.steps,
    equipmentCoveragePct: coverage.pct,
    issues: [...issues, ...factorIssues(uses, factors), ...coverage.issues],
  };
}

export function periodOf(audit: Records['audit']): Period {
  return { start: audit.periodStart, end: audit.periodEnd };
}

function carrierLine(d: Derivation, use: YearlyUse, factors: EnergyFactors, prices: Prices): CarrierSummary {
  const { zh, unit } = carriers[use.carrier];
  const tceFactor = factors.tcePerUnit(use.carrier);
  const co2Factor = factors.co2TPerUnit(use.carrier);
  const amountName = `B_${zh}`;
  d.lookup({
    id: `amount-${use.carrier}`,
    symbol: amountName,
    zh: `${zh}消费量`,
    formula: '企业能源消费记录合计',
    substitution: '见能源消费记录',
    value: use.amount,
    unit,
  });
  const weighted = (id: string, symbol: string, name: string, factor: Factor | null, resultUnit: string) => {
    if (factor === null) return null;
    factorStep(
      d,
      `${id}-factor-${use.carrier}`,
      `${symbol === '_ce' ? 'f' : 'EF'}_${zh}`,
      `${zh}${name}系数`,
      factor,
    );
    return d.formula({
      id: `${id}-${use.carrier}`,
      symbol: `${zh}${symbol}`,
      zh: `${zh}${name}`,
      formula: 'B·f',
      vars: { B: use.amount, f: factor.value },
      value: use.amount * factor.value,
      unit: resultUnit,
      clause: factor.clause,
    });
  };
  const tce = weighted('tce', '_ce', '折标准煤', tceFactor, 'tce') ?? 0;
  const co2T = weighted('co2', '_CO2', '二氧化碳排放', co2Factor, 'tCO₂');
  return {
    carrier: use.carrier,
    zh,
    unit,
    amount: use.amount,
    tceFactor: tceFactor?.value ?? 0,
    tceFactorUnit: tceFactor?.unit ?? `tce/${unit}`,
    tce,
    sharePct: 0,
    co2T,
    costYuan: costOf(d, use, prices),
  };
}

function factorStep(d: Derivation, id: string, symbol: string, zh: string, factor: Factor): void {
  const { value, unit, clause, formula, substitution, kind } = factor;
  d.steps.push({ id, symbol, zh, formula, substitution, kind, value, unit, clause });
}

/** The bills where they are entered, else amount × price; null without either. */
function costOf(d: Derivation, use: YearlyUse, prices: Prices): number | null {
  const { zh } = carriers[use.carrier];
  const shared = { id: `cost-${use.carrier}`, symbol: `${zh}_K`, zh: `${zh}费用`, unit: '元' };
  if (use.costYuan !== null) {
    return d.lookup({
      ...shared,
      formula: '企业账单合计',
      substitution: '见能源消费记录',
      value: use.costYuan,
    });
  }
  const price = unitPriceYuan(prices, use.carrier);
  if (price === null) return null;
  return d.formula({
    ...shared,
    formula: 'B·c',
    vars: { B: use.amount, c: price },
    value: use.amount * price,
  });
}

function total(
  d: Derivation,
  lines: readonly CarrierSummary[],
  id: string,
  symbol: string,
  zh: string,
  unit: string,
  of: (line: CarrierSummary) => number | null,
  suffix: string,
): number {
  const parts = lines.flatMap((line) => {
    const value = of(line);
    return value === null || value === 0 ? [] : [{ name: `${line.zh}${suffix}`, value }];
  });
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  if (parts.length === 0) return 0;
  return d.formula({
    id,
    symbol,
    zh,
    formula: parts.map((part) => part.name).join(' + '),
    vars: Object.fromEntries(parts.map((part) => [part.name, part.value])),
    value,
    unit,
    clause: suffix === '_ce' ? 'GB/T 2589-2020' : '',
  });
}

/** Total with electricity at the user's equal-value coefficient; null when none is set. */
function equalValue(
  d: Derivation,
  uses: readonly YearlyUse[],
  totalTce: number,
  factors: EnergyFactors,
  prices: Prices,
): number | null {
  const coefficient = prices.equalValueKgcePerKWh;
  const electricity = uses.find((use) => use.carrier === 'electricity')?.amount ?? 0;
  const calorific = factors.tcePerUnit('electricity')?.value;
  if (coefficient === undefined || calorific === undefined) return null;
  return d.formula({
    id: 'total-tce-equal',
    symbol: 'E_dj',
    zh: '综合能耗（等价值，电力系数由用户设定）',
    formula: 'E + B_e·(f_dj/1000 − f_dl)',
    vars: { E: totalTce, B_e: electricity, f_dj: coefficient, f_dl: calorific },
    value: totalTce + electricity * (coefficient / 1000 - calorific),
    unit: 'tce',
    clause: 'GB/T 2589-2020',
  });
}

/** Factors that are missing, only recalled, or need a word of explanation. */
function factorIssues(uses: readonly YearlyUse[], factors: EnergyFactors): Issue[] {
  const issues = uses.flatMap((use): Issue[] => {
    const factor = factors.tcePerUnit(use.carrier);
    const { zh } = carriers[use.carrier];
    if (factor === null) {
      return [
        {
          code: 'no-coefficient',
          level: 'warn',
          zh: `${zh}没有折标准煤参考系数，未计入综合能耗；请填写实测低位发热量。`,
          fields: [],
        },
      ];
    }
    if (factor.certainty !== 'recalled' && factor.certainty !== 'unknown') return [];
    return [
      {
        code: 'coefficient-unchecked',
        level: 'info',
        zh: `${zh}的折标准煤系数 ${factor.value} ${factor.unit} 待核对，报送前请与标准原文核对。`,
        fields: [],
      },
    ];
  });
  if (uses.some((use) => use.carrier === 'electricity')) issues.push(gridIssue(factors.gridKgPerKWh));
  return issues;
}

function gridIssue(grid: Factor | null): Issue {
  if (grid === null) {
    return {
      code: 'grid-factor-missing',
      level: 'warn',
      zh: '标准数据包中没有电力二氧化碳排放因子（默认表，西藏行）：电力的排放待核对，未计入合计。请换用完整的数据包。',
      fields: [],
    };
  }
  return {
    code: 'grid-factor',
    level: 'info',
    zh: `电力二氧化碳排放按全国平均因子 ${grid.value} ${grid.unit} 计算。${grid.note}`,
    fields: [],
  };
}
