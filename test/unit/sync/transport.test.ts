import { describe, expect, it } from 'vitest';
import { isApplicable } from '../../../shared/sync/applicable.ts';
import { parseBundle, writeBundle } from '../../../shared/sync/bundle.ts';
import { checkChain, sealOp } from '../../../shared/sync/chain.ts';
import { clockToIso, isClockSuspect, observe, tick } from '../../../shared/sync/clock.ts';
import { planIngest } from '../../../shared/sync/ingest.ts';
import { opSchema, type Op } from '../../../shared/sync/op.ts';
import { acceptContiguous, mergeVectors, opsToSend, vectorCovers } from '../../../shared/sync/vector.ts';
import { allOps, createReplica, receive, sha256, write } from './replica.ts';

const noon = Date.UTC(2027, 5, 1, 4);

function someOps(device = 'laptop-a', count = 4): Op[] {
  const replica = createReplica(device);
  for (let index = 1; index <= count; index += 1)
    write(replica, [{ rowId: 'pump', column: 'name', value: index }]);
  return allOps(replica);
}

describe('clock', () => {
  it('moves with the wall clock and never back', () => {
    const first = tick('', noon);
    expect(first).toBe(`${String(noon).padStart(15, '0')}-0000`);
    expect(tick(first, noon)).toBe(`${String(noon).padStart(15, '0')}-0001`);
    expect(tick(first, noon - 86_400_000) > first).toBe(true);
    expect(tick(first, noon + 1).endsWith('-0000')).toBe(true);
  });

  it('stays of one width and rising when the counter overflows', () => {
    const full = `${String(noon).padStart(15, '0')}-9999`;
    expect(tick(full, noon)).toBe(`${String(noon + 1).padStart(15, '0')}-0000`);
    for (const strange of [Number.NaN, -5, Number.POSITIVE_INFINITY, 1e17])
      expect(tick('', strange)).toHaveLength(20);
  });

  it('follows a colleague’s clock within 24 h and no further', () => {
    const own = tick('', noon);
    const nextMorning = tick('', noon + 20 * 3_600_000);
    const nextWeek = tick('', noon + 7 * 24 * 3_600_000);
    expect(observe(own, nextMorning, noon)).toBe(nextMorning);
    expect(observe(own, nextWeek, noon)).toBe(own);
    expect(isClockSuspect(nextWeek, noon)).toBe(true);
    expect(observe(own, 'no clock', noon)).toBe(own);
    expect(observe(own, tick('', noon - 5), noon)).toBe(own);
  });

  it('can be read by people', () => {
    expect(clockToIso(tick('', noon))).toBe('2027-06-01T04:00:00.000Z');
    expect(clockToIso('')).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('vectors', () => {
  it('say what the other side lacks', () => {
    const ops = [...someOps('laptop-b', 2), ...someOps('laptop-a', 3)];
    const lacking = opsToSend({ 'laptop-a': 2 }, ops);
    expect(lacking.map((op) => [op.device, op.seq])).toEqual([
      ['laptop-a', 3],
      ['laptop-b', 1],
      ['laptop-b', 2],
    ]);
    expect(opsToSend({ 'laptop-a': 3, 'laptop-b': 2 }, ops)).toEqual([]);
  });

  it('merge to the larger count, and tell who holds all', () => {
    expect(mergeVectors({ a: 1, b: 5 }, { a: 3, c: 2 })).toEqual({ a: 3, b: 5, c: 2 });
    expect(vectorCovers({ a: 3, b: 5 }, { a: 3 })).toBe(true);
    expect(vectorCovers({ a: 3 }, { a: 3, b: 1 })).toBe(false);
    expect(vectorCovers({}, { constructor: 1 })).toBe(false);
  });

  it('never reach past a gap', () => {
    const ops = someOps();
    const plan = acceptContiguous({ 'laptop-a': 1 }, [ops[3], ops[0], ops[1]] as Op[]);
    expect(plan.accepted).toEqual([ops[1]]);
    expect(plan.known).toEqual([ops[0]]);
    expect(plan.gaps).toEqual([{ device: 'laptop-a', missing: 3, next: 4 }]);
    expect(plan.vector).toEqual({ 'laptop-a': 2 });
  });
});

describe('hash chain', () => {
  it('finds a changed, a removed and an inserted op', () => {
    const ops = someOps();
    expect(checkChain('', ops, sha256).fault).toBeNull();
    const changed = ops.map((op) => (op.seq === 3 ? { ...op, author: '别人' } : op));
    expect(checkChain('', changed, sha256)).toMatchObject({ sound: ops.slice(0, 2), fault: { seq: 3 } });
    const removed = ops.filter((op) => op.seq !== 2);
    expect(checkChain('', removed, sha256)).toMatchObject({ sound: ops.slice(0, 1), fault: { seq: 3 } });
    expect(checkChain(ops[0]?.hash ?? '', ops.slice(2), sha256).fault?.seq).toBe(3);
  });

  it('covers every field of an op', () => {
    const [op] = someOps();
    if (!op) throw new Error('no op');
    expect(opSchema.parse(op)).toEqual(op);
    for (const field of Object.keys(op).filter((name) => name !== 'hash')) {
      const value = op[field as keyof Op];
      const other = Array.isArray(value) ? ['x.1'] : typeof value === 'number' ? value + 1 : `${value}x`;
      const { fault } = checkChain('', [{ ...op, [field]: other }], sha256);
      expect(fault, `a change of ${field} goes unnoticed`).not.toBeNull();
    }
  });
});

describe('planIngest', () => {
  it('sets a second content under a known id aside, in one batch or later', () => {
    const [op] = someOps();
    if (!op) throw new Error('no op');
    const { hash: _hash, ...draft } = { ...op, value: '"假"' };
    const forged = sealOp(draft, sha256);
    const together = planIngest(new Map(), () => undefined, [op, forged], sha256);
    expect(together.accepted).toEqual([op]);
    expect(together.faults).toMatchObject([{ device: 'laptop-a', seq: 1, op: forged }]);
    const heads = new Map([['laptop-a', { seq: 1, hash: op.hash }]]);
    const later = planIngest(heads, () => op.hash, [forged, op], sha256);
    expect(later).toMatchObject({ accepted: [], faults: [{ op: forged }], vector: { 'laptop-a': 1 } });
  });

  it('stops one device at its fault and takes the others', () => {
    const a = someOps('laptop-a');
    const b = someOps('laptop-b');
    const plan = planIngest(
      new Map(),
      () => undefined,
      [...a.map((op) => (op.seq === 2 ? { ...op, value: '9' } : op)), ...b],
      sha256,
    );
    expect(plan.vector).toEqual({ 'laptop-a': 1, 'laptop-b': 4 });
    expect(plan.faults).toHaveLength(1);
  });
});

describe('bundle', () => {
  const ops = someOps();
  const blobs = [{ sha256: 'a'.repeat(64), sizeBytes: 12 }];
  const text = writeBundle(
    { device: 'laptop-a', createdAt: '2027-06-01T04:00:00Z', from: {}, ops, blobs },
    sha256,
  );
  const reasonFor = (changed: string): string => {
    const parsed = parseBundle(changed, sha256);
    return parsed.ok ? '' : parsed.reason;
  };

  it('comes back as it was written, with a byte order mark too', () => {
    const parsed = parseBundle(`\uFEFF${text}`, sha256);
    expect(parsed).toMatchObject({ ok: true, bundle: { device: 'laptop-a', ops, blobs, from: {} } });
  });

  it('of later ops shows a gap to whoever lacks the earlier ones', () => {
    const late = writeBundle(
      { device: 'laptop-a', createdAt: '', from: { 'laptop-a': 2 }, ops: ops.slice(2), blobs: [] },
      sha256,
    );
    const parsed = parseBundle(late, sha256);
    if (!parsed.ok) throw new Error(parsed.reason);
    const replica = createReplica('laptop-b');
    expect(receive(replica, parsed.bundle.ops).gaps).toEqual([{ device: 'laptop-a', missing: 1, next: 3 }]);
    expect(receive(replica, [...ops, ...parsed.bundle.ops]).accepted).toHaveLength(4);
  });

  it('cut at any character is refused with the reason', () => {
    for (let length = 0; length < text.length; length += 1) {
      expect(reasonFor(text.slice(0, length))).toMatch(length === 0 ? /是空的/ : /不完整/);
    }
  });

  it('with any digit changed is refused', () => {
    let refused = 0;
    for (let at = 0; at < text.length; at += 7) {
      const sign = text[at] === '1' ? '2' : '1';
      const changed = text.slice(0, at) + sign + text.slice(at + 1);
      if (changed === text) continue;
      expect(parseBundle(changed, sha256).ok, `a change at ${at} goes unnoticed`).toBe(false);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(100);
  });

  it('tells foreign, newer and damaged files apart', () => {
    expect(reasonFor('{"hello":1}')).toMatch(/不是本软件的同步包/);
    expect(reasonFor(text.replace('"version":1', '"version":2'))).toMatch(/先升级/);
    expect(reasonFor(text.replace('"value":"3"', '"value":"8"'))).toMatch(/第 3 条.*校验值不符/);
    expect(reasonFor(text.replace('"sizeBytes":12', '"sizeBytes":13'))).toMatch(/同步包的校验值不符/);
    expect(reasonFor(text.replace('"gen":2', '"gen":"two"'))).toMatch(/格式有误/);
  });
});

describe('isApplicable', () => {
  const op = (over: Partial<Op>): Op => ({ ...(someOps('laptop-a', 1)[0] as Op), ...over });
  it.each([
    ['a known column', { column: 'name', value: '"泵"' }, true],
    ['a cleared column', { column: 'name', value: 'null' }, true],
    ['a wrong type', { column: 'name', value: '5' }, false],
    ['a word of a newer list', { column: 'kind', value: '"heat-pump"' }, false],
    ['an unknown column', { column: 'colour', value: '"red"' }, false],
    ['a column of every object', { column: 'constructor', value: '"x"' }, false],
    ['an unknown table', { table: 'heatPump', value: '"x"' }, false],
    ['a newer vocabulary', { schema: 2 }, false],
    ['no JSON', { value: 'x' }, false],
    ['a key of a JSON column', { column: 'inputs.fuel', value: '"gas"' }, true],
    ['a cleared key', { column: 'inputs.fuel', value: 'null' }, true],
    ['a wrong type under a key', { column: 'inputs.fuel', value: '{"a":1}' }, false],
    ['a path into a plain column', { column: 'name.first', value: '"x"' }, false],
    ['the prototype', { column: 'inputs.__proto__', value: '"x"' }, false],
    ['a deletion', { column: 'deleted', value: 'true' }, true],
    ['a deletion that is no boolean', { column: 'deleted', value: '1' }, false],
  ])('%s', (_name, over, expected) => {
    expect(isApplicable(op({ column: 'name', value: '"泵"', ...over }))).toBe(expected);
  });
});
