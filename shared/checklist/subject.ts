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
  return subjectsOf(snapshot)(subjectId);
}

/** As `subjectOf` for many subjects of one snapshot: its rows are gone through once. */
export function subjectsOf(snapshot: Readonly<AuditSnapshot>): (subjectId: string) => ChecklistSubject {
  const machines = new Map(snapshot.equipment.map((row) => [row.id, row]));
  const answers = bySubject(
    snapshot.answer.filter((row) => !isInstanceCell(row.itemId)),
    (row) => row.subjectId,
  );
  const readings = bySubject(snapshot.reading, (row) => row.equipmentId);
  const photos = bySubject(snapshot.photo, (row) => row.subjectId);
  const findings = Map.groupBy(snapshot.finding, (row) => row.subjectId);
  return (subjectId) => {
    const machine = machines.get(subjectId);
    return {
      subjectId,
      choices: machine ? (machine.inputs ?? {}) : siteChoices(snapshot.answer, subjectId),
      answers: answers.get(subjectId) ?? [],
      readings: readings.get(subjectId) ?? [],
      photos: photos.get(subjectId) ?? [],
      findings: findings.get(subjectId) ?? [],
    };
  };
}

function bySubject<T extends { deleted: boolean }>(
  rows: readonly T[],
  of: (row: T) => string | null,
): Map<string | null, T[]> {
  return Map.groupBy(
    rows.filter((row) => !row.deleted),
    of,
  );
}
