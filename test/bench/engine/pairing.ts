/** One quantity computed by both engines from the same readings. */
import type { MeasurToolsSuite } from 'measur-tools-suite';

export type Peer = MeasurToolsSuite;

export type Area = '蒸汽' | '锅炉' | '烟气' | '散热' | '电动机' | '水泵' | '风机';

interface Heading {
  id: string;
  area: Area;
  zh: string;
  /** Unit of `ours`. */
  unit: string;
  /** Held to 0.5 % when true; otherwise `why` says what differs. */
  sameDefinition: boolean;
  why: string;
  /** False where one side has no function of this scope, so that a ratio would compare unlike work. */
  timed: boolean;
}

/** What a page or a table works with: the input sets hidden behind their number. */
export interface Pairing extends Heading {
  /** Every call takes another input set, so that neither side can keep a result. */
  count: number;
  ours: (i: number) => number;
  theirs: (i: number) => number;
  toOurUnit: (theirs: number) => number;
  /** The same quantity out of the product's whole diagnosis with its derivation. */
  diagnosed?: (i: number) => number;
}

interface PairingOf<S> extends Omit<Heading, 'timed'> {
  timed?: boolean;
  sets: readonly S[];
  ours: (set: S) => number;
  /** In the peer's own unit: converting is no part of the calculation and is not timed. */
  theirs: (set: S) => number;
  toOurUnit?: (theirs: number) => number;
  diagnosed?: (set: S) => number;
}

export function pair<S>({ sets, ours, theirs, diagnosed, timed, toOurUnit, ...rest }: PairingOf<S>): Pairing {
  return {
    ...rest,
    timed: timed ?? true,
    count: sets.length,
    toOurUnit: toOurUnit ?? ((value) => value),
    ours: (i) => ours(sets[i] as S),
    theirs: (i) => theirs(sets[i] as S),
    ...(diagnosed && { diagnosed: (i) => diagnosed(sets[i] as S) }),
  };
}

const COUNT = 32;

export type Pick = (stride: number, from: number, to: number) => number;

/**
 * The input sets of a pairing. `make` gets a function that picks a value of a range; each stride (odd) walks its range
 * in another order, so that the inputs do not move together.
 */
export function inputSets<S>(make: (pick: Pick) => S): S[] {
  return Array.from({ length: COUNT }, (_, k) =>
    make((stride, from, to) => from + ((to - from) * ((k * stride) % COUNT)) / (COUNT - 1)),
  );
}
