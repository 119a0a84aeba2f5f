/** The checklists of a subject: the version the audit started with, else the newest. */
import { useMemo } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { templatesFor } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useCell, useSingletonId } from './audit-context.tsx';

export function useTemplates(subject: ChecklistTemplate['subject'] | null): ChecklistTemplate[] {
  const { templates } = useBackend();
  const pinned = useCell('audit', useSingletonId('audit'), 'templates');
  return useMemo(
    () => (subject === null ? [] : templatesFor(templates, subject, pinned)),
    [templates, subject, pinned],
  );
}
