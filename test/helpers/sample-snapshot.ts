/** A shipped sample as the snapshot its import gives, with its local ids kept, so that every run is the same. */
import { emptyRow, tableNames, type Row, type TableName } from '../../shared/model/tables.ts';
import { rowIds, type AuditSnapshot } from '../../shared/model/snapshot.ts';
import { readResource } from './pack.ts';

export interface SampleFile {
  sampleVersion: number;
  id: string;
  title: string;
  summary: string;
  rows: Record<string, Record<string, unknown> | Record<string, unknown>[]>;
  photos: { file: string; subject: string; item?: string | null; caption?: string | null }[];
}

export const sampleIds = ['clinker-2000', 'tibetan-medicine'] as const;

export function readSample(id: string): SampleFile {
  return readResource(`samples/${id}.json`) as SampleFile;
}

/** Local ids stay as they are written (`@kiln1`); the audit is `@audit`. */
export function sampleSnapshot(sample: SampleFile): AuditSnapshot {
  const listed = (table: TableName) => {
    const rows = sample.rows[table];
    if (rows === undefined) return [];
    return Array.isArray(rows) ? rows : [rows];
  };
  const tables = Object.fromEntries(
    tableNames.map((table) => [table, listed(table).map((columns, index) => rowOf(table, columns, index))]),
  ) as unknown as { [T in TableName]: Row<T>[] };
  const photos = sample.photos.map((photo, index) => ({
    ...emptyRow('photo', `@photo${index}`, '@audit'),
    subjectId: photo.subject,
    itemId: photo.item ?? null,
    sha256: String(index).padStart(64, '0'),
    fileName: photo.file,
    caption: photo.caption ?? null,
  }));
  const [audit] = tables.audit;
  const [enterprise] = tables.enterprise;
  const [site] = tables.site;
  if (!audit || !enterprise || !site) throw new Error(`sample ${sample.id} lacks audit, enterprise or site`);
  return { ...tables, audit, enterprise, site, photo: photos };
}

function rowOf(table: TableName, columns: Record<string, unknown>, index: number) {
  const { id, ...values } = columns;
  return { ...emptyRow(table, idOf(table, id, values, index), '@audit'), ...values };
}

function idOf(table: TableName, id: unknown, values: Record<string, unknown>, index: number): string {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const derived: Partial<Record<TableName, string>> = {
    audit: '@audit',
    enterprise: rowIds.enterprise('@audit'),
    site: rowIds.site('@audit'),
    reading: rowIds.reading(text('equipmentId'), text('key')),
    answer: rowIds.answer(text('subjectId'), text('itemId')),
    energyUse: rowIds.energyUse('@audit', text('carrier'), text('period')),
    production: rowIds.production('@audit', text('product'), text('period')),
  };
  return derived[table] ?? (typeof id === 'string' ? id : `@${table}${index}`);
}
