/** The standards pack and the checklists as the app ships them. */
import { readdirSync, readFileSync } from 'node:fs';
import { templateSchema, type ChecklistTemplate } from '../../shared/checklist/template.ts';
import { packSchema, standardSchema, type StandardsPack } from '../../shared/standards/pack.ts';

const resources = new URL('../../resources/', import.meta.url);

export function readResource(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, resources), 'utf8'));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(new URL(folder, resources))
    .filter((name) => name.endsWith('.json'))
    .toSorted();
}

export function shippedPack(): StandardsPack {
  const head = packSchema.omit({ standards: true }).parse(readResource('standards/pack.json'));
  const standards = jsonFiles('standards/')
    .filter((name) => name !== 'pack.json')
    .map((name) => standardSchema.parse(readResource(`standards/${name}`)));
  return { ...head, standards };
}

export function shippedTemplates(): ChecklistTemplate[] {
  return jsonFiles('checklists/').map((name) => templateSchema.parse(readResource(`checklists/${name}`)));
}
