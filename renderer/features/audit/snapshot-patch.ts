/** What changed between two snapshots, row by row: a plant of any size is sent to the worker only once. */
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';

type Part = keyof AuditSnapshot;

export type PartPatch =
  | { part: Part; whole: unknown }
  /** Rows that took the place of others in a list of unchanged length. */
  | { part: Part; at: [index: number, row: unknown][] };

/** Rows are never changed in place, so two rows are equal when they are the same object. */
export function patchOf(before: AuditSnapshot | null, after: AuditSnapshot): PartPatch[] {
  return (Object.keys(after) as Part[]).flatMap((part): PartPatch[] => {
    const old: unknown = before?.[part];
    const now: unknown = after[part];
    if (old === now) return [];
    if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length)
      return [{ part, whole: now }];
    const at = now.flatMap((row: unknown, i): [number, unknown][] => (row === old[i] ? [] : [[i, row]]));
    return at.length === 0 ? [] : [{ part, at }];
  });
}

export function applyPatch(before: AuditSnapshot | null, patch: readonly PartPatch[]): AuditSnapshot {
  const next: Record<string, unknown> = { ...before };
  for (const change of patch) {
    if ('whole' in change) {
      next[change.part] = change.whole;
      continue;
    }
    const rows = [...(next[change.part] as unknown[])];
    for (const [i, row] of change.at) rows[i] = row;
    next[change.part] = rows;
  }
  return next as unknown as AuditSnapshot;
}
