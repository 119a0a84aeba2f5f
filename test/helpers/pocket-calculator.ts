/**
 * Re-evaluates a printed substitution as a person with a pocket calculator would: it knows nothing of the engine.
 * Numbers printed with eight significant digits may be rounded in the last; how far that can move the result is
 * carried along as `error`.
 */
export interface Reckoned {
  value: number;
  error: number;
}

const functions: Record<string, { f: (x: number) => number; slope: (x: number) => number }> = {
  sqrt: { f: Math.sqrt, slope: (x) => 0.5 / Math.sqrt(x) },
  ln: { f: Math.log, slope: (x) => 1 / x },
  lg: { f: Math.log10, slope: (x) => 1 / (x * Math.LN10) },
  exp: { f: Math.exp, slope: Math.exp },
};

/** Value of `text`. @throws a sentence with the position when it is not an expression. */
export function reckon(text: string): Reckoned {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at];
  const take = (token: string) => {
    if (peek() !== token) throw new Error(`expected ${token} at ${at} in ${text}, found ${peek() ?? 'end'}`);
    at += 1;
  };

  function sum(): Reckoned {
    let left = product();
    while (peek() === '+' || peek() === '-') {
      const sign = tokens[at] === '+' ? 1 : -1;
      at += 1;
      const right = product();
      left = { value: left.value + sign * right.value, error: left.error + right.error };
    }
    return left;
  }

  function product(): Reckoned {
    let left = signed();
    while (peek() === '*' || peek() === '/') {
      const divide = tokens[at] === '/';
      at += 1;
      const right = signed();
      left = divide ? over(left, right) : times(left, right);
    }
    return left;
  }

  function signed(): Reckoned {
    if (peek() !== '-') return power();
    at += 1;
    const inner = signed();
    return { value: -inner.value, error: inner.error };
  }

  /** Binds tighter than the sign before it and leans to the right: −2^2 = −4, 2^3^2 = 2^9. */
  function power(): Reckoned {
    const base = atom();
    if (peek() !== '^') return base;
    at += 1;
    const exponent = signed();
    const value = base.value ** exponent.value;
    const byBase = Math.abs(exponent.value * base.value ** (exponent.value - 1)) * base.error;
    const byExponent = base.value > 0 ? Math.abs(value * Math.log(base.value)) * exponent.error : 0;
    return { value, error: byBase + byExponent };
  }

  function atom(): Reckoned {
    const token = peek();
    if (token === undefined) throw new Error(`${text} ends too early`);
    at += 1;
    if (token === '(') {
      const inner = sum();
      take(')');
      return inner;
    }
    const known = functions[token];
    if (known) {
      take('(');
      const inner = sum();
      take(')');
      return { value: known.f(inner.value), error: Math.abs(known.slope(inner.value)) * inner.error };
    }
    if (!/^[\d.]/.test(token)) throw new Error(`unexpected ${token} in ${text}`);
    return { value: Number(token), error: printedError(token) };
  }

  const result = sum();
  if (at < tokens.length) throw new Error(`unexpected ${tokens[at]} in ${text}`);
  return result;
}

function times(a: Reckoned, b: Reckoned): Reckoned {
  return {
    value: a.value * b.value,
    error: Math.abs(a.value) * b.error + Math.abs(b.value) * a.error,
  };
}

function over(a: Reckoned, b: Reckoned): Reckoned {
  const value = a.value / b.value;
  return { value, error: (a.error + Math.abs(value) * b.error) / Math.abs(b.value) };
}

function tokenize(text: string): string[] {
  const plain = text
    .replaceAll('−', '-')
    .replaceAll(/[·×]/g, '*')
    .replaceAll('√', 'sqrt')
    .replaceAll(/[[{]/g, '(')
    .replaceAll(/[\]}]/g, ')');
  const tokens = plain.match(/\d+\.?\d*(?:e-?\d+)?|\.\d+|[a-z]+|[-+*/^()]|\S/g);
  return tokens ?? [];
}

/**
 * Half a unit in the eighth significant digit: print goes no further. Numbers written with few digits are taken as
 * exact constants; trailing zeros are cut off in print, so six digits may already be a rounded figure.
 */
function printedError(token: string): number {
  const digits = token.split('e')[0]?.replace('.', '').replace(/^0+/, '').replace(/0+$/, '') ?? '';
  if (digits.length < 6) return 0;
  return 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(Number(token)))) - 7);
}
