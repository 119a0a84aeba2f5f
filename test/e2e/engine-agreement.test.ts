/** The engine against the calculation library of the US Department of Energy's MEASUR, both in one Chromium page. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Agreement, ALLOWED_PCT } from '../bench/engine/agreement.ts';
import { withEnginePage } from '../bench/engine/browser.ts';

let agreements: Agreement[] = [];
const row = (id: string): Agreement => {
  const found = agreements.find((a) => a.id === id);
  if (!found) throw new Error(`no pairing ${id}`);
  return found;
};
const lineOf = (a: Agreement) => `${a.id}: ours ${a.ours}, theirs ${a.theirs} ${a.unit}`;

describe('measur-tools-suite 1.2.5', () => {
  beforeAll(async () => {
    agreements = await withEnginePage((page) => page.evaluate(() => window.engineBench.agreements));
  });

  it('covers boiler, motor, pump, fan, wall loss, flue gas and steam, each with a quantity of the same definition', () => {
    const same = agreements.filter((a) => a.sameDefinition).map((a) => a.area);
    expect(new Set(same)).toEqual(new Set(['锅炉', '电动机', '水泵', '风机', '散热', '烟气', '蒸汽']));
    expect(new Set(agreements.map((a) => a.id)).size).toBe(agreements.length);
  });

  it('gives the same result within 0.5 % where the definition is the same', () => {
    const apart = agreements.filter((a) => a.sameDefinition && !(Math.abs(a.differencePct) <= ALLOWED_PCT));
    expect(apart.map(lineOf)).toEqual([]);
  });

  it('has the same equations of water and steam, to nine digits', () => {
    const steam = agreements.filter((a) => a.area === '蒸汽' && a.sameDefinition);
    expect(steam.length).toBeGreaterThan(8);
    expect(steam.filter((a) => !(Math.abs(a.differencePct) < 1e-7)).map(lineOf)).toEqual([]);
  });

  it('times what the product reports: the compared figure is the one of the whole diagnosis', () => {
    const diagnosed = agreements.filter((a) => a.diagnosedDifferencePct !== null);
    expect(new Set(diagnosed.map((a) => a.area))).toEqual(new Set(['锅炉', '电动机', '水泵', '风机']));
    expect(diagnosed.filter((a) => !((a.diagnosedDifferencePct ?? 1) < 1e-9)).map(lineOf)).toEqual([]);
  });

  it('says why where the definitions differ', () => {
    const different = agreements.filter((a) => !a.sameDefinition);
    expect(different.length).toBeGreaterThan(0);
    expect(different.filter((a) => a.why.length < 5).map((a) => a.id)).toEqual([]);
  });

  it('still differs from the peer where the peer errs, so the explanations of docs/bench.md hold', () => {
    expect(row('air-coal').theirs).toBe(333.333);
    expect(Math.abs(row('latent-heat-near-critical').differencePct)).toBeGreaterThan(5);
    expect(Math.abs(row('motor-low-efficiency').differencePct)).toBeGreaterThan(ALLOWED_PCT);
    expect(Math.abs(row('excess-air-coal').differencePct)).toBeGreaterThan(2);
  });
});
