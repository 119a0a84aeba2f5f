/** Efficiency of a pump or fan from electric and useful power, with the drive's losses taken off. */
import { refuse, type Draft } from '../draft.ts';

/** Taken where a converter is used and its efficiency is not known, %. */
export const defaultVfdEfficiencyPct = 96;

export interface DriveInputs {
  motorEfficiencyPct?: number | undefined;
  transmissionEfficiencyPct?: number | undefined;
  vfdEfficiencyPct?: number | undefined;
  controlMethod?: string | undefined;
}

export interface EfficiencyWords {
  /** Id of the efficiency step. */
  id: string;
  symbol: string;
  zh: string;
  /** The block, in the list of what is missing. */
  blockZh: string;
  shaftZh: string;
  /** Shown when the figure exceeds 100 %, with the readings to check. */
  impossible: string;
  readings: readonly string[];
}

/** %; undefined without the motor's efficiency, or where the readings contradict each other. */
export function machineEfficiency(
  d: Draft,
  inputs: DriveInputs,
  power: { inputKW: number; usefulKW: number },
  words: EfficiencyWords,
): number | undefined {
  const { inputKW: P1, usefulKW: P_u } = power;
  return d.block(inputs, words.id, words.blockZh, ['motorEfficiencyPct'], ({ motorEfficiencyPct: η_m }) => {
    const η_t = inputs.transmissionEfficiencyPct ?? 100;
    const η_v = inputs.controlMethod === 'vfd' ? (inputs.vfdEfficiencyPct ?? defaultVfdEfficiencyPct) : 100;
    const P_a = d.formula(
      {
        id: 'shaft-power',
        symbol: 'P_a',
        zh: words.shaftZh,
        formula: η_v === 100 ? 'P1·η_m/100·η_t/100' : 'P1·η_m/100·η_t/100·η_v/100',
        vars: { P1, η_m, η_t, η_v },
        value: P1 * (η_m / 100) * (η_t / 100) * (η_v / 100),
        unit: 'kW',
      },
      'result',
    );
    const value = (100 * P_u) / P_a;
    if (value > 100) refuse(words.impossible, words.readings);
    const { id, symbol, zh } = words;
    return d.formula({ id, symbol, zh, formula: '100·P_u/P_a', vars: { P_u, P_a }, value, unit: '%' }, 'key');
  });
}
