/** What of a row can be found by its words. */
import { isInstanceCell } from '../../shared/checklist/repeat.ts';
import type { Row, TableName } from '../../shared/model/tables.ts';
import { equipmentKindZh } from '../../shared/model/vocabulary.ts';

/** Columns with words of people, in the order in which they explain a hit. */
export const searchColumns: { readonly [T in TableName]: readonly (keyof Row<T> & string)[] } = {
  audit: [
    'title',
    'reportNo',
    'provider',
    'leadAuditor',
    'teamMembers',
    'enterpriseStaff',
    'author',
    'reviewer',
    'diagnosisType',
    'purpose',
    'scope',
    'process',
    'conclusion',
  ],
  enterprise: [
    'name',
    'creditCode',
    'industry',
    'region',
    'county',
    'address',
    'mainProducts',
    'legalRepresentative',
    'energyManager',
    'contact',
    'phone',
    'email',
    'profile',
    'processDescription',
    'energySystem',
    'managementSummary',
  ],
  site: ['name'],
  equipment: ['name', 'tag', 'model', 'manufacturer', 'location', 'note'],
  reading: ['note'],
  answer: ['note'],
  finding: ['title', 'detail', 'suggestion'],
  measure: ['title', 'description', 'fundingChannel', 'note'],
  energyUse: ['note'],
  production: ['product', 'note'],
  instrument: ['name', 'model', 'serialNo', 'measures', 'certificateNo'],
  photo: ['caption', 'fileName'],
  dataFile: ['fileName', 'note'],
  document: ['fileName'],
};

/** The words of a checklist item, by which its bad answer is found. */
export type QuestionOf = (templateId: string | null, itemId: string | null) => string | null;

/** All that can be found in a row, one line per column; '' when there is nothing. */
export function searchTextOf<T extends TableName>(table: T, row: Row<T>, questionOf: QuestionOf): string {
  const words: unknown[] = searchColumns[table].map((column) => row[column]);
  if (table === 'equipment') {
    const { kind, inputs } = row as unknown as Row<'equipment'>;
    if (kind) words.push(equipmentKindZh[kind]);
    // Names that people gave to burners, segments and the like.
    for (const [key, label] of Object.entries(inputs ?? {})) if (isInstanceCell(key)) words.push(label);
  }
  if (table === 'answer') {
    const { answer, templateId, itemId } = row as unknown as Row<'answer'>;
    // Only what was found wrong: the questions themselves are the same everywhere.
    if (answer === 'fail') words.push(questionOf(templateId, itemId));
  }
  return words.filter((text) => typeof text === 'string' && text.trim() !== '').join('\n');
}

/** The machine a row belongs to, or the audit for things of the whole plant. */
export function subjectOf(table: TableName, row: Row<TableName>): string | null {
  const { subjectId, equipmentId } = row as Partial<Row<'answer'> & Row<'reading'>>;
  return table === 'equipment' ? row.id : (subjectId ?? equipmentId ?? null);
}
