/** Hits as the contract has them: where to go and the words around the match. */
import type { SearchHit } from '../../shared/contract/audit.ts';
import type { TableName } from '../../shared/model/tables.ts';
import { searchColumns } from '../store/search-words.ts';
import type { SearchRow } from '../store/search.ts';
import { readRow } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';

const MAX_HITS = 50;
const AROUND = 18;

export function searchAudits(store: Store, text: string): SearchHit[] {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  return store.search.find(words, MAX_HITS).map((hit) => {
    const table = hit.tbl as TableName;
    const column = matchedColumn(store, table, hit, words[0] ?? '');
    const { page, field } = placeOf(store, table, hit, column);
    return {
      auditId: hit.auditId,
      auditName: hit.auditName,
      table,
      rowId: hit.rowId,
      machine: hit.machine,
      route: `/audit/${hit.auditId}/${page}`,
      field,
      snippet: snippetOf(hit.text, words[0] ?? ''),
    };
  });
}

function matchedColumn(store: Store, table: TableName, hit: SearchRow, word: string): string | null {
  const row = readRow(store.db, table, hit.auditId, hit.rowId) as unknown as Record<string, unknown>;
  const has = (value: unknown) =>
    typeof value === 'string' && value.toLowerCase().includes(word.toLowerCase());
  return searchColumns[table].find((column) => has(row[column])) ?? null;
}

/** The page that shows the row, and the field on it by the name the page gives it. */
function placeOf(
  store: Store,
  table: TableName,
  hit: SearchRow,
  column: string | null,
): { page: string; field: string | null } {
  const machinePage = hit.machine === null ? null : `equipment/${encodeURIComponent(hit.subjectId ?? '')}`;
  const places: Record<TableName, () => { page: string; field: string | null }> = {
    audit: () => ({ page: 'report', field: column }),
    enterprise: () => ({ page: 'enterprise', field: column }),
    site: () => ({ page: 'enterprise', field: column }),
    equipment: () => ({ page: machinePage ?? 'equipment', field: null }),
    reading: () => ({ page: machinePage ?? 'equipment', field: keyOf(store, 'reading', hit) }),
    answer: () => ({ page: machinePage ?? 'management', field: keyOf(store, 'answer', hit) }),
    photo: () => ({ page: machinePage ?? 'management', field: keyOf(store, 'photo', hit) }),
    finding: () => ({ page: 'findings', field: hit.rowId }),
    measure: () => ({ page: 'findings', field: hit.rowId }),
    energyUse: () => ({ page: 'energy', field: null }),
    production: () => ({ page: 'energy', field: null }),
    instrument: () => ({ page: 'equipment', field: `instrument-${hit.rowId}` }),
    dataFile: () => ({ page: machinePage ?? 'equipment', field: null }),
    document: () => ({ page: 'report', field: null }),
  };
  return places[table]();
}

function keyOf(store: Store, table: 'reading' | 'answer' | 'photo', hit: SearchRow): string | null {
  if (table === 'reading') return readRow(store.db, table, hit.auditId, hit.rowId).key;
  return readRow(store.db, table, hit.auditId, hit.rowId).itemId;
}

/** The match with a little text on either side; the whole first line when only other words matched. */
export function snippetOf(text: string, word: string): SearchHit['snippet'] {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return { before: '', match: '', after: text.split('\n', 1)[0] ?? '' };
  const flat = (part: string) => part.replaceAll(/\s+/g, ' ');
  const head = text.slice(text.lastIndexOf('\n', at) + 1, at);
  const rest = text.slice(at + word.length).split('\n', 1)[0] ?? '';
  return {
    before: (head.length > AROUND ? '…' : '') + flat(head.slice(-AROUND)),
    match: text.slice(at, at + word.length),
    after: flat(rest.slice(0, AROUND * 2)) + (rest.length > AROUND * 2 ? '…' : ''),
  };
}
