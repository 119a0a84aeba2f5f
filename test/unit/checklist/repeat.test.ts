import { describe, expect, it } from 'vitest';
import { completeness } from '../../../shared/checklist/completeness.ts';
import { findingsFromAnswers } from '../../../shared/checklist/findings.ts';
import { machineAsks } from '../../../shared/checklist/machine-asks.ts';
import { fieldOfReading } from '../../../shared/checklist/reading-fields.ts';
import {
  instanceCell,
  instancesOf,
  labelOf,
  numberedInstancesToAdd,
  numberedKey,
  plainKey,
  siteChoices,
} from '../../../shared/checklist/repeat.ts';
import { templateSchema, type ChecklistTemplate, type Repeat } from '../../../shared/checklist/template.ts';
import { visibleItems } from '../../../shared/checklist/visibility.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { answer, item, photo, reading, SUBJECT } from './sample-template.ts';

const burner: Repeat = { id: 'burner', title: { zh: '燃烧器' }, countWord: '个', max: 4 };
const sample = (repeat: Repeat = burner): ChecklistTemplate =>
  templateSchema.parse({
    id: 'sample',
    version: 1,
    subject: 'boiler',
    title: { zh: '示例' },
    scope: { zh: '测试' },
    groups: [
      {
        id: 'burning',
        title: { zh: '燃烧' },
        repeat,
        items: [
          item('flame', { severity: 3, problem: { zh: '火焰偏斜' } }),
          item('o2', { readings: ['flueGasO2Pct'], combine: { flueGasO2Pct: { rule: 'mean' } } }),
        ],
      },
      { id: 'rest', title: { zh: '其他' }, items: [item('soot')] },
    ],
  });
const two: Choices = { [instanceCell('burner', 'a1')]: '后墙燃烧器' };
const ids = (choices: Choices, t = sample()) => visibleItems(t, choices).map(({ id }) => id);

describe('instances of a repeat', () => {
  it('ask a machine without any as before: plain ids, plain words', () => {
    expect(ids({})).toEqual(['flame', 'o2', 'soot']);
    expect(visibleItems(sample(), {})[0]?.question.zh).toBe('flame 是否正常？');
  });

  it('are asked one after the other, each with its name', () => {
    expect(ids(two)).toEqual(['flame', 'o2', 'flame#a1', 'o2#a1', 'soot']);
    const [first, , second, o2] = visibleItems(sample(), two);
    expect(first?.question.zh).toBe('1# 燃烧器：flame 是否正常？');
    expect(second?.question.zh).toBe('后墙燃烧器：flame 是否正常？');
    expect(o2?.readings).toEqual(['flueGasO2Pct#a1']);
  });

  it('of two laptops stand side by side, in the order of their ids, even under one name', () => {
    const both = { ...two, [instanceCell('burner', 'b2')]: '后墙燃烧器' };
    expect(instancesOf(burner, both).map(({ id, label }) => [id, label])).toEqual([
      ['', '1# 燃烧器'],
      ['a1', '后墙燃烧器'],
      ['b2', '后墙燃烧器（第 3 个）'],
    ]);
  });

  it('that were removed are not asked, and an empty name is a numbered one', () => {
    expect(ids({ [instanceCell('burner', 'a1')]: null })).toEqual(['flame', 'o2', 'soot']);
    expect(instancesOf(burner, { [instanceCell('burner', 'a1')]: '' })[1]?.label).toBe('2# 燃烧器');
    expect(instancesOf(burner, { [instanceCell('burner')]: '前墙' })[0]?.label).toBe('前墙');
  });

  it('come only for the choices that the repeat names', () => {
    const onGas = sample({ ...burner, when: [{ key: 'fuel', in: ['naturalGas'] }] });
    expect(ids({ ...two, fuel: 'bituminous' }, onGas)).toEqual(['flame', 'o2', 'soot']);
    expect(ids({ ...two, fuel: 'naturalGas' }, onGas)).toHaveLength(5);
  });

  it('are named from the choices alone where no template is at hand', () => {
    expect(labelOf('a1', two)).toBe('后墙燃烧器');
    expect(labelOf('', two)).toBe('');
    expect(labelOf('gone', two)).toBe('已移除的部分');
    expect(plainKey('flueGasO2Pct#a1')).toBe('flueGasO2Pct');
  });

  it('of the whole plant are kept as rows of answers', () => {
    const row = answer(instanceCell('source', 'a1'), null, { note: '窑尾废气' });
    expect(siteChoices([row, { ...row, deleted: true, itemId: 'repeat_source_b2' }], SUBJECT)).toEqual({
      repeat_source_a1: '窑尾废气',
    });
  });
});

describe('completeness with instances', () => {
  const fields = fieldsOf(calculatorFor('boiler').inputs);
  const choices = { ...two, fuel: 'naturalGas' };

  it('counts every instance and names it in what is missing', () => {
    const state = completeness(
      sample(),
      choices,
      [answer('flame', 'ok'), answer('o2', 'ok'), answer('soot', 'ok')],
      [reading('flueGasO2Pct', 3)],
      [],
      { fields },
    );
    expect([state.answered, state.total]).toEqual([3, 5]);
    expect(state.missing.map(({ itemId, zh }) => [itemId, zh])).toEqual([
      ['flame#a1', '“后墙燃烧器：flame 是否正常”还没有检查。'],
      ['o2#a1', '“后墙燃烧器：o2 是否正常”还没有检查。'],
      ['o2#a1', '“后墙燃烧器：o2 是否正常”缺读数：排烟处 O₂（干烟气）。'],
    ]);
  });

  it('makes a finding of each instance that fails, with its own id, name and photos', () => {
    const found = findingsFromAnswers(sample(), {
      subjectId: SUBJECT,
      choices,
      answers: [answer('flame', 'fail'), answer('flame#a1', 'fail')],
      photos: [photo('flame#a1', { id: 'p1' })],
      findings: [],
    });
    expect(found.map(({ id, title, photoIds }) => [id, title, photoIds])).toEqual([
      [`${SUBJECT}:flame`, '1# 燃烧器：火焰偏斜', []],
      [`${SUBJECT}:flame#a1`, '后墙燃烧器：火焰偏斜', ['p1']],
    ]);
  });
});

describe('numbered inputs', () => {
  const segment: Repeat = { id: 'segment', title: { zh: '筒体段' }, countWord: '段', max: 4 };
  const kiln = templateSchema.parse({
    ...sample(segment),
    subject: 'cement-kiln',
    groups: [
      {
        id: 'shell',
        title: { zh: '筒体' },
        repeat: segment,
        items: [
          item('shell', {
            readings: ['segment1LengthM'],
            combine: { segment1LengthM: { rule: 'numbered' } },
          }),
        ],
      },
    ],
  });
  const fields = fieldsOf(calculatorFor('cement-kiln').inputs);

  it('of an older checklist are taken over under their own keys', () => {
    expect(numberedKey('segment1LengthM', 3)).toBe('segment3LengthM');
    const add = numberedInstancesToAdd(kiln, {}, new Set(['segment1LengthM', 'segment3LengthM']));
    expect(add).toEqual({ repeat_segment_n3: '3# 筒体段' });
    const third = visibleItems(kiln, { ...add, [instanceCell('segment', 'z9')]: '过渡带' });
    expect(third.map(({ id, readings }) => [id, ...readings])).toEqual([
      ['shell', 'segment1LengthM'],
      ['shell#n3', 'segment3LengthM'],
      ['shell#z9', 'segment1LengthM#z9'],
    ]);
    const [, , added] = third;
    if (!added) throw new Error('three segments expected');
    expect(fieldOfReading('segment1LengthM#z9', added, fields)).toMatchObject({
      key: 'segment1LengthM#z9',
      zh: '筒体第 3 段长度',
    });
  });
});

describe('what a machine is asked about its readings', () => {
  it('names instances and rules once a second one exists, and nothing before', () => {
    expect(machineAsks([sample()], {}).repeats).toEqual([]);
    expect(machineAsks([sample()], two).repeats).toEqual([
      {
        zh: '燃烧器',
        countWord: '个',
        instances: [
          { id: '', label: '1# 燃烧器' },
          { id: 'a1', label: '后墙燃烧器' },
        ],
        tasks: [{ key: 'flueGasO2Pct', rule: 'mean', weights: [] }],
      },
    ]);
  });
});
