/** Unified social credit code: characters, length and check digit. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * What is wrong with an 18-character code, as a sentence; null when it is sound or empty.
 * @source GB 32100-2015 §5: weights 3^(i−1) mod 31, check character 31 − Σ mod 31
 */
export function creditCodeDoubt(code: string | null): string | null {
  if (!code) return null;
  const text = code.trim().toUpperCase();
  const strange = Array.from(text).find((character) => !alphabet.includes(character));
  if (strange !== undefined) {
    return `含有不会出现的字符“${strange}”（代码里没有字母 I、O、S、V、Z），请对照营业执照核对。`;
  }
  if (text.length !== 18) return `应为 18 位，现在是 ${text.length} 位。`;
  return checkCharacter(text) === text[17] ? null : '校验位不符，可能有一位抄错，请对照营业执照核对。';
}

/** The eighteenth character that belongs to the first seventeen. */
export function checkCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] as string;
}
