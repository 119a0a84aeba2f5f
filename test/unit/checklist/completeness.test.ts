import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeness } from '../../../shared/checklist/completeness.ts';
import { subjectOf } from '../../../shared/checklist/subject.ts';
import { templateSchema } from '../../../shared/checklist/template.ts';
import { visibleGroups, visibleItems } from '../../../shared/checklist/visibility.ts';
import type { Field } from '../../../shared/equipment/fields.ts';
import { answers as answerValues } from '../../../shared/model/vocabulary.ts';
import { emptySnapshot } from './empty-snapshot.ts';
import { answer, photo, reading, SUBJECT, template } from './sample-template.ts';

const fields: Field[] = [
  {
    kind: 'number',
    key: 'flueGasO2Pct',
    zh: '排烟处 O₂',
    unit: '%',
    group: '烟气',
    when: { key: 'fuel', in: ['naturalGas', 'anthracite'] },
  },
];
const ids = (choices: Record<string, string | boolean | null>) =>
  visibleItems(template, choices).map((i) => i.id);

describe('visibleItems', () => {
  it('follows the choices of the machine', () => {
    expect(ids({ fuel: 'naturalGas', medium: 'hotWater' })).toEqual(['gas-station', 'flue-gas']);
    expect(ids({ fuel: 'anthracite', medium: 'saturatedSteam' })).toEqual([
      'coal-yard',
      'flue-gas',
      'insulation',
    ]);
  });

  it('hides nothing while the choice is not made', () => {
    expect(ids({})).toEqual(['coal-yard', 'gas-station', 'flue-gas', 'insulation']);
    expect(ids({ fuel: null, medium: '' })).toHaveLength(4);
  });

  it('leaves out a group without items', () => {
    expect(visibleGroups(template, { fuel: 'electricity' }).map((g) => g.id)).toEqual(['house']);
  });
});

describe('completeness', () => {
  const gas = { fuel: 'naturalGas', medium: 'hotWater' };

  it('ranks what is missing: heavy unchecked items block, readings weaken, a note is good to have', () => {
    const state = completeness(template, gas, [], [], []);
    expect(state).toMatchObject({ total: 2, answered: 0, donePct: 0 });
    expect(state.missing.map((m) => [m.rank, m.id])).toEqual([
      [1, 'flue-gas:answer'],
      [2, 'gas-station:answer'],
      [2, 'flue-gas:reading:flueGasO2Pct'],
      [2, 'flue-gas:reading:flueGasTemperatureC'],
    ]);
  });

  it('names a missing reading by its Chinese name', () => {
    const state = completeness(template, gas, [], [], [], { fields });
    expect(state.missing.map((m) => m.zh)).toContain('“flue-gas 是否正常”缺读数：排烟处 O₂。');
  });

  it('does not ask for a reading that the choices leave out', () => {
    const electric = completeness(template, { ...gas, fuel: 'electricity' }, [], [], [], { fields });
    expect(electric.missing.map((m) => m.field).filter(Boolean)).toEqual(['flueGasTemperatureC']);
  });

  it('does not insist on an optional reading, and a template cannot make an unknown one optional', () => {
    const optional = structuredClone(template);
    const flue = optional.groups[1]?.items[0];
    if (flue) flue.optionalReadings = ['flueGasTemperatureC'];
    const state = completeness(optional, gas, [], [], []);
    expect(state.missing.flatMap((m) => m.field ?? [])).toEqual(['flueGasO2Pct']);
    if (flue) flue.optionalReadings = ['unknownKey'];
    expect(templateSchema.safeParse(optional).error?.issues[0]?.message).toContain('unknownKey');
  });

  it('asks for the photo and the note of a bad answer', () => {
    const state = completeness(
      template,
      gas,
      [answer('flue-gas', 'fail'), answer('gas-station', 'ok')],
      [reading('flueGasO2Pct'), reading('flueGasTemperatureC')],
      [],
    );
    expect(state.missing.map((m) => [m.rank, m.id])).toEqual([
      [2, 'flue-gas:photo'],
      [3, 'flue-gas:note'],
    ]);
    expect(state.failed).toBe(1);
    expect(state.donePct).toBeCloseTo(80, 10);
  });

  it('is complete with answers, readings and photo; deleted rows and empty readings do not count', () => {
    const answers = [answer('flue-gas', 'fail', { note: '262 ℃' }), answer('gas-station', 'ok')];
    const readings = [reading('flueGasO2Pct'), reading('flueGasTemperatureC')];
    const full = completeness(template, gas, answers, readings, [photo('flue-gas')]);
    expect(full).toMatchObject({ donePct: 100, missing: [] });
    const gone = completeness(
      template,
      gas,
      [answer('flue-gas', 'fail', { deleted: true }), answer('gas-station', 'ok')],
      [reading('flueGasO2Pct', null), reading('flueGasTemperatureC')],
      [photo('flue-gas', { deleted: true })],
    );
    expect(gone.missing.map((m) => m.id)).toEqual(['flue-gas:answer', 'flue-gas:reading:flueGasO2Pct']);
  });

  it('not applicable asks for nothing more, to be checked stays open', () => {
    const na = completeness(template, gas, [answer('flue-gas', 'na'), answer('gas-station', 'ok')], [], []);
    expect(na).toMatchObject({ donePct: 100, missing: [] });
    const todo = completeness(
      template,
      gas,
      [answer('flue-gas', 'todo'), answer('gas-station', 'ok')],
      [],
      [],
    );
    expect(todo).toMatchObject({ todo: 1, answered: 1 });
    expect(todo.missing[0]).toMatchObject({ kind: 'todo', rank: 2 });
  });

  it('property: within 0 to 100 %, complete exactly when nothing blocks or weakens, and groups add up', () => {
    const value = fc.constantFrom(...answerValues, null);
    const flag = fc.boolean();
    fc.assert(
      fc.property(value, value, flag, flag, (first, second, hasReadings, hasPhoto) => {
        const state = completeness(
          template,
          gas,
          [answer('gas-station', first), answer('flue-gas', second)],
          hasReadings ? [reading('flueGasO2Pct'), reading('flueGasTemperatureC')] : [],
          hasPhoto ? [photo('flue-gas')] : [],
        );
        expect(state.donePct).toBeGreaterThanOrEqual(0);
        expect(state.donePct).toBeLessThanOrEqual(100);
        expect(state.donePct === 100).toBe(state.missing.every((m) => m.kind === 'note'));
        expect(state.groups.reduce((n, g) => n + g.total, 0)).toBe(state.total);
      }),
    );
  });
});

describe('subjectOf', () => {
  it('takes the rows of one machine and leaves out the deleted ones', () => {
    const snapshot = emptySnapshot('audit-1');
    snapshot.answer.push(
      answer('a', 'ok'),
      answer('b', 'ok', { deleted: true }),
      answer('c', 'ok', { subjectId: 'x' }),
    );
    snapshot.reading.push(reading('p'), reading('q', 1, { equipmentId: 'x' }));
    const subject = subjectOf(snapshot, SUBJECT);
    expect(subject.answers.map((row) => row.itemId)).toEqual(['a']);
    expect(subject.readings.map((row) => row.key)).toEqual(['p']);
    expect(subject.choices).toEqual({});
  });
});
