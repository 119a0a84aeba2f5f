import { describe, expect, it } from 'vitest';
import {
  addGroup,
  addItem,
  copyAs,
  duplicateItem,
  moveGroup,
  moveItem,
  nearestPlace,
  patchItem,
  removeItem,
} from '../../../renderer/features/templates/draft.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { misfitsOf } from '../../../shared/checklist/versions.ts';
import { item, template as sample } from '../checklist/sample-template.ts';

const template: ChecklistTemplate = {
  ...sample,
  groups: [
    { id: 'a', title: { zh: '甲' }, items: [item('a-1'), item('a-2')] },
    { id: 'b', title: { zh: '乙' }, items: [item('b-1')] },
    { id: 'c', title: { zh: '丙' }, items: [item('c-1'), item('c-2')] },
  ],
};
const ids = (t: ChecklistTemplate) => t.groups.map((group) => group.items.map((i) => i.id).join(' '));

describe('moving an item', () => {
  it('changes places inside its group', () => {
    const moved = moveItem(template, { g: 0, i: 0 }, 1);
    expect(ids(moved.template)).toEqual(['a-2 a-1', 'b-1', 'c-1 c-2']);
    expect(moved.place).toEqual({ g: 0, i: 1 });
  });

  it('goes on into the next group, and back to where it was', () => {
    const down = moveItem(template, { g: 0, i: 1 }, 1);
    expect(ids(down.template)).toEqual(['a-1', 'a-2 b-1', 'c-1 c-2']);
    expect(down.place).toEqual({ g: 1, i: 0 });
    const up = moveItem(down.template, down.place, -1);
    expect(ids(up.template)).toEqual(ids(template));
    expect(up.place).toEqual({ g: 0, i: 1 });
  });

  it('never empties a group and stops at both ends', () => {
    expect(moveItem(template, { g: 1, i: 0 }, 1).template).toBe(template);
    expect(moveItem(template, { g: 0, i: 0 }, -1).template).toBe(template);
    expect(moveItem(template, { g: 2, i: 1 }, 1).template).toBe(template);
  });

  it('moves whole groups', () => {
    expect(moveGroup(template, 2, -1).groups.map((g) => g.id)).toEqual(['a', 'c', 'b']);
    expect(moveGroup(template, 0, -1)).toBe(template);
  });
});

describe('items', () => {
  it('are added and duplicated after the chosen one under an id of their own', () => {
    expect(ids(addItem(template, { g: 0, i: 0 }))[0]).toBe('a-1 sample-6 a-2');
    const twice = duplicateItem(duplicateItem(template, { g: 1, i: 0 }), { g: 1, i: 0 });
    expect(ids(twice)[1]).toBe('b-1 sample-7 sample-6');
  });

  it('take their group along when the last one goes', () => {
    expect(ids(removeItem(template, { g: 1, i: 0 }))).toEqual(['a-1 a-2', 'c-1 c-2']);
    expect(nearestPlace(template, { g: 7, i: 7 })).toEqual({ g: 2, i: 1 });
  });

  it('lose an optional part that is emptied, and others keep their identity', () => {
    const withPlateau = patchItem(template, { g: 0, i: 0 }, { plateau: { zh: '稀薄' } });
    expect(withPlateau.groups[0]?.items[0]?.plateau?.zh).toBe('稀薄');
    const without = patchItem(withPlateau, { g: 0, i: 0 }, { plateau: undefined });
    expect(without.groups[0]?.items[0]).not.toHaveProperty('plateau');
    expect(without.groups[2]).toBe(template.groups[2]);
  });

  it('start a new group that is not named like another', () => {
    const next = addGroup(addGroup(template, 0), 0);
    expect(new Set(next.groups.map((g) => g.id)).size).toBe(5);
    expect(next.groups[1]?.items).toHaveLength(1);
  });
});

describe('a copy', () => {
  it('shares no item with its original and starts at version 1', () => {
    const copy = copyAs({ ...template, version: 4 }, 'small-boiler', '小锅炉');
    expect(copy.version).toBe(1);
    expect(copy.title.zh).toBe('小锅炉');
    expect(misfitsOf(copy, [template])).toEqual([]);
    expect(ids(copy)).toEqual([
      'small-boiler-1 small-boiler-2',
      'small-boiler-3',
      'small-boiler-4 small-boiler-5',
    ]);
  });
});
