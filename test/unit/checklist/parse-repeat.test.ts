import { describe, expect, it } from 'vitest';
import { knownKeysOf } from '../../../shared/checklist/known-keys.ts';
import { parseTemplate } from '../../../shared/checklist/parse-template.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { item } from './sample-template.ts';

type Part = Record<string, unknown>;
const burner = { id: 'burner', title: { zh: '燃烧器' }, countWord: '个', max: 4 };

function problems(items: Part[], group: Part = {}, subject: EquipmentKind = 'boiler'): string[] {
  const text = JSON.stringify(
    {
      id: 'sample',
      version: 1,
      subject,
      title: { zh: '示例' },
      scope: { zh: '测试' },
      groups: [{ id: 'g', title: { zh: '组' }, ...group, items }],
    },
    null,
    1,
  );
  const parsed = parseTemplate(text, '示例.json', (t) =>
    t.subject === 'site' ? null : knownKeysOf(calculatorFor(t.subject)),
  );
  if (parsed.ok) return [];
  const lines = text.split('\n');
  return parsed.problems.map(({ line, reason }) => `${lines[line - 1]?.trim().slice(0, 40)} → ${reason}`);
}
const repeated = (over: Part) => item('o2', { readings: ['flueGasO2Pct'], ...over });
const range = (over: Part) => ({
  kind: 'range',
  reading: 'supplyTemperatureC',
  unit: '℃',
  max: { of: 'boilingPoint', plus: -5 },
  level: 'warn',
  advice: { zh: '核对。' },
  ...over,
});
const hot = (...constraints: Part[]) =>
  item('hot', { readings: ['supplyTemperatureC', 'returnTemperatureC'], constraints: constraints as never });

describe('a repeat in a template file', () => {
  it('is taken with a rule for every reading', () => {
    expect(problems([repeated({ combine: { flueGasO2Pct: { rule: 'mean' } } })], { repeat: burner })).toEqual(
      [],
    );
  });

  it('is refused where a reading has no rule, or a rule no reading', () => {
    expect(problems([repeated({})], { repeat: burner })).toEqual([
      '"flueGasO2Pct" → 重复的读数“flueGasO2Pct”没有在 combine 中写明合成方法',
    ]);
    expect(problems([repeated({ combine: { flueGasO2Pct: { rule: 'mean' } } })])).toEqual([
      '"combine": { → 检查项不重复，不能写合成方法',
    ]);
    const strange = { flueGasO2Pct: { rule: 'mean' }, flueGasCOPpm: { rule: 'max' } };
    expect(problems([repeated({ combine: strange })], { repeat: burner })).toEqual([
      '"flueGasCOPpm": { → 读数“flueGasCOPpm”不在 readings 中',
    ]);
  });

  it('is refused for a weight that is missing, foreign or the reading itself', () => {
    const rule = (weight?: string) => ({ flueGasO2Pct: { rule: 'weightedMean', weight } });
    const refused = (weight?: string) =>
      problems([repeated({ combine: rule(weight) })], { repeat: burner }).map((text) => text.split('→ ')[1]);
    expect(refused()).toEqual(['加权平均要用 weight 写明权重读数']);
    expect(refused('flueGasO2Pct')).toEqual(['读数不能作自己的权重']);
    expect(refused('fuelRateKgPerH')).toEqual(['权重“fuelRateKgPerH”不是同一重复对象的读数']);
  });

  it('is refused inside a repeating group, under two descriptions, or with an unknown condition or count', () => {
    expect(problems([item('a', { repeat: burner })], { repeat: burner })).toEqual([
      '"repeat": { → 所在分组已经重复，检查项不能再单独重复',
    ]);
    const other = { ...burner, max: 9 };
    expect(problems([item('a', { repeat: burner }), item('b', { repeat: other })])).toEqual([
      '"repeat": { → 重复对象“burner”在几处的写法不同，请改成一致，或换一个编号',
    ]);
    expect(problems([item('a')], { repeat: { ...burner, countKey: 'nothing' } })).toEqual([
      '"countKey": "nothing" → 个数“nothing”不是该设备计算器的输入',
    ]);
    const when = [{ key: 'fuel', in: ['plutonium'] }];
    expect(problems([item('a')], { repeat: { ...burner, when } })).toEqual([
      '"in": [ → 选项“fuel”没有取值“plutonium”',
    ]);
    expect(problems([item('a')], { repeat: { ...burner, max: 1 } })).toEqual(['"max": 1 → 至少要有 2']);
  });

  it('is refused for numbers the calculator does not have', () => {
    const numbered = (key: string, max: number) =>
      problems(
        [item('s', { readings: [key], combine: { [key]: { rule: 'numbered' } } })],
        { repeat: { ...burner, max } },
        'cement-kiln',
      ).map((text) => text.split('→ ')[1]);
    expect(numbered('segment1LengthM', 3)).toEqual([]);
    expect(numbered('segment1LengthM', 60)).toEqual([
      '计算器中“segment1LengthM”的编号不到 60，请减小重复的上限 max',
    ]);
    expect(numbered('shellDiameterM', 3)).toEqual([
      '读数“shellDiameterM”在计算器中没有逐个编号的输入，不能用 numbered',
    ]);
  });
});

describe('a constraint in a template file', () => {
  it('is taken with a convertible unit and a value of the site of that kind', () => {
    expect(problems([hot(range({}), range({ unit: '℉', max: 300 }))])).toEqual([]);
  });

  it('is refused with the line and the reason', () => {
    const refused = (over: Part) => problems([hot(range(over))]);
    expect(refused({ unit: 'kPa' })).toEqual([
      '"unit": "kPa", → 单位“kPa”与该读数的单位 ℃ 不是同一种量，请改用可换算的单位',
    ]);
    expect(refused({ max: { of: 'atmosphere' } })).toEqual([
      '"of": "atmosphere" → 当地大气压以 kPa 计，不能用作单位“℃”的界限',
    ]);
    expect(refused({ max: undefined })).toEqual(['{ → 至少写明 min 或 max']);
    expect(refused({ min: 90, max: 20 })).toEqual(['"max": 20, → 上限应大于下限']);
    expect(refused({ reading: 'flueGasO2Pct' })).toEqual([
      '"reading": "flueGasO2Pct", → 约束的读数“flueGasO2Pct”不在 readings 中',
    ]);
    const relation = { kind: 'relation', relation: 'above', max: undefined, unit: undefined };
    expect(refused({ ...relation, than: 'returnTemperatureC' })).toEqual([]);
    expect(refused({ ...relation, than: 'waterGaugeMPa' })).toEqual([
      '"than": "waterGaugeMPa" → 两个读数的单位 ℃ 与 MPa 不能比较',
    ]);
    expect(refused({ ...relation, than: 'supplyTemperatureC' })).toEqual([
      '"than": "supplyTemperatureC" → 读数不能与自己比较',
    ]);
    expect(refused({ ...relation, than: 'none' })).toEqual([
      '"than": "none" → 读数“none”不是该设备计算器的输入',
    ]);
  });
});
