/** What changed between two diagnoses of a plant: after an edit, one machine of hundreds crosses over from the worker. */
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';

type Part = keyof AuditDiagnosis;

export type DiagnosisPart =
  | { part: Part; whole: unknown }
  /** A list anew: numbers are places in the list before, whose entries are kept as they are. */
  | { part: Part; list: (number | { entry: unknown })[] };

/** Entries are the same when they are one object or say the same. */
export function diagnosisPatch(before: AuditDiagnosis | null, after: AuditDiagnosis): DiagnosisPart[] {
  return (Object.keys(after) as Part[]).flatMap((part): DiagnosisPart[] => {
    const old: unknown = before?.[part];
    const now: unknown = after[part];
    if (!Array.isArray(old) || !Array.isArray(now)) return sameText(old, now) ? [] : [{ part, whole: now }];
    const list = now.map(placeIn(old));
    const isSame = list.length === old.length && list.every((place, i) => place === i);
    return isSame ? [] : [{ part, list }];
  });
}

function placeIn(old: readonly unknown[]): (entry: unknown, i: number) => number | { entry: unknown } {
  const byIdentity = new Map(old.map((entry, i) => [entry, i]));
  let byText: Map<string, number> | null = null;
  return (entry, i) => {
    const known = byIdentity.get(entry);
    if (known !== undefined) return known;
    if (sameText(old[i], entry)) return i;
    byText ??= new Map(old.map((held, at) => [JSON.stringify(held), at]));
    return byText.get(JSON.stringify(entry)) ?? { entry };
  };
}

const sameText = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));

/** The diagnosis after; what did not change keeps its identity. */
export function withDiagnosisPatch(
  before: AuditDiagnosis | null,
  patch: readonly DiagnosisPart[],
): AuditDiagnosis {
  const next: Record<string, unknown> = { ...before };
  for (const change of patch) {
    const held = (before?.[change.part] ?? []) as readonly unknown[];
    next[change.part] =
      'whole' in change
        ? change.whole
        : change.list.map((place) => (typeof place === 'number' ? held[place] : place.entry));
  }
  return next as unknown as AuditDiagnosis;
}
