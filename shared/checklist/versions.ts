/**
 * Which version of which template an audit is asked with. An audit keeps the versions it started with: it records
 * them in `audit.templates` by template id, and a version published later changes nothing in it.
 */
import type { ChecklistTemplate } from './template.ts';

type Subject = ChecklistTemplate['subject'];
type Head = Pick<ChecklistTemplate, 'id' | 'version' | 'subject'>;

/** Recorded versions by template id; the shape of the column `audit.templates`. */
export type TemplateRefs = Readonly<Record<string, { id: string; version: number }>>;

export interface TemplateInUse {
  template: ChecklistTemplate;
  /** Highest version this laptop has; above `template.version` when the audit keeps an older one. */
  newest: number;
  /** The version the audit recorded but this laptop does not have; `template` then stands in for it. */
  absent: number | null;
}

/**
 * Templates of a kind of machine or of the site. Where the audit has recorded any of this subject, only those; else
 * the newest version of each. A recorded version this laptop lacks is stood in for by the nearest one below it.
 */
export function templatesInUse(
  templates: readonly ChecklistTemplate[],
  subject: Subject,
  refs: TemplateRefs | null,
): TemplateInUse[] {
  const recorded = versionsById(refs);
  const own = templates.filter((template) => template.subject === subject);
  const ids = [...new Set(own.map((template) => template.id))];
  const kept = ids.filter((id) => recorded.has(id));
  return (kept.length > 0 ? kept : ids).flatMap((id) => {
    const all = own.filter((template) => template.id === id).toSorted((a, b) => b.version - a.version);
    const [newest] = all;
    if (!newest) return [];
    const wanted = recorded.get(id) ?? newest.version;
    const exact = all.find((template) => template.version === wanted);
    const template = exact ?? all.find(({ version }) => version < wanted) ?? all.at(-1) ?? newest;
    return [{ template, newest: newest.version, absent: exact ? null : wanted }];
  });
}

/** As `templatesInUse`, the templates alone. */
export function templatesFor(
  templates: readonly ChecklistTemplate[],
  subject: Subject,
  refs: TemplateRefs | null,
): ChecklistTemplate[] {
  return templatesInUse(templates, subject, refs).map((use) => use.template);
}

/** Every template of an audit, one version of each: what its report is written from. */
export function templatesOfAudit(
  templates: readonly ChecklistTemplate[],
  refs: TemplateRefs | null,
): ChecklistTemplate[] {
  const subjects = [...new Set(templates.map((template) => template.subject))];
  return subjects.flatMap((subject) => templatesFor(templates, subject, refs));
}

/** The newest version of every template: what a new audit records. */
export function newestRefs(templates: readonly Head[]): Record<string, { id: string; version: number }> {
  return Object.fromEntries(
    [...new Set(templates.map((template) => template.id))].map((id) => [
      id,
      { id, version: highestVersion(templates, id) },
    ]),
  );
}

/** What an audit without records of this subject must record with its first answer; null when it has them. */
export function refsToRecord(
  templates: readonly ChecklistTemplate[],
  subject: Subject,
  refs: TemplateRefs | null,
): TemplateRefs | null {
  const recorded = versionsById(refs);
  const own = templates.filter((template) => template.subject === subject);
  return own.length === 0 || own.some((template) => recorded.has(template.id)) ? null : newestRefs(own);
}

/** Highest version of a template; 0 when there is none. */
export function highestVersion(templates: readonly Pick<Head, 'id' | 'version'>[], id: string): number {
  return Math.max(0, ...templates.filter((template) => template.id === id).map(({ version }) => version));
}

/** A place of a template that does not go with the other templates, and why. */
export interface Misfit {
  path: (string | number)[];
  reason: string;
}

/**
 * What keeps a template from standing beside the others. Answers are kept by item, so two templates must not share
 * one, and a template keeps its subject through all its versions.
 */
export function misfitsOf(template: ChecklistTemplate, others: readonly ChecklistTemplate[]): Misfit[] {
  const moved = others.some((other) => other.id === template.id && other.subject !== template.subject);
  const owners = new Map(
    others
      .filter((other) => other.id !== template.id)
      .flatMap((other) =>
        other.groups.flatMap((group) => group.items.map((item) => [item.id, other.title.zh] as const)),
      ),
  );
  const shared = template.groups.flatMap((group, g) =>
    group.items.flatMap((item, i): Misfit[] => {
      const owner = owners.get(item.id);
      const path = ['groups', g, 'items', i, 'id'];
      return owner === undefined
        ? []
        : [{ path, reason: `检查项编号 ${item.id} 已被检查表“${owner}”使用，请换一个编号` }];
    }),
  );
  const subject = { path: ['id'], reason: `模板编号 ${template.id} 已用于另一类对象，请换一个编号` };
  return moved ? [subject, ...shared] : shared;
}

function versionsById(refs: TemplateRefs | null): ReadonlyMap<string, number> {
  return new Map(Object.values(refs ?? {}).map((ref) => [ref.id, ref.version]));
}
