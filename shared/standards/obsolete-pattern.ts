/** How an entry of the catalogue of obsolete equipment is recognised in a nameplate string. */
import { z } from 'zod';

const prefix = z.string().min(1);

export const patternSchema = z.discriminatedUnion('type', [
  /** A whole series, e.g. JO2. `digitsFollow`: the size stands directly behind the name (JR125-8). */
  z.object({
    type: z.literal('series'),
    prefix,
    digitsFollow: z.boolean().optional(),
    digitsBefore: z.boolean().optional(),
  }),
  /** Frame sizes of a motor series, with pole numbers where the catalogue names them. */
  z.object({
    type: z.literal('frames'),
    prefix,
    frames: z.array(z.string()),
    poles: z.array(z.number()).optional(),
  }),
  /** Model names as printed. `family`: letters that, followed by another size, are worth a look by a person. */
  z.object({ type: z.literal('exact'), models: z.array(z.string()), family: z.string().optional() }),
  /** A series within a range of capacity, current or power, e.g. S7-30/10 to S7-1600/10. */
  z.object({
    type: z.literal('capacity'),
    prefix,
    min: z.number(),
    max: z.number(),
    suffix: z.array(z.string()).optional(),
  }),
  /** Fan series with sizes, e.g. Y5-47 No.4C. */
  z.object({ type: z.literal('fan'), prefix, sizes: z.array(z.string()) }),
  /** A Chinese name in the text. */
  z.object({ type: z.literal('word'), words: z.array(z.string()) }),
]);
export type ObsoletePattern = z.infer<typeof patternSchema>;

/**
 * The ways a nameplate may be read: capitals, half-width, one kind of dash, and 0 for the letter O (JO2 and J02 are
 * written for each other). Blanks are read as dashes, as nothing after a letter, and as nothing at all: all three occur.
 */
export function nameplateReadings(text: string): string[] {
  const plain = fold(text.normalize('NFKC'))
    .replaceAll(/[‐‑‒–—―−－~_]/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .trim();
  const joined = plain.replaceAll(/(?<=[A-Z])\s+(?=[A-Z0-9])/g, '');
  return [
    ...new Set([plain, joined].map((t) => t.replaceAll(/\s+/g, '-')).concat(plain.replaceAll(/\s+/g, ''))),
  ];
}

function fold(text: string): string {
  return text.toUpperCase().replaceAll('O', '0');
}

export interface PatternHit {
  /** 'similar': same series, but this size is not on the list as far as it was entered. */
  how: 'exact' | 'similar';
  text: string;
}

/** The hit of a pattern in one reading of the nameplate, exact before similar, or null. */
export function matchPattern(pattern: ObsoletePattern, reading: string): PatternHit | null {
  const exact = exactText(pattern, reading);
  if (exact !== null) return { how: 'exact', text: exact };
  const similar = similarText(pattern, reading);
  return similar === null ? null : { how: 'similar', text: similar };
}

const START = '(?<![A-Z0-9.])';
const END = '(?![A-Z0-9])';

function exactText(pattern: ObsoletePattern, reading: string): string | null {
  switch (pattern.type) {
    case 'series':
      return first(reading, seriesSource(pattern));
    case 'frames':
      return first(reading, framesSource(pattern));
    case 'exact':
      return first(
        reading,
        `${START}(?:${pattern.models.map((model) => literal(model, true)).join('|')})${END}`,
      );
    case 'capacity':
      return capacityText(pattern, reading);
    case 'fan':
      return first(reading, fanSource(pattern));
    case 'word':
    default:
      return pattern.words.map(fold).find((word) => reading.includes(word)) ?? null;
  }
}

function seriesSource(pattern: Extract<ObsoletePattern, { type: 'series' }>): string {
  const start = pattern.digitsBefore ? '(?<![A-Z])' : START;
  return `${start}${literal(pattern.prefix)}${pattern.digitsFollow ? '(?![A-Z])' : END}`;
}

function framesSource(pattern: Extract<ObsoletePattern, { type: 'frames' }>): string {
  const name = `${START}${literal(pattern.prefix)}-?(?:${pattern.frames.map(escape).join('|')})`;
  if (!pattern.poles) return `${name}(?:\\d{2})?${END}`;
  return `${name}(?:[SML]\\d?)?-?(?:${pattern.poles.join('|')})${END}`;
}

function capacityText(
  pattern: Extract<ObsoletePattern, { type: 'capacity' }>,
  reading: string,
): string | null {
  const tail = pattern.suffix
    ? `[-/](?:${pattern.suffix.map((suffix) => literal(suffix)).join('|')})${END}`
    : '(?![0-9.])';
  const found = new RegExp(`${START}${literal(pattern.prefix)}-?(\\d+(?:\\.\\d+)?)${tail}`).exec(reading);
  const size = Number(found?.[1]);
  return found && size >= pattern.min && size <= pattern.max ? found[0] : null;
}

function fanSource(pattern: Extract<ObsoletePattern, { type: 'fan' }>): string {
  const sizes = pattern.sizes.map(escape).join('|');
  return `${START}${literal(pattern.prefix)}(?:-1\\d)?-?(?:N0\\.?-?)?(?:${sizes})(?![A-Z0-9.])`;
}

function similarText(pattern: ObsoletePattern, reading: string): string | null {
  switch (pattern.type) {
    case 'series':
      return pattern.prefix.length < 3 ? null : first(reading, `${START}${literal(pattern.prefix)}`);
    case 'frames':
    case 'capacity':
      return pattern.prefix.length < 2 ? null : first(reading, `${START}${literal(pattern.prefix)}${END}`);
    case 'fan':
      return first(reading, `${START}${literal(pattern.prefix)}(?![0-9])`);
    case 'exact':
      return pattern.family ? first(reading, `${START}${literal(pattern.family)}-?\\d{2,3}[SML-]`) : null;
    case 'word':
    default:
      return null;
  }
}

function first(reading: string, source: string): string | null {
  return new RegExp(source).exec(reading)?.[0] ?? null;
}

/**
 * Source of a name: a dash may be missing, except between two digits, where it means something. `loose` also admits
 * an added one before the size (LSG-0.5); a series name must not have it, or YB-280S would read as YB2-80S.
 */
function literal(model: string, loose = false): string {
  const folded = fold(model);
  let out = '';
  for (let i = 0; i < folded.length; i += 1) {
    const here = folded[i] as string;
    const before = folded[i - 1] ?? '';
    const after = folded[i + 1] ?? '';
    if (here === '-') out += /\d/.test(before) && /\d/.test(after) ? '-' : '-?';
    else out += (loose && i > 1 && /[A-Z]/.test(before) && /\d/.test(here) ? '-?' : '') + escape(here);
  }
  return out;
}

function escape(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
