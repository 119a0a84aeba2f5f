/** Which items of a template a machine is asked, from its choices. */
import type { Choices } from '../model/tables.ts';
import type { z } from 'zod';
import type { Field } from '../equipment/fields.ts';
import { askedOf, instancesOf, plainKey, type AskedItem } from './repeat.ts';
import type { ChecklistItem, ChecklistTemplate, conditionSchema, Repeat } from './template.ts';

export type Condition = z.infer<typeof conditionSchema>;
export type ChecklistGroup = Omit<ChecklistTemplate['groups'][number], 'items'> & { items: AskedItem[] };

/** The items to ask, in walking order; a repeated item comes once for each instance. */
export function visibleItems(template: ChecklistTemplate, choices: Readonly<Choices>): AskedItem[] {
  return visibleGroups(template, choices).flatMap((group) => group.items);
}

/**
 * The groups with their items to ask; a group without any is left out. Neighbouring items of one repeat are asked
 * instance by instance, because that is how people walk around a machine.
 */
export function visibleGroups(template: ChecklistTemplate, choices: Readonly<Choices>): ChecklistGroup[] {
  return template.groups
    .map((group) => {
      const items = group.items.filter((item) => isVisible(item, choices));
      return { ...group, items: runsOf(items, group.repeat).flatMap((run) => askedRun(run, choices)) };
    })
    .filter((group) => group.items.length > 0);
}

interface Run {
  repeat: Repeat | undefined;
  items: ChecklistItem[];
}

function runsOf(items: readonly ChecklistItem[], ofGroup: Repeat | undefined): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    const repeat = ofGroup ?? item.repeat;
    const last = runs.at(-1);
    if (last && last.repeat?.id === repeat?.id) last.items.push(item);
    else runs.push({ repeat, items: [item] });
  }
  return runs;
}

function askedRun({ repeat, items }: Run, choices: Readonly<Choices>): AskedItem[] {
  if (!repeat || !isVisible(repeat, choices)) return items;
  return instancesOf(repeat, choices).flatMap((instance) => items.map((item) => askedOf(item, instance)));
}

/** All conditions hold. A choice not made yet hides nothing: better one question too many than one forgotten. */
export function isVisible(item: Pick<ChecklistItem, 'when'>, choices: Readonly<Choices>): boolean {
  return (item.when ?? []).every((condition) => holds(condition, choices[condition.key]));
}

/**
 * The readings of an item that this machine has: an input shown only for other choices (coal analysis of a gas
 * boiler) and an optional one are not asked. Without their fields all are asked, so that nothing is lost.
 */
export function readingsToAsk(
  item: Pick<ChecklistItem, 'readings' | 'optionalReadings'>,
  fields: readonly Field[],
  choices: Readonly<Choices>,
): string[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const isShown = (key: string, depth: number): boolean => {
    const when = byKey.get(key)?.when;
    if (!when || depth > 4) return true;
    return isShown(when.key, depth + 1) && when.in.includes(String(choices[when.key] ?? ''));
  };
  const optional = new Set(item.optionalReadings ?? []);
  return item.readings.filter((key) => !optional.has(key) && isShown(plainKey(key), 0));
}

function holds(condition: Condition, value: Choices[string] | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return condition.in.includes(String(value)) !== (condition.not ?? false);
}
