/** The data that ships with the app: standards pack, checklist templates, samples, report outline. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { templateSchema, type ChecklistTemplate } from '../../shared/checklist/template.ts';
import { outlineSchema, type Outline } from '../../shared/report/outline.ts';
import { packSchema, standardSchema, type StandardsPack } from '../../shared/standards/pack.ts';
import { sampleFileSchema, type SampleFile } from '../exchange/sample-file.ts';

export interface Resources {
  dir: string;
  pack: StandardsPack;
  templates: ChecklistTemplate[];
  samples: () => SampleFile[];
  outline: Outline;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const jsonFiles = (dir: string) =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.json'))
        .toSorted()
    : [];

/** Reads and validates everything once at start; a damaged file stops the start with its name. */
export function loadResources(dir: string): Resources {
  const standards = join(dir, 'standards');
  const checklists = join(dir, 'checklists');
  const samples = join(dir, 'samples');
  const head = packSchema.omit({ standards: true }).parse(readJson(join(standards, 'pack.json')));
  return {
    dir,
    pack: {
      ...head,
      standards: jsonFiles(standards)
        .filter((name) => name !== 'pack.json')
        .map((name) => named(name, () => standardSchema.parse(readJson(join(standards, name))))),
    },
    templates: jsonFiles(checklists).map((name) =>
      named(name, () => templateSchema.parse(readJson(join(checklists, name)))),
    ),
    samples: () =>
      jsonFiles(samples).map((name) =>
        named(name, () => sampleFileSchema.parse(readJson(join(samples, name)))),
      ),
    outline: named('outline.json', () => outlineSchema.parse(readJson(join(dir, 'report', 'outline.json')))),
  };
}

function named<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`随软件提供的数据文件 ${name} 有误，请重新安装软件。`, { cause: error });
  }
}
