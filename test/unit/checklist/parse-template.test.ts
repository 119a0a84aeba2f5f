import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../shared/checklist/json-source.ts';
import { parseTemplate } from '../../../shared/checklist/parse-template.ts';
import type { KnownKeys } from '../../../shared/checklist/known-keys.ts';
import { template } from './sample-template.ts';

const good = JSON.stringify(template, null, 2);
const refuse = (text: string, known?: KnownKeys) => {
  const result = parseTemplate(text, '锅炉.json', known && (() => known));
  return result.ok ? [] : result.problems;
};
const lineIn = (text: string, part: string) => text.slice(0, text.lastIndexOf(part)).split('\n').length;

describe('parseTemplate', () => {
  it('reads what the app writes', () => {
    expect(parseTemplate(good, 'a.json')).toEqual({ ok: true, template });
    expect(parseTemplate(`\uFEFF${good}`, 'a.json').ok).toBe(true);
  });

  it.each([
    ['a missing comma', good.replace('"version": 1,', '"version": 1'), '缺少逗号或右花括号'],
    ['an unfinished file', good.slice(0, 400), '文件不完整'],
    ['a duplicate key', good.replace('"version": 1,', '"version": 1,\n"version": 2,'), '重复'],
    ['something behind the end', `${good}\n{}`, '多余'],
    ['a single quote', good.replace('"version"', "'version'"), '双引号'],
    ['an open string', good.replace('"测试"', '"测试'), '没有写完'],
    ['an empty file', '', '文件不完整'],
    ['a number nobody can read', good.replace('"version": 1', '"version": 01'), '缺少逗号'],
    ['bottomless nesting', '['.repeat(5000), '层次太深'],
  ])('refuses %s with the line', (_name, text, reason) => {
    const [first] = refuse(text);
    expect(first?.zh).toContain(reason);
    expect(first?.zh).toMatch(/^锅炉\.json 第 \d+ 行/);
  });

  it.each([
    ['a wrong severity', '"severity": 3', '"severity": 4', '取值'],
    ['a wrong area', '"area": "efficiency"', '"area": "money"', '只能取：use、efficiency、management'],
    ['an unknown field', '"photo": "required"', '"fotos": 1, "photo": "required"', 'fotos'],
    ['a bad id', '"id": "flue-gas"', '"id": "Flue Gas"', '编号只能用小写字母'],
    ['an empty question', '"zh": "flue-gas 是否正常？"', '"zh": ""', '不能为空'],
    ['a repeated id', '"id": "insulation"', '"id": "flue-gas"', '检查项编号 flue-gas 重复'],
    ['a text in place of a list', '"readings": []', '"readings": "无"', '应为列表'],
    ['a missing scope', '"scope"', '"umfang"', '应为对象'],
  ])('refuses %s and names the place', (_name, from, to, reason) => {
    const text = good.replace(from, to);
    const problems = refuse(text);
    expect(problems.map((p) => p.zh).join()).toContain(reason);
    const lines = problems.map((p) => p.line);
    if (from !== '"scope"') expect(lines).toContain(lineIn(text, to));
  });

  it('names the item in which the fault is', () => {
    const text = good.replace('"photo": "required"', '"photo": "always"');
    expect(refuse(text)[0]?.place).toBe('检查项 flue-gas 的 photo');
  });

  it('refuses readings, choices and measures the calculator does not know', () => {
    const known: KnownKeys = {
      readings: new Set(['flueGasO2Pct']),
      units: new Map([['flueGasO2Pct', '%']]),
      choices: new Map([['fuel', new Set(['naturalGas'])]]),
      measures: new Set(),
    };
    const problems = refuse(good, known);
    expect(problems.map((p) => p.zh.replace(/^.*：/, ''))).toEqual([
      '选项“fuel”没有取值“bituminous、anthracite”。',
      '读数“flueGasTemperatureC”不是该设备计算器的输入。',
      '条件“medium”不是该设备的选项。',
    ]);
    expect(problems[1]?.line).toBe(lineIn(good, '"flueGasTemperatureC"'));
  });

  it('property: any text is answered with a template or with reasons, never with an exception', () => {
    const mutated = fc
      .tuple(fc.nat(good.length), fc.nat(20), fc.string())
      .map(([start, cut, put]) => good.slice(0, start) + put + good.slice(start + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), (text) => {
        const result = parseTemplate(text, 'x.json');
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});

describe('readJson', () => {
  it('property: reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('knows the line of every value, and of the parent of one that is not there', () => {
    const { lineOf } = readJson('{\n "a": [\n  1,\n  {"b": 2}\n ]\n}');
    expect([lineOf(['a']), lineOf(['a', 1, 'b']), lineOf(['a', 1, 'c']), lineOf([])]).toEqual([2, 4, 4, 1]);
  });
});
