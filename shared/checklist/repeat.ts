/**
 * Parts of a machine that come several times. The list of instances is kept in cells that sync one by one: as choices
 * of the machine, `repeat_<repeat>_<instance>` → name (null: removed). The whole plant has no choices, so there each
 * instance is a row of `answer` whose item is that key and whose note is the name. Ids of instances are made unique,
 * so two laptops that each add one have two afterwards. The first instance always exists; its answers, readings and
 * photos carry the plain ids, those of the others `id#instance`.
 */
import type { Choices, Row } from '../model/tables.ts';
import type { ChecklistItem, ChecklistTemplate, Repeat } from './template.ts';

const SIGN = '#';
const PREFIX = 'repeat_';

export interface Instance {
  /** '' for the first one. */
  id: string;
  /** Place in the list, from 1. */
  no: number;
  label: string;
  /** How many there are. */
  total: number;
  repeat: Repeat;
}

/** A checklist item as it is asked: one of a repeated item carries its instance and what it was made from. */
export type AskedItem = ChecklistItem & { instance?: Instance; base?: ChecklistItem };

/** Key of a choice that names an instance; without an instance that of the first one's name. */
export function instanceCell(repeatId: string, instanceId = ''): string {
  return instanceId === '' ? `${PREFIX}${repeatId}` : `${PREFIX}${repeatId}_${instanceId}`;
}

/** True for choices and items that only keep the list of instances. */
export function isInstanceCell(key: string | null): boolean {
  return key?.startsWith(PREFIX) === true;
}

/** Id of an item, or key of a reading, of one instance. */
export function instanceKey(plain: string, instanceId: string): string {
  return instanceId === '' ? plain : `${plain}${SIGN}${instanceId}`;
}

/** The item or input behind `id#instance`. */
export function plainKey(key: string): string {
  const at = key.indexOf(SIGN);
  return at < 0 ? key : key.slice(0, at);
}

/** '' for the first instance and for what is not repeated. */
export function instanceIdOf(key: string): string {
  const at = key.indexOf(SIGN);
  return at < 0 ? '' : key.slice(at + 1);
}

/** The instances of a machine in the order in which they were added; the first one always exists. */
export function instancesOf(repeat: Repeat, choices: Readonly<Choices>): Instance[] {
  const start = `${instanceCell(repeat.id)}_`;
  const added = Object.keys(choices)
    .filter((key) => key.startsWith(start) && typeof choices[key] === 'string')
    .map((key) => key.slice(start.length))
    .toSorted();
  const ids = ['', ...added];
  const names = ids.map((id, n) => {
    const given = choices[instanceCell(repeat.id, id)];
    return typeof given === 'string' && given.trim() !== '' ? given.trim() : defaultLabel(repeat, n + 1);
  });
  return ids.map((id, n) => {
    const name = names[n] as string;
    // Two laptops may give the same name to different things.
    const label = names.indexOf(name) === n ? name : `${name}（第 ${n + 1} ${repeat.countWord}）`;
    return { id, no: n + 1, label, total: ids.length, repeat };
  });
}

/** 2# 燃烧器 */
export function defaultLabel(repeat: Pick<Repeat, 'title'>, no: number): string {
  return `${no}# ${repeat.title.zh}`;
}

/** Name of an instance from the choices alone, for places that know no template; '' for the first or unknown one. */
export function labelOf(instanceId: string, choices: Readonly<Choices>): string {
  if (instanceId === '') return '';
  const key = Object.keys(choices).find((name) => isInstanceCell(name) && name.endsWith(`_${instanceId}`));
  const label = key === undefined ? null : choices[key];
  return typeof label === 'string' && label !== '' ? label : '已移除的部分';
}

/** The choices of the whole plant: the instances that rows of `answer` keep. */
export function siteChoices(answers: readonly Row<'answer'>[], auditId: string): Choices {
  return Object.fromEntries(
    answers
      .filter((row) => !row.deleted && row.subjectId === auditId && isInstanceCell(row.itemId))
      .map((row) => [row.itemId as string, row.note ?? '']),
  );
}

/** The item as it is asked of one instance. Where there is only one, it is the item itself with its instance. */
export function askedOf(item: ChecklistItem, instance: Instance): AskedItem {
  if (instance.total === 1) return { ...item, instance, base: item };
  const named = (text: ChecklistItem['question']) => ({ ...text, zh: `${instance.label}：${text.zh}` });
  const keyOf = (key: string) => readingKey(key, item, instance);
  return {
    ...item,
    id: instanceKey(item.id, instance.id),
    question: named(item.question),
    ...(item.problem ? { problem: named(item.problem) } : {}),
    readings: item.readings.map(keyOf),
    ...(item.optionalReadings ? { optionalReadings: item.optionalReadings.map(keyOf) } : {}),
    instance,
    base: item,
  };
}

/** Instances that stand for numbered inputs of an older checklist: `n3` reads `segment3LengthM` itself. */
const numberedInstance = /^n(\d+)$/;

/** Key of the reading of one instance. */
export function readingKey(
  key: string,
  item: Pick<ChecklistItem, 'combine'>,
  { id }: Pick<Instance, 'id'>,
): string {
  const slot = numberedInstance.exec(id)?.[1];
  return slot !== undefined && item.combine?.[key]?.rule === 'numbered'
    ? numberedKey(key, Number(slot))
    : instanceKey(key, id);
}

/** `segment1LengthM`, 3 → `segment3LengthM`; the key itself where it has no number. */
export function numberedKey(key: string, no: number): string {
  return key.replace(/^([a-z]+)1(?=[A-Z])/, (_found, stem: string) => `${stem}${no}`);
}

/** Id of an instance that takes over a numbered input. */
export function numberedInstanceId(no: number): string {
  return `n${no}`;
}

/** Number of the input that an instance takes over, null for one that was added. */
export function numberOfInstance(instanceId: string): number | null {
  const found = numberedInstance.exec(instanceId)?.[1];
  return found === undefined ? null : Number(found);
}

/** Every repeat of a template with the items it holds. */
export function repeatsOf(template: ChecklistTemplate): { repeat: Repeat; items: ChecklistItem[] }[] {
  const found = new Map<string, { repeat: Repeat; items: ChecklistItem[] }>();
  for (const group of template.groups) {
    for (const item of group.items) {
      const repeat = group.repeat ?? item.repeat;
      if (!repeat) continue;
      const entry = found.get(repeat.id) ?? { repeat, items: [] };
      entry.items.push(item);
      found.set(repeat.id, entry);
    }
  }
  return [...found.values()];
}

/** Instances of numbered inputs that hold readings but no instance yet: what a changed-over audit must add. */
export function numberedInstancesToAdd(
  template: ChecklistTemplate,
  choices: Readonly<Choices>,
  readingKeys: ReadonlySet<string>,
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const { repeat, items } of repeatsOf(template)) {
    const keys = items.flatMap((item) =>
      item.readings.filter((key) => item.combine?.[key]?.rule === 'numbered'),
    );
    for (let no = 2; keys.length > 0 && no <= repeat.max; no += 1) {
      const cell = instanceCell(repeat.id, numberedInstanceId(no));
      if (typeof choices[cell] === 'string') continue;
      if (keys.some((key) => readingKeys.has(numberedKey(key, no)))) out[cell] = defaultLabel(repeat, no);
    }
  }
  return out;
}
