/** Rows of one whole audit in a file, table by table. */
import { z } from 'zod';
import { tableNames, type TableName } from '../../shared/model/tables.ts';
import type { RowChange } from '../store/write.ts';
import { BadFileError } from './errors.ts';

export const rowsSchema = z.partialRecord(
  z.enum(tableNames as [TableName, ...TableName[]]),
  z.array(z.looseObject({ id: z.string().min(1).max(200), auditId: z.string().min(1).max(80) })),
);

/** @throws BadFileError when a row belongs to another audit. */
export function rowChanges(auditId: string, rows: z.infer<typeof rowsSchema>, fileName: string): RowChange[] {
  return Object.entries(rows).flatMap(([table, list]) =>
    list.map(({ id, auditId: owner, deleted: _deleted, ...values }) => {
      if (owner !== auditId)
        throw new BadFileError(fileName, '文件中混有其他项目的数据，未导入。请重新导出。');
      return { auditId, table: table as TableName, rowId: id, values };
    }),
  );
}
