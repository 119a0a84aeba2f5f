import { describe, expect, it } from 'vitest';
import { fontMetrics } from '../../../backend/documents/font-metrics.ts';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import { plainText, toRuns } from '../../../backend/documents/glyphs.ts';

const { hasGlyph, widthPt } = fontMetrics(fontPaths().regular);

describe('toRuns', () => {
  it('lowers subscripts that the font lacks', () => {
    expect(hasGlyph('₂'.codePointAt(0) ?? 0)).toBe(false);
    expect(toRuns('CO₂排放', hasGlyph)).toEqual([{ text: 'CO' }, { text: '2', sub: true }, { text: '排放' }]);
  });

  it('raises powers as one run, also where the font has some of the digits', () => {
    expect(toRuns('10⁻³ m²', hasGlyph)).toEqual([{ text: '10' }, { text: '−3', sup: true }, { text: ' m²' }]);
  });

  it('replaces what has a look-alike and boxes the rest', () => {
    expect(plainText('☐ 是 ☑ 否 𠀀x\u200b', hasGlyph)).toMatch(/^□ 是 √ 否 .x$/);
    expect(plainText('\u{1F525}', hasGlyph)).toBe('□');
  });

  it('measures Chinese at one em and figures alike', () => {
    expect(widthPt('节能', 10)).toBe(20);
    expect(widthPt('1', 10)).toBe(widthPt('8', 10));
  });
});
