/** What a measure costs and brings: payback, net present value, internal rate of return, shared savings. */
import { createDerivation, type Derivation } from '../equipment/derivation.ts';
import type { Step } from '../equipment/types.ts';

export interface CashFlow {
  investmentYuan: number;
  /** Yearly saving less yearly cost of keeping the measure running, yuan. */
  netSavingYuan: number;
  lifeYears: number;
}

export interface EconomicsInput {
  /** Null when nobody has given a figure yet: then only the yearly saving is known. */
  investmentYuan: number | null;
  savingYuan: number;
  annualCostYuan: number;
  lifeYears: number;
  /** Discount rate, %. */
  discountRatePct: number;
}

export interface Economics {
  paybackYears: number | null;
  npvYuan: number | null;
  irrPct: number | null;
  steps: Step[];
}

/** Discount rate where the audit gives none; printed with its step so that it can be questioned. */
export const DEFAULT_DISCOUNT_RATE_PCT = 8;

/** Static payback in years: investment over net yearly saving. Null without a positive net saving. */
export function simplePaybackYears(flow: Omit<CashFlow, 'lifeYears'>): number | null {
  if (!(flow.netSavingYuan > 0)) return null;
  return flow.investmentYuan / flow.netSavingYuan;
}

/** Present worth of one yuan a year, paid at each year's end, for `years` (fractions allowed). */
export function annuityFactor(ratePct: number, years: number): number {
  const i = ratePct / 100;
  if (i === 0) return years;
  return -Math.expm1(-years * Math.log1p(i)) / i;
}

/** Net present value, yuan, of an even yearly saving. `ratePct` > −100. */
export function netPresentValueYuan(flow: CashFlow, ratePct: number): number {
  return flow.netSavingYuan * annuityFactor(ratePct, flow.lifeYears) - flow.investmentYuan;
}

/**
 * Internal rate of return, %, of an even yearly saving; null when none exists (nothing invested, no saving, or no
 * life). The present value falls steadily with the rate, so bracketing and bisection cannot miss or jump.
 */
export function internalRateOfReturnPct(flow: CashFlow): number | null {
  if (!(flow.investmentYuan > 0) || !(flow.netSavingYuan > 0) || !(flow.lifeYears > 0)) return null;
  const npv = (ratePct: number) => netPresentValueYuan(flow, ratePct);
  let low = -99.9;
  if (!(npv(low) > 0)) return null;
  let high = 10;
  while (npv(high) > 0) {
    low = high;
    high *= 2;
    if (high > 1e9) return null;
  }
  for (let i = 0; i < 200 && high - low > 1e-12 * Math.max(1, Math.abs(high)); i += 1) {
    const middle = (low + high) / 2;
    if (npv(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface EmcTerms {
  /** Yearly saving that is shared, yuan. */
  savingYuan: number;
  investmentYuan: number;
  /** Share of the service company during the contract, %. */
  companySharePct: number;
  contractYears: number;
  lifeYears: number;
  discountRatePct: number;
}

export interface EmcResult {
  enterpriseYearlyYuan: number;
  companyYearlyYuan: number;
  companyNpvYuan: number;
  companyIrrPct: number | null;
  /** Worth to the enterprise: its share during the contract and all of the saving afterwards. */
  enterpriseNpvYuan: number;
  steps: Step[];
}

/**
 * Energy performance contract with shared savings: the company invests, both share during the contract, afterwards
 * the equipment and the whole saving are the enterprise's.
 * @source GB/T 24915-2020, annex A (节能效益分享型)
 */
export function sharedSavings(terms: EmcTerms): EmcResult {
  const d = createDerivation();
  const clause = 'GB/T 24915-2020 附录A';
  const S = terms.savingYuan;
  const a = terms.companySharePct;
  const contract = Math.min(terms.contractYears, terms.lifeYears);
  const companyYearlyYuan = d.formula({
    id: 'emc-company-yearly',
    symbol: 'S_c',
    zh: '服务公司年分享额',
    formula: 'S·a/100',
    vars: { S, a },
    value: (S * a) / 100,
    unit: '元/a',
    clause,
  });
  const enterpriseYearlyYuan = d.formula({
    id: 'emc-enterprise-yearly',
    symbol: 'S_e',
    zh: '合同期内企业年分享额',
    formula: 'S − S_c',
    vars: { S, S_c: companyYearlyYuan },
    value: S - companyYearlyYuan,
    unit: '元/a',
    clause,
  });
  const Fc = annuityStep(
    d,
    'emc-contract-factor',
    'F_c',
    '合同期年金现值系数',
    terms.discountRatePct,
    contract,
  );
  const Fn = annuityStep(
    d,
    'emc-life-factor',
    'F_n',
    '寿命期年金现值系数',
    terms.discountRatePct,
    terms.lifeYears,
  );
  const companyNpvYuan = d.formula({
    id: 'emc-company-npv',
    symbol: 'NPV_c',
    zh: '服务公司净现值',
    formula: 'S_c·F_c − I',
    vars: { S_c: companyYearlyYuan, F_c: Fc, I: terms.investmentYuan },
    value: companyYearlyYuan * Fc - terms.investmentYuan,
    unit: '元',
  });
  const enterpriseNpvYuan = d.formula({
    id: 'emc-enterprise-npv',
    symbol: 'NPV_e',
    zh: '企业净收益现值',
    formula: 'S_e·F_c + S·(F_n − F_c)',
    vars: { S_e: enterpriseYearlyYuan, F_c: Fc, S, F_n: Fn },
    value: enterpriseYearlyYuan * Fc + S * (Fn - Fc),
    unit: '元',
  });
  const companyIrrPct = internalRateOfReturnPct({
    investmentYuan: terms.investmentYuan,
    netSavingYuan: companyYearlyYuan,
    lifeYears: contract,
  });
  return {
    enterpriseYearlyYuan,
    companyYearlyYuan,
    companyNpvYuan,
    companyIrrPct,
    enterpriseNpvYuan,
    steps: d.steps,
  };
}

/** Payback, NPV and IRR of one measure with the lines that show them. Unknown investment gives nulls, no guess. */
export function economicsOf(input: EconomicsInput): Economics {
  const d = createDerivation();
  const net = d.formula({
    id: 'net-saving',
    symbol: 'A',
    zh: '年净收益',
    formula: 'S − C',
    vars: { S: input.savingYuan, C: input.annualCostYuan },
    value: input.savingYuan - input.annualCostYuan,
    unit: '元/a',
  });
  if (input.investmentYuan === null)
    return { paybackYears: null, npvYuan: null, irrPct: null, steps: d.steps };
  const flow: CashFlow = {
    investmentYuan: input.investmentYuan,
    netSavingYuan: net,
    lifeYears: input.lifeYears,
  };
  const paybackYears = paybackStep(d, flow);
  const npvYuan = input.lifeYears > 0 ? npvStep(d, flow, input.discountRatePct) : null;
  const irrPct = internalRateOfReturnPct(flow);
  if (irrPct !== null) {
    d.lookup({
      id: 'irr',
      symbol: 'IRR',
      zh: '内部收益率',
      formula: '使 A·((1 − (1 + IRR/100)^(−n))/(IRR/100)) − I = 0 的折现率（二分法）',
      substitution: `n = ${input.lifeYears}`,
      value: irrPct,
      unit: '%',
    });
  }
  return { paybackYears, npvYuan, irrPct, steps: d.steps };
}

function paybackStep(d: Derivation, flow: CashFlow): number | null {
  const value = simplePaybackYears(flow);
  if (value === null) return null;
  return d.formula({
    id: 'payback',
    symbol: 'T_p',
    zh: '静态投资回收期',
    formula: 'I / A',
    vars: { I: flow.investmentYuan, A: flow.netSavingYuan },
    value,
    unit: 'a',
  });
}

function npvStep(d: Derivation, flow: CashFlow, ratePct: number): number {
  const factor = annuityStep(d, 'annuity-factor', 'F', '年金现值系数', ratePct, flow.lifeYears);
  return d.formula({
    id: 'npv',
    symbol: 'NPV',
    zh: '净现值',
    formula: 'A·F − I',
    vars: { A: flow.netSavingYuan, F: factor, I: flow.investmentYuan },
    value: flow.netSavingYuan * factor - flow.investmentYuan,
    unit: '元',
  });
}

function annuityStep(
  d: Derivation,
  id: string,
  symbol: string,
  zh: string,
  ratePct: number,
  years: number,
): number {
  const value = annuityFactor(ratePct, years);
  const shared = { id, symbol, zh, value, unit: 'a' };
  if (ratePct === 0) return d.formula({ ...shared, formula: 'n', vars: { n: years } });
  return d.formula({ ...shared, formula: '(1 − (1 + i/100)^(−n))/(i/100)', vars: { i: ratePct, n: years } });
}
