/** The one result that stands for a machine in a list: a key figure that is held against a limit, else the first. */
import type { EquipmentDiagnosis, ResultWithU } from '../../../shared/equipment/diagnosis.ts';

export function mainResult(entry: EquipmentDiagnosis): ResultWithU | undefined {
  const judged = new Set(entry.limits.map((limit) => limit.resultId));
  const keyed = entry.results.filter((result) => result.key);
  return keyed.find((result) => judged.has(result.id)) ?? keyed[0] ?? entry.results[0];
}
