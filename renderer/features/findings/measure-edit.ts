/** Where a person's words about a measure go. */
import type { Measure } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { useAuditStore } from '../audit/audit-context.tsx';

export const measureRowId = (measure: Measure): string =>
  measure.origin === 'manual' ? measure.id : rowIds.measure(measure.equipmentId, measure.key);

export type EditMeasure = (values: Record<string, unknown>) => void;

/** Writes columns of the measure's row, which is made with its first edit. */
export function useEditMeasure(measure: Measure): EditMeasure {
  const store = useAuditStore();
  return (values) => {
    store.edit('measure', measureRowId(measure), {
      equipmentId: measure.equipmentId,
      key: measure.key,
      ...values,
    });
  };
}
