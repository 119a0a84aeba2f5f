/** The table of input readings: value, origin, uncertainty, instrument, time and person. */
import type { Field } from '../../equipment/fields.ts';
import { sourceZh } from '../../model/quantity.ts';
import type { Row } from '../../model/tables.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { NONE, TO_CHECK, muted, table, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';
import type { SectionBuilder } from './section.ts';

export const readings: SectionBuilder = (ctx, no) => {
  const tables = ctx.equipment.flatMap((machine): Block[] => {
    const own = ctx.snapshot.reading.filter(
      (row) => !row.deleted && row.equipmentId === machine.id && row.value !== null,
    );
    if (own.length === 0) return [];
    const fields = ctx.fieldsOf(machine.kind);
    const order = new Map(fields.map((field, i) => [field.key, i]));
    const sorted = own.toSorted((a, b) => (order.get(a.key ?? '') ?? 999) - (order.get(b.key ?? '') ?? 999));
    return [
      table(
        ctx.tableCaption(no, `${ctx.subjectName(machine.id)}输入数据`),
        [
          { title: '参数', width: 25 },
          { title: '数值', width: 11, align: 'right' },
          { title: '单位', width: 9, align: 'center' },
          { title: '来源', width: 10, align: 'center' },
          { title: '不确定度 u', width: 11, align: 'right' },
          { title: '仪器', width: 19 },
          { title: '时间、人员', width: 15 },
        ],
        sorted.map((row) =>
          readingRow(
            ctx,
            row,
            fields.find((field) => field.key === row.key),
          ),
        ),
        { note: 'u 为标准不确定度（k=1）；带“*”的为该输入的默认值，读数未给出不确定度。' },
      ),
    ];
  });
  return tables.length > 0 ? tables : [muted('尚无输入数据。')];
};

function readingRow(ctx: ReportContext, row: Row<'reading'>, field: Field | undefined): CellInput[] {
  const instrument = ctx.snapshot.instrument.find((entry) => entry.id === row.instrumentId);
  const stamp = [row.measuredAt?.slice(0, 10), row.measuredBy].filter((part) => part).join(' ');
  return [
    field?.zh ?? row.key ?? TO_CHECK,
    { text: formatSignificant(row.value ?? Number.NaN, 7), align: 'right' },
    row.unit ?? (field?.kind === 'number' ? field.unit : NONE),
    row.source === null ? TO_CHECK : sourceZh[row.source],
    { text: uncertaintyText(row, field), align: 'right' },
    instrumentText(row, instrument),
    stamp === '' ? NONE : stamp,
  ];
}

function uncertaintyText(row: Row<'reading'>, field: Field | undefined): string {
  if (row.u !== null) return formatSignificant(row.u, 3);
  if (field?.kind !== 'number' || field.u === undefined || row.value === null) return NONE;
  const relative = field.u.relPct === undefined ? 0 : (Math.abs(row.value) * field.u.relPct) / 100;
  const u = Math.max(field.u.abs ?? 0, relative);
  return u > 0 ? `${formatSignificant(u, 3)}*` : NONE;
}

/** A measured value without instrument, or with one out of calibration, must be visible as such. */
function instrumentText(row: Row<'reading'>, instrument: Row<'instrument'> | undefined): string {
  if (!instrument) return row.source === 'measured' ? TO_CHECK : NONE;
  const name = [instrument.name, instrument.serialNo].filter((part) => part).join(' ');
  const overdue =
    instrument.validUntil !== null &&
    row.measuredAt !== null &&
    instrument.validUntil.slice(0, 10) < row.measuredAt.slice(0, 10);
  return overdue ? `${name}（测量时已超有效期）` : name;
}
