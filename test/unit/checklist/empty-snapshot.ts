/** An audit without any rows beside its three fixed ones. */
import { rowIds, type AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { emptyRow } from '../../../shared/model/tables.ts';

export function emptySnapshot(auditId: string): AuditSnapshot {
  return {
    audit: emptyRow('audit', rowIds.audit(auditId), auditId),
    enterprise: emptyRow('enterprise', rowIds.enterprise(auditId), auditId),
    site: emptyRow('site', rowIds.site(auditId), auditId),
    equipment: [],
    reading: [],
    answer: [],
    finding: [],
    measure: [],
    energyUse: [],
    production: [],
    instrument: [],
    photo: [],
    dataFile: [],
    document: [],
  };
}
