import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownKeysOf, siteKeys, type KnownKeys } from '../../../shared/checklist/known-keys.ts';
import { parseTemplate } from '../../../shared/checklist/parse-template.ts';
import { visibleItems } from '../../../shared/checklist/visibility.ts';
import { numberedKey, repeatsOf } from '../../../shared/checklist/repeat.ts';
import { templateSchema, type ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { highestVersion } from '../../../shared/checklist/versions.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculatorFor, calculators } from '../../../shared/equipment/registry.ts';
import { equipmentKinds, type EquipmentKind } from '../../../shared/model/vocabulary.ts';

const folder = new URL('../../../resources/checklists/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const templates = files.map((name) => templateSchema.parse(JSON.parse(text(name))));
/** Without the versions that are kept for audits that began with them. */
const newest = templates.filter((t) => t.version === highestVersion(templates, t.id));

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
    const { id, version } = template;
    expect(name).toBe(newest.includes(template) ? `${id}.json` : `${id}.v${version}.json`);
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
    const template = newest.find((t) => t.subject === kind);
    const named =
      template?.groups.flatMap((group) => group.items.flatMap((item) => item.measure ?? [])) ?? [];
    expect(measures.map((m) => m.key).filter((key) => !named.includes(key))).toEqual([]);
  });
});

describe('all templates together', () => {
  it('cover every kind of machine once', () => {
    const kinds = newest.map((t) => t.subject).filter((subject) => subject !== 'site');
    expect(kinds.toSorted()).toEqual(equipmentKinds.toSorted());
  });

  it('never share an item id: answers of one site meet in one table', () => {
    const ids = newest.flatMap((t) => t.groups.flatMap((group) => group.items.map((item) => item.id)));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('ask a gas boiler no question about coal, and an electric one none about flue gas', () => {
    const boiler = newest.find((t) => t.id === 'boiler');
    if (!boiler) throw new Error('boiler');
    const ids = (choices: Record<string, string>) => visibleItems(boiler, choices).map((item) => item.id);
    expect(ids({ fuel: 'naturalGas', medium: 'hotWater', firing: 'chamber' })).not.toContain('bl-slag');
    expect(ids({ fuel: 'electricity', medium: 'hotWater' })).not.toContain('bl-o2');
    expect(ids({ fuel: 'electricity', medium: 'hotWater' })).toContain('bl-el-eff');
  });
});

/** Inputs no item asks for: coefficients of standards, physical constants, and results that stand in for a test. */
const unasked: Readonly<Record<string, readonly string[]>> = {
  boiler: [
    'q2MCoefficient',
    'q2NCoefficient',
    'slagEnthalpyKJPerKg',
    'flyAshEnthalpyKJPerKg',
    'ratedSurfaceLossPct',
    'bareSurfaceInsulationPct',
  ],
  fan: ['compressibilityRatio'],
  pump: ['gravityMPerS2'],
};

function askedInputs(template: ChecklistTemplate): Set<string> {
  const plain = template.groups.flatMap((group) => group.items.flatMap((item) => item.readings));
  const numbered = repeatsOf(template).flatMap(({ repeat, items }) =>
    items.flatMap((item) =>
      Object.entries(item.combine ?? {}).flatMap(([key, { rule }]) =>
        rule === 'numbered' ? Array.from({ length: repeat.max }, (_, i) => numberedKey(key, i + 1)) : [],
      ),
    ),
  );
  const counts = repeatsOf(template).flatMap(({ repeat }) => repeat.countKey ?? []);
  return new Set([...plain, ...numbered, ...counts]);
}

describe.each(Object.values(calculators))('$kind: the inputs of the calculator', (calculator) => {
  const template = newest.find((t) => t.subject === calculator.kind);
  if (!template) throw new Error(calculator.kind);

  it('are each asked for by an item, but for a few that nobody reads on site', () => {
    const asked = askedInputs(template);
    const missing = fieldsOf(calculator.inputs)
      .filter((field) => field.kind === 'number' && !asked.has(field.key))
      .map((field) => field.key);
    expect(missing.toSorted()).toEqual([...(unasked[calculator.kind] ?? [])].toSorted());
  });

  it('are asked of no machine in more than 40 questions', () => {
    const items = template.groups.flatMap((group) => group.items);
    const keys = [...new Set(items.flatMap((item) => (item.when ?? []).map(({ key }) => key)))];
    const choices = fieldsOf(calculator.inputs).flatMap((field) =>
      field.kind === 'choice' && keys.includes(field.key)
        ? [[field.key, Object.keys(field.options)] as const]
        : [],
    );
    const all = choices.reduce<Record<string, string>[]>(
      (sets, [key, values]) => sets.flatMap((set) => values.map((value) => ({ ...set, [key]: value }))),
      [{}],
    );
    for (const set of all)
      expect(visibleItems(template, set).length, JSON.stringify(set)).toBeLessThanOrEqual(40);
  });
});

describe('a version that is kept', () => {
  const olds = templates.filter((t) => !newest.includes(t)).map((t) => [t.id, t] as const);

  it.each(olds)(
    '%s: every item is in the newest one too, or is known to have been joined to another',
    (id, old) => {
      const next = newest.find((t) => t.id === id);
      const now = new Set(next?.groups.flatMap((group) => group.items.map((item) => item.id)));
      const gone = old.groups
        .flatMap((group) => group.items.map((item) => item.id))
        .filter((key) => !now.has(key));
      expect(gone).toEqual(id === 'boiler' ? ['bl-scale', 'bl-steam-leak'] : []);
    },
  );
});

it('no words of an inside list reach a person', () => {
  for (const template of newest) {
    expect(JSON.stringify(template).match(/凭记忆/g), template.id).toBeNull();
  }
});
