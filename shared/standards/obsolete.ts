/** Recognises obsolete models from a nameplate. The catalogue is entered in part, so "not found" is never a pass. */
import { z } from 'zod';
import { certaintyOf } from './pack-verify.ts';
import { certaintySchema, findTable, type StandardsPack } from './pack.ts';
import { matchPattern, nameplateReadings, patternSchema } from './obsolete-pattern.ts';

export const OBSOLETE_CATALOGUE = '高耗能落后机电设备（产品）淘汰目录';

const conditionSchema = z.object({
  field: z.enum(['madeYear', 'commissionedYear']).nullable(),
  /** Last year that is obsolete; null when the condition was not read. */
  max: z.number().int().nullable(),
  zh: z.string(),
});

const entrySchema = z.object({
  id: z.string(),
  batch: z.number().int(),
  item: z.string(),
  device: z.string(),
  zh: z.string(),
  model: z.string(),
  patterns: z.array(patternSchema),
  condition: conditionSchema.nullable(),
  stopUse: z.string().nullable(),
  note: z.string().optional(),
  certainty: certaintySchema.optional(),
});
export type ObsoleteEntry = z.infer<typeof entrySchema>;

export interface Nameplate {
  /** Model as read from the plate, in whatever spelling. */
  text: string;
  /** Kind of device (`motor`, `transformer`, …); without it every entry is tried. */
  device?: string | null;
  madeYear?: number | null;
  commissionedYear?: number | null;
}

/**
 * `obsolete`: on the list, condition met. `conditional`: on the list, and the year that decides is not known.
 * `condition-not-met`: on the list, but the year lies outside. `similar`: same series, this size not entered.
 * `not-listed`: not in the partial list, which says nothing about the full catalogue.
 */
export type ObsoleteStatus = 'obsolete' | 'conditional' | 'condition-not-met' | 'similar' | 'not-listed';

export interface ObsoleteMatch {
  status: Exclude<ObsoleteStatus, 'not-listed'>;
  entry: ObsoleteEntry;
  /** The part of the nameplate that matched, in capitals and with O written as 0. */
  matched: string;
  zh: string;
}

export interface ObsoleteVerdict {
  status: ObsoleteStatus;
  /** One sentence for the screen and the report. */
  zh: string;
  matches: ObsoleteMatch[];
}

const order: readonly ObsoleteStatus[] = [
  'obsolete',
  'conditional',
  'condition-not-met',
  'similar',
  'not-listed',
];

/** Verdicts by nameplate; a plant of hundreds of machines has few models, and all are asked after every edit. */
const known = new WeakMap<StandardsPack, Map<string, ObsoleteVerdict>>();
const MAX_KNOWN = 2000;

/** Holds a nameplate against the entered part of the catalogue. Total: any text gives a verdict. Packs never change. */
export function recogniseObsolete(pack: StandardsPack, plate: Nameplate): ObsoleteVerdict {
  const verdicts = known.get(pack) ?? new Map<string, ObsoleteVerdict>();
  known.set(pack, verdicts);
  const key = JSON.stringify([plate.text, plate.device, plate.madeYear, plate.commissionedYear]);
  const verdict = verdicts.get(key) ?? recognise(obsoleteEntries(pack), plate);
  if (verdicts.size >= MAX_KNOWN) verdicts.clear();
  verdicts.set(key, verdict);
  return verdict;
}

function recognise(entries: readonly ObsoleteEntry[], plate: Nameplate): ObsoleteVerdict {
  if (plate.text.trim() === '') return notListed('铭牌型号未填写，无法对照淘汰目录。');
  if (entries.length === 0) return notListed('标准包中没有淘汰目录，无法对照，请导入含目录的标准包。');
  const matches = onlyWidest(
    entries
      .filter((entry) => !plate.device || entry.device === plate.device)
      .flatMap((entry) => matchEntry(entry, plate)),
  ).toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const best = matches[0];
  if (!best) {
    return notListed(
      `型号“${plate.text.trim()}”不在已录入的部分淘汰目录内；目录录入不完整，不能据此认定不属于淘汰设备。`,
    );
  }
  return { status: best.status, zh: best.zh, matches };
}

/** The entries that can be read; a malformed row of an imported pack is left out. */
export function obsoleteEntries(pack: StandardsPack): ObsoleteEntry[] {
  const table = findTable(pack, OBSOLETE_CATALOGUE, 'models');
  return (table?.rows ?? []).flatMap((row) => {
    const entry = entrySchema.safeParse(row);
    return entry.success && table ? [{ ...entry.data, certainty: certaintyOf(table, row) }] : [];
  });
}

function notListed(zh: string): ObsoleteVerdict {
  return { status: 'not-listed', zh, matches: [] };
}

function matchEntry(entry: ObsoleteEntry, plate: Nameplate): ObsoleteMatch[] {
  const hits = nameplateReadings(plate.text).flatMap((reading) =>
    entry.patterns.flatMap((pattern) => matchPattern(pattern, reading) ?? []),
  );
  const hit = hits.find((h) => h.how === 'exact') ?? hits[0];
  if (!hit) return [];
  const status = hit.how === 'similar' ? 'similar' : statusOf(entry, plate);
  return [{ status, entry, matched: hit.text, zh: sentence(status, entry, plate) }];
}

function statusOf(entry: ObsoleteEntry, plate: Nameplate): 'obsolete' | 'conditional' | 'condition-not-met' {
  const { condition } = entry;
  if (!condition) return 'obsolete';
  const year = condition.field === null ? null : plate[condition.field];
  if (condition.max === null || year === null || year === undefined) return 'conditional';
  return year <= condition.max ? 'obsolete' : 'condition-not-met';
}

function sentence(status: ObsoleteMatch['status'], entry: ObsoleteEntry, plate: Nameplate): string {
  const place = `淘汰目录第${'一二三四五六七八九'[entry.batch - 1] ?? entry.batch}批 ${entry.item}（${entry.zh}）`;
  const model = `型号“${plate.text.trim()}”`;
  const stop = entry.stopUse ? `停用期限：${entry.stopUse}。` : '';
  switch (status) {
    case 'obsolete':
      return `${model}列入${place}，属于应淘汰设备。${entry.condition ? `适用条件：${entry.condition.zh}。` : ''}${stop}`;
    case 'conditional':
      return `${model}列入${place}，适用条件：${entry.condition?.zh ?? ''}。请核实后判定。${stop}`;
    case 'condition-not-met':
      return `${model}列入${place}，但年份不在强制淘汰条件内（${entry.condition?.zh ?? ''}）。请核对铭牌年份。`;
    case 'similar':
    default:
      return `${model}与${place}同系列，但该规格不在已录入的条目内，请对照目录原文核定。`;
  }
}

/** Drops a match whose text is only a part of another exact match's text (9-35 inside Y9-35). */
function onlyWidest(matches: ObsoleteMatch[]): ObsoleteMatch[] {
  const bare = (match: ObsoleteMatch) => match.matched.replaceAll('-', '');
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other !== match &&
          other.status !== 'similar' &&
          bare(other).length > bare(match).length &&
          bare(other).includes(bare(match)),
      ),
  );
}
