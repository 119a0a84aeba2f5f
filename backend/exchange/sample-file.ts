/** Sample and hand-written audit files: rows with local ids (`@kiln1`) that get fresh ones on import. */
import { z } from 'zod';
import { tableNameSchema, tables, type TableName } from '../../shared/model/tables.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import type { RowChange } from '../store/write.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';

const rowSchema = z.record(z.string(), z.unknown());
export const sampleFileSchema = z.object({
  sampleVersion: z.literal(1),
  id: z.string().min(1),
  title: z.string().min(1),
  summary: z.string(),
  rows: z.partialRecord(tableNameSchema, z.union([rowSchema, z.array(rowSchema)])),
  photos: z
    .array(
      z.object({
        file: z.string(),
        subject: z.string(),
        item: z.string().nullable().optional(),
        caption: z.string().nullable().optional(),
      }),
    )
    .default([]),
});
export type SampleFile = z.infer<typeof sampleFileSchema>;

export interface ImportPlan {
  auditId: string;
  changes: RowChange[];
  photos: { file: string; subjectId: string; itemId: string | null; caption: string | null }[];
}

/** Validates the file completely before anything is written; names the row and column of the first faults. */
export function planSampleImport(file: SampleFile, fileName: string): ImportPlan {
  const auditId = newId();
  const ids = new Map<string, string>([['@audit', auditId]]);
  const rows = Object.entries(file.rows).flatMap(([table, value]) =>
    (Array.isArray(value) ? value : [value]).map((row, index) => ({ table: table as TableName, row, index })),
  );
  for (const { row } of rows) {
    const id = row['id'];
    if (typeof id === 'string' && id.startsWith('@')) ids.set(id, newId());
  }
  const resolve = (value: unknown): unknown => {
    if (typeof value !== 'string' || !/^@[A-Za-z0-9_-]+$/.test(value)) return value;
    const id = ids.get(value);
    if (id === undefined)
      throw new BadFileError(fileName, `文件中引用了不存在的编号 ${value}，请改正后重新导入。`);
    return id;
  };
  const faults: string[] = [];
  const changes = rows.map(({ table, row, index }) => {
    const { id, ...rest } = row;
    const values = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, resolve(value)]));
    const parsed = tables[table].partial().safeParse(values);
    if (!parsed.success) {
      faults.push(
        ...parsed.error.issues.map(
          (issue) => `${table} 第 ${index + 1} 行 ${issue.path.join('.')}：${issue.message}`,
        ),
      );
    }
    return { auditId, table, rowId: rowIdOf(table, auditId, resolve(id), values), values };
  });
  if (faults.length > 0) {
    throw new BadFileError(fileName, `文件内容不符合要求，未导入任何数据。${faults.slice(0, 5).join('；')}`);
  }
  return {
    auditId,
    changes,
    photos: file.photos.map((photo) => ({
      file: photo.file,
      subjectId: String(resolve(photo.subject)),
      itemId: photo.item ?? null,
      caption: photo.caption ?? null,
    })),
  };
}

function rowIdOf(table: TableName, auditId: string, id: unknown, values: Record<string, unknown>): string {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  if (table === 'audit') return rowIds.audit(auditId);
  if (table === 'enterprise') return rowIds.enterprise(auditId);
  if (table === 'site') return rowIds.site(auditId);
  if (table === 'reading') return rowIds.reading(text('equipmentId'), text('key'));
  if (table === 'answer') return rowIds.answer(text('subjectId'), text('itemId'));
  if (table === 'finding') return rowIds.finding(text('subjectId'), text('itemId'));
  if (table === 'measure' && values['key']) return rowIds.measure(text('equipmentId'), text('key'));
  if (table === 'energyUse') return rowIds.energyUse(auditId, text('carrier'), text('period'));
  if (table === 'production') return rowIds.production(auditId, text('product'), text('period'));
  return typeof id === 'string' ? id : newId();
}
