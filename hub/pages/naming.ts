/** What people call the rows of an audit: machines, instruments and readings instead of ids and keys. */
import { instanceIdOf, isInstanceCell, plainKey } from '../../shared/checklist/repeat.ts';
import { fieldsOf, type Field } from '../../shared/equipment/fields.ts';
import { findCalculator } from '../../shared/equipment/registry.ts';
import { equipmentKinds, type EquipmentKind } from '../../shared/model/vocabulary.ts';
import { columnLabel, valueLabel } from './labels.ts';
import { beijingTime } from './list-page.ts';
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

const isInstanceOf = (itemId: unknown, id: string): boolean =>
  typeof itemId === 'string' && isInstanceCell(itemId) && itemId.endsWith(`_${id}`);

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** @param questions question by checklist item id. */
export function nameRows(cells: readonly CellEntry[], questions: ReadonlyMap<string, string>): Naming {
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
  const audits = new Set(cells.filter((cell) => cell.table === 'audit').map((cell) => cell.rowId));
  /** Name of the machine or instrument with this id; the audit's own id stands for the whole plant. */
  const nameOf = (id: string): string | null => (audits.has(id) ? '全厂' : textOf(id, 'name'));
  const fieldsByKind = new Map<string, readonly Field[]>();
  const fieldOf = (equipmentId: string, key: string): Field | undefined => {
    const kind = rawOf(equipmentId, 'kind');
    if (!isKind(kind)) return undefined;
    const calculator = findCalculator(kind);
    const fields = fieldsByKind.get(kind) ?? (calculator ? fieldsOf(calculator.inputs) : []);
    fieldsByKind.set(kind, fields);
    return fields.find((field) => field.key === plainKey(key));
  };
  /** Name of one of several burners, segments …; empty for the first of them. */
  const instanceOf = (key: string): string => {
    const id = instanceIdOf(key);
    if (id === '') return '';
    const cell = cells.find(
      (entry) => isInstanceCell(entry.column.replace(/^inputs\./, '')) && entry.column.endsWith(`_${id}`),
    );
    const kept = cells.find((entry) => entry.column === 'itemId' && isInstanceOf(parse(entry.value), id));
    const label = cell ? parse(cell.value) : kept ? rawOf(kept.rowId, 'note') : null;
    return typeof label === 'string' && label !== '' ? label : '已移除的部分';
  };
  const named = (key: string, words: string | undefined): string | undefined => {
    const label = instanceOf(key);
    return words === undefined || label === '' ? words : `${label}：${words}`;
  };
  const questionOf = (itemId: string): string | undefined =>
    isInstanceCell(itemId) ? '重复检查的部分' : named(itemId, questions.get(plainKey(itemId)));
  const machine = (rowId: string): string | null => {
    const id = textOf(rowId, 'equipmentId') ?? textOf(rowId, 'subjectId');
    return id === null ? null : nameOf(id);
  };

  return {
    value(cell) {
      const shown = valueLabel(cell.table, cell.column, cell.value);
      const value = parse(cell.value);
      if (typeof value !== 'string') return shown;
      if (referring.has(cell.column)) return nameOf(value) ?? shown;
      if (cell.column === 'itemId') return questionOf(value) ?? shown;
      if (instantPattern.test(value) && !Number.isNaN(Date.parse(value))) return beijingTime(value);
      if (cell.table === 'reading' && cell.column === 'key') {
        return named(value, fieldOf(textOf(cell.rowId, 'equipmentId') ?? '', value)?.zh) ?? shown;
      }
      const input = /^inputs\.(.+)$/.exec(cell.column)?.[1];
      const field = input === undefined ? undefined : fieldOf(cell.rowId, input);
      return field?.kind === 'choice' ? (field.options[value] ?? shown) : shown;
    },
    column(cell) {
      const input = /^inputs\.(.+)$/.exec(cell.column)?.[1];
      const field = input === undefined ? undefined : fieldOf(cell.rowId, input);
      if (input !== undefined && isInstanceCell(input)) return '重复检查的部分';
      return field?.zh ?? columnLabel(cell.table, cell.column);
    },
    row(cell) {
      const key = textOf(cell.rowId, 'key');
      const field = key === null ? undefined : fieldOf(textOf(cell.rowId, 'equipmentId') ?? '', key);
      const reading = key === null ? undefined : named(key, field?.zh);
      const item = questionOf(textOf(cell.rowId, 'itemId') ?? '');
      const own = textOf(cell.rowId, 'name') ?? textOf(cell.rowId, 'title') ?? reading ?? item;
      return [machine(cell.rowId), own].filter((part) => part !== null && part !== undefined).join(' · ');
    },
  };
}
