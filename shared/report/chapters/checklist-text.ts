/** The basis of a checklist item in words, with the mark of what was not verified. */
import type { ChecklistItem } from '../../checklist/template.ts';
import { certaintyZh } from '../judgement.ts';

export function basisText(basis: ChecklistItem['basis']): string {
  return basis
    .map((entry) => {
      const mark = entry.certainty === 'verified' ? '' : `（${certaintyZh[entry.certainty]}）`;
      return `${[entry.doc, entry.clause].filter((part) => part !== '').join(' ')}${mark}`;
    })
    .join('；');
}
