/** Collects derivation steps: the formula is written once, the line with numbers is made from it. */
import { formatSignificant } from '../quantity/format.ts';
import type { Step } from './types.ts';

export interface FormulaStep {
  id: string;
  symbol: string;
  zh: string;
  formula: string;
  /** Value of every symbol that stands in `formula`. */
  vars: Readonly<Record<string, number>>;
  value: number;
  unit: string;
  clause?: string;
}

export interface Derivation {
  steps: Step[];
  /** Adds a formula step and returns its value, so that it can stand in the middle of a calculation. */
  formula: (step: FormulaStep) => number;
  /** Adds a value taken from a table, a property function or an iteration that no single line can show. */
  lookup: (step: Omit<Step, 'kind'>) => number;
}

export function createDerivation(): Derivation {
  const steps: Step[] = [];
  return {
    steps,
    formula(step) {
      const { vars, ...rest } = step;
      steps.push({ ...rest, kind: 'formula', substitution: substitute(step.formula, vars) });
      return step.value;
    },
    lookup(step) {
      steps.push({ ...step, kind: 'lookup' });
      return step.value;
    },
  };
}

/** Puts numbers in the place of symbols; the longest symbol wins, so `q2′` is not read as `q2`. Eight digits. */
export function substitute(formula: string, vars: Readonly<Record<string, number>>): string {
  const names = Object.keys(vars).toSorted((a, b) => b.length - a.length);
  let out = '';
  let i = 0;
  while (i < formula.length) {
    const name = names.find((n) => formula.startsWith(n, i) && !isInsideWord(formula, i, n.length));
    if (name === undefined) {
      out += formula[i];
      i += 1;
      continue;
    }
    const value = vars[name] as number;
    const text = formatSignificant(value, 8);
    out += value < 0 ? `(${text})` : text;
    i += name.length;
  }
  return out;
}

const wordCharacter = /[\p{L}\p{N}_′″₀-₉]/u;

/** True when the match continues a longer word, e.g. `n` in `ln`, or `Q` in `Q_net`. */
function isInsideWord(text: string, start: number, length: number): boolean {
  const before = start > 0 ? (text[start - 1] as string) : '';
  const after = text[start + length] ?? '';
  const first = text[start] as string;
  const last = text[start + length - 1] as string;
  return (
    (wordCharacter.test(before) && wordCharacter.test(first)) ||
    (wordCharacter.test(after) && wordCharacter.test(last))
  );
}
