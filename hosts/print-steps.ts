/** A derivation on the terminal: every line as it can be redone by hand. */
import type { Step } from '../shared/equipment/types.ts';
import { formatSignificant } from '../shared/quantity/format.ts';

export function printSteps(steps: readonly Step[], say: (text: string) => void): void {
  for (const step of steps) {
    const value = `${formatSignificant(step.value, 8)} ${step.unit}`.trimEnd();
    const clause = step.clause ? `    ［${step.clause}］` : '';
    say(
      `  ${step.symbol}  ${step.zh}\n      = ${step.formula}\n      = ${step.substitution}\n      = ${value}${clause}`,
    );
  }
}
