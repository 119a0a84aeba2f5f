/** What a template may speak of, by its subject. */
import { knownKeysOf, siteKeys, type KnownKeys } from '../checklist/known-keys.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import { calculatorFor } from './registry.ts';

export function keysOfSubject(subject: ChecklistTemplate['subject']): KnownKeys {
  return subject === 'site' ? siteKeys : knownKeysOf(calculatorFor(subject));
}
