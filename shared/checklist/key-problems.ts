/** What of a template its calculator does not know: readings, choices, measures, units. */
import { parseUnit, units } from '../quantity/units.ts';
import { siteValues, type Bound, type Constraint } from './constraint.ts';
import type { Contradiction } from './contradictions.ts';
import type { KnownKeys } from './known-keys.ts';
import { numberedKey } from './repeat.ts';
import type { ChecklistItem, ChecklistTemplate, Repeat } from './template.ts';
import type { Condition } from './visibility.ts';

type Path = (string | number)[];

export function keyProblems(template: ChecklistTemplate, known: KnownKeys): Contradiction[] {
  return template.groups.flatMap((group, g) => [
    ...repeatProblems(group.repeat, ['groups', g, 'repeat'], known),
    ...group.items.flatMap((item, i) =>
      itemProblems(item, group.repeat ?? item.repeat, ['groups', g, 'items', i], known),
    ),
  ]);
}

function itemProblems(
  item: ChecklistItem,
  repeat: Repeat | undefined,
  path: Path,
  known: KnownKeys,
): Contradiction[] {
  const strange = item.readings.flatMap((key, n) =>
    known.readings.has(key)
      ? []
      : [{ path: [...path, 'readings', n], reason: `读数“${key}”不是该设备计算器的输入` }],
  );
  const measure =
    item.measure !== undefined && !known.measures.has(item.measure)
      ? [{ path: [...path, 'measure'], reason: `措施“${item.measure}”不在该设备的措施库内` }]
      : [];
  return [
    ...strange,
    ...measure,
    ...conditionProblems(item.when, path, known),
    ...repeatProblems(item.repeat, [...path, 'repeat'], known),
    ...numberedProblems(item, repeat, path, known),
    ...(item.constraints ?? []).flatMap((constraint, n) =>
      constraintProblems(constraint, [...path, 'constraints', n], known),
    ),
  ];
}

function conditionProblems(
  when: readonly Condition[] | undefined,
  path: Path,
  known: KnownKeys,
): Contradiction[] {
  return (when ?? []).flatMap((condition, n): Contradiction[] => {
    const options = known.choices.get(condition.key);
    if (!options) {
      return [{ path: [...path, 'when', n, 'key'], reason: `条件“${condition.key}”不是该设备的选项` }];
    }
    const strange = condition.in.filter((value) => !options.has(value));
    return strange.length === 0
      ? []
      : [
          {
            path: [...path, 'when', n, 'in'],
            reason: `选项“${condition.key}”没有取值“${strange.join('、')}”`,
          },
        ];
  });
}

function repeatProblems(repeat: Repeat | undefined, path: Path, known: KnownKeys): Contradiction[] {
  if (!repeat) return [];
  const count =
    repeat.countKey !== undefined && !known.readings.has(repeat.countKey)
      ? [{ path: [...path, 'countKey'], reason: `个数“${repeat.countKey}”不是该设备计算器的输入` }]
      : [];
  return [...count, ...conditionProblems(repeat.when, path, known)];
}

function numberedProblems(
  item: ChecklistItem,
  repeat: Repeat | undefined,
  path: Path,
  known: KnownKeys,
): Contradiction[] {
  if (!repeat) return [];
  return Object.entries(item.combine ?? {}).flatMap(([key, { rule }]): Contradiction[] => {
    if (rule !== 'numbered' || !known.readings.has(key)) return [];
    const at = [...path, 'combine', key];
    const second = numberedKey(key, 2);
    if (second === key || !known.readings.has(second)) {
      return [{ path: at, reason: `读数“${key}”在计算器中没有逐个编号的输入，不能用 numbered` }];
    }
    return known.readings.has(numberedKey(key, repeat.max))
      ? []
      : [{ path: at, reason: `计算器中“${key}”的编号不到 ${repeat.max}，请减小重复的上限 max` }];
  });
}

function constraintProblems(constraint: Constraint, path: Path, known: KnownKeys): Contradiction[] {
  const fieldUnit = known.units.get(constraint.reading);
  if (fieldUnit === undefined) return [];
  if (constraint.kind === 'relation') {
    const other = known.units.get(constraint.than);
    if (other === undefined) {
      return [{ path: [...path, 'than'], reason: `读数“${constraint.than}”不是该设备计算器的输入` }];
    }
    return alike(fieldUnit, other)
      ? []
      : [{ path: [...path, 'than'], reason: `两个读数的单位 ${fieldUnit} 与 ${other} 不能比较` }];
  }
  if (!alike(constraint.unit, fieldUnit)) {
    return [
      {
        path: [...path, 'unit'],
        reason: `单位“${constraint.unit}”与该读数的单位 ${fieldUnit} 不是同一种量，请改用可换算的单位`,
      },
    ];
  }
  return (['min', 'max'] as const).flatMap((side): Contradiction[] => {
    const bound: Bound | undefined = constraint[side];
    if (bound === undefined || typeof bound === 'number') return [];
    const { zh, unit } = siteValues[bound.of];
    return alike(unit, constraint.unit)
      ? []
      : [
          {
            path: [...path, side, 'of'],
            reason: `${zh}以 ${unit} 计，不能用作单位“${constraint.unit}”的界限`,
          },
        ];
  });
}

/** Units of one kind, so that one converts into the other. */
function alike(a: string, b: string): boolean {
  const left = parseUnit(a);
  const right = parseUnit(b);
  if (left === null || right === null) return a === b;
  return units[left].dimension === units[right].dimension;
}
