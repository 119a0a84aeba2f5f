/** New machines and copies of machines as rows to be written in one go: pure. */
import { numberedNames, numberedTags } from '../../../shared/inventory/numbering.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh, type EquipmentKind } from '../../../shared/model/vocabulary.ts';
import type { RowEdit } from '../audit/save-queue.ts';

type Machine = Row<'equipment'>;
type Reading = Row<'reading'>;

export interface MadeRows {
  /** Ids of the new machines in their order. */
  ids: string[];
  edits: RowEdit[];
}

/** @param ordered all machines of the audit in the order of the list. */
export function newMachines(
  ordered: readonly Machine[],
  kind: EquipmentKind | null,
  { count, after, newId }: { count: number; after: string | null; newId: () => string },
): MadeRows {
  const zh = kind ? equipmentKindZh[kind] : '设备';
  const taken = new Set(ordered.map((row) => row.name ?? ''));
  const same = ordered.filter((row) => row.kind === kind).length;
  const names = numberedNames(`${same}号${zh}`, taken, count);
  const orders = ordersAfter(ordered, after, count);
  const ids = names.map(newId);
  const edits = names.map((name, i): RowEdit => {
    const values = { kind, name, quantity: 1, sortOrder: orders[i] ?? null };
    return { table: 'equipment', rowId: ids[i] ?? '', values };
  });
  return { ids, edits };
}

export interface CopyOptions {
  count: number;
  /** Also the readings that were taken at the original; without it only nameplate figures. */
  withMeasured: boolean;
  newId: () => string;
}

/** Numbered copies right after their original, with its nameplate; answers, photos and findings belong to one machine. */
export function copiesOf(
  source: Machine,
  ordered: readonly Machine[],
  readings: readonly Reading[],
  { count, withMeasured, newId }: CopyOptions,
): MadeRows {
  const { names, tags } = copyNames(source, ordered, count);
  const orders = ordersAfter(ordered, source.id, count);
  const { id: _id, auditId: _audit, deleted: _deleted, ...columns } = source;
  const own = readings.filter(
    (row) =>
      row.equipmentId === source.id && row.value !== null && (withMeasured || row.source === 'nameplate'),
  );
  const ids = names.map(newId);
  const edits = ids.flatMap((id, i): RowEdit[] => [
    {
      table: 'equipment',
      rowId: id,
      values: { ...columns, name: names[i], tag: tags[i] ?? null, sortOrder: orders[i] },
    },
    ...own.flatMap((reading): RowEdit[] => {
      const { id: _r, auditId: _a, deleted: _d, ...values } = reading;
      if (values.key === null) return [];
      return [
        { table: 'reading', rowId: rowIds.reading(id, values.key), values: { ...values, equipmentId: id } },
      ];
    }),
  ]);
  return { ids, edits };
}

export function copyNames(
  source: Machine,
  ordered: readonly Machine[],
  count: number,
): { names: string[]; tags: (string | null)[] } {
  const name = source.name ?? (source.kind ? equipmentKindZh[source.kind] : '设备');
  return {
    names: numberedNames(name, new Set(ordered.map((row) => row.name ?? '')), count),
    tags: numberedTags(source.tag, new Set(ordered.map((row) => row.tag ?? '')), count),
  };
}

/** Evenly between a machine and the next one; at the end of the list without one. */
function ordersAfter(ordered: readonly Machine[], after: string | null, count: number): number[] {
  const at = ordered.findIndex((row) => row.id === after);
  const last = Math.max(0, ...ordered.map((row) => row.sortOrder ?? 0));
  const here = at < 0 ? last : (ordered[at]?.sortOrder ?? 0);
  const next = at < 0 ? undefined : ordered[at + 1];
  const step = next ? ((next.sortOrder ?? 0) - here) / (count + 1) : 1;
  return Array.from({ length: count }, (_, i) => here + step * (i + 1));
}
