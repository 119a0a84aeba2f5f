/** Edits that several screens make: one place decides which columns a reading, an answer or a machine gets. */
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { refsToRecord } from '../../../shared/checklist/versions.ts';
import type { Source } from '../../../shared/model/quantity.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { Row } from '../../../shared/model/tables.ts';
import type { AnswerValue, EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { userName } from '../../app/user.ts';
import type { AuditStore } from './audit-store.ts';
import { rowsOf } from './tables-state.ts';

/** Unique row id; readable by no one and equal on no two laptops. */
export function newRowId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sets a value. Who measured and when is noted with the first value and stays when it is corrected; a value in a field
 * that had been emptied is a new measurement.
 */
export function writeReading(
  store: AuditStore,
  equipmentId: string,
  key: string,
  unit: string,
  value: number | null,
): void {
  const id = rowIds.reading(equipmentId, key);
  const row = store.store.getState().tables?.reading.get(id);
  const before = row?.deleted ? undefined : row;
  const isNew = value !== null && (before === undefined || before.value === null);
  store.edit('reading', id, {
    equipmentId,
    key,
    unit,
    value,
    source: before?.source ?? ('measured' satisfies Source),
    ...(isNew || !before?.measuredAt ? { measuredAt: new Date().toISOString() } : {}),
    ...(isNew || !before?.measuredBy ? { measuredBy: userName() } : {}),
  });
}

/** With its first answer an audit records the versions it is asked with; later versions do not change it. */
export function recordTemplates(
  store: AuditStore,
  templates: readonly ChecklistTemplate[],
  subject: ChecklistTemplate['subject'],
): void {
  const { tables } = store.store.getState();
  const audit = tables ? rowsOf(tables, 'audit')[0] : undefined;
  const refs = audit ? refsToRecord(templates, subject, audit.templates) : null;
  if (!audit || !refs) return;
  store.edit(
    'audit',
    audit.id,
    Object.fromEntries(Object.entries(refs).map(([id, ref]) => [`templates.${id}`, ref])),
  );
}

export function writeAnswer(
  store: AuditStore,
  subjectId: string,
  template: Pick<ChecklistTemplate, 'id' | 'version'>,
  itemId: string,
  values: { answer?: AnswerValue | null; note?: string | null },
): void {
  store.edit('answer', rowIds.answer(subjectId, itemId), {
    subjectId,
    itemId,
    templateId: template.id,
    templateVersion: template.version,
    answeredAt: new Date().toISOString(),
    answeredBy: userName(),
    ...values,
  });
}

/** A new machine at the end of the list, numbered after those of its kind. */
export function addEquipment(store: AuditStore, kind: EquipmentKind): string {
  const { tables } = store.store.getState();
  const rows = tables ? rowsOf(tables, 'equipment') : [];
  const same = rows.filter((row) => row.kind === kind).length;
  const id = newRowId('e');
  store.edit('equipment', id, {
    kind,
    name: `${same + 1}号${equipmentKindZh[kind]}`,
    quantity: 1,
    sortOrder: nextOrder(rows),
  });
  store.flush();
  return id;
}

function nextOrder(rows: readonly Row<'equipment'>[]): number {
  return Math.max(0, ...rows.map((row) => row.sortOrder ?? 0)) + 1;
}
