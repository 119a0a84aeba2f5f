/** From a judged figure back to the readings it rests on, each with its share and the way to its chain of evidence. */
import type { EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { useTables } from '../audit/audit-context.tsx';
import { useEvidencePanel } from './evidence-store.ts';

const SHOWN = 6;

export interface ReadingsBehindProps {
  diagnosis: EquipmentDiagnosis;
  resultId: string;
  /** Names of the inputs by key. */
  names: ReadonlyMap<string, string>;
}

export function ReadingsBehind({ diagnosis, resultId, names }: ReadingsBehindProps) {
  const show = useEvidencePanel((state) => state.show);
  const readings = useTables((tables) => tables.reading);
  const lines = diagnosis.budget
    .filter((line) => line.resultId === resultId)
    .map((line) => ({ ...line, readingId: rowIds.reading(diagnosis.equipmentId, line.key) }))
    .filter((line) => readings.has(line.readingId))
    .toSorted((a, b) => b.sharePct - a.sharePct)
    .slice(0, SHOWN);
  if (lines.length === 0) return null;
  return (
    <details className="readings-behind">
      <summary>依据的读数</summary>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <button type="button" className="link-button" onClick={() => show(line.readingId)}>
              {names.get(line.key) ?? line.zh}
            </button>
            <span className="muted">
              占不确定度 {line.sharePct < 1 ? '< 1' : formatFixed(line.sharePct, 0)} %
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
