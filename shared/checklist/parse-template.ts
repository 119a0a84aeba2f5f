/** Reads a checklist template from a file and refuses a wrong one with the line and the reason. */
import type { z } from 'zod';
import type { KnownKeys } from './known-keys.ts';
import { keyProblems } from './key-problems.ts';
import { JsonSyntaxError, readJson, type JsonSource } from './json-source.ts';
import { templateSchema, type ChecklistTemplate } from './template.ts';
import { misfitsOf } from './versions.ts';
import { zodIssueZh } from './zod-issue-zh.ts';

export interface TemplateProblem {
  line: number;
  /** Where in the template, in the user's terms: `检查项 flue-temperature 的 question`. */
  place: string;
  /** The reason alone. */
  reason: string;
  /** Keys from the root of the template to the value that is wrong; empty for text that is no JSON. */
  path: readonly PropertyKey[];
  /** A whole sentence with file, line and reason. */
  zh: string;
}

export type ParsedTemplate =
  | { ok: true; template: ChecklistTemplate }
  | { ok: false; problems: TemplateProblem[] };

/** A template longer than this is not one. */
const MAX_LENGTH = 4_000_000;

/**
 * Template from text. Total: whatever the text holds, the answer is a template or the list of what is wrong.
 * @param known keys of the calculator the template speaks of; without them its readings are not checked
 * @param others templates it will stand beside
 */
export function parseTemplate(
  text: string,
  fileName: string,
  known?: (template: ChecklistTemplate) => KnownKeys | null,
  others: readonly ChecklistTemplate[] = [],
): ParsedTemplate {
  const problem: MakeProblem = (line, place, reason, path = []) => ({
    line,
    place,
    reason,
    path,
    zh: `${fileName} 第 ${line} 行${place === '' ? '' : `（${place}）`}：${reason}。`,
  });
  if (text.length > MAX_LENGTH) return { ok: false, problems: [problem(1, '', '文件过大，不是检查表模板')] };
  let source: JsonSource;
  try {
    source = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, problems: [problem(error.line, `第 ${error.column} 列`, error.message)] };
  }
  const parsed = templateSchema.safeParse(source.value);
  if (!parsed.success) return { ok: false, problems: schemaProblems(parsed.error, source, problem) };
  const keys = known?.(parsed.data) ?? null;
  const wrong = [...(keys ? keyProblems(parsed.data, keys) : []), ...misfitsOf(parsed.data, others)]
    .map(({ path, reason }) => problem(source.lineOf(path), placeOf(source.value, path), reason, path))
    .toSorted((a, b) => a.line - b.line);
  return wrong.length === 0 ? { ok: true, template: parsed.data } : { ok: false, problems: wrong };
}

type MakeProblem = (
  line: number,
  place: string,
  reason: string,
  path?: readonly PropertyKey[],
) => TemplateProblem;

function schemaProblems(error: z.ZodError, source: JsonSource, problem: MakeProblem): TemplateProblem[] {
  return error.issues
    .map((issue) => {
      const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      const line = source.lineOf([...issue.path, ...extra]);
      return problem(line, placeOf(source.value, issue.path), zodIssueZh(issue), issue.path);
    })
    .toSorted((a, b) => a.line - b.line);
}

/** Names the item or group a path leads into, as far as it has an id. */
function placeOf(value: unknown, path: readonly PropertyKey[]): string {
  const group = at(value, path.slice(0, 2));
  const item = path[2] === 'items' && path.length > 3 ? at(value, path.slice(0, 4)) : undefined;
  const rest = path.slice(item ? 4 : path[0] === 'groups' && path.length > 1 ? 2 : 0).map(String);
  const tail = rest.length === 0 ? '' : rest.join('.');
  const owner = item
    ? `检查项 ${idOf(item) ?? `第 ${Number(path[3]) + 1} 条`}`
    : path[0] === 'groups' && path.length > 1
      ? `分组 ${idOf(group) ?? `第 ${Number(path[1]) + 1} 组`}`
      : '';
  return [owner, tail].filter((part) => part !== '').join(' 的 ');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function idOf(value: unknown): string | undefined {
  const id = at(value, ['id']);
  return typeof id === 'string' && id !== '' ? id : undefined;
}
