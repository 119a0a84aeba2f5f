/**
 * The improvement list as a workbook.
 *
 * write-excel-file: maintained, one small dependency, streams, and writes a formula only where a cell says so
 * (`type: 'Formula'`, never used here). The older well-known libraries are unmaintained on npm (xlsx) or guess
 * types (exceljs). Every text cell carries `type: String`, so `=1+1` typed by a person stays those four characters.
 */
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { ImprovementList } from '../../shared/report/model.ts';
import { findingTitles, improvementColumns, type ImprovementColumn } from './improvement-columns.ts';
import { setZipTime } from './zip-time.ts';

const fontFamily = '等线';
const grid = { borderStyle: 'thin', borderColor: '#7a828d', alignVertical: 'center' } as const;

/**
 * Two sheets: 节能改造建议 and 存在问题. Unknown amounts are the word 待核对, never 0.
 * The same list and `createdAt` give the same bytes.
 */
export async function improvementXlsx(list: ImprovementList, createdAt: Date): Promise<Buffer> {
  const workbook = await writeXlsxFile(
    [
      {
        sheet: '节能改造建议',
        data: measureSheet(list),
        columns: improvementColumns.map((column) => ({ width: column.widthChars })),
        stickyRowsCount: 3,
        stickyColumnsCount: 2,
        orientation: 'landscape',
      },
      {
        sheet: '存在问题',
        data: findingSheet(list),
        columns: [6, 36, 48, 48, 8, 30].map((width) => ({ width })),
        stickyRowsCount: 3,
        orientation: 'landscape',
      },
    ],
    { fontFamily, fontSize: 10.5 },
  ).toBuffer();
  return setZipTime(workbook, createdAt);
}

function measureSheet(list: ImprovementList): SheetData {
  const columns = improvementColumns;
  return [
    ...titleRows(list, '节能改进清单', columns.length),
    columns.map((column) => headCell(column.title)),
    ...list.measures.map((line) => columns.map((column) => valueCell(column, column.value(line)))),
    columns.map((column, i) => totalCell(column, i, list)),
  ];
}

function findingSheet(list: ImprovementList): SheetData {
  return [
    ...titleRows(list, '需整改的问题', findingTitles.length),
    findingTitles.map((title) => headCell(title)),
    ...list.findings.map((finding) => [
      numberCell(finding.no, 0),
      ...[finding.title, finding.detail, finding.suggestion, finding.severity, finding.basis].map((text) =>
        textCell(text),
      ),
    ]),
  ];
}

function titleRows(list: ImprovementList, title: string, span: number): SheetData {
  const facts = `企业：${list.enterpriseName}　　诊断服务机构：${list.provider}　　报告编号：${list.reportNo}　　日期：${list.date}`;
  return [
    [
      {
        value: `${list.enterpriseName}${title}`,
        type: String,
        fontSize: 16,
        fontWeight: 'bold',
        align: 'center',
        columnSpan: span,
        height: 30,
      },
    ],
    [{ value: facts, type: String, columnSpan: span }],
  ];
}

const headCell = (text: string): CellObject => ({
  ...grid,
  value: text,
  type: String,
  fontWeight: 'bold',
  align: 'center',
  wrap: true,
  backgroundColor: '#e9edf3',
  height: 32,
});

const textCell = (text: string): CellObject => ({ ...grid, value: text, type: String, wrap: true });

const numberCell = (value: number, decimals: number): CellObject => ({
  ...grid,
  value,
  type: Number,
  format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  align: 'right',
});

function valueCell(column: ImprovementColumn, value: string | number | null): CellObject {
  if (value === null) return { ...textCell('待核对'), align: 'right' };
  return typeof value === 'number' ? numberCell(value, column.decimals ?? 2) : textCell(value);
}

function totalCell(column: ImprovementColumn, index: number, list: ImprovementList): CellObject {
  const cell = column.total
    ? numberCell(column.total(list.totals), column.decimals ?? 2)
    : textCell(index === 1 ? '合计' : '');
  return { ...cell, fontWeight: 'bold', backgroundColor: '#f4f6f9' };
}
