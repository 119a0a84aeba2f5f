/** Names and numbers of copies of a machine: the number in them goes on counting. */

/**
 * Names for `count` copies: `1号循环水泵` → `2号循环水泵`, `引风机1#` → `引风机2#`, `空压机` → `空压机2#`. Names already
 * taken are passed over; leading zeros stay.
 */
export function numberedNames(name: string, taken: ReadonlySet<string>, count: number): string[] {
  const plain = name.trim();
  const match = /^(.*?)(\d+)(号|#|＃)(.*)$/.exec(plain) ?? /^(.*?\D)?(\d+)()()$/.exec(plain);
  const [, before = '', digits = '1', mark = '#', after = ''] = match ?? ['', plain];
  return counted(taken, count, Number(digits), (n) => before + padded(n, digits) + mark + after);
}

/** Numbers for `count` copies: `P-101` → `P-102`, `P-101A` → `P-101B`, `DJ` → `DJ-2`; null where there is none. */
export function numberedTags(
  tag: string | null,
  taken: ReadonlySet<string>,
  count: number,
): (string | null)[] {
  const plain = tag?.trim() ?? '';
  if (plain === '') return Array.from({ length: count }, () => null);
  const lettered = /^(.*\d)([A-Y])$/.exec(plain);
  if (lettered) {
    const [, stem = '', letter = ''] = lettered;
    const code = letter.charCodeAt(0);
    const letters = Array.from({ length: 90 - code }, (_, i) => stem + String.fromCharCode(code + 1 + i));
    const free = letters.filter((candidate) => !taken.has(candidate));
    if (free.length >= count) return free.slice(0, count);
  }
  const match = /^(.*?)(\d+)(\D*)$/.exec(plain);
  const [, before = '', digits = '1', after = ''] = match ?? ['', `${plain}-`];
  return counted(taken, count, Number(digits), (n) => before + padded(n, digits) + after);
}

function counted(
  taken: ReadonlySet<string>,
  count: number,
  from: number,
  nameOf: (n: number) => string,
): string[] {
  const names: string[] = [];
  for (let n = from + 1; names.length < count; n += 1) {
    const candidate = nameOf(n);
    if (!taken.has(candidate)) names.push(candidate);
  }
  return names;
}

const padded = (n: number, like: string): string => String(n).padStart(like.length, '0');
