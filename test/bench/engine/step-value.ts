import type { Step } from '../../../shared/equipment/types.ts';

/** Value of a step of a diagnosis; it must be there. */
export function stepValue(steps: readonly Step[], id: string): number {
  const step = steps.find((s) => s.id === id);
  if (!step) throw new Error(`no step ${id} among ${steps.map((s) => s.id).join(', ')}`);
  return step.value;
}
