/** The checklists of an audit: which template each machine and the site is asked with, and how far it is. */
import { completeness, type Completeness } from '../checklist/completeness.ts';
import { findingsFromAnswers } from '../checklist/findings.ts';
import { subjectsOf, type ChecklistSubject } from '../checklist/subject.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import { templatesFor } from '../checklist/versions.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { EquipmentKind } from '../model/vocabulary.ts';
import type { Finding } from './diagnosis.ts';
import { fieldsOf, type Field } from './fields.ts';
import { findCalculator } from './registry.ts';

export interface SubjectChecklist {
  subjectId: string;
  subject: ChecklistSubject;
  template: ChecklistTemplate;
  state: Completeness;
}

/** Every checklist of the audit with its state: the machines in their order, then the site. */
export function checklistsOf(
  snapshot: AuditSnapshot,
  templates: readonly ChecklistTemplate[],
): SubjectChecklist[] {
  const pinned = snapshot.audit.templates;
  const inputsOf = inputsByKind();
  const machines = snapshot.equipment
    .filter((row) => !row.deleted && row.kind !== null)
    .flatMap((row) =>
      templatesFor(templates, row.kind as NonNullable<typeof row.kind>, pinned).map((template) => ({
        subjectId: row.id,
        template,
        fields: inputsOf(row.kind as NonNullable<typeof row.kind>),
      })),
    );
  const site = templatesFor(templates, 'site', pinned).map((template) => ({
    subjectId: snapshot.audit.id,
    template,
    fields: [],
  }));
  const subjectOf = subjectsOf(snapshot);
  return [...machines, ...site].map(({ subjectId, template, fields }) => {
    const subject = subjectOf(subjectId);
    const { choices, answers, readings, photos } = subject;
    const own = answers.filter((row) => row.templateId === null || row.templateId === template.id);
    const state = completeness(template, choices, own, readings, photos, { fields });
    return { subjectId, subject: { ...subject, answers: own }, template, state };
  });
}

/** Mean share of answers, readings and required photos over all checklists of an audit, %; null when it has none. */
export function checklistsDonePct(
  snapshot: AuditSnapshot,
  templates: readonly ChecklistTemplate[],
): number | null {
  const shares = checklistsOf(snapshot, templates).map(({ state }) => state.donePct);
  return shares.length === 0 ? null : shares.reduce((sum, pct) => sum + pct, 0) / shares.length;
}

/** Findings of all answers 不符合. */
export function checklistFindings(checklists: readonly SubjectChecklist[]): Finding[] {
  return checklists.flatMap(({ template, subject }) => findingsFromAnswers(template, subject));
}

/** Inputs of each kind's calculator, read from its schema once per call for all machines of the kind. */
function inputsByKind(): (kind: EquipmentKind) => readonly Field[] {
  const known = new Map<EquipmentKind, readonly Field[]>();
  return (kind) => {
    const calculator = findCalculator(kind);
    const fields = known.get(kind) ?? (calculator ? fieldsOf(calculator.inputs) : []);
    known.set(kind, fields);
    return fields;
  };
}
