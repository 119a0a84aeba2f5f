/** Energy grade and obsolete catalogue of a machine in a few words, with what they rest on. */
import type { JudgedLimit } from '../../../shared/equipment/types.ts';
import { decides } from '../../../shared/standards/judge.ts';
import type { ObsoleteStatus, ObsoleteVerdict } from '../../../shared/standards/obsolete.ts';
import { certaintyZh } from '../settings/certainty-words.ts';

export type Tone = 'pass' | 'fail' | 'uncertain' | 'unchecked';

export interface ShortVerdict {
  tone: Tone;
  sign: string;
  zh: string;
  /** One sentence: what it means, its basis and how sure the basis is. */
  why: string;
}

const modelWords: Record<Exclude<ObsoleteStatus, 'not-listed'>, Omit<ShortVerdict, 'why'>> = {
  obsolete: { tone: 'fail', sign: '✕', zh: '淘汰' },
  conditional: { tone: 'uncertain', sign: '⚠', zh: '淘汰待核' },
  'condition-not-met': { tone: 'unchecked', sign: 'ℹ', zh: '目录内' },
  similar: { tone: 'uncertain', sign: '⚠', zh: '同系列' },
};

/** Null where the model is empty or stands in no entered part of the catalogue, which says nothing. */
export function modelWordsOf(verdict: ObsoleteVerdict): ShortVerdict | null {
  if (verdict.status === 'not-listed') return null;
  const certainty = verdict.matches[0]?.entry.certainty ?? 'unknown';
  return { ...modelWords[verdict.status], why: `${verdict.zh}（目录条目${certaintyZh[certainty]}）` };
}

/**
 * The grade that all graded limits of a machine reach together: a transformer needs both losses. Null where the
 * inputs do not lead to a graded limit yet.
 */
export function gradeWordsOf(limits: readonly JudgedLimit[]): ShortVerdict | null {
  const graded = limits.filter((limit) => limit.grades && limit.grades.length > 0);
  const unread = limits.find((limit) => limit.grades && limit.grades.length === 0);
  const [first] = graded;
  if (!first) {
    return unread
      ? {
          tone: 'unchecked',
          sign: '?',
          zh: '等级待核对',
          why: `${unread.zh}：${unread.note ?? '限值未录入'}（${basisOf(unread)}）`,
        }
      : null;
  }
  const why = graded.map(sentence).join('；');
  if (graded.some((limit) => limit.limit === null || !decides(limit.standard.certainty)))
    return { tone: 'unchecked', sign: '?', zh: '等级待核对', why };
  const worst = graded.reduce<number | null>(
    (grade, limit) => (grade === null || limit.grade === null ? null : Math.max(grade, limit.grade)),
    0,
  );
  const isUnsure = graded.some((limit) => limit.verdict === 'uncertain' || limit.marks.includes('等级临界'));
  const last = Math.max(...(first.grades ?? []).map(({ grade }) => grade));
  if (worst === null)
    return { tone: isUnsure ? 'uncertain' : 'fail', sign: isUnsure ? '≈' : '✕', zh: `低于 ${last} 级`, why };
  return { tone: isUnsure ? 'uncertain' : 'pass', sign: isUnsure ? '≈' : '✓', zh: `${worst} 级`, why };
}

function sentence(limit: JudgedLimit): string {
  const reached = limit.grade === null ? '未达最低等级' : `达到 ${limit.grade} 级`;
  return `${limit.zh}${reached}（${basisOf(limit)}）`;
}

/** Standard, clause and how sure the value is. */
export function basisOf(limit: JudgedLimit): string {
  const { code, clause, certainty } = limit.standard;
  return [[code, clause].filter(Boolean).join(' '), certaintyZh[certainty]].filter(Boolean).join('，');
}
