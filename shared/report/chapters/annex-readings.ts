/** The table of input readings: value, origin, uncertainty, instrument, time and person. */
import { plainKey } from '../../checklist/repeat.ts';
import type { Field } from '../../equipment/fields.ts';
import { instrumentStateAt, instrumentStateZh, isFlagged } from '../../equipment/instruments.ts';
import { sourceZh } from '../../model/quantity.ts';
import type { Row } from '../../model/tables.ts';
import { dayOf } from '../../quantity/day.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { readingNames } from '../asked-items.ts';
import { NONE, TO_CHECK, muted, table, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';
import { dataFileTable } from './annex-data-files.ts';
import type { SectionBuilder } from './section.ts';

export const readings: SectionBuilder = (ctx, no) => {
  const tables = ctx.equipment.flatMap((machine): Block[] => {
    const own = ctx.snapshot.reading.filter(
      (row) => !row.deleted && row.equipmentId === machine.id && row.value !== null,
    );
    if (own.length === 0) return [];
    const fields = ctx.fieldsOf(machine.kind);
    const nameOf = readingNames(machine, fields, ctx.options.templates ?? []);
    const order = new Map(fields.map((field, i) => [field.key, i]));
    const placeOf = (key: string | null) => order.get(plainKey(key ?? '')) ?? 999;
    const sorted = own.toSorted((a, b) => placeOf(a.key) - placeOf(b.key));
    return [
      table(
        ctx.tableCaption(no, `${ctx.subjectName(machine.id)}输入数据`),
        [
          { title: '参数', width: 20 },
          { title: '数值', width: 10, align: 'right' },
          { title: '单位', width: 8, align: 'center' },
          { title: '来源', width: 9, align: 'center' },
          { title: '不确定度 u', width: 10, align: 'right' },
          { title: '仪器', width: 18 },
          { title: '时间、人员', width: 13 },
          { title: '证据', width: 12 },
        ],
        sorted.map((row) =>
          readingRow(
            ctx,
            row,
            fields.find((field) => field.key === plainKey(row.key ?? '')),
            nameOf(row.key ?? ''),
          ),
        ),
        {
          note: 'u 为标准不确定度（k=1）；带“*”的为该输入的默认值，读数未给出不确定度。仪器证书按测量当日核对；照片编号见照片索引。',
        },
      ),
      ...dataFileTable(ctx, no, machine.id, sorted, nameOf),
    ];
  });
  return tables.length > 0 ? tables : [muted('尚无输入数据。')];
};

function readingRow(
  ctx: ReportContext,
  row: Row<'reading'>,
  field: Field | undefined,
  name: string | undefined,
): CellInput[] {
  const instrument = ctx.snapshot.instrument.find((entry) => entry.id === row.instrumentId && !entry.deleted);
  const stamp = [dayOf(row.measuredAt), row.measuredBy].filter((part) => part).join(' ');
  return [
    name ?? TO_CHECK,
    { text: formatSignificant(row.value ?? Number.NaN, 7), align: 'right' },
    row.unit ?? (field?.kind === 'number' ? field.unit : NONE),
    row.source === null ? TO_CHECK : sourceZh[row.source],
    { text: uncertaintyText(row, field), align: 'right' },
    instrumentText(row, instrument),
    stamp === '' ? NONE : stamp,
    evidenceText(ctx, row),
  ];
}

/** Photos of the reading by their number in the index, and the file its value was taken from. */
function evidenceText({ snapshot, photoNumbers }: ReportContext, row: Row<'reading'>): string {
  const numbers = snapshot.photo
    .filter((photo) => photo.subjectId === row.equipmentId && photo.readingKey === row.key)
    .flatMap((photo) => photoNumbers.get(photo.id) ?? []);
  const file = snapshot.dataFile.find((entry) => entry.id === row.dataFileId && !entry.deleted);
  const parts = [
    ...(numbers.length > 0 ? [`照片 ${numbers.join('、')}`] : []),
    ...(file ? [`文件 ${file.fileName ?? TO_CHECK}`] : []),
  ];
  return parts.length > 0 ? parts.join('；') : NONE;
}

function uncertaintyText(row: Row<'reading'>, field: Field | undefined): string {
  if (row.u !== null) return formatSignificant(row.u, 3);
  if (field?.kind !== 'number' || field.u === undefined || row.value === null) return NONE;
  const relative = field.u.relPct === undefined ? 0 : (Math.abs(row.value) * field.u.relPct) / 100;
  const u = Math.max(field.u.abs ?? 0, relative);
  return u > 0 ? `${formatSignificant(u, 3)}*` : NONE;
}

/** A measured value without instrument, or with one whose certificate did not hold that day, must be visible as such. */
function instrumentText(row: Row<'reading'>, instrument: Row<'instrument'> | undefined): CellInput {
  if (!instrument) return row.source === 'measured' ? '无仪器' : NONE;
  const name = [instrument.name, instrument.serialNo].filter((part) => part).join(' ');
  const state = instrumentStateAt(instrument, row.measuredAt);
  if (state.kind === 'valid') return name;
  return { text: `${name}（${instrumentStateZh(state)}）`, bold: isFlagged(state) };
}
