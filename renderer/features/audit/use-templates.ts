/** The checklists of a subject: the version the audit started with, else the newest. */
import { useMemo } from 'react';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { templatesInUse, type TemplateInUse } from '../../../shared/checklist/versions.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useCell, useSingletonId } from './audit-context.tsx';

export function useTemplatesInUse(subject: ChecklistTemplate['subject'] | null): TemplateInUse[] {
  const { templates } = useBackend();
  const recorded = useCell('audit', useSingletonId('audit'), 'templates');
  return useMemo(
    () => (subject === null ? [] : templatesInUse(templates, subject, recorded)),
    [templates, subject, recorded],
  );
}

export function useTemplates(subject: ChecklistTemplate['subject'] | null): ChecklistTemplate[] {
  const uses = useTemplatesInUse(subject);
  return useMemo(() => uses.map((use) => use.template), [uses]);
}
