/** Values of both engines over all input sets of a pairing. */
import type { Pairing } from './pairing.ts';

/** Largest difference allowed where both sides compute the same thing, %. */
export const ALLOWED_PCT = 0.5;

export interface Agreement {
  id: string;
  area: string;
  zh: string;
  unit: string;
  sameDefinition: boolean;
  why: string;
  /** The input set where the two differ most. */
  ours: number;
  theirs: number;
  /** There, of theirs. */
  differencePct: number;
  /** Largest difference between the timed calculation and the product's whole diagnosis, %; null without one. */
  diagnosedDifferencePct: number | null;
}

export function agreement(pairing: Pairing): Agreement {
  const { id, area, zh, unit, sameDefinition, why } = pairing;
  const all = Array.from({ length: pairing.count }, (_, i) => {
    const ours = pairing.ours(i);
    const theirs = pairing.toOurUnit(pairing.theirs(i));
    return { ours, theirs, differencePct: differencePct(ours, theirs) };
  });
  const worst = all.reduce((a, b) => (size(b.differencePct) > size(a.differencePct) ? b : a));
  return {
    id,
    area,
    zh,
    unit,
    sameDefinition,
    why,
    ...worst,
    diagnosedDifferencePct: againstDiagnosis(pairing),
  };
}

function againstDiagnosis({ diagnosed, ours, count }: Pairing): number | null {
  if (!diagnosed) return null;
  const all = Array.from({ length: count }, (_, i) => size(differencePct(ours(i), diagnosed(i))));
  return Math.max(...all);
}

/** A quantity of the same definition is within the allowance; any other may differ. */
export function agrees({ sameDefinition, differencePct: pct }: Agreement): boolean {
  return !sameDefinition || size(pct) <= ALLOWED_PCT;
}

const differencePct = (ours: number, theirs: number): number => (ours / theirs - 1) * 100;

/** A value that is missing on one side differs without bound. */
const size = (pct: number): number => (Number.isFinite(pct) ? Math.abs(pct) : Number.POSITIVE_INFINITY);
