/** Adding, naming and removing the instances of a repeated part. */
import {
  defaultLabel,
  instanceCell,
  instanceIdOf,
  numberedInstancesToAdd,
  numberedKey,
  numberOfInstance,
  repeatsOf,
  type Instance,
} from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate, Repeat } from '../../../shared/checklist/template.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { TableName } from '../../../shared/model/tables.ts';
import { userName } from '../../app/user.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { rowsOf } from '../audit/tables-state.ts';

export interface Holder {
  store: AuditStore;
  subjectId: string;
  template: ChecklistTemplate;
}

/** Sorts by the time it was made, and is equal on no two laptops. */
function newInstanceId(): string {
  const chance = crypto.getRandomValues(new Uint8Array(4));
  const tail = Array.from(chance, (byte) => (byte % 36).toString(36)).join('');
  return `${Date.now().toString(36).padStart(9, '0')}${tail}`;
}

/** One more, named by its number. */
export function addInstance(holder: Holder, repeat: Repeat, count: number): string {
  const id = newInstanceId();
  nameInstance(holder, repeat, id, defaultLabel(repeat, count + 1));
  holder.store.flush();
  return id;
}

/** An emptied name goes back to the number; only `removeInstance` takes an instance away. */
export function nameInstance(holder: Holder, repeat: Repeat, id: string, label: string | null): void {
  const { store, subjectId, template } = holder;
  const cell = instanceCell(repeat.id, id);
  if (template.subject !== 'site') {
    store.edit('equipment', subjectId, { [`inputs.${cell}`]: label ?? '' });
    return;
  }
  store.edit('answer', rowIds.answer(subjectId, cell), {
    subjectId,
    itemId: cell,
    templateId: template.id,
    templateVersion: template.version,
    note: label ?? '',
    answeredAt: new Date().toISOString(),
    answeredBy: userName(),
  });
}

interface Held {
  table: TableName;
  rowId: string;
}

/** Rows that hold something of an instance: they go with it. */
export function rowsOfInstance({ store, subjectId, template }: Holder, { id, repeat }: Instance): Held[] {
  const { tables } = store.store.getState();
  if (!tables || id === '') return [];
  const items = repeatsOf(template).find((entry) => entry.repeat.id === repeat.id)?.items ?? [];
  const slot = numberOfInstance(id);
  const numbered = new Set(
    slot === null
      ? []
      : items.flatMap((item) =>
          item.readings.flatMap((key) =>
            item.combine?.[key]?.rule === 'numbered' ? [numberedKey(key, slot)] : [],
          ),
        ),
  );
  const isOf = (key: string | null) => key !== null && (instanceIdOf(key) === id || numbered.has(key));
  const ofItem = (row: { subjectId: string | null; itemId: string | null }) =>
    row.subjectId === subjectId && isOf(row.itemId);
  const named = (table: TableName, rows: readonly { id: string }[]): Held[] =>
    rows.map((row) => ({ table, rowId: row.id }));
  return [
    ...named('answer', rowsOf(tables, 'answer').filter(ofItem)),
    ...named(
      'reading',
      rowsOf(tables, 'reading').filter(
        (row) => row.equipmentId === subjectId && isOf(row.key) && row.value !== null,
      ),
    ),
    ...named('photo', rowsOf(tables, 'photo').filter(ofItem)),
    ...named('finding', rowsOf(tables, 'finding').filter(ofItem)),
  ];
}

/** With everything it holds, in one step that can be taken back as one. */
export function removeInstance(holder: Holder, instance: Instance): void {
  const { store, subjectId, template } = holder;
  const cell = instanceCell(instance.repeat.id, instance.id);
  const held = rowsOfInstance(holder, instance).map((row) => ({ ...row, values: { deleted: true } }));
  const own =
    template.subject === 'site'
      ? { table: 'answer' as const, rowId: rowIds.answer(subjectId, cell), values: { deleted: true } }
      : { table: 'equipment' as const, rowId: subjectId, values: { [`inputs.${cell}`]: null } };
  store.editMany([own, ...held]);
  store.flush();
}

/** 2 个结论、3 个读数、1 张照片 */
export function heldWords(held: readonly Held[]): string {
  const words: [TableName, string][] = [
    ['answer', '个结论'],
    ['reading', '个读数'],
    ['photo', '张照片'],
    ['finding', '条问题说明'],
  ];
  return words
    .map(([table, word]) => [held.filter((row) => row.table === table).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join('、');
}

/** Numbered readings of an older checklist get their instances, on every machine of the kind. */
export function takeOverNumbered(store: AuditStore, template: ChecklistTemplate): void {
  const { tables } = store.store.getState();
  if (!tables || template.subject === 'site') return;
  for (const machine of rowsOf(tables, 'equipment').filter((row) => row.kind === template.subject)) {
    const keys = rowsOf(tables, 'reading').flatMap((row) =>
      row.equipmentId === machine.id && row.key !== null && row.value !== null ? [row.key] : [],
    );
    const cells = numberedInstancesToAdd(template, machine.inputs ?? {}, new Set(keys));
    const values = Object.fromEntries(
      Object.entries(cells).map(([cell, label]) => [`inputs.${cell}`, label]),
    );
    if (Object.keys(values).length > 0) store.edit('equipment', machine.id, values);
  }
}
