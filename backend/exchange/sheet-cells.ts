/** Cells of worksheet XML → texts as a logger would have written them. */

export interface SheetWords {
  shared: readonly string[];
  /** By style index: whether numbers of that style are dates, times of day, or neither. */
  styles: readonly ('date' | 'clock' | null)[];
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean;
}

const DAY_MS = 86_400_000;
const day0Ms = Date.UTC(1899, 11, 30);
const shift1904Days = 1462;

/** `2026-07-01 10:00:00` of a day number; the time alone when the day is zero. */
export function dateText(serial: number, from1904: boolean): string {
  const days = from1904 && serial >= 1 ? serial + shift1904Days : serial;
  const ms = Math.round(days * DAY_MS);
  const iso = new Date(day0Ms + ms).toISOString();
  const clock = iso.slice(11, iso.endsWith('.000Z') ? 19 : 23);
  if (days < 1) return clock;
  return clock === '00:00:00' && Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}

/** Which number formats show a date; `[Red]`, quoted words and escapes are no pattern letters. */
export function kindOfFormat(id: number, code: string | undefined): 'date' | 'clock' | null {
  if (code !== undefined) {
    const plain = code
      .replace(/\[(h+|m+|s+)\]/gi, '$1')
      .replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
      .toLowerCase();
    if (/general|@/.test(plain)) return null;
    if (/[yd]|年|月|日/.test(plain)) return 'date';
    return /[hs]|时|分|秒/.test(plain) ? 'clock' : null;
  }
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'date';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? 'clock' : null;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The texts of all `<t>` in a piece of XML, phonetic guides left out. */
export function textRuns(xml: string): string {
  const plain = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml;
  let text = '';
  for (const match of plain.matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g))
    text += decodeXml(match[1] ?? '');
  return text;
}

function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return null;
  const from = at + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
}

/** Column index of a cell reference such as `AB12`. */
function columnOf(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i) - 64;
    if (code < 1 || code > 26) break;
    index = index * 26 + code;
  }
  return index - 1;
}

/** One `<row>…</row>` as texts; `number` is the row's number in the sheet, null where the file does not say. */
export function readSheetRow(
  xml: string,
  words: SheetWords,
  columnLimit: number,
): { number: number | null; cells: string[] } {
  const tagEnd = xml.indexOf('>');
  const number = attribute(xml.slice(0, tagEnd), 'r');
  const cells: string[] = [];
  for (let at = xml.indexOf('<c', tagEnd); at >= 0; at = xml.indexOf('<c', at)) {
    const close = xml.indexOf('>', at);
    if (close < 0) break;
    const tag = xml.slice(at, close);
    const isEmpty = tag.endsWith('/');
    const end = isEmpty ? close : xml.indexOf('</c>', close);
    const reference = attribute(tag, 'r');
    const index = reference === null ? cells.length : columnOf(reference);
    if (index >= 0 && index < columnLimit) {
      while (cells.length < index) cells.push('');
      cells[index] = isEmpty ? '' : cellOf(tag, xml.slice(close + 1, end < 0 ? undefined : end), words);
    }
    if (end < 0) break;
    at = end + 1;
  }
  return { number: number === null ? null : Number(number), cells };
}

function cellOf(tag: string, body: string, words: SheetWords): string {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textRuns(body);
  const from = body.indexOf('<v');
  if (from < 0) return '';
  const open = body.indexOf('>', from) + 1;
  const value = body.slice(open, Math.max(open, body.indexOf('</v>', open)));
  if (type === 's') return words.shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace('T', ' ').replace(/\.000$|Z$/, '');
  if (type !== 'n') return decodeXml(value);
  const kind = words.styles[Number(attribute(tag, 's') ?? -1)] ?? null;
  return kind === null || value === '' ? value : dateText(Number(value), words.from1904);
}
