/** Ctrl+D on a reading: source and instrument as of the reading before, as a spreadsheet fills down. */
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { AuditStore } from '../audit/audit-store.ts';

/** Takes them from the nearest reading above on the page that has a value; nothing happens where there is none. */
export function takeOverFromBefore(
  store: AuditStore,
  equipmentId: string,
  key: string,
  box: HTMLElement,
): void {
  const rows = store.store.getState().tables?.reading;
  const here = box.closest<HTMLElement>('.reading');
  const all = [...document.querySelectorAll<HTMLElement>('.reading[data-field]')];
  const before = all
    .slice(0, here ? all.indexOf(here) : 0)
    .map((reading) => rows?.get(rowIds.reading(equipmentId, reading.dataset['field'] ?? '')))
    .findLast((row) => row !== undefined && !row.deleted && row.value !== null);
  if (!before) return;
  store.edit('reading', rowIds.reading(equipmentId, key), {
    source: before.source,
    instrumentId: before.instrumentId,
  });
  store.flush();
}
