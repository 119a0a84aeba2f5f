/** Re-computes a printed substitution with its own arithmetic, so that a derivation is checked from the outside. */

/** Value of an expression in + − · / ^ ( ) sqrt ln lg exp. Throws on anything else. */
export function evaluateFormula(text: string): number {
  const tokens = text.replaceAll('−', '-').match(/\d+(?:\.\d+)?(?:e-?\d+)?|sqrt|ln|lg|exp|[-+·/^()]/g);
  if (!tokens || tokens.join('') !== text.replaceAll('−', '-').replaceAll(/\s/g, '')) {
    throw new Error(`cannot read ${text}`);
  }
  let at = 0;
  const peek = () => tokens[at];
  const take = () => tokens[at++] as string;

  function sum(): number {
    let value = product();
    while (peek() === '+' || peek() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  }
  function product(): number {
    let value = unary();
    while (peek() === '·' || peek() === '/') value = take() === '·' ? value * unary() : value / unary();
    return value;
  }
  function unary(): number {
    if (peek() !== '-') return power();
    take();
    return -unary();
  }
  function power(): number {
    const base = atom();
    if (peek() !== '^') return base;
    take();
    return base ** unary();
  }
  function atom(): number {
    const token = take();
    if (token === '(') return closed(sum());
    const functions: Record<string, (x: number) => number> = {
      sqrt: Math.sqrt,
      ln: Math.log,
      lg: Math.log10,
      exp: Math.exp,
    };
    const f = functions[token];
    if (f) {
      if (take() !== '(') throw new Error(`bracket missing after ${token} in ${text}`);
      return f(closed(sum()));
    }
    const value = Number(token);
    if (Number.isNaN(value)) throw new Error(`cannot read ${token} in ${text}`);
    return value;
  }
  function closed(value: number): number {
    if (take() !== ')') throw new Error(`bracket not closed in ${text}`);
    return value;
  }

  const value = sum();
  if (at !== tokens.length) throw new Error(`left over in ${text}`);
  return value;
}
