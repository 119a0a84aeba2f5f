/** Cells shared by the energy tables. */
import { carriers, type Carrier } from '../../model/vocabulary.ts';
import { formatValue } from '../../quantity/format.ts';
import { NONE } from '../blocks.ts';

/** Amount with its unit, electricity in 万kWh as Chinese energy tables write it. */
export function carrierAmount(carrier: Carrier, amount: number): string {
  if (carrier === 'electricity') return `${formatValue(amount / 10_000)} 万kWh`;
  return `${formatValue(amount)} ${carriers[carrier].unit}`;
}

export function savingByCarrier(list: readonly { carrier: Carrier; amount: number }[]): string {
  const parts = list
    .filter((entry) => entry.amount !== 0)
    .map((entry) => `${carriers[entry.carrier].zh} ${carrierAmount(entry.carrier, entry.amount)}`);
  return parts.length === 0 ? NONE : parts.join('；');
}
