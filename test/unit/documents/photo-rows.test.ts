import { describe, expect, it } from 'vitest';
import { rowsOfTwo } from '../../../backend/documents/photo-rows.ts';

const photo = (id: string, pairId?: string) => ({ id, ...(pairId === undefined ? {} : { pairId }) });
const rows = (...photos: ReturnType<typeof photo>[]) =>
  rowsOfTwo(photos).map((row) => row.map(({ id }) => id).join(''));

describe('rowsOfTwo', () => {
  it('puts two and two beside each other, the last one alone', () => {
    expect(rows()).toEqual([]);
    expect(rows(photo('a'), photo('b'), photo('c'))).toEqual(['ab', 'c']);
  });
  it('never parts a pair, whatever stands before it', () => {
    expect(rows(photo('a'), photo('b', 'x'), photo('c', 'x'), photo('d'))).toEqual(['a', 'bc', 'd']);
    expect(rows(photo('a', 'x'), photo('b', 'x'), photo('c', 'y'), photo('d', 'y'))).toEqual(['ab', 'cd']);
  });
});
