/** The words of checklist items, for places that name an answer. */
import { useMemo } from 'react';
import { useBackend } from '../../app/backend-context.tsx';

/** Question by item id, of every version on this laptop; of several versions the newest words. */
export type Questions = ReadonlyMap<string, string>;

export function useQuestions(): Questions {
  const { templates } = useBackend();
  return useMemo(
    () =>
      new Map(
        templates
          .toSorted((a, b) => a.version - b.version)
          .flatMap((template) => template.groups.flatMap((group) => group.items))
          .map((item) => [item.id, item.question.zh]),
      ),
    [templates],
  );
}
