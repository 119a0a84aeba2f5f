/** The choices that decide what a checklist asks, with the instances of the whole plant's repeats. */
import { useMemo } from 'react';
import { isInstanceCell, siteChoices } from '../../../shared/checklist/repeat.ts';
import type { Choices } from '../../../shared/model/tables.ts';
import { useTablesShallow } from '../audit/audit-context.tsx';
import { rowsOf } from '../audit/tables-state.ts';

/** Choices of the whole plant: it has no inputs, so its instances are rows of answers. */
export function useSiteChoices(subjectId: string): Choices {
  const rows = useTablesShallow((tables) =>
    rowsOf(tables, 'answer').filter((row) => row.subjectId === subjectId && isInstanceCell(row.itemId)),
  );
  return useMemo(() => siteChoices(rows, subjectId), [rows, subjectId]);
}
