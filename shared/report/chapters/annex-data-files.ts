/** The table of data files behind readings: file, hash, column and interval, so that each mean can be taken again. */
import type { Row } from '../../model/tables.ts';
import { NONE, TO_CHECK, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';

/** Enough of a hash to tell one file from another on paper. */
const hashDigits = 12;

/** Nothing for a machine none of whose readings came from a file. */
export function dataFileTable(
  ctx: ReportContext,
  no: string,
  machineId: string,
  readings: readonly Row<'reading'>[],
  nameOf: (key: string) => string | undefined,
): Block[] {
  const rows = readings.flatMap((reading) => {
    const file = ctx.snapshot.dataFile.find((entry) => entry.id === reading.dataFileId && !entry.deleted);
    return file ? [{ reading, file }] : [];
  });
  if (rows.length === 0) return [];
  return [
    table(
      ctx.tableCaption(no, `${ctx.subjectName(machineId)}取自数据文件的读数`),
      [
        { title: '参数', width: 18 },
        { title: '文件', width: 25 },
        { title: 'SHA-256', width: 15, align: 'center' },
        { title: '列', width: 14 },
        { title: '时段', width: 20 },
        { title: '文件行数', width: 8, align: 'right' },
      ],
      rows.map(({ reading, file }) => [
        nameOf(reading.key ?? '') ?? TO_CHECK,
        file.fileName ?? TO_CHECK,
        file.sha256?.slice(0, hashDigits) ?? TO_CHECK,
        reading.dataColumn ?? TO_CHECK,
        intervalText(reading),
        { text: file.rowCount === null ? NONE : String(file.rowCount), align: 'right' },
      ]),
      {
        note: `读数为所列时段的平均值，个数和不确定度的由来见读数的备注；SHA-256 列出前 ${hashDigits} 位，用以核对原始文件。`,
      },
    ),
  ];
}

function intervalText({ dataFrom, dataTo }: Row<'reading'>): string {
  if (dataFrom === null || dataTo === null) return TO_CHECK;
  const say = (bound: string) =>
    bound.startsWith('#') ? `第 ${bound.slice(1)} 行` : bound.replace('T', ' ');
  return `${say(dataFrom)} 至 ${say(dataTo)}`;
}
