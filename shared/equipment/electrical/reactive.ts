/** Reactive power: compensation and what it saves upstream through the reactive equivalent K_Q. */
import type { Draft } from '../draft.ts';

/** K_Q when the position in the network was not given, kW/kvar. */
export const defaultReactiveEquivalent = 0.08;
/** Power factor aimed at when none was given. */
export const defaultTargetPowerFactor = 0.95;

/**
 * Capacitor that lifts the power factor, kvar; 0 when it is already there.
 * @param from power factor now, above 0–1. @param to power factor aimed at, above 0–1.
 * @source Q_c = P·(tanφ1 − tanφ2)
 */
export function capacitorKvar(
  d: Draft,
  powerKW: number,
  from: number,
  to: number,
  show?: 'result' | 'key',
): number {
  const better = Math.max(from, to);
  return d.formula(
    {
      id: 'capacitor',
      symbol: 'Q_c',
      zh: '需补偿的无功容量',
      formula: 'P·(sqrt(1/cosφ1^2 − 1) − sqrt(1/cosφ2^2 − 1))',
      vars: { P: powerKW, cosφ1: from, cosφ2: better },
      value: powerKW * (Math.sqrt(1 / from ** 2 - 1) - Math.sqrt(1 / better ** 2 - 1)),
      unit: 'kvar',
    },
    show,
  );
}

/** Consumption less what compensation saves upstream, kWh/a. */
export function netEnergyKWh(d: Draft, energyKWh: number, savedKWh: number): number {
  return d.formula({
    id: 'net-energy',
    symbol: 'E_n',
    zh: '计入无功补偿后的年用电量',
    formula: 'E − ΔW_Q',
    vars: { E: energyKWh, ΔW_Q: savedKWh },
    value: energyKWh - savedKWh,
    unit: 'kWh/a',
  });
}

/** Energy saved in the network upstream of the capacitor, kWh/a. @source ΔW = K_Q·Q_c·h */
export function compensationSavingKWh(
  d: Draft,
  capacitor: number,
  reactiveEquivalent: number,
  hours: number,
): number {
  return d.formula({
    id: 'compensation-saving',
    symbol: 'ΔW_Q',
    zh: '无功补偿减少的线路和变压损耗',
    formula: 'K_Q·Q_c·h',
    vars: { K_Q: reactiveEquivalent, Q_c: capacitor, h: hours },
    value: reactiveEquivalent * capacitor * hours,
    unit: 'kWh/a',
  });
}
