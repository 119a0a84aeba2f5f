/**
 * Characters that Noto Sans SC does not draw, turned into what it does: subscripts and superscripts become smaller
 * raised or lowered runs, the rest a look-alike. Without this a missing glyph prints as an empty box.
 */

export interface Run {
  text: string;
  sub?: boolean;
  sup?: boolean;
}

const subscripts: Readonly<Record<string, string>> = {
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
  '₊': '+',
  '₋': '−',
  ₐ: 'a',
  ₑ: 'e',
  ₒ: 'o',
  ₓ: 'x',
  ₕ: 'h',
  ₖ: 'k',
  ₗ: 'l',
  ₘ: 'm',
  ₙ: 'n',
  ₚ: 'p',
  ₛ: 's',
  ₜ: 't',
  ᵢ: 'i',
  ⱼ: 'j',
  ᵣ: 'r',
  ᵤ: 'u',
  ᵥ: 'v',
  ᵦ: 'β',
};
/** ¹²³ are in the font, but would stand beside drawn ⁻ and ⁴ in another size. */
const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁺': '+',
  '⁻': '−',
  ⁿ: 'n',
};
const superscriptCompanions: Readonly<Record<string, string>> = {
  ...superscripts,
  '¹': '1',
  '²': '2',
  '³': '3',
};
const replacements: Readonly<Record<string, string>> = {
  '☐': '□',
  '☑': '√',
  '☒': '×',
  '✔': '√',
  '✗': '×',
  '✘': '×',
  ϕ: 'φ',
  '‴': '″′',
  '∼': '～',
  '⋅': '·',
  '∙': '·',
  ṁ: 'm',
  ḣ: 'h',
  '‑': '-',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u00a0': ' ',
  '\t': ' ',
};

/**
 * Runs that can be drawn with `hasGlyph`. A character with neither glyph nor substitute becomes `□`, never a gap.
 */
export function toRuns(text: string, hasGlyph: (codePoint: number) => boolean): Run[] {
  const runs: Run[] = [];
  const characters = Array.from(text.normalize('NFC'));
  for (const [i, character] of characters.entries()) {
    const inSuperscript = isSuperscript(characters[i - 1]) || isSuperscript(characters[i + 1]);
    append(runs, draw(character, inSuperscript, hasGlyph));
  }
  return runs;
}

const isSuperscript = (character: string | undefined): boolean =>
  character !== undefined && superscripts[character] !== undefined;

function draw(character: string, inSuperscript: boolean, hasGlyph: (codePoint: number) => boolean): Run {
  const sub = subscripts[character];
  if (sub !== undefined) return { text: sub, sub: true };
  const sup = inSuperscript ? superscriptCompanions[character] : superscripts[character];
  if (sup !== undefined) return { text: sup, sup: true };
  const replacement = replacements[character];
  if (replacement !== undefined) return { text: replacement };
  if (character === '\n' || hasGlyph(character.codePointAt(0) ?? 0)) return { text: character };
  return { text: '□' };
}

function append(runs: Run[], run: Run): void {
  if (run.text === '') return;
  const last = runs.at(-1);
  if (last && last.sub === run.sub && last.sup === run.sup) last.text += run.text;
  else runs.push({ ...run });
}

/** The same text for places that know no runs (charts, bookmarks, file properties). */
export function plainText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  return toRuns(text, hasGlyph)
    .map((run) => run.text)
    .join('');
}
