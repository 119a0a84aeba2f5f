/** Small parts that the boiler, the cement kiln and the other kilns share. */
import { formatSignificant } from '../../quantity/format.ts';
import type { Draft, Show } from '../draft.ts';

export interface Reading {
  id: string;
  symbol: string;
  zh: string;
  value: number;
  unit: string;
  /** Where it comes from; 实测 by default. */
  origin?: string;
}

/** A reading as a step of its own, so that a limit can be held against it. */
export function readingStep(d: Draft, reading: Reading, show: Show = 'result'): number {
  const { origin = '现场读数', ...step } = reading;
  const substitution = `${formatSignificant(reading.value, 8)} ${reading.unit}`.trim();
  return d.lookup({ ...step, formula: origin, substitution }, show);
}

/** Atmospheric pressure of the site as a step, MPa, with a word on where it came from. */
export function sitePressureOrigin(source: 'measured' | 'standard-atmosphere'): string {
  return source === 'measured' ? '场地实测大气压' : '按海拔由标准大气计算（估计值）';
}
