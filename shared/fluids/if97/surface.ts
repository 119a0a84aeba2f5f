/**
 * Sums Σ n·x^i·y^j and their derivatives. All of IF97 is made of such sums; powers are built by multiplication
 * from two tables, which is faster than `**` and gives the same bits in every engine.
 */

export type Term = readonly [i: number, j: number, n: number];

export interface Surface {
  value: (x: number, y: number) => number;
  dx: (x: number, y: number) => number;
  dy: (x: number, y: number) => number;
  dxx: (x: number, y: number) => number;
  dxy: (x: number, y: number) => number;
  dyy: (x: number, y: number) => number;
}

/** @param terms integer exponents; a term whose derivative vanishes is dropped, so x = 0 never makes 0·∞. */
export function createSurface(terms: readonly Term[]): Surface {
  const x = createPowers(terms.map((t) => t[0]));
  const y = createPowers(terms.map((t) => t[1]));
  const sum = (some: readonly Term[]) => createSum(some, x, y);
  return {
    value: sum(terms),
    dx: sum(inX(terms)),
    dy: sum(inY(terms)),
    dxx: sum(inX(inX(terms))),
    dxy: sum(inX(inY(terms))),
    dyy: sum(inY(inY(terms))),
  };
}

/** Only the sum itself, for backward equations. */
export function createPolynomial(terms: readonly Term[]): (x: number, y: number) => number {
  const x = createPowers(terms.map((t) => t[0]));
  const y = createPowers(terms.map((t) => t[1]));
  return createSum(terms, x, y);
}

const inX = (terms: readonly Term[]): Term[] =>
  terms.map(([i, j, n]) => [i - 1, j, n * i] as const).filter((t) => t[2] !== 0);
const inY = (terms: readonly Term[]): Term[] =>
  terms.map(([i, j, n]) => [i, j - 1, n * j] as const).filter((t) => t[2] !== 0);

interface Powers {
  table: Float64Array;
  zero: number;
  raise: (base: number) => void;
}

/** A table of base^min … base^max, with room for second derivatives; kept while the base stays the same. */
function createPowers(exponents: readonly number[]): Powers {
  const below = Math.max(0, -Math.min(...exponents)) + 2;
  const above = Math.max(1, ...exponents);
  const table = new Float64Array(below + above + 1);
  const needsInverse = exponents.some((e) => e < 0);
  let last = Number.NaN;
  const raise = (base: number) => {
    if (base === last) return;
    last = base;
    table[below] = 1;
    table[below + 1] = base;
    for (let k = 2; k <= above; k += 1) {
      const half = k >> 1;
      table[below + k] = (table[below + half] as number) * (table[below + k - half] as number);
    }
    if (!needsInverse) return;
    table[below - 1] = 1 / base;
    for (let k = 2; k <= below; k += 1) {
      const half = k >> 1;
      table[below - k] = (table[below - half] as number) * (table[below - k + half] as number);
    }
  };
  return { table, zero: below, raise };
}

function createSum(terms: readonly Term[], x: Powers, y: Powers): (x: number, y: number) => number {
  const count = terms.length;
  const n = Float64Array.from(terms, (t) => t[2]);
  const i = Int32Array.from(terms, (t) => t[0] + x.zero);
  const j = Int32Array.from(terms, (t) => t[1] + y.zero);
  const xs = x.table;
  const ys = y.table;
  return (xBase, yBase) => {
    x.raise(xBase);
    y.raise(yBase);
    let sum = 0;
    for (let k = 0; k < count; k += 1) {
      sum += (n[k] as number) * (xs[i[k] as number] as number) * (ys[j[k] as number] as number);
    }
    return sum;
  };
}
