/** A diagnosis report that came by mail or on a stick: the data embedded in its PDF, as a project of its own. */
import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { AUDIT_FILE_NAME } from '../documents/report-pdf.ts';
import type { RowChange } from '../store/write.ts';
import { rowChanges, rowsSchema } from './audit-rows.ts';
import { BadFileError } from './errors.ts';

export const reportFormat = 'plateau-audit-report';

const embeddedSchema = z.object({
  format: z.literal(reportFormat),
  version: z.literal(1),
  snapshot: z.record(z.string(), z.unknown()).pipe(
    z.preprocess(
      // The one row of the audit, the enterprise and the site stands there without a list around it.
      (tables) =>
        Object.fromEntries(
          Object.entries(tables as object).map(([table, rows]) => [
            table,
            Array.isArray(rows) ? rows : [rows],
          ]),
        ),
      rowsSchema,
    ),
  ),
});

export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

/**
 * Rows of the audit that a report carries; its photos and documents stay with whoever made it.
 * @throws BadFileError when the PDF is damaged or is no report of this program.
 */
export async function readReportFile(
  bytes: Buffer,
  fileName: string,
): Promise<{ auditId: string; changes: RowChange[] }> {
  const text = await embeddedText(bytes, fileName);
  const parsed = embeddedSchema.safeParse(parseJson(text));
  const auditId = parsed.data?.snapshot.audit?.[0]?.id;
  if (!parsed.success || auditId === undefined) {
    throw new BadFileError(
      fileName,
      '报告内嵌的诊断数据不完整，或由更新版本的软件生成。请升级软件，或向编制单位索取诊断项目文件。',
    );
  }
  return { auditId, changes: rowChanges(auditId, parsed.data.snapshot, fileName) };
}

async function embeddedText(bytes: Buffer, fileName: string): Promise<string> {
  // pdf.js takes the buffer over, so it gets a copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch(() => {
    throw new BadFileError(fileName, '这个 PDF 打不开：可能没有复制完整，或设有密码。请重新复制或重新下载。');
  });
  try {
    for (const [id, attachment] of (await pdf.getAttachments()) ?? []) {
      if (attachment.filename !== AUDIT_FILE_NAME) continue;
      const content = await pdf.getAttachmentContent(id);
      if (content) return new TextDecoder().decode(content);
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
  throw new BadFileError(
    fileName,
    '这个 PDF 里没有诊断数据。只能导入本软件生成、未经打印或转换的诊断报告；请索取原文件。',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
