/** A draft that keeps nothing: the calculators' own arithmetic without the derivation, as the peer does it. */
import { has } from '../../../shared/equipment/fields.ts';
import type { Draft } from '../../../shared/equipment/draft.ts';

export const quietDraft: Draft = {
  formula: (step) => step.value,
  lookup: (step) => step.value,
  limit: () => undefined,
  loss: () => undefined,
  issue: () => undefined,
  missing: () => undefined,
  block: (inputs, _id, _zh, keys, compute) => (has(inputs, ...keys) ? compute(inputs) : undefined),
  outcome: () => ({ results: [], steps: [], limits: [], losses: [], issues: [], missing: [] }),
};
