/** The command line as a user types it: a process, its output, its exit code. */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../helpers/temp.ts';

const cliPath = join(import.meta.dirname, '..', '..', 'hosts', 'cli.ts');

function cli(args: string[], options: { profile?: string; input?: string } = {}) {
  const profile = options.profile ?? tempDir();
  const run = spawnSync(process.execPath, [cliPath, ...args, '--profile', profile], {
    input: options.input ?? '',
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, error: run.stderr, profile };
}

const boiler = {
  kind: 'boiler',
  site: { altitudeM: 3650 },
  inputs: {},
};

describe('command line', () => {
  it('explains itself', () => {
    const { code, out } = cli(['help']);
    expect(code).toBe(0);
    for (const word of ['list', 'import', 'diagnose', 'report', 'send', 'sync', 'serve', 'backup'])
      expect(out).toContain(word);
  });

  it('ends with a code other than 0 when the thing asked for did not happen, and says why in Chinese', () => {
    expect(cli(['nonsense'])).toMatchObject({ code: 2 });
    expect(cli(['import', '/nowhere/x.json']).error).toContain('读不到文件');
    expect(cli(['import', '/nowhere/x.json']).code).toBe(1);
    expect(cli(['report'])).toMatchObject({ code: 1 });
    expect(cli(['sync']).error).toContain('还没有设置数据中心');
    expect(cli(['sync']).code).toBe(1);
    expect(cli(['list', '--colour']).error).toContain('参数有误');
    expect(cli(['schema', 'teapot']).code).toBe(1);
    expect(cli(['diagnose'], { input: '{"kind":' }).error).toContain('不是有效的 JSON');
  });

  it('refuses broken files as a whole, with the place of the fault', () => {
    const dir = tempDir();
    const cases: [string, string, string][] = [
      ['empty.json', '', '读不出来'],
      ['half.json', '{"sampleVersion":1,"rows":{"site":', '读不出来'],
      ['other.json', '{"hello":1}', '无法识别'],
      [
        'range.json',
        JSON.stringify({
          sampleVersion: 1,
          id: 'x',
          title: 'x',
          summary: '',
          rows: { audit: { title: 't' }, site: { altitudeM: 99_999 } },
        }),
        'site 第 1 行 altitudeM',
      ],
      [
        'reference.json',
        JSON.stringify({
          sampleVersion: 1,
          id: 'x',
          title: 'x',
          summary: '',
          rows: { reading: [{ equipmentId: '@gone', key: 'k' }] },
        }),
        '@gone',
      ],
    ];
    const profile = tempDir();
    for (const [name, text, words] of cases) {
      writeFileSync(join(dir, name), text);
      const { code, error } = cli(['import', join(dir, name)], { profile });
      expect(code, name).toBe(1);
      expect(error, name).toContain(words);
    }
    expect(JSON.parse(cli(['list', '--json'], { profile }).out)).toEqual([]);
  });

  it('goes the whole way: sample, diagnosis, documents, mail file, backup', { timeout: 120_000 }, () => {
    const profile = tempDir();
    const out = tempDir();
    const [sample] = JSON.parse(cli(['sample', '--json'], { profile }).out) as { id: string }[];
    expect(cli(['sample', sample?.id ?? ''], { profile }).code).toBe(0);
    const audits = JSON.parse(cli(['list', '--json'], { profile }).out) as { id: string }[];
    expect(audits).toHaveLength(1);
    const diagnosis = JSON.parse(cli(['diagnose', '--json'], { profile }).out) as {
      equipment: unknown[];
      measures: unknown[];
    };
    expect(diagnosis.equipment.length).toBeGreaterThan(3);
    expect(diagnosis.measures.length).toBeGreaterThan(0);
    expect(cli(['report', '--out', out], { profile }).code).toBe(0);
    expect(
      readdirSync(out)
        .map((name) => name.split('.').at(-1) ?? '')
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['pdf', 'pdf', 'xlsx']);
    const sent = cli(['send', '--to', 'jnc@example.com', '--json'], { profile });
    expect(sent.code).toBe(0);
    expect((JSON.parse(sent.out) as { summary: { eml: number } }).summary.eml).toBe(1);
    expect(cli(['backup'], { profile })).toMatchObject({ code: 0 });
  });

  it('prints the JSON Schema of a calculator with units in its keys', () => {
    const { code, out } = cli(['schema', 'boiler', '--json']);
    expect(code).toBe(0);
    const schema = JSON.parse(out) as { properties: Record<string, unknown>; additionalProperties: boolean };
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties).length).toBeGreaterThan(10);
  });

  it('diagnoses one machine from standard input and prints what is missing', () => {
    const { code, out } = cli(['diagnose', '--json'], { input: JSON.stringify(boiler) });
    expect(code).toBe(0);
    expect((JSON.parse(out) as { missing: unknown[] }).missing.length).toBeGreaterThan(0);
  });

  it('checks its own engine against the built-in examples', () => {
    const { code, out } = cli(['selfcheck']);
    expect(code).toBe(0);
    expect(out).toContain('全部一致');
  });
});
