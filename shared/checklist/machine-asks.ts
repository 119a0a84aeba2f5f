/** What the checklists of a machine say about its readings: how instances combine, and what is plausible. */
import type { Choices } from '../model/tables.ts';
import type { Constraint } from './constraint.ts';
import { instancesOf, plainKey, repeatsOf } from './repeat.ts';
import type { ChecklistTemplate, CombineRule } from './template.ts';
import { isVisible, visibleItems } from './visibility.ts';

export interface CombineTask {
  /** Key of the calculator's input, and of the first instance's reading. */
  key: string;
  rule: CombineRule;
  /** Readings to weight by, the preferred one first. */
  weights: readonly string[];
}

export interface RepeatPlan {
  zh: string;
  countWord: string;
  countKey?: string;
  instances: { id: string; label: string }[];
  tasks: readonly CombineTask[];
}

/** A constraint with the keys under which the readings of its instance are kept. */
export type ReadingConstraint = Constraint & { label: string };

export interface MachineAsks {
  repeats: RepeatPlan[];
  constraints: ReadingConstraint[];
}

export const noAsks: MachineAsks = { repeats: [], constraints: [] };

/** Plain data, so that it travels to a worker and tells a remembered diagnosis from a new one. */
export function machineAsks(
  templates: readonly ChecklistTemplate[],
  choices: Readonly<Choices>,
): MachineAsks {
  return {
    repeats: templates.flatMap((template) => repeatPlans(template, choices)),
    constraints: templates.flatMap((template) => constraintsOf(template, choices)),
  };
}

function repeatPlans(template: ChecklistTemplate, choices: Readonly<Choices>): RepeatPlan[] {
  return repeatsOf(template).flatMap(({ repeat, items }): RepeatPlan[] => {
    const instances = isVisible(repeat, choices) ? instancesOf(repeat, choices) : [];
    if (instances.length < 2) return [];
    const tasks = items.flatMap((item) =>
      Object.entries(item.combine ?? {}).map(([key, { rule, weight }]): CombineTask => ({
        key,
        rule,
        weights: weight === undefined ? [] : [weight].flat(),
      })),
    );
    return [
      {
        zh: repeat.title.zh,
        countWord: repeat.countWord,
        ...(repeat.countKey === undefined ? {} : { countKey: repeat.countKey }),
        instances: instances.map(({ id, label }) => ({ id, label })),
        tasks: tasks.filter((task, n) => tasks.findIndex(({ key }) => key === task.key) === n),
      },
    ];
  });
}

function constraintsOf(template: ChecklistTemplate, choices: Readonly<Choices>): ReadingConstraint[] {
  const items = visibleItems(template, choices);
  return items.flatMap((item) => {
    const { instance } = item;
    // Readings of the same instance are compared with one another, others by their plain key.
    const siblings = items.filter((other) => other.instance?.id === instance?.id).flatMap((i) => i.readings);
    const keyOf = (key: string) => siblings.find((own) => plainKey(own) === key) ?? key;
    return (item.constraints ?? []).map((constraint): ReadingConstraint => {
      const label = instance && instance.total > 1 ? instance.label : '';
      const reading = keyOf(constraint.reading);
      return constraint.kind === 'relation'
        ? { ...constraint, reading, than: keyOf(constraint.than), label }
        : { ...constraint, reading, label };
    });
  });
}
