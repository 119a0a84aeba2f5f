import { describe, expect, it } from 'vitest';
import { selfCheck } from '../../../shared/equipment/selfcheck.ts';
import { referenceVectors } from '../../../shared/equipment/selfcheck-vectors.ts';
import { physicsCheck } from '../../../shared/fluids/reference-vectors.ts';
import { shippedPack } from '../../helpers/pack.ts';

describe('built-in reference vectors', () => {
  const rows = selfCheck(shippedPack());
  it.each(rows.map((row) => [`${row.source} ${row.name}`, row] as const))('%s', (_, row) => {
    expect(row).toMatchObject({ ok: true });
  });
  it('a wrong pack is found out', () => {
    const pack = shippedPack();
    const worse = { ...pack, standards: pack.standards.filter((s) => s.code !== 'GB 16780-2021') };
    expect(selfCheck(worse).some((row) => !row.ok)).toBe(true);
  });
  it('run the physics and all kinds of equipment that have a published example', () => {
    for (const check of physicsCheck()) expect(rows).toContainEqual(check);
    const kinds = new Set(referenceVectors.map((vector) => vector.kind));
    expect(kinds.size).toBe(7);
    expect(kinds).not.toContain('kiln');
  });
  it('carry names of their own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(70);
    expect(new Set(rows.map((row) => `${row.source}${row.name}`)).size).toBe(rows.length);
  });
});
