/** The checklists of an audit: which template each machine and the site is asked with, and how far it is. */
import { completeness, type Completeness } from '../checklist/completeness.ts';
import { findingsFromAnswers } from '../checklist/findings.ts';
import { subjectOf, type ChecklistSubject } from '../checklist/subject.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Finding } from './diagnosis.ts';
import { fieldsOf } from './fields.ts';
import { findCalculator } from './registry.ts';

export interface SubjectChecklist {
  subjectId: string;
  subject: ChecklistSubject;
  template: ChecklistTemplate;
  state: Completeness;
}

/** Templates for a kind of machine or the site: the version the audit keeps, else the newest. */
export function templatesFor(
  templates: readonly ChecklistTemplate[],
  subject: ChecklistTemplate['subject'],
  pinned: AuditSnapshot['audit']['templates'],
): ChecklistTemplate[] {
  const versions = new Map(Object.values(pinned ?? {}).map((ref) => [ref.id, ref.version]));
  const own = templates.filter((template) => template.subject === subject);
  return [...new Set(own.map((template) => template.id))].flatMap((id) => {
    const all = own.filter((template) => template.id === id).toSorted((a, b) => b.version - a.version);
    return all.find((template) => template.version === versions.get(id)) ?? all[0] ?? [];
  });
}

/** Every checklist of the audit with its state: the machines in their order, then the site. */
export function checklistsOf(
  snapshot: AuditSnapshot,
  templates: readonly ChecklistTemplate[],
): SubjectChecklist[] {
  const pinned = snapshot.audit.templates;
  const machines = snapshot.equipment
    .filter((row) => !row.deleted && row.kind !== null)
    .flatMap((row) =>
      templatesFor(templates, row.kind as NonNullable<typeof row.kind>, pinned).map((template) => ({
        subjectId: row.id,
        template,
        names: fieldNames(row.kind),
      })),
    );
  const site = templatesFor(templates, 'site', pinned).map((template) => ({
    subjectId: snapshot.audit.id,
    template,
    names: {},
  }));
  return [...machines, ...site].map(({ subjectId, template, names }) => {
    const subject = subjectOf(snapshot, subjectId);
    const { choices, answers, readings, photos } = subject;
    const own = answers.filter((row) => row.templateId === null || row.templateId === template.id);
    const state = completeness(template, choices, own, readings, photos, { fieldNames: names });
    return { subjectId, subject: { ...subject, answers: own }, template, state };
  });
}

/** Findings of all answers 不符合. */
export function checklistFindings(checklists: readonly SubjectChecklist[]): Finding[] {
  return checklists.flatMap(({ template, subject }) => findingsFromAnswers(template, subject));
}

function fieldNames(kind: Parameters<typeof findCalculator>[0]): Record<string, string> {
  const calculator = findCalculator(kind);
  return calculator
    ? Object.fromEntries(fieldsOf(calculator.inputs).map((field) => [field.key, field.zh]))
    : {};
}
