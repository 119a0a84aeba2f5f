/** Text on photos: broken into lines by a width that is the same wherever it is drawn. */

/** Width of a character in em: Chinese and full-width ones fill the square, the others about half of it. */
const widthOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 || (code >= 0x2010 && code <= 0x206f)) return 1;
  if (/[ilI.,:;'|!()[\]]/.test(character)) return 0.34;
  return /[mwMW%@]/.test(character) ? 0.9 : 0.6;
};

/** Width that a text is drawn with, em; real glyphs are fitted to it. */
export function textWidthEm(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Lines of at most `widestEm`, broken anywhere as Chinese is; a single character always fits. */
export function textLines(text: string, widestEm: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && textWidthEm(line + character) > widestEm) {
      lines.push(line);
      line = character.trim();
    } else line += character;
  }
  if (line !== '') lines.push(line);
  return lines;
}
