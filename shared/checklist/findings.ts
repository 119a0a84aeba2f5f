/** From answers to findings. The id follows from subject and item, so two laptops derive the same finding. */
import type { Finding } from '../equipment/diagnosis.ts';
import type { Certainty } from '../equipment/types.ts';
import { rowIds } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import type { ChecklistSubject } from './subject.ts';
import { plainKey } from './repeat.ts';
import type { ChecklistItem, ChecklistTemplate } from './template.ts';
import { visibleItems } from './visibility.ts';

const basisMark: Record<Certainty, string> = {
  verified: '',
  transcribed: '（依据待核）',
  recalled: '（待核对）',
  unknown: '（待核对）',
};

/**
 * Findings of every visible item answered 不符合, heaviest first and then in walking order. What a person wrote in
 * the finding's row stands before the template's words; a deleted finding stays away.
 */
export function findingsFromAnswers(
  template: ChecklistTemplate,
  subject: Pick<ChecklistSubject, 'subjectId' | 'choices' | 'answers' | 'photos' | 'findings'>,
): Finding[] {
  const answers = new Map(subject.answers.filter((row) => !row.deleted).map((row) => [row.itemId, row]));
  const edits = new Map(subject.findings.map((row) => [row.id, row]));
  return visibleItems(template, subject.choices)
    .flatMap((item) => {
      const answer = answers.get(item.id);
      if (answer?.answer !== 'fail') return [];
      const derived = derive(item, subject.subjectId, answer, photosOf(subject.photos, item.id));
      const edit = edits.get(derived.id);
      return edit?.deleted ? [] : [edit ? mergeEdit(derived, edit) : derived];
    })
    .toSorted((a, b) => b.severity - a.severity);
}

function derive(item: ChecklistItem, subjectId: string, answer: Row<'answer'>, photoIds: string[]): Finding {
  return {
    id: rowIds.finding(subjectId, item.id),
    subjectId,
    itemId: item.id,
    origin: 'checklist',
    title: item.problem?.zh ?? `不符合：${item.question.zh.replace(/[？?]$/, '')}`,
    detail: [answer.note?.trim(), item.impact.zh, item.plateau && `高原因素：${item.plateau.zh}`]
      .filter((part) => part !== undefined && part !== '')
      .map((part) => withStop(part as string))
      .join(''),
    suggestion: item.suggestion.zh,
    severity: item.severity,
    area: item.area,
    status: 'open',
    basis: basisText(item.basis),
    photoIds,
  };
}

/** The words of a person's row over those of the template; empty cells change nothing. */
export function mergeEdit(derived: Finding, edit: Row<'finding'>): Finding {
  return {
    ...derived,
    title: edit.title ?? derived.title,
    detail: edit.detail ?? derived.detail,
    suggestion: edit.suggestion ?? derived.suggestion,
    severity: severityOf(edit.severity) ?? derived.severity,
    area: edit.area ?? derived.area,
    status: edit.status ?? derived.status,
  };
}

/**
 * Findings a person wrote without a checklist item behind them.
 * @param knownItemIds ids of all items of the templates in use: rows of those, or of one of their instances, are edits
 *   and not findings of their own
 */
export function manualFindings(
  rows: readonly Row<'finding'>[],
  photos: readonly Row<'photo'>[],
  knownItemIds: ReadonlySet<string>,
): Finding[] {
  return rows
    .filter((row) => !row.deleted && !(row.itemId !== null && knownItemIds.has(plainKey(row.itemId))))
    .filter((row) => (row.title ?? '').trim() !== '')
    .map((row): Finding => {
      const itemId = row.itemId ?? '';
      const own = photos.filter((photo) => photo.subjectId === row.subjectId && photo.itemId === row.itemId);
      return {
        id: row.id,
        subjectId: row.subjectId ?? '',
        itemId,
        origin: 'manual',
        title: row.title ?? '',
        detail: row.detail ?? '',
        suggestion: row.suggestion ?? '',
        severity: severityOf(row.severity) ?? 2,
        area: row.area ?? 'use',
        status: row.status ?? 'open',
        basis: '',
        photoIds: itemId === '' ? [] : photosOf(own, itemId),
      };
    })
    .toSorted((a, b) => b.severity - a.severity || (a.id < b.id ? -1 : 1));
}

/** Documents with clause, each with its mark where the basis is not verified. */
export function basisText(basis: ChecklistItem['basis']): string {
  return basis
    .map(({ doc, clause, certainty }) => `${doc}${clause === '' ? '' : ` ${clause}`}${basisMark[certainty]}`)
    .join('；');
}

function photosOf(photos: readonly Row<'photo'>[], itemId: string): string[] {
  return photos
    .filter((photo) => !photo.deleted && photo.itemId === itemId)
    .toSorted((a, b) => compare(a.takenAt ?? '', b.takenAt ?? '') || compare(a.id, b.id))
    .map((photo) => photo.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function severityOf(value: number | null): 1 | 2 | 3 | null {
  return value === 1 || value === 2 || value === 3 ? value : null;
}

function withStop(text: string): string {
  return /[。！？；]$/.test(text) ? text : `${text}。`;
}
