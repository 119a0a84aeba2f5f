import { describe, expect, it } from 'vitest';
import { physicsCheck } from '../../../shared/fluids/reference-vectors.ts';

describe('physics self-check', () => {
  const rows = physicsCheck();
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    expect(row.ok, `${row.got} is not ${row.expected} ${row.unit}`).toBe(true);
    expect(row.source).not.toBe('');
  });
  it('names every line once', () => {
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(20);
  });
});
