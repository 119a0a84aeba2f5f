import { describe, expect, it } from 'vitest';
import { selfCheck } from '../../../shared/equipment/selfcheck.ts';
import { shippedPack } from '../../helpers/pack.ts';

describe('built-in reference vectors', () => {
  const rows = selfCheck(shippedPack());
  it.each(rows.map((row) => [`${row.source} ${row.name}`, row] as const))('%s', (_, row) => {
    expect(row).toMatchObject({ ok: true });
  });
  it('carry names of their own', () => {
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => `${row.source}${row.name}`)).size).toBe(rows.length);
  });
});
