/** What the walk types: a shipped sample, arranged as an auditor would enter it. */
import type { AnswerValue, EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { readSample } from '../sample-snapshot.ts';

/** One row of a sample; JSON columns are read apart. */
export type Cells = Record<string, string | number | boolean | null | undefined>;

export interface MachinePlan {
  /** The sample's own id. */
  id: string;
  kind: EquipmentKind;
  nameplate: Cells;
  choices: Record<string, string>;
  readings: Map<string, Cells>;
}

export interface AnswerPlan {
  answer: AnswerValue;
  note: string | null;
}

export interface Plan {
  sampleId: string;
  title: string;
  audit: Cells;
  enterprise: Cells;
  site: Cells;
  prices: Record<string, number>;
  machines: MachinePlan[];
  instruments: Cells[];
  measures: Cells[];
  energy: Cells[];
  production: Cells[];
  /** By the sample's id of the machine, `@audit` for the whole plant, then by item. */
  answers: Map<string, Map<string, AnswerPlan>>;
  photos: { file: string; subject: string; item: string | null }[];
}

export function planOf(sampleId: string): Plan {
  const sample = readSample(sampleId);
  const list = (table: string): Cells[] => {
    const rows = sample.rows[table] ?? [];
    return (Array.isArray(rows) ? rows : [rows]) as Cells[];
  };
  const one = (table: string): Cells => list(table)[0] ?? {};
  const readings = list('reading');
  return {
    sampleId,
    title: sample.title,
    audit: one('audit'),
    enterprise: one('enterprise'),
    site: one('site'),
    prices: (sample.rows['audit'] as { prices: Record<string, number> }).prices,
    machines: list('equipment').map((row) => ({
      id: row['id'] as string,
      kind: row['kind'] as EquipmentKind,
      nameplate: row,
      choices: (row['inputs'] ?? {}) as unknown as Record<string, string>,
      readings: new Map(
        readings.filter((r) => r['equipmentId'] === row['id']).map((r) => [r['key'] as string, r]),
      ),
    })),
    instruments: list('instrument'),
    measures: list('measure'),
    energy: list('energyUse'),
    production: list('production'),
    answers: answersOf(list('answer')),
    photos: sample.photos.map((photo) => ({
      file: photo.file,
      subject: photo.subject,
      item: photo.item ?? null,
    })),
  };
}

function answersOf(rows: readonly Cells[]): Plan['answers'] {
  const bySubject: Plan['answers'] = new Map();
  for (const row of rows) {
    const subject = row['subjectId'] as string;
    const items = bySubject.get(subject) ?? new Map<string, AnswerPlan>();
    items.set(row['itemId'] as string, {
      answer: row['answer'] as AnswerValue,
      note: (row['note'] as string | null | undefined) ?? null,
    });
    bySubject.set(subject, items);
  }
  return bySubject;
}
