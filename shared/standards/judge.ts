/** Holds a value with its uncertainty against a limit. The verdict has four values; doubt is never rounded away. */
import type { Certainty, JudgedLimit, LimitCheck, Verdict } from '../equipment/types.ts';

/** The basis was only seen in a public transcription: it decides, and the verdict says so. */
export const MARK_TRANSCRIBED = '依据待核';
/** The basis is only recalled: printed for reference, decides nothing. */
export const MARK_REFERENCE_ONLY = '限值仅供参考';
/** The standard's value was never entered. */
export const MARK_NO_LIMIT = '限值未录入';
/** The interval reaches over the border of two grades. */
export const MARK_GRADE_UNSURE = '等级临界';

/**
 * Four-valued verdict with the grade reached by the value itself.
 * @param expandedU expanded uncertainty (k = 2) in the unit of the value, ≥ 0; anything else counts as unknown
 *   and leaves the verdict open.
 * @source decision rule: JJF 1059.1 coverage interval value ± U; a limit strictly inside it cannot be decided
 */
export function judgeLimit(check: LimitCheck, expandedU: number): JudgedLimit {
  const u = expandedU >= 0 ? expandedU : Number.POSITIVE_INFINITY;
  return {
    ...check,
    verdict: verdictOf(check, u),
    grade: gradeOf(check, check.value),
    expandedU: u,
    marks: marksOf(check, u),
  };
}

/** True when a basis this sure may decide a verdict. */
export function decides(certainty: Certainty): boolean {
  return certainty === 'verified' || certainty === 'transcribed';
}

function verdictOf(check: LimitCheck, u: number): Verdict {
  const { limit, value } = check;
  if (limit === null || !Number.isFinite(limit) || !Number.isFinite(value)) return 'unchecked';
  if (!decides(check.standard.certainty)) return 'unchecked';
  if (Math.abs(value - limit) < u) return 'uncertain';
  return meets(check, value, limit) ? 'pass' : 'fail';
}

function meets(check: Pick<LimitCheck, 'sense'>, value: number, limit: number): boolean {
  return check.sense === 'min' ? value >= limit : value <= limit;
}

/** Best grade whose limit the value meets; null without grades or below the last one. */
function gradeOf(check: LimitCheck, value: number): number | null {
  if (!check.grades || !Number.isFinite(value)) return null;
  const met = check.grades.filter((g) => Number.isFinite(g.limit) && meets(check, value, g.limit));
  return met.length === 0 ? null : Math.min(...met.map((g) => g.grade));
}

function marksOf(check: LimitCheck, u: number): string[] {
  const marks: string[] = [];
  if (check.limit === null) marks.push(MARK_NO_LIMIT);
  else if (check.standard.certainty === 'transcribed') marks.push(MARK_TRANSCRIBED);
  else if (!decides(check.standard.certainty)) marks.push(MARK_REFERENCE_ONLY);
  if (check.grades && gradeOf(check, check.value - u) !== gradeOf(check, check.value + u)) {
    marks.push(MARK_GRADE_UNSURE);
  }
  return marks;
}
