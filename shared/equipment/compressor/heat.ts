/** Heat that can be taken off a compressor, and the energy it replaces. */
import type { Carrier } from '../../model/vocabulary.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CompressorInputs } from './inputs.ts';

export interface Displaced {
  carrier: Carrier;
  /** Per year in the carrier's unit. */
  amount: number;
}

/** Energy replaced by recovered heat; undefined when share, hours, carrier or heater are not known. */
export function displacedHeat(
  d: Draft,
  inputs: CompressorInputs,
  meanPowerKW: number,
): Displaced | undefined {
  const keys = ['recoverableHeatPct', 'heatUseHoursH', 'displacedCarrier', 'displacedEfficiencyPct'] as const;
  if (!has(inputs, ...keys)) return undefined;
  const carrier = inputs.displacedCarrier;
  const ncv = inputs.displacedNcvMJPerUnit;
  const isFuel = carrier === 'naturalGas' || carrier === 'rawCoal' || carrier === 'diesel';
  if (isFuel && ncv === undefined) return undefined;
  return d.block(inputs, 'heat-recovery', '余热利用', keys, (i) => {
    const heatKWh = d.formula({
      id: 'recovered-heat',
      symbol: 'Q_h',
      zh: '年回收热量',
      formula: 'P_m·ξ/100·h_q',
      vars: { P_m: meanPowerKW, ξ: i.recoverableHeatPct, h_q: i.heatUseHoursH },
      value: ((meanPowerKW * i.recoverableHeatPct) / 100) * i.heatUseHoursH,
      unit: 'kWh/a',
    });
    return { carrier, amount: replaced(d, carrier, heatKWh, i.displacedEfficiencyPct, ncv ?? 1) };
  });
}

function replaced(d: Draft, carrier: Carrier, Q_h: number, η_q: number, ncv: number): number {
  const base = { id: 'displaced-energy', symbol: 'B', zh: '被替代的能源' };
  if (carrier === 'electricity') {
    return d.formula({
      ...base,
      formula: '100·Q_h/η_q',
      vars: { Q_h, η_q },
      value: (100 * Q_h) / η_q,
      unit: 'kWh/a',
    });
  }
  if (carrier === 'purchasedHeat') {
    const value = (0.0036 * 100 * Q_h) / η_q;
    return d.formula({ ...base, formula: '0.0036·100·Q_h/η_q', vars: { Q_h, η_q }, value, unit: 'GJ/a' });
  }
  return d.formula({
    ...base,
    formula: '3.6·100·Q_h/(η_q·q_net)',
    vars: { Q_h, η_q, q_net: ncv },
    value: (3.6 * 100 * Q_h) / (η_q * ncv),
    unit: carrier === 'naturalGas' ? 'Nm³/a' : 't/a',
  });
}
