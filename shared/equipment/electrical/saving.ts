/** Whether a change of inputs takes less energy than the state it starts from. */
import type { CalcContext, CarrierAmount } from '../types.ts';

type Simulate<I> = (inputs: I, baseline: I, ctx: CalcContext) => CarrierAmount[] | null;

/** True when both consumptions are known and the changed one is lower (electricity). */
export function savesElectricity<I>(simulate: Simulate<I>, before: I, after: I, ctx: CalcContext): boolean {
  if (after === before) return false;
  const electricity = (amounts: CarrierAmount[] | null): number | undefined =>
    amounts?.find((a) => a.carrier === 'electricity')?.amount;
  const present = electricity(simulate(before, before, ctx));
  const changed = electricity(simulate(after, before, ctx));
  return present !== undefined && changed !== undefined && changed < present * (1 - 1e-9);
}
