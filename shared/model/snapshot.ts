/** Everything one audit holds, as plain rows: the input of diagnosis, report and the screen. */
import type { Row, TableName } from './tables.ts';

export interface AuditSnapshot {
  audit: Row<'audit'>;
  enterprise: Row<'enterprise'>;
  site: Row<'site'>;
  equipment: Row<'equipment'>[];
  reading: Row<'reading'>[];
  answer: Row<'answer'>[];
  finding: Row<'finding'>[];
  measure: Row<'measure'>[];
  energyUse: Row<'energyUse'>[];
  production: Row<'production'>[];
  instrument: Row<'instrument'>[];
  photo: Row<'photo'>[];
  dataFile: Row<'dataFile'>[];
  document: Row<'document'>[];
}

/** Tables of which an audit has exactly one row; that row's id is fixed so that two laptops meet in the same cells. */
export const singletonTables = ['audit', 'enterprise', 'site'] as const satisfies readonly TableName[];

/** Row ids that two laptops must derive alike, so that edits of the same thing meet in the same cell. */
export const rowIds = {
  audit: (auditId: string) => auditId,
  enterprise: (auditId: string) => `${auditId}:enterprise`,
  site: (auditId: string) => `${auditId}:site`,
  reading: (equipmentId: string, key: string) => `${equipmentId}:${key}`,
  answer: (subjectId: string, itemId: string) => `${subjectId}:${itemId}`,
  finding: (subjectId: string, itemId: string) => `${subjectId}:${itemId}`,
  measure: (equipmentId: string, key: string) => `${equipmentId}:${key}`,
  energyUse: (auditId: string, carrier: string, period: string) => `${auditId}:${carrier}:${period}`,
  production: (auditId: string, product: string, period: string) => `${auditId}:${product}:${period}`,
} as const;
