/** How many photos prove a reading. */
import { rowsWhere, type AuditTables } from '../audit/tables-state.ts';

export function photoCount(tables: AuditTables, equipmentId: string, readingKey: string): number {
  const own = rowsWhere(tables, 'photo', 'subjectId', equipmentId);
  return own.filter((photo) => photo.readingKey === readingKey).length;
}
