/** Edits of a template that is being written; all pure, and unchanged parts keep their identity. */
import { repeatsOf } from '../../../shared/checklist/repeat.ts';
import type { ChecklistItem, ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';

export type Group = ChecklistTemplate['groups'][number];

/** Where an item stands: index of its group and index inside it. */
export interface Place {
  g: number;
  i: number;
}

/** A copy under an id of its own. Its items get ids of their own too, because answers are kept by item. */
export function copyAs(template: ChecklistTemplate, id: string, titleZh: string): ChecklistTemplate {
  let count = 0;
  return {
    ...template,
    id,
    version: 1,
    title: { ...template.title, zh: titleZh },
    groups: template.groups.map((group) => ({
      ...group,
      items: group.items.map((item) => ({ ...item, id: `${id}-${(count += 1)}` })),
    })),
  };
}

export function patchGroup(
  template: ChecklistTemplate,
  g: number,
  values: Partial<Group>,
): ChecklistTemplate {
  return {
    ...template,
    groups: template.groups.map((group, at) => (at === g ? { ...group, ...values } : group)),
  };
}

export function patchItem(
  template: ChecklistTemplate,
  { g, i }: Place,
  values: Partial<Record<keyof ChecklistItem, unknown>>,
): ChecklistTemplate {
  return withItems(template, g, (items) =>
    items.map((item, at) => (at === i ? withoutUndefined({ ...item, ...values } as ChecklistItem) : item)),
  );
}

/** A new item after the given place, or as the only one of an empty group. */
export function addItem(template: ChecklistTemplate, { g, i }: Place): ChecklistTemplate {
  return withItems(template, g, (items) => items.toSpliced(i + 1, 0, emptyItem(freeItemId(template))));
}

export function duplicateItem(template: ChecklistTemplate, { g, i }: Place): ChecklistTemplate {
  return withItems(template, g, (items) => {
    const item = items[i];
    return item ? items.toSpliced(i + 1, 0, { ...item, id: freeItemId(template) }) : items;
  });
}

/** A group that loses its last item goes with it. */
export function removeItem(template: ChecklistTemplate, { g, i }: Place): ChecklistTemplate {
  const next = withItems(template, g, (items) => items.toSpliced(i, 1));
  return next.groups[g]?.items.length === 0 ? { ...next, groups: next.groups.toSpliced(g, 1) } : next;
}

export function addGroup(template: ChecklistTemplate, g: number): ChecklistTemplate {
  const ids = new Set(template.groups.map((group) => group.id));
  let n = template.groups.length + 1;
  while (ids.has(`group-${n}`)) n += 1;
  const group: Group = {
    id: `group-${n}`,
    title: { zh: '新分组' },
    items: [emptyItem(freeItemId(template))],
  };
  return { ...template, groups: template.groups.toSpliced(g + 1, 0, group) };
}

export function moveGroup(template: ChecklistTemplate, g: number, by: 1 | -1): ChecklistTemplate {
  const group = template.groups[g];
  if (!group || g + by < 0 || g + by >= template.groups.length) return template;
  return { ...template, groups: template.groups.toSpliced(g, 1).toSpliced(g + by, 0, group) };
}

/** One place up or down; at the end of its group it enters the next one. The last item of a group stays in it. */
export function moveItem(
  template: ChecklistTemplate,
  place: Place,
  by: 1 | -1,
): { template: ChecklistTemplate; place: Place } {
  const { g, i } = place;
  const group = template.groups[g];
  const item = group?.items[i];
  if (!group || !item) return { template, place };
  if (i + by >= 0 && i + by < group.items.length) {
    const moved = withItems(template, g, (items) => items.toSpliced(i, 1).toSpliced(i + by, 0, item));
    return { template: moved, place: { g, i: i + by } };
  }
  const next = template.groups[g + by];
  if (!next || group.items.length === 1) return { template, place };
  const at = by === 1 ? 0 : next.items.length;
  const left = withItems(template, g, (items) => items.toSpliced(i, 1));
  return {
    template: withItems(left, g + by, (items) => items.toSpliced(at, 0, item)),
    place: { g: g + by, i: at },
  };
}

/** The nearest place that exists. */
export function nearestPlace(template: ChecklistTemplate, { g, i }: Place): Place {
  const group = Math.max(0, Math.min(g, template.groups.length - 1));
  const last = (template.groups[group]?.items.length ?? 1) - 1;
  return { g: group, i: Math.max(0, Math.min(i, last)) };
}

function withItems(
  template: ChecklistTemplate,
  g: number,
  change: (items: ChecklistItem[]) => ChecklistItem[],
): ChecklistTemplate {
  return {
    ...template,
    groups: template.groups.map((group, at) => (at === g ? { ...group, items: change(group.items) } : group)),
  };
}

function emptyItem(id: string): ChecklistItem {
  return {
    id,
    question: { zh: '' },
    method: { zh: '' },
    readings: [],
    photo: 'none',
    evidence: [],
    basis: [{ doc: '', clause: '', certainty: 'unknown' }],
    impact: { zh: '' },
    suggestion: { zh: '' },
    severity: 2,
    area: 'efficiency',
  };
}

/** `<template>-n` with the lowest n that no item has. */
function freeItemId(template: ChecklistTemplate): string {
  const ids = new Set(template.groups.flatMap((group) => group.items.map((item) => item.id)));
  let n = ids.size + 1;
  while (ids.has(`${template.id}-${n}`)) n += 1;
  return `${template.id}-${n}`;
}

/** A file has no place for `undefined`, and the schema refuses an empty optional part. */
function withoutUndefined(item: { [K in keyof ChecklistItem]: ChecklistItem[K] | undefined }): ChecklistItem {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as ChecklistItem;
}

/** What a repeat starts as, under an id that no other has. */
export function newRepeat(template: ChecklistTemplate): Repeat {
  const ids = new Set(repeatsOf(template).map(({ repeat }) => repeat.id));
  let n = ids.size + 1;
  while (ids.has(`part-${n}`)) n += 1;
  return { id: `part-${n}`, title: { zh: '部分' }, countWord: '个', max: 10 };
}

/** Turns the repeat of a group (`i` is -1) or an item on, off or into another; all items of one repeat go along. */
export function withRepeat(
  template: ChecklistTemplate,
  { g, i }: Place,
  repeat: Repeat | undefined,
): ChecklistTemplate {
  const group = template.groups[g];
  const held = i < 0 ? group?.repeat : group?.items[i]?.repeat;
  const isSame = (other: Repeat | undefined) =>
    held !== undefined && other?.id === held.id && repeat !== undefined;
  return {
    ...template,
    groups: template.groups.map((entry, at) => {
      const own = at === g && i < 0 ? repeat : isSame(entry.repeat) ? repeat : entry.repeat;
      const items = entry.items.map((item, n) => {
        const ofItem = at === g && n === i ? repeat : isSame(item.repeat) ? repeat : item.repeat;
        return withRules({ ...item, repeat: own ? undefined : ofItem }, own ?? ofItem);
      });
      const { repeat: _before, ...rest } = entry;
      return own ? { ...rest, repeat: own, items } : { ...rest, items };
    }),
  };
}

/** A repeated item states a rule for each of its readings, another one states none. */
function withRules(item: ChecklistItem, repeat: Repeat | undefined): ChecklistItem {
  const combine = repeat
    ? Object.fromEntries(item.readings.map((key) => [key, item.combine?.[key] ?? { rule: 'mean' as const }]))
    : undefined;
  return withoutUndefined({ ...item, combine });
}

/** Readings of an item, and with them the rules of a repeated one. */
export function readingPatch(
  item: ChecklistItem,
  readings: string[],
  optional: ReadonlySet<string>,
  isRepeated: boolean,
): Partial<Record<keyof ChecklistItem, unknown>> {
  const left = readings.filter((key) => optional.has(key));
  const combine = Object.fromEntries(readings.map((key) => [key, item.combine?.[key] ?? { rule: 'mean' }]));
  return {
    readings,
    optionalReadings: left.length === 0 ? undefined : left,
    combine: isRepeated && readings.length > 0 ? combine : undefined,
  };
}
