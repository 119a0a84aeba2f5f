/** What model and nameplate figures say while they are typed: obsolete catalogue, grade, basis and how sure it is. */
import { useMemo } from 'react';
import { modelVerdict } from '../../../shared/equipment/diagnosis-findings.ts';
import type { Row } from '../../../shared/model/tables.ts';
import type { ObsoleteStatus } from '../../../shared/standards/obsolete.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { LimitVerdict } from '../../ui/figures.tsx';
import { useEquipmentDiagnosis } from '../audit/diagnosis-context.tsx';
import { certaintyZh } from '../settings/certainty-words.ts';
import { basisOf } from './grade-words.ts';

const tones: Record<ObsoleteStatus, string> = {
  obsolete: 'tone-fail',
  conditional: 'tone-uncertain',
  'condition-not-met': 'tone-unchecked',
  similar: 'tone-uncertain',
  'not-listed': 'tone-unchecked',
};
const signs: Record<ObsoleteStatus, string> = {
  obsolete: '✕',
  conditional: '⚠',
  'condition-not-met': 'ℹ',
  similar: '⚠',
  'not-listed': 'ℹ',
};

export function ModelCheck({ machine }: { machine: Row<'equipment'> }) {
  const { pack } = useBackend();
  const { kind, model, madeYear, commissionedYear } = machine;
  const verdict = useMemo(
    () => (model?.trim() ? modelVerdict(pack, { kind, model, madeYear, commissionedYear }) : null),
    [pack, kind, model, madeYear, commissionedYear],
  );
  if (!verdict) return null;
  const certainty = verdict.matches[0]?.entry.certainty;
  return (
    <p className={`model-check ${tones[verdict.status]}`} role="status" data-testid="model-check">
      <span aria-hidden="true">{signs[verdict.status]}</span> {verdict.zh}
      {certainty ? <span className="mark">目录条目{certaintyZh[certainty]}</span> : null}
    </p>
  );
}

export function GradeCheck({ machineId }: { machineId: string }) {
  const limits = useEquipmentDiagnosis(machineId)?.limits ?? [];
  if (limits.length === 0) return null;
  return (
    <ul className="grade-check" data-testid="grade-check">
      {limits.map((limit) => (
        <li key={limit.id}>
          <span>{limit.zh}</span>
          <LimitVerdict limit={limit} />
          <span className="grade-basis">{basisOf(limit)}</span>
        </li>
      ))}
    </ul>
  );
}
