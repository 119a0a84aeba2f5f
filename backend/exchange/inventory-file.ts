/** Equipment ledgers: what a file would add, and adding it, all or nothing. */
import type { InventoryPreview } from '../../shared/contract/inventory.ts';
import { plateOf } from '../../shared/inventory/nameplate.ts';
import { guessLayout, layoutColumns, type Layout } from '../../shared/inventory/layout.ts';
import {
  readInventory,
  type Inventory,
  type InventoryResult,
} from '../../shared/inventory/read-inventory.ts';
import type { InventoryRow } from '../../shared/inventory/row.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import type { EquipmentKind } from '../../shared/model/vocabulary.ts';
import { detectDelimiter, parseDelimited } from '../../shared/tabular/delimited.ts';
import { columnLetters, type Table } from '../../shared/tabular/table.ts';
import type { Store } from '../store/store.ts';
import { InvalidValueError, type RowChange, type ValueIssue } from '../store/write.ts';
import { BadFileError } from './errors.ts';
import { newId } from './new-id.ts';
import { decodeText } from './text-file.ts';
import { foreignFormat, readWorkbook } from './xlsx-file.ts';
import { looksLikeZip } from './zip.ts';

const fileLimitBytes = 20_000_000;

/** Worksheets of an .xlsx file, or the one table of a text. @throws BadFileError */
export async function readTables(bytes: Buffer, fileName: string): Promise<Table[]> {
  if (bytes.length > fileLimitBytes) {
    throw new BadFileError(
      fileName,
      `有 ${Math.ceil(bytes.length / 1_000_000)} MB，最大 ${fileLimitBytes / 1_000_000} MB。请删去图片和其他工作表后另存。`,
    );
  }
  if (looksLikeZip(bytes)) return readWorkbook(bytes, fileName);
  const foreign = foreignFormat(bytes);
  if (foreign) throw new BadFileError(fileName, foreign);
  return [tableOfText(decodeText(bytes, fileName), fileName)];
}

/** Cells of a CSV file or of the clipboard. @throws BadFileError naming the line of a quote that never closes. */
export function tableOfText(text: string, fileName: string): Table {
  const delimiter = detectDelimiter(text);
  const { rows, unclosed } = parseDelimited(text, delimiter);
  if (unclosed) {
    throw new BadFileError(
      fileName,
      `第 ${unclosed.line} 行 ${columnLetters(unclosed.column)} 列的引号没有成对。请在这一格末尾补上引号，或删去开头的引号。`,
    );
  }
  return { name: '', rows };
}

export interface PreviewRequest {
  auditId: string;
  sheet: string | null;
  fileName: string;
  thisYear: number;
  /** What a person says the columns of the sheet mean. */
  layout?: Layout | null;
  /** Cells copied without their headings are taken by what they look like. */
  mayGuess?: boolean;
}

function read(table: Table, { layout = null, thisYear, mayGuess = false }: PreviewRequest): InventoryResult {
  const result = readInventory(table, thisYear, layout);
  if (result.kind !== 'none' || !mayGuess) return result;
  const guessed = readInventory(table, thisYear, guessLayout(table));
  return guessed.kind === 'read' ? guessed : result;
}

/**
 * The first worksheet that holds a ledger, or the one asked for.
 * @throws BadFileError when no sheet holds one.
 */
export function previewTables(
  store: Store,
  request: PreviewRequest,
  tables: readonly Table[],
): InventoryPreview {
  const results = tables.map((table) => ({ table, result: read(table, request) }));
  const asked = results.filter(({ table }) => request.sheet === null || table.name === request.sheet);
  const chosen = asked.find(({ result }) => result.kind === 'read');
  if (chosen?.result.kind !== 'read') {
    const told = asked.find(({ result }) => result.kind === 'wrong') ?? asked[0];
    const where = told?.table.name && tables.length > 1 ? `工作表“${told.table.name}”` : '';
    const reason = told && told.result.kind !== 'read' ? told.result.zh : '没有工作表。请核对文件。';
    throw new BadFileError(request.fileName, `${where}${reason}`);
  }
  return {
    sheets: results.filter(({ result }) => result.kind === 'read').map(({ table }) => table.name),
    sheet: chosen.table.name,
    columns: layoutColumns(chosen.table, chosen.result.inventory.layout),
    ...withKnown(store, request.auditId, chosen.result.inventory),
  };
}

function withKnown(store: Store, auditId: string, inventory: Inventory) {
  const rows = store.db
    .prepare('SELECT name, tag FROM equipment WHERE auditId = ? AND deleted = 0')
    .all(auditId) as { name: string | null; tag: string | null }[];
  const key = (row: { name: string | null; tag: string | null }) => `${row.name ?? ''}\u0000${row.tag ?? ''}`;
  const known = new Set(rows.map(key));
  return { ...inventory, rows: inventory.rows.map((row) => ({ ...row, known: known.has(key(row)) })) };
}

/**
 * Writes all machines in one transaction.
 * @throws InvalidValueError naming the row whose kind is missing or whose values do not fit; nothing is written then.
 */
export function importRows(store: Store, auditId: string, rows: readonly InventoryRow[]): string[] {
  const issues: ValueIssue[] = rows
    .filter((row) => row.kind === null)
    .map((row) => ({ path: `row.${row.row}.kind`, message: `第 ${row.row} 行“${row.name}”没有设备类型` }));
  if (issues.length > 0) throw new InvalidValueError(issues);
  const last = store.db
    .prepare('SELECT max(sortOrder) AS last FROM equipment WHERE auditId = ? AND deleted = 0')
    .get(auditId) as { last: number | null };
  const machines = rows.map((row, index) => ({ row, id: newId(), sortOrder: (last.last ?? 0) + 1 + index }));
  store.writer.write(machines.flatMap((machine) => changesOf(auditId, machine)));
  return machines.map(({ id }) => id);
}

function changesOf(
  auditId: string,
  { row, id, sortOrder }: { row: InventoryRow; id: string; sortOrder: number },
): RowChange[] {
  const kind = row.kind as EquipmentKind;
  const plate = plateOf(row, kind);
  const note = [row.note, ...plate.leftOver].filter(Boolean).join('；');
  return [
    {
      auditId,
      table: 'equipment',
      rowId: id,
      values: {
        kind,
        name: row.name,
        tag: row.tag,
        model: row.model,
        manufacturer: row.manufacturer,
        madeYear: row.madeYear,
        commissionedYear: row.commissionedYear,
        location: row.location,
        quantity: row.quantity,
        sortOrder,
        note: note || null,
        ...(Object.keys(plate.choices).length > 0 ? { inputs: plate.choices } : {}),
      },
    },
    ...plate.readings.map((reading) => ({
      auditId,
      table: 'reading' as const,
      rowId: rowIds.reading(id, reading.key),
      values: { equipmentId: id, ...reading },
    })),
  ];
}
