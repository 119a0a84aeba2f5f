/** Names and numbers of copies. */
import { describe, expect, it } from 'vitest';
import { numberedNames, numberedTags } from '../../../shared/inventory/numbering.ts';

const none = new Set<string>();

describe('names of copies', () => {
  it.each([
    ['1号循环水泵', ['2号循环水泵', '3号循环水泵']],
    ['引风机1#', ['引风机2#', '引风机3#']],
    ['01#窑头电收尘风机', ['02#窑头电收尘风机', '03#窑头电收尘风机']],
    ['空压机', ['空压机2#', '空压机3#']],
    ['变压器 9', ['变压器 10', '变压器 11']],
    ['1000kVA变压器', ['1000kVA变压器2#', '1000kVA变压器3#']],
  ])('%s counts on', (name, copies) => {
    expect(numberedNames(name, none, 2)).toEqual(copies);
  });

  it('passes over names that are taken', () => {
    expect(numberedNames('1号泵', new Set(['2号泵', '4号泵']), 2)).toEqual(['3号泵', '5号泵']);
  });
});

describe('tags of copies', () => {
  it.each([
    ['P-101', ['P-102', 'P-103']],
    ['P-101A', ['P-101B', 'P-101C']],
    ['0099', ['0100', '0101']],
    ['DJ', ['DJ-2', 'DJ-3']],
    [null, [null, null]],
    [' ', [null, null]],
  ])('%s counts on', (tag, copies) => {
    expect(numberedTags(tag, none, 2)).toEqual(copies);
  });

  it('passes over tags that are taken and goes on with numbers after the letter Z', () => {
    expect(numberedTags('P-7Y', new Set(['P-7Z']), 1)).toEqual(['P-8Y']);
  });
});
