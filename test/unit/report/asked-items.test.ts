import { describe, expect, it } from 'vitest';
import { templateSchema, type ChecklistTemplate, type Repeat } from '../../../shared/checklist/template.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { askedQuestions, isQuestion, readingNames } from '../../../shared/report/asked-items.ts';
import { item } from '../checklist/sample-template.ts';
import { emptySnapshot } from '../checklist/empty-snapshot.ts';

const burner: Repeat = { id: 'burner', title: { zh: '燃烧器' }, countWord: '台', max: 4 };
const template = (version: number, items: ReturnType<typeof item>[]): ChecklistTemplate =>
  templateSchema.parse({
    id: 'boiler',
    version,
    subject: 'boiler',
    title: { zh: '锅炉' },
    scope: { zh: '测试' },
    groups: [{ id: 'g', title: { zh: '组' }, items }],
  });
const flame = item('flame', {
  repeat: burner,
  readings: ['flueGasO2Pct'],
  combine: { flueGasO2Pct: { rule: 'mean' } },
});
const newest = template(2, [item('first'), flame]);
const older = template(1, [item('old-question'), item('first')]);

const answer = (itemId: string, over: Partial<Row<'answer'>> = {}): Row<'answer'> => ({
  ...emptyRow('answer', `m:${itemId}`, 'a'),
  subjectId: 'm',
  templateId: 'boiler',
  templateVersion: 2,
  itemId,
  answer: 'ok',
  ...over,
});
const machine: Row<'equipment'> = {
  ...emptyRow('equipment', 'm', 'a'),
  kind: 'boiler',
  inputs: { repeat_burner_x1: '后墙燃烧器' },
};
const asked = (rows: Row<'answer'>[], all: ChecklistTemplate[] = [older, newest]) =>
  askedQuestions({ ...emptySnapshot('a'), equipment: [machine], answer: rows }, 'm', [newest], all).map(
    ({ question, isDropped }) => [question, isDropped],
  );

describe('the questions of the annex', () => {
  it('stand in walking order, each instance by its name', () => {
    expect(asked([answer('flame#x1'), answer('flame'), answer('first')])).toEqual([
      ['first 是否正常？', false],
      ['1# 燃烧器：flame 是否正常？', false],
      ['后墙燃烧器：flame 是否正常？', false],
    ]);
  });

  it('of a dropped item come from the version that asked it, never as its id', () => {
    expect(asked([answer('old-question', { templateVersion: 1 })])).toEqual([
      ['old-question 是否正常？', true],
    ]);
    expect(asked([answer('nowhere')])).toEqual([['（本机没有的检查项）', true]]);
  });

  it('of a removed instance say so', () => {
    expect(asked([answer('flame#gone')])).toEqual([['已移除的部分：flame 是否正常？', true]]);
  });

  it('are not the rows that only keep a list of instances', () => {
    expect(isQuestion(answer('repeat_burner_x1'))).toBe(false);
    expect(asked([answer('repeat_burner_x1', { answer: null, note: '后墙燃烧器' })])).toEqual([]);
  });
});

describe('the names of readings', () => {
  const nameOf = readingNames(machine, fieldsOf(calculatorFor('boiler').inputs), [newest]);

  it('carry the instance once there are several', () => {
    expect(nameOf('flueGasO2Pct')).toBe('排烟处 O₂（干烟气）（1# 燃烧器）');
    expect(nameOf('flueGasO2Pct#x1')).toBe('排烟处 O₂（干烟气）（后墙燃烧器）');
    expect(nameOf('flueGasTemperatureC')).toBe('排烟温度');
    expect(nameOf('noInput')).toBeUndefined();
  });
});
