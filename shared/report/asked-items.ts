/** The questions of every checklist in the words of the report: those in use, and those a newer version dropped. */
import { fieldOfReading, readingNameOf } from '../checklist/reading-fields.ts';
import { instanceIdOf, isInstanceCell, labelOf, plainKey, type AskedItem } from '../checklist/repeat.ts';
import { subjectOf } from '../checklist/subject.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import { visibleItems } from '../checklist/visibility.ts';
import type { Field } from '../equipment/fields.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Choices, Row } from '../model/tables.ts';

export interface AskedQuestion {
  row: Row<'answer'>;
  question: string;
  /** The version in use asks it no more. */
  isDropped: boolean;
}

/** What is printed for an item that no checklist on this laptop holds. */
const UNKNOWN_ITEM = '（本机没有的检查项）';

/**
 * Answers of one subject in walking order, instance by instance, then those of items that are not asked any more.
 * @param all every version at hand, for the words of dropped items
 */
export function askedQuestions(
  snapshot: AuditSnapshot,
  subjectId: string,
  templates: readonly ChecklistTemplate[],
  all: readonly ChecklistTemplate[],
): AskedQuestion[] {
  const { choices, answers } = subjectOf(snapshot, subjectId);
  const places = new Map<string, string>(
    templates.flatMap((template) =>
      visibleItems(template, choices).map((item) => [item.id, item.question.zh] as const),
    ),
  );
  const order = new Map([...places.keys()].map((key, place) => [key, place]));
  // Item ids are unique over all templates.
  const keyOf = (row: Row<'answer'>) => row.itemId ?? '';
  const now = answers
    .filter((row) => places.has(keyOf(row)))
    .toSorted((a, b) => (order.get(keyOf(a)) ?? 0) - (order.get(keyOf(b)) ?? 0));
  const rest = answers.filter((row) => !places.has(keyOf(row)));
  return [
    ...now.map((row) => ({ row, question: places.get(keyOf(row)) ?? '', isDropped: false })),
    ...rest.map((row) => ({
      row,
      question: wordsOfDropped(row, choices, [...templates, ...all]),
      isDropped: true,
    })),
  ];
}

function wordsOfDropped(
  row: Row<'answer'>,
  choices: Readonly<Choices>,
  templates: readonly ChecklistTemplate[],
): string {
  const id = plainKey(row.itemId ?? '');
  const ofTemplate = templates.filter((template) => template.id === row.templateId);
  // The version it was answered in says it best.
  const sorted = ofTemplate.toSorted(
    (a, b) => Number(b.version === row.templateVersion) - Number(a.version === row.templateVersion),
  );
  const item = [...sorted, ...templates]
    .flatMap((template) => template.groups.flatMap((group) => group.items))
    .find((entry) => entry.id === id);
  const label = labelOf(instanceIdOf(row.itemId ?? ''), choices);
  return `${label === '' ? '' : `${label}：`}${item?.question.zh ?? UNKNOWN_ITEM}`;
}

/** Answers that are questions; the rows that only keep a list of instances are none. */
export function isQuestion(row: Row<'answer'>): boolean {
  return !row.deleted && !isInstanceCell(row.itemId);
}

/** Names a reading of a machine with its instance; an input that the calculator does not know stays unnamed. */
export function readingNames(
  machine: Row<'equipment'>,
  fields: readonly Field[],
  templates: readonly ChecklistTemplate[],
): (key: string) => string | undefined {
  const choices = machine.inputs ?? {};
  const own = templates.filter((template) => template.subject === machine.kind);
  const repeated = new Map(
    own.flatMap((template) => visibleItems(template, choices).flatMap((item) => namesOf(item, fields))),
  );
  return (key) => repeated.get(key) ?? readingNameOf(key, fields, choices);
}

function namesOf(item: AskedItem, fields: readonly Field[]): [string, string][] {
  const { instance } = item;
  if (!instance || instance.total < 2) return [];
  return item.readings.flatMap((key): [string, string][] => {
    const field = fieldOfReading(key, item, fields);
    return field ? [[key, `${field.zh}（${instance.label}）`]] : [];
  });
}
