/** Collects the outcome of one diagnosis. A block whose numbers do not hold is withdrawn, and the person is told why. */
import { createDerivation } from './derivation.ts';
import type { FormulaStep } from './derivation.ts';
import { absent, has } from './fields.ts';
import type { Issue, LimitCheck, Loss, Missing, Outcome, Result, Step } from './types.ts';

/** `result` lists the step among the results, `key` also gives it a tile on screen. */
export type Show = 'result' | 'key';

export type Present<I extends object, K extends keyof I> = I & { [P in K]-?: NonNullable<I[P]> };

export interface Draft {
  /** Adds a formula step and returns its value; a value that is not finite withdraws the block it stands in. */
  formula: (step: FormulaStep, show?: Show) => number;
  lookup: (step: Omit<Step, 'kind'>, show?: Show) => number;
  limit: (check: LimitCheck) => void;
  loss: (loss: Loss) => void;
  issue: (issue: Issue) => void;
  missing: (id: string, zh: string, keys: readonly string[]) => void;
  /**
   * Computes one block of the diagnosis when all `keys` are present; otherwise notes it as missing.
   * Undefined also when the block was refused, after an issue was added.
   */
  block: <I extends object, K extends keyof I & string, T>(
    inputs: I,
    id: string,
    zh: string,
    keys: readonly K[],
    compute: (inputs: Present<I, K>) => T,
  ) => T | undefined;
  outcome: () => Outcome;
}

/** Thrown inside a block to withdraw it; `zh` says what the person should check. */
class Refusal extends Error {
  readonly fields: readonly string[];
  constructor(zh: string, fields: readonly string[]) {
    super(zh);
    this.fields = fields;
  }
}

/** Ends the present block with a sentence for the person. */
export function refuse(zh: string, fields: readonly string[]): never {
  throw new Refusal(zh, fields);
}

function finite(zh: string, value: number): void {
  if (!Number.isFinite(value)) refuse(`「${zh}」算不出有限的数值，请核对有关读数。`, []);
}

/** An empty draft. Steps, limits and losses are added inside blocks, so that a bad number withdraws its block. */
export function createDraft(): Draft {
  const derivation = createDerivation();
  const results: Result[] = [];
  const limits: LimitCheck[] = [];
  const losses: Loss[] = [];
  const issues: Issue[] = [];
  const missing: Missing[] = [];

  function note(step: Omit<Step, 'kind' | 'substitution'>, show: Show | undefined): number {
    finite(step.zh, step.value);
    if (show) {
      const key = show === 'key' ? { key: true } : {};
      results.push({ id: step.id, zh: step.zh, value: step.value, unit: step.unit, stepId: step.id, ...key });
    }
    return step.value;
  }

  const draft: Draft = {
    formula(step, show) {
      const value = note(step, show);
      derivation.formula(step);
      return value;
    },
    lookup(step, show) {
      const value = note(step, show);
      derivation.lookup(step);
      return value;
    },
    limit(check) {
      finite(check.zh, check.value);
      limits.push(check);
    },
    loss(loss) {
      finite(loss.zh, loss.sharePct);
      losses.push(loss);
    },
    issue: (issue) => void issues.push(issue),
    missing: (id, zh, keys) => void missing.push({ id, zh, keys: [...keys] }),
    block(inputs, id, zh, keys, compute) {
      if (!has(inputs, ...keys)) {
        missing.push({ id, zh, keys: absent(inputs, ...keys) });
        return undefined;
      }
      const lists = [derivation.steps, results, limits, losses];
      const lengths = lists.map((list) => list.length);
      try {
        return compute(inputs);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        lists.forEach((list, i) => (list.length = lengths[i] as number));
        const fields = error.fields.length > 0 ? error.fields : keys;
        issues.push({
          code: `${id}-refused`,
          level: 'error',
          zh: `${zh}：${error.message}`,
          fields: [...fields],
        });
        return undefined;
      }
    },
    outcome: () => ({ results, steps: derivation.steps, limits, losses, issues, missing }),
  };
  return draft;
}
