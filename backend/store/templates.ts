/** Checklist templates on this laptop: the shipped ones and every version people published. Versions are never edited. */
import type { Database } from 'better-sqlite3';
import { parseTemplate, type ParsedTemplate } from '../../shared/checklist/parse-template.ts';
import { templateSchema, type ChecklistTemplate } from '../../shared/checklist/template.ts';
import { highestVersion } from '../../shared/checklist/versions.ts';
import type { TemplateVersion } from '../../shared/contract/templates.ts';
import { keysOfSubject } from '../../shared/equipment/template-keys.ts';
import { InvalidValueError } from './write.ts';

export interface Publication {
  text: string;
  fileName: string;
  by: string;
  numbering: 'next' | 'kept';
}

export interface TemplateStore {
  /** All versions, shipped and published. */
  all: () => ChecklistTemplate[];
  list: () => TemplateVersion[];
  find: (id: string, version: number) => ChecklistTemplate | undefined;
  validate: (text: string, fileName: string) => ParsedTemplate;
  /** Files a version for good. @throws InvalidValueError with line and reason of everything that is wrong */
  publish: (publication: Publication) => { id: string; version: number };
}

interface Entry {
  template: ChecklistTemplate;
  publishedBy: string | null;
  publishedAt: string | null;
}

export function createTemplateStore(
  db: Database,
  shipped: readonly ChecklistTemplate[],
  now: () => Date,
): TemplateStore {
  let cached: Entry[] | null = null;
  const entries = () => (cached ??= withShipped(shipped, readPublished(db)));
  const all = () => entries().map((entry) => entry.template);
  const find = (id: string, version: number) =>
    all().find((template) => template.id === id && template.version === version);
  const validate = (text: string, fileName: string) =>
    parseTemplate(text, fileName, (template) => keysOfSubject(template.subject), all());

  return {
    all,
    find,
    validate,
    list: () => entries().map(describe).toSorted(byIdThenNewest),
    publish({ text, fileName, by, numbering }) {
      const parsed = validate(text, fileName);
      if (!parsed.ok) {
        throw new InvalidValueError(
          parsed.problems.map((problem) => ({ path: `第 ${problem.line} 行`, message: problem.zh })),
        );
      }
      const { id } = parsed.template;
      const version = numbering === 'kept' ? parsed.template.version : highestVersion(all(), id) + 1;
      const template = { ...parsed.template, version };
      const present = find(id, version);
      if (present && sameContent(present, template)) return { id, version };
      if (present) {
        const message = `本机已有“${template.title.zh}”第 ${version} 版，内容与文件不同。请改为发布新版本。`;
        throw new InvalidValueError([{ path: 'version', message }]);
      }
      db.prepare('INSERT INTO checklistTemplate VALUES (?, ?, ?, ?, ?)').run(
        id,
        version,
        JSON.stringify(template),
        by,
        now().toISOString(),
      );
      cached = null;
      return { id, version };
    },
  };
}

/** A version people published here stays what it was, even when an update of the app ships one of the same number. */
function withShipped(shipped: readonly ChecklistTemplate[], published: readonly Entry[]): Entry[] {
  const taken = new Set(published.map(({ template }) => `${template.id}/${template.version}`));
  return [
    ...shipped
      .filter((template) => !taken.has(`${template.id}/${template.version}`))
      .map((template) => ({ template, publishedBy: null, publishedAt: null })),
    ...published,
  ];
}

function readPublished(db: Database): Entry[] {
  const rows = db
    .prepare('SELECT text, publishedBy, publishedAt FROM checklistTemplate ORDER BY id, version')
    .all() as { text: string; publishedBy: string; publishedAt: string }[];
  return rows.flatMap(({ text, ...by }) => {
    // A version written by a newer app may say more than this one understands; the audit then names its lack.
    const parsed = templateSchema.safeParse(JSON.parse(text));
    return parsed.success ? [{ template: parsed.data, ...by }] : [];
  });
}

function describe({ template, publishedBy, publishedAt }: Entry): TemplateVersion {
  const { id, version, subject, title, groups } = template;
  return {
    id,
    version,
    subject,
    title: title.zh,
    groupCount: groups.length,
    itemCount: groups.reduce((sum, group) => sum + group.items.length, 0),
    publishedBy,
    publishedAt,
  };
}

function byIdThenNewest(a: TemplateVersion, b: TemplateVersion): number {
  if (a.id === b.id) return b.version - a.version;
  return a.id < b.id ? -1 : 1;
}

function sameContent(a: ChecklistTemplate, b: ChecklistTemplate): boolean {
  // Parsed by one schema, both have their keys in the same order.
  return JSON.stringify(templateSchema.parse(a)) === JSON.stringify(templateSchema.parse(b));
}
