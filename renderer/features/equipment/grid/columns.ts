/** The columns of the inventory grid: what each shows of a machine, and what typing into it means. */
import { findCalculator } from '../../../../shared/equipment/registry.ts';
import { readCount, readYear, type CellValue } from '../../../../shared/inventory/cell-values.ts';
import { kindOfCategory } from '../../../../shared/inventory/recognise-kind.ts';
import {
  figureDoubt,
  plateFields,
  readTypedChoice,
  readTypedFigure,
  type NumberField,
  type TypedCell,
} from '../../../../shared/inventory/typed-cell.ts';
import { rowIds } from '../../../../shared/model/snapshot.ts';
import type { Row } from '../../../../shared/model/tables.ts';
import { equipmentKindZh, type EquipmentKind } from '../../../../shared/model/vocabulary.ts';
import { cellText } from '../../../../shared/tabular/table.ts';
import { numberText } from '../../../ui/number-text.ts';

type Machine = Row<'equipment'>;
type Readings = ReadonlyMap<string, Row<'reading'>>;
type TextColumn = 'name' | 'tag' | 'model' | 'manufacturer' | 'location' | 'note';

interface ColumnBase {
  id: string;
  zh: string;
  unit: string;
  widthPx: number;
}
export type GridColumn = ColumnBase &
  (
    | { kind: 'text'; column: TextColumn; maxLength: number }
    | { kind: 'year'; column: 'madeYear' | 'commissionedYear' }
    | { kind: 'count'; column: 'quantity' }
    | { kind: 'machineKind'; options: Readonly<Record<string, string>> }
    | { kind: 'choice'; key: string; options: Readonly<Record<string, string>>; when: When }
    | { kind: 'figure'; key: string; field: NumberField; when: When }
    /** Shown only: grade and obsolete catalogue. */
    | { kind: 'grade' }
  );
type When = { key: string; in: readonly string[] } | undefined;

const text = (column: TextColumn, zh: string, widthPx: number, maxLength: number): GridColumn => ({
  id: column,
  kind: 'text',
  column,
  zh,
  unit: '',
  widthPx,
  maxLength,
});

/** Columns for the machines of one kind, or of all kinds with what they have in common. */
export function gridColumns(kind: EquipmentKind | null): GridColumn[] {
  return [
    text('name', '设备名称', 170, 400),
    ...(kind === null
      ? [
          {
            id: 'kind',
            kind: 'machineKind' as const,
            zh: '类型',
            unit: '',
            widthPx: 92,
            options: equipmentKindZh,
          },
        ]
      : []),
    text('tag', '编号', 96, 80),
    text('model', '铭牌型号', 140, 200),
    { id: 'grade', kind: 'grade', zh: '能效/淘汰', unit: '', widthPx: 124 },
    ...plateColumns(kind),
    text('manufacturer', '制造厂', 130, 400),
    { id: 'madeYear', kind: 'year', column: 'madeYear', zh: '制造年份', unit: '', widthPx: 78 },
    {
      id: 'commissionedYear',
      kind: 'year',
      column: 'commissionedYear',
      zh: '投运年份',
      unit: '',
      widthPx: 78,
    },
    text('location', '安装位置', 130, 400),
    { id: 'quantity', kind: 'count', column: 'quantity', zh: '台数', unit: '', widthPx: 60 },
    text('note', '备注', 180, 20_000),
  ];
}

function plateColumns(kind: EquipmentKind | null): GridColumn[] {
  const calculator = findCalculator(kind);
  if (!calculator) return [];
  return plateFields(calculator.inputs).map((field): GridColumn => {
    const base = { id: `input.${field.key}`, key: field.key, zh: field.zh, when: field.when };
    // A heading of two lines: half its letters, and room for the unit.
    const widthPx = Math.max(86, Math.ceil(field.zh.length / 2) * 15 + 30);
    return field.kind === 'number'
      ? { ...base, kind: 'figure', field, unit: field.unit, widthPx }
      : { ...base, kind: 'choice', options: field.options, unit: '', widthPx: Math.max(116, widthPx) };
  });
}

/** What a cell shows and what its editor starts with. */
export function shownText(column: GridColumn, machine: Machine, readings: Readings): string {
  switch (column.kind) {
    case 'text':
      return machine[column.column] ?? '';
    case 'year':
    case 'count':
      return numberText(machine[column.column]);
    case 'machineKind':
      return machine.kind ? equipmentKindZh[machine.kind] : '';
    case 'choice': {
      const value = machine.inputs?.[column.key];
      return typeof value === 'string' ? (column.options[value] ?? value) : '';
    }
    case 'figure':
      return numberText(figureOf(column.key, machine.id, readings));
    case 'grade':
      return '';
    default:
      return column satisfies never;
  }
}

export function figureOf(key: string, machineId: string, readings: Readings): number | null {
  const row = readings.get(rowIds.reading(machineId, key));
  return row && !row.deleted ? row.value : null;
}

/** What typing this into the cell means. `thisYear` is the latest year a nameplate can bear. */
export function readCell(column: GridColumn, raw: string, thisYear: number): TypedCell<string | number> {
  switch (column.kind) {
    case 'text': {
      const plain = raw.trim();
      if (plain === '') return { kind: 'empty' };
      return plain.length > column.maxLength
        ? {
            kind: 'refused',
            why: `内容有 ${plain.length} 个字，最多 ${column.maxLength} 个，尚未保存。请缩短。`,
          }
        : { kind: 'value', value: plain };
    }
    case 'year':
      return typed(readYear(raw, thisYear));
    case 'count':
      return typed(readCount(raw));
    case 'machineKind': {
      const kind = cellText(raw) === '' ? null : kindOfCategory(cellText(raw));
      return kind ? { kind: 'value', value: kind } : readTypedChoice(raw, column.options);
    }
    case 'choice':
      return readTypedChoice(raw, column.options);
    case 'figure':
      return readTypedFigure(raw, column.field);
    case 'grade':
      return { kind: 'refused', why: '这一列由软件判定，不用填写。' };
    default:
      return column satisfies never;
  }
}

function typed(cell: CellValue): TypedCell<number> {
  return cell.kind === 'bad' ? { kind: 'refused', why: `尚未保存：${cell.cure}` } : cell;
}

/** Why a stored cell is doubtful, as a sentence; null when it is not. */
export function cellDoubt(column: GridColumn, machine: Machine, readings: Readings): string | null {
  if (column.kind !== 'figure' && column.kind !== 'choice') return null;
  const isEmpty = shownText(column, machine, readings) === '';
  if (isEmpty) return null;
  if (!applies(column.when, machine))
    return `按这台设备现在的类型，用不到“${column.zh}”。请核对类型，或清空这一格。`;
  if (column.kind === 'choice') return null;
  const value = figureOf(column.key, machine.id, readings);
  return value === null ? null : figureDoubt(value, column.field);
}

/** False where an empty cell need not be filled, because a choice of the machine rules it out. */
export function isAsked(column: GridColumn, machine: Machine): boolean {
  return column.kind === 'figure' || column.kind === 'choice' ? applies(column.when, machine) : true;
}

function applies(when: When, machine: Machine): boolean {
  if (!when) return true;
  const chosen = machine.inputs?.[when.key];
  return typeof chosen === 'string' && when.in.includes(chosen);
}
