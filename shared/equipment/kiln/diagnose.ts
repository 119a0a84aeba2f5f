/** Diagnosis of a kiln or furnace: heat balance by losses, recoverable heat, unit energy against its limit. */
import { createDraft } from '../draft.ts';
import type { CalcContext, Outcome } from '../types.ts';
import type { KilnInputs } from './inputs.ts';
import { computeFurnace } from './model.ts';

export function diagnoseFurnace(inputs: KilnInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  computeFurnace(d, inputs, ctx);
  return d.outcome();
}
