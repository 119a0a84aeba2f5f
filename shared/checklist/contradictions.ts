/** What of a template contradicts itself, whatever calculator it speaks of. */
import type { Constraint } from './constraint.ts';

interface RepeatLike {
  id: string;
}
interface ItemLike {
  id: string;
  readings: readonly string[];
  optionalReadings?: readonly string[] | undefined;
  repeat?: RepeatLike | undefined;
  combine?:
    | Readonly<Record<string, { rule: string; weight?: string | readonly string[] | undefined }>>
    | undefined;
  constraints?: readonly Constraint[] | undefined;
}
interface GroupLike {
  repeat?: RepeatLike | undefined;
  items: readonly ItemLike[];
}
export interface TemplateLike {
  groups: readonly GroupLike[];
}

export interface Contradiction {
  path: (string | number)[];
  reason: string;
}

export function contradictionsOf(template: TemplateLike): Contradiction[] {
  const repeats = new Map<string, string>();
  const seen = new Set<string>();
  const readingsByRepeat = readingsOfRepeats(template);
  return template.groups.flatMap((group, g) => [
    ...repeatProblems(group.repeat, ['groups', g, 'repeat'], repeats),
    ...group.items.flatMap((item, i): Contradiction[] => {
      const path = ['groups', g, 'items', i];
      const repeated = seen.has(item.id);
      seen.add(item.id);
      return [
        ...(repeated ? [{ path: [...path, 'id'], reason: `检查项编号 ${item.id} 重复` }] : []),
        ...optionalProblems(item, path),
        ...(group.repeat && item.repeat
          ? [{ path: [...path, 'repeat'], reason: '所在分组已经重复，检查项不能再单独重复' }]
          : []),
        ...repeatProblems(item.repeat, [...path, 'repeat'], repeats),
        ...combineProblems(item, group.repeat ?? item.repeat, path, readingsByRepeat),
        ...constraintProblems(item, path),
      ];
    }),
  ]);
}

function readingsOfRepeats(template: TemplateLike): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const group of template.groups) {
    for (const item of group.items) {
      const repeat = group.repeat ?? item.repeat;
      if (!repeat) continue;
      const keys = out.get(repeat.id) ?? new Set<string>();
      for (const key of item.readings) keys.add(key);
      out.set(repeat.id, keys);
    }
  }
  return out;
}

/** One list of instances has one description, wherever it stands. */
function repeatProblems(
  repeat: RepeatLike | undefined,
  path: (string | number)[],
  known: Map<string, string>,
): Contradiction[] {
  if (!repeat) return [];
  const text = JSON.stringify(repeat);
  const before = known.get(repeat.id);
  known.set(repeat.id, before ?? text);
  return before === undefined || before === text
    ? []
    : [{ path, reason: `重复对象“${repeat.id}”在几处的写法不同，请改成一致，或换一个编号` }];
}

function optionalProblems(item: ItemLike, path: (string | number)[]): Contradiction[] {
  return (item.optionalReadings ?? []).flatMap((key, n) =>
    item.readings.includes(key)
      ? []
      : [{ path: [...path, 'optionalReadings', n], reason: `可不填的读数“${key}”不在 readings 中` }],
  );
}

function combineProblems(
  item: ItemLike,
  repeat: RepeatLike | undefined,
  path: (string | number)[],
  readingsByRepeat: ReadonlyMap<string, ReadonlySet<string>>,
): Contradiction[] {
  const combine = item.combine ?? {};
  const at = (key: string) => [...path, 'combine', key];
  if (!repeat) {
    return item.combine ? [{ path: [...path, 'combine'], reason: '检查项不重复，不能写合成方法' }] : [];
  }
  const unknown = Object.keys(combine).flatMap((key) =>
    item.readings.includes(key) ? [] : [{ path: at(key), reason: `读数“${key}”不在 readings 中` }],
  );
  const absent = item.readings.flatMap((key, n) =>
    combine[key]
      ? []
      : [{ path: [...path, 'readings', n], reason: `重复的读数“${key}”没有在 combine 中写明合成方法` }],
  );
  const weights = Object.entries(combine).flatMap(([key, { rule, weight }]): Contradiction[] => {
    if (rule !== 'weightedMean') {
      return weight === undefined ? [] : [{ path: [...at(key), 'weight'], reason: '只有加权平均才写权重' }];
    }
    if (weight === undefined) return [{ path: at(key), reason: '加权平均要用 weight 写明权重读数' }];
    const path = [...at(key), 'weight'];
    const names = typeof weight === 'string' ? [weight] : weight;
    if (names.includes(key)) return [{ path, reason: '读数不能作自己的权重' }];
    const strange = names.filter((name) => !readingsByRepeat.get(repeat.id)?.has(name));
    return strange.length === 0
      ? []
      : [{ path, reason: `权重“${strange.join('、')}”不是同一重复对象的读数` }];
  });
  return [...unknown, ...absent, ...weights];
}

function constraintProblems(item: ItemLike, path: (string | number)[]): Contradiction[] {
  return (item.constraints ?? []).flatMap((constraint, n): Contradiction[] => {
    const at = [...path, 'constraints', n];
    const out: Contradiction[] = [];
    if (!item.readings.includes(constraint.reading)) {
      out.push({ path: [...at, 'reading'], reason: `约束的读数“${constraint.reading}”不在 readings 中` });
    }
    if (constraint.kind === 'relation') {
      if (constraint.than === constraint.reading) {
        out.push({ path: [...at, 'than'], reason: '读数不能与自己比较' });
      }
      return out;
    }
    const { min, max } = constraint;
    if (min === undefined && max === undefined) out.push({ path: at, reason: '至少写明 min 或 max' });
    if (typeof min === 'number' && typeof max === 'number' && min >= max) {
      out.push({ path: [...at, 'max'], reason: '上限应大于下限' });
    }
    return out;
  });
}
