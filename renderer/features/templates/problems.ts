/** What keeps a draft from being published, and where it is. */
import { parseTemplate } from '../../../shared/checklist/parse-template.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { keysOfSubject } from '../../../shared/equipment/template-keys.ts';
import type { Place } from './draft.ts';
import { placeZh } from './words.ts';

export interface DraftProblem {
  path: readonly PropertyKey[];
  /** Where it is, in the author's words. */
  place: string;
  reason: string;
}

export function problemsOf(
  draft: ChecklistTemplate,
  templates: readonly ChecklistTemplate[],
): DraftProblem[] {
  const keys = (template: ChecklistTemplate) => keysOfSubject(template.subject);
  const parsed = parseTemplate(JSON.stringify(draft), draft.title.zh, keys, templates);
  if (parsed.ok) return [];
  return parsed.problems.map(({ path, reason }) => ({
    path,
    place: placeZh(draft, path),
    reason,
  }));
}

/** Keys of the places with something wrong: `g` for a group, `g/i` for an item. */
export function wrongPlaces(problems: readonly DraftProblem[]): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ path }) =>
      path[0] === 'groups'
        ? [path[2] === 'items' ? `${String(path[1])}/${String(path[3])}` : String(path[1])]
        : [],
    ),
  );
}

/** What is wrong with one item or group, by its part. */
export function doubtsAt(problems: readonly DraftProblem[], { g, i }: Place): ReadonlyMap<string, string> {
  const start = i < 0 ? ['groups', g] : ['groups', g, 'items', i];
  return new Map(
    problems
      .filter(({ path }) => start.every((key, n) => path[n] === key))
      .map(({ path, reason }) => [String(path[start.length] ?? ''), `${reason}。`]),
  );
}
