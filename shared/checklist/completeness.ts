/** How far a checklist is, group by group, and what is missing, the weightiest first. */
import type { Field } from '../equipment/fields.ts';
import { areaZh } from '../model/vocabulary.ts';
import type { Choices, Row } from '../model/tables.ts';
import type { AskedItem } from './repeat.ts';
import { fieldOfReading } from './reading-fields.ts';
import type { ChecklistTemplate } from './template.ts';
import type { Text } from './text.ts';
import { readingsToAsk, visibleGroups, type ChecklistGroup } from './visibility.ts';

export type ChecklistMissingKind = 'answer' | 'todo' | 'reading' | 'photo' | 'note';

export interface ChecklistMissing {
  /** `itemId:kind`, and the input's key behind a reading. */
  id: string;
  kind: ChecklistMissingKind;
  itemId: string;
  groupId: string;
  /** Input key of a missing reading. */
  field?: string;
  /** Name of the instance, where the item is asked of several. */
  instance?: string;
  /** 1 blocks the report, 2 weakens it, 3 is good to have. */
  rank: 1 | 2 | 3;
  zh: string;
}

export interface GroupCompleteness {
  groupId: string;
  title: Text;
  /** Items to ask; a repeated one counts once for each instance. */
  total: number;
  /** Answered 符合, 不符合 or 不适用. */
  answered: number;
  /** Answered 待查. */
  todo: number;
  /** Answered 不符合. */
  failed: number;
  /** Share of answers, readings and required photos that are there, %. */
  donePct: number;
}

export interface Completeness {
  groups: GroupCompleteness[];
  missing: ChecklistMissing[];
  total: number;
  answered: number;
  todo: number;
  failed: number;
  donePct: number;
}

/** Rows of one machine or site; those of others must not be among them (see `subjectOf`). */
type Answers = readonly Row<'answer'>[];
type Readings = readonly Row<'reading'>[];
type Photos = readonly Row<'photo'>[];

export interface CompletenessOptions {
  /** Inputs of the machine's calculator: their names, and which of them its choices leave out. */
  fields?: readonly Field[];
}

/** Completeness of a template on one subject. An item answered 不适用 asks for neither reading nor photo. */
export function completeness(
  template: ChecklistTemplate,
  choices: Readonly<Choices>,
  answers: Answers,
  readings: Readings,
  photos: Photos,
  options: CompletenessOptions = {},
): Completeness {
  const facts: Facts = {
    answers: new Map(answers.filter((row) => !row.deleted).map((row) => [row.itemId, row])),
    read: new Set(readings.filter((row) => !row.deleted && row.value !== null).map((row) => row.key)),
    pictured: new Set(photos.filter((row) => !row.deleted).map((row) => row.itemId)),
    fields: options.fields ?? [],
    choices,
  };
  const states = visibleGroups(template, choices).map((group) => groupState(group, facts));
  const groups = states.map((state) => state.summary);
  const sum = (of: (group: GroupCompleteness) => number) =>
    groups.reduce((total, group) => total + of(group), 0);
  return {
    groups,
    missing: states.flatMap((state) => state.missing).toSorted((a, b) => a.rank - b.rank),
    total: sum((g) => g.total),
    answered: sum((g) => g.answered),
    todo: sum((g) => g.todo),
    failed: sum((g) => g.failed),
    donePct: percent(
      states.reduce((n, s) => n + s.done, 0),
      states.reduce((n, s) => n + s.tasks, 0),
    ),
  };
}

interface Facts {
  answers: ReadonlyMap<string | null, Row<'answer'>>;
  read: ReadonlySet<string | null>;
  pictured: ReadonlySet<string | null>;
  fields: readonly Field[];
  choices: Readonly<Choices>;
}

function groupState(group: ChecklistGroup, facts: Facts) {
  const items = group.items.map((item) => itemState(item, group.id, facts));
  const tasks = items.reduce((n, item) => n + item.tasks, 0);
  const missing = items.flatMap((item) => item.missing);
  const done = tasks - items.reduce((n, item) => n + item.open, 0);
  const count = (value: string) =>
    group.items.filter((item) => facts.answers.get(item.id)?.answer === value).length;
  const summary: GroupCompleteness = {
    groupId: group.id,
    title: group.title,
    total: group.items.length,
    answered: count('ok') + count('fail') + count('na'),
    todo: count('todo'),
    failed: count('fail'),
    donePct: percent(done, tasks),
  };
  return { summary, missing, tasks, done };
}

function itemState(item: AskedItem, groupId: string, facts: Facts) {
  const row = facts.answers.get(item.id);
  const answer = row?.answer ?? null;
  const missing: ChecklistMissing[] = [];
  const add = (kind: ChecklistMissingKind, rank: 1 | 2 | 3, zh: string, field?: string) => {
    const id = field === undefined ? `${item.id}:${kind}` : `${item.id}:${kind}:${field}`;
    const label = item.instance && item.instance.total > 1 ? { instance: item.instance.label } : {};
    const key = field === undefined ? {} : { field };
    missing.push({ id, kind, itemId: item.id, groupId, ...key, ...label, rank, zh });
  };
  const question = item.question.zh.replace(/[？?]$/, '');
  if (answer === null) add('answer', rankOf(item), `“${question}”还没有检查。`);
  if (answer === 'todo') add('todo', item.severity === 3 ? 2 : 3, `“${question}”为待查，请补查或说明原因。`);
  const asks = answer !== 'na';
  const wanted = asks ? readingsToAsk(item, facts.fields, facts.choices) : [];
  const unread = wanted.filter((key) => !facts.read.has(key));
  for (const key of unread) {
    const name = fieldOfReading(key, item, facts.fields)?.zh ?? '读数';
    add('reading', item.severity === 1 ? 3 : 2, `“${question}”缺读数：${name}。`, key);
  }
  const noPhoto = asks && answer !== null && !facts.pictured.has(item.id);
  const needsPhoto = noPhoto && item.photo === 'required';
  if (needsPhoto) add('photo', answer === 'fail' ? 2 : 3, `“${question}”缺照片。`);
  else if (noPhoto && item.photo === 'recommended' && answer === 'fail') {
    add('photo', 3, `“${question}”不符合，建议补拍照片作证据。`);
  }
  if (answer === 'fail' && !row?.note?.trim()) {
    add('note', 3, `“${question}”不符合，请写明现场情况（${areaZh[item.area]}）。`);
  }
  const photoTask = asks && item.photo === 'required' ? 1 : 0;
  const photoOpen = photoTask === 1 && !facts.pictured.has(item.id) ? 1 : 0;
  return {
    missing,
    tasks: 1 + wanted.length + photoTask,
    open: (answer === null || answer === 'todo' ? 1 : 0) + unread.length + photoOpen,
  };
}

/** An unchecked heavy item blocks the report; an unchecked light one is only good to have. */
function rankOf(item: Pick<AskedItem, 'severity'>): 1 | 2 | 3 {
  if (item.severity === 3) return 1;
  return item.severity === 2 ? 2 : 3;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (part / whole) * 100;
}
