import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownKeysOf, siteKeys, type KnownKeys } from '../../../shared/checklist/known-keys.ts';
import { parseTemplate } from '../../../shared/checklist/parse-template.ts';
import { visibleItems } from '../../../shared/checklist/visibility.ts';
import { templateSchema } from '../../../shared/checklist/template.ts';
import { calculatorFor, calculators } from '../../../shared/equipment/registry.ts';
import { equipmentKinds, type EquipmentKind } from '../../../shared/model/vocabulary.ts';

const folder = new URL('../../../resources/checklists/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const templates = files.map((name) => templateSchema.parse(JSON.parse(text(name))));

function keysOf(subject: EquipmentKind | 'site'): KnownKeys {
  return subject === 'site' ? siteKeys : knownKeysOf(calculatorFor(subject));
}

describe.each(files)('%s', (name) => {
  const template = templates[files.indexOf(name)];
  if (!template) throw new Error(name);
  const items = template.groups.flatMap((group) => group.items);

  it('is accepted by the app, with every reading, choice, option and measure known to its calculator', () => {
    const result = parseTemplate(text(name), name, (t) => keysOf(t.subject));
    expect(result.ok ? [] : result.problems.map((p) => p.zh)).toEqual([]);
  });

  it('is named by its id and has enough items, each with a problem to put in the report', () => {
    expect(name).toBe(`${template.id}.json`);
    expect(items.length).toBeGreaterThanOrEqual(template.subject === 'site' ? 15 : 20);
    expect(items.length).toBeLessThanOrEqual(45);
    for (const item of items) {
      expect(item.problem?.zh ?? '', item.id).not.toBe('');
      expect(item.evidence.length, item.id).toBeGreaterThan(0);
    }
  });

  it('claims no clause or certainty that was not seen', () => {
    for (const item of items) {
      for (const basis of item.basis) {
        expect(['transcribed', 'recalled', 'unknown'], item.id).toContain(basis.certainty);
        expect(basis.clause, item.id).not.toMatch(/unknown|未知|凭记忆/);
      }
    }
  });

  it('writes Chinese: full sentences end with a full stop, questions with a question mark', () => {
    for (const item of items) {
      expect(item.question.zh, item.id).toMatch(/？$/);
      expect(item.problem?.zh, item.id).not.toMatch(/[。？]$/);
      for (const part of [item.method, item.impact, item.suggestion, item.plateau]) {
        if (part) expect(part.zh, item.id).toMatch(/[。！]$/);
      }
    }
  });
});

describe.each(Object.values(calculators))('$kind', ({ kind, measures }) => {
  it('has an item that leads to each of its measures', () => {
    const template = templates.find((t) => t.subject === kind);
    const named =
      template?.groups.flatMap((group) => group.items.flatMap((item) => item.measure ?? [])) ?? [];
    expect(measures.map((m) => m.key).filter((key) => !named.includes(key))).toEqual([]);
  });
});

describe('all templates together', () => {
  it('cover every kind of machine once', () => {
    const kinds = templates.map((t) => t.subject).filter((subject) => subject !== 'site');
    expect(kinds.toSorted()).toEqual(equipmentKinds.toSorted());
  });

  it('never share an item id: answers of one site meet in one table', () => {
    const ids = templates.flatMap((t) => t.groups.flatMap((group) => group.items.map((item) => item.id)));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('ask a gas boiler no question about coal, and an electric one none about flue gas', () => {
    const boiler = templates.find((t) => t.id === 'boiler');
    if (!boiler) throw new Error('boiler');
    const ids = (choices: Record<string, string>) => visibleItems(boiler, choices).map((item) => item.id);
    expect(ids({ fuel: 'naturalGas', medium: 'hotWater', firing: 'chamber' })).not.toContain('bl-slag');
    expect(ids({ fuel: 'electricity', medium: 'hotWater' })).not.toContain('bl-o2');
    expect(ids({ fuel: 'electricity', medium: 'hotWater' })).toContain('bl-el-eff');
  });
});
