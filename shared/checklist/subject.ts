/** What one checklist is answered with: the rows of one machine or of the site, the deleted ones left out. */
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Choices, Row } from '../model/tables.ts';
import { isInstanceCell, siteChoices } from './repeat.ts';

export interface ChecklistSubject {
  /** Id of the equipment, or the audit's id for checklists of the whole plant. */
  subjectId: string;
  choices: Choices;
  answers: Row<'answer'>[];
  readings: Row<'reading'>[];
  photos: Row<'photo'>[];
  findings: Row<'finding'>[];
}

/** The rows of a machine, or of the site when `subjectId` is the audit's id. Readings of the site have no machine. */
export function subjectOf(snapshot: Readonly<AuditSnapshot>, subjectId: string): ChecklistSubject {
  const machine = snapshot.equipment.find((row) => row.id === subjectId);
  return {
    subjectId,
    choices: machine ? (machine.inputs ?? {}) : siteChoices(snapshot.answer, subjectId),
    answers: live(snapshot.answer).filter(
      (row) => row.subjectId === subjectId && !isInstanceCell(row.itemId),
    ),
    readings: live(snapshot.reading).filter((row) => row.equipmentId === subjectId),
    photos: live(snapshot.photo).filter((row) => row.subjectId === subjectId),
    findings: snapshot.finding.filter((row) => row.subjectId === subjectId),
  };
}

function live<T extends { deleted: boolean }>(rows: readonly T[]): T[] {
  return rows.filter((row) => !row.deleted);
}
