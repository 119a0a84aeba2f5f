/** What people call the rows of an audit: machines, instruments and readings instead of ids and keys. */
import { fieldsOf, type Field } from '../../shared/equipment/fields.ts';
import { findCalculator } from '../../shared/equipment/registry.ts';
import { equipmentKinds, type EquipmentKind } from '../../shared/model/vocabulary.ts';
import { columnLabel, valueLabel } from './labels.ts';
import type { CellEntry } from './overview.ts';

/** Columns that hold the id of another row. */
const referring = new Set(['equipmentId', 'subjectId', 'instrumentId']);

export interface Naming {
  /** A cell's value as people read it. */
  value(cell: CellEntry): string;
  /** What a cell is about: the reading's or column's name. */
  column(cell: CellEntry): string;
  /** What a row is about: its machine, its own name or title. */
  row(cell: CellEntry): string;
}

const isKind = (text: unknown): text is EquipmentKind =>
  (equipmentKinds as readonly unknown[]).includes(text);

function parse(json: string | undefined): unknown {
  if (json === undefined) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

export function nameRows(cells: readonly CellEntry[]): Naming {
  const byRow = new Map<string, Map<string, CellEntry>>();
  for (const cell of cells) {
    const row = byRow.get(cell.rowId) ?? new Map<string, CellEntry>();
    row.set(cell.column, cell);
    byRow.set(cell.rowId, row);
  }
  const rawOf = (rowId: string, column: string): unknown => parse(byRow.get(rowId)?.get(column)?.value);
  const textOf = (rowId: string, column: string): string | null => {
    const value = rawOf(rowId, column);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const fieldsByKind = new Map<string, readonly Field[]>();
  const fieldOf = (equipmentId: string, key: string): Field | undefined => {
    const kind = rawOf(equipmentId, 'kind');
    if (!isKind(kind)) return undefined;
    const calculator = findCalculator(kind);
    const fields = fieldsByKind.get(kind) ?? (calculator ? fieldsOf(calculator.inputs) : []);
    fieldsByKind.set(kind, fields);
    return fields.find((field) => field.key === key);
  };
  const machine = (rowId: string): string | null => {
    const id = textOf(rowId, 'equipmentId') ?? textOf(rowId, 'subjectId');
    return id === null ? null : textOf(id, 'name');
  };

  return {
    value(cell) {
      const shown = valueLabel(cell.table, cell.column, cell.value);
      const value = parse(cell.value);
      if (typeof value !== 'string') return shown;
      if (referring.has(cell.column)) return textOf(value, 'name') ?? shown;
      if (cell.table === 'reading' && cell.column === 'key') {
        return fieldOf(textOf(cell.rowId, 'equipmentId') ?? '', value)?.zh ?? shown;
      }
      const input = /^inputs\.(.+)$/.exec(cell.column)?.[1];
      const field = input === undefined ? undefined : fieldOf(cell.rowId, input);
      return field?.kind === 'choice' ? (field.options[value] ?? shown) : shown;
    },
    column(cell) {
      const input = /^inputs\.(.+)$/.exec(cell.column)?.[1];
      const field = input === undefined ? undefined : fieldOf(cell.rowId, input);
      return field?.zh ?? columnLabel(cell.table, cell.column);
    },
    row(cell) {
      const key = textOf(cell.rowId, 'key');
      const reading = key === null ? null : fieldOf(textOf(cell.rowId, 'equipmentId') ?? '', key)?.zh;
      const own = textOf(cell.rowId, 'name') ?? textOf(cell.rowId, 'title') ?? reading;
      return [machine(cell.rowId), own].filter((part) => part !== null && part !== undefined).join(' · ');
    },
  };
}
