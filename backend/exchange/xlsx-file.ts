/** Worksheets of an .xlsx file; a file that would swell beyond measure is refused before it is read. */
import readXlsxFile from 'read-excel-file/node';
import type { Cell, Table } from '../../shared/tabular/table.ts';
import { BadFileError } from './errors.ts';
import { unzip, zipStored, ZipError } from './zip.ts';

const unpackedLimitBytes = 200_000_000;

const zipFaults: Record<ZipError['reason'], string> = {
  damaged: '文件不完整或已损坏。请重新复制，或用 Excel 打开后另存为 .xlsx。',
  encrypted: '有密码保护。请去掉密码后另存为 .xlsx。',
  tooLarge: `解压后超过 ${unpackedLimitBytes / 1_000_000} MB，没有打开。请只保留设备台账所在的工作表，另存后再导入。`,
};

/** Why a file is neither a workbook nor text, null when it may be text. */
export function foreignFormat(bytes: Buffer): string | null {
  if (bytes.length === 0) return '文件是空的。请核对选中的文件。';
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    return '是旧版 .xls 或加了密码的工作簿。请用 Excel 打开，去掉密码，另存为 .xlsx 后再导入。';
  const head = bytes.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (head.startsWith('%pdf')) return '是 PDF 文件。请导入 Excel 或 CSV 表格。';
  if (/^(<!doctype|<html|<\?xml|<table|mime-version)/.test(head))
    return '实际是网页或 XML 格式（某些系统导出的 .xls 就是这样）。请用 Excel 打开后另存为 .xlsx。';
  return null;
}

/** @throws BadFileError when the bytes are no sound workbook. */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<Table[]> {
  const sheets = await readXlsxFile(soundCopy(bytes, fileName)).catch(() => {
    throw new BadFileError(fileName, zipFaults.damaged);
  });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(plainCell)) }));
}

function plainCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace(/\.\d+Z$/, '');
  return null;
}

/**
 * The workbook packed anew from parts that were unpacked within the limit, so that the reader meets nothing else.
 * Formula errors become text on the way: the reader would take them for empty cells, and a lost figure would pass.
 */
function soundCopy(bytes: Buffer, fileName: string): Buffer {
  try {
    const parts = unzip(bytes, unpackedLimitBytes);
    for (const [name, content] of parts) {
      if (!/\.(xml|rels)$/.test(name)) parts.delete(name);
      else if (name.startsWith('xl/worksheets/') && content.includes(' t="e"')) {
        const text = content.toString('utf8').replace(/(<c\b[^>]*) t="e"/g, '$1 t="str"');
        parts.set(name, Buffer.from(text));
      }
    }
    return zipStored(parts);
  } catch (error) {
    if (error instanceof ZipError) throw new BadFileError(fileName, zipFaults[error.reason]);
    throw error;
  }
}
