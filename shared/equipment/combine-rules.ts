/** How the readings of several instances become one number, with its sensitivities and the line to redo it by hand. */
import type { CombineRule } from '../checklist/template.ts';
import { createDerivation } from './derivation.ts';
import type { Step } from './types.ts';

export interface Part {
  label: string;
  value: number;
  /** Standard uncertainty, k = 1. */
  u: number;
  /** Parts with the same mark were read with one calibrated instrument: its error moves them together. */
  instrument: string | null;
}

export interface Combined {
  value: number;
  u: number;
  steps: Step[];
}

export interface CombineNames {
  id: string;
  symbol: string;
  /** Name of the input. */
  zh: string;
  unit: string;
  /** 燃烧器 and 个. */
  of: string;
  countWord: string;
  /** Symbol and name of the reading by which a mean is weighted. */
  weight?: { symbol: string; zh: string };
}

/** `numbered` never comes here: nothing is combined. */
export type MergingRule = Exclude<CombineRule, 'numbered'>;

/**
 * Two or more parts as one. Uncertainties of different instruments are independent (root sum of squares); readings of
 * one calibrated instrument are fully correlated, because the certificate's error is the same in each of them. What a
 * person entered as a reading's own uncertainty, and the default of an input, count as independent: the model does not
 * tell a calibration part within them.
 * @param weights of a weighted mean, one for each part, their sum above zero
 * @source JJF 1059.1 4.4.2.2 / GUM 5.1.2 and 5.2.2 (correlation coefficient 1)
 */
export function combineParts(
  rule: MergingRule,
  parts: readonly Part[],
  names: CombineNames,
  weights: readonly Part[] = [],
): Combined {
  const isPick = rule === 'max' || rule === 'min';
  if (isPick) return pickPart(rule, parts, names);
  const d = createDerivation();
  const n = parts.length;
  const total = weights.reduce((sum, { value }) => sum + value, 0);
  const x = parts.map((part) => part.value);
  const sum = x.reduce((all, value) => all + value, 0);
  const weighted = x.reduce((all, value, i) => all + value * (weights[i]?.value ?? 0), 0);
  const value = rule === 'sum' ? sum : rule === 'mean' ? sum / n : weighted / total;
  const { formula, vars } = formulaOf(rule, parts, weights, names);
  d.formula({
    id: names.id,
    symbol: names.symbol,
    zh: `${names.zh}：${wordsOf(rule, parts, names)}`,
    formula,
    vars,
    value,
    unit: names.unit,
  });
  const slopes = x.map((_, i) =>
    rule === 'sum' ? 1 : rule === 'mean' ? 1 / n : (weights[i]?.value ?? 0) / total,
  );
  const terms = [
    ...parts.map((part, i): Term => ({ c: slopes[i] as number, u: part.u, instrument: part.instrument })),
    ...weights.map((part, i): Term => {
      const c = ((x[i] as number) - value) / total;
      return { c, u: part.u, instrument: part.instrument && `weight ${part.instrument}` };
    }),
  ];
  const u = uncertaintyStep(d.formula, terms, names);
  return { value, u, steps: d.steps };
}

interface Term {
  c: number;
  u: number;
  instrument: string | null;
}

/** √ of the squares over the instruments, each the sum of what it contributes. Zero terms are left out of the line. */
function uncertaintyStep(
  formula: ReturnType<typeof createDerivation>['formula'],
  terms: readonly Term[],
  { id, symbol, zh, unit }: CombineNames,
): number {
  const counted = terms.filter(({ c, u }) => c * u !== 0);
  if (counted.length === 0) return 0;
  const groups = [
    ...Map.groupBy(
      counted.map((term, i) => ({ ...term, no: i + 1 })),
      (term) => term.instrument ?? `alone ${term.no}`,
    ).values(),
  ];
  const value = Math.hypot(...groups.map((group) => group.reduce((sum, { c, u }) => sum + c * u, 0)));
  const term = ({ no }: { no: number }) => `c_${no}·u_${no}`;
  return formula({
    id: `${id}-u`,
    symbol: `u(${symbol})`,
    zh: `${zh}合成值的标准不确定度`,
    formula: `sqrt(${groups.map((group) => `(${group.map(term).join(' + ')})^2`).join(' + ')})`,
    vars: Object.fromEntries(
      counted.flatMap(({ c, u }, i) => [
        [`c_${i + 1}`, c],
        [`u_${i + 1}`, u],
      ]),
    ),
    value,
    unit,
    clause: 'JJF 1059.1',
  });
}

function formulaOf(
  rule: MergingRule,
  parts: readonly Part[],
  weights: readonly Part[],
  { symbol, weight }: CombineNames,
): { formula: string; vars: Record<string, number> } {
  const x = parts.map((_, i) => `${symbol}_${i + 1}`);
  const vars = Object.fromEntries(parts.map((part, i) => [x[i] as string, part.value]));
  if (rule === 'sum') return { formula: x.join(' + '), vars };
  if (rule === 'mean') return { formula: `(${x.join(' + ')})/${parts.length}`, vars };
  // The weight's symbol may be that of the reading itself, as with flow and flow share.
  const stem = weight && weight.symbol !== symbol ? weight.symbol : 'w';
  const w = weights.map((_, i) => `${stem}_${i + 1}`);
  const products = x.map((name, i) => `${w[i]}·${name}`);
  return {
    formula: `(${products.join(' + ')})/(${w.join(' + ')})`,
    vars: { ...vars, ...Object.fromEntries(weights.map((part, i) => [w[i] as string, part.value])) },
  };
}

const ruleZh: Record<MergingRule, string> = {
  sum: '合计',
  mean: '算术平均',
  weightedMean: '加权平均',
  max: '最大值',
  min: '最小值',
};

/** 1# 燃烧器、2# 燃烧器合计; many are counted. */
function wordsOf(rule: MergingRule, parts: readonly Part[], { of, countWord, weight }: CombineNames): string {
  const who =
    parts.length <= 6 ? parts.map((part) => part.label).join('、') : `${parts.length} ${countWord}${of}`;
  const by = rule === 'weightedMean' && weight ? `按${weight.zh}` : '';
  return `${who}${by}${ruleZh[rule]}`;
}

function pickPart(rule: 'max' | 'min', parts: readonly Part[], names: CombineNames): Combined {
  const better = (a: Part, b: Part) => (rule === 'max' ? b.value > a.value : b.value < a.value);
  const picked = parts.reduce((best, part) => (better(best, part) ? part : best));
  const d = createDerivation();
  d.lookup({
    id: names.id,
    symbol: names.symbol,
    zh: `${names.zh}：${wordsOf(rule, parts, names)}`,
    formula: `取${parts.map((part) => part.label).join('、')}中的${ruleZh[rule]}`,
    substitution: `${picked.label}的读数`,
    value: picked.value,
    unit: names.unit,
  });
  return { value: picked.value, u: picked.u, steps: d.steps };
}
