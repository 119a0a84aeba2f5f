/** Grade and obsolete catalogue of a machine, in the grid and while its row is being typed into. */
import { useDeferredValue, useMemo } from 'react';
import { modelVerdict } from '../../../../shared/equipment/diagnosis-findings.ts';
import { airOf } from '../../../../shared/equipment/audit.ts';
import type { EquipmentDiagnosis } from '../../../../shared/equipment/diagnosis.ts';
import { evaluateEquipment } from '../../../../shared/equipment/evaluate.ts';
import { findCalculator } from '../../../../shared/equipment/registry.ts';
import type { Row } from '../../../../shared/model/tables.ts';
import { useBackend } from '../../../app/backend-context.tsx';
import { thisYear, today } from '../../../ui/dates.ts';
import { useAuditStore } from '../../audit/audit-context.tsx';
import { useEquipmentDiagnosis } from '../../audit/diagnosis-context.tsx';
import { rowsOf, withRows } from '../../audit/tables-state.ts';
import { gradeWordsOf, modelWordsOf, type ShortVerdict } from '../grade-words.ts';
import { editsOf } from './cell-edits.ts';
import type { GridColumn } from './columns.ts';

export interface Verdicts {
  model: ShortVerdict | null;
  grade: ShortVerdict | null;
}

/** As stored, or as it would be with the text that is being typed into a column. */
export function useVerdicts(
  machine: Row<'equipment'>,
  column: GridColumn | undefined,
  draftText: string | null,
): Verdicts {
  const { pack } = useBackend();
  const store = useAuditStore();
  const stored = useEquipmentDiagnosis(machine.id);
  const text = useDeferredValue(draftText);
  const drafted = useMemo((): { machine: Row<'equipment'>; entry: EquipmentDiagnosis | undefined } | null => {
    const { tables, auditId } = store.store.getState();
    if (text === null || !column || !tables) return null;
    const typed = { machineId: machine.id, column, text };
    const { rows } = editsOf([typed], tables.reading, thisYear());
    if (rows.length === 0) return null;
    const after = withRows(tables, rows, auditId);
    const changed = after.equipment.get(machine.id) ?? machine;
    const readings = [...after.reading.values()].filter(
      (row) => row.equipmentId === machine.id && !row.deleted,
    );
    const site = rowsOf(after, 'site')[0];
    if (!site) return null;
    const calculator = findCalculator(changed.kind);
    const context = { air: airOf(site), pack, prices: {}, date: today() };
    const entry = calculator ? evaluateEquipment(calculator, changed, readings, context) : undefined;
    return { machine: changed, entry };
  }, [text, column, machine, pack, store]);
  const shown = drafted?.machine ?? machine;
  const entry = drafted ? drafted.entry : stored;
  const { kind, model, madeYear, commissionedYear } = shown;
  const held = useMemo(
    () => (model?.trim() ? modelVerdict(pack, { kind, model, madeYear, commissionedYear }) : null),
    [pack, kind, model, madeYear, commissionedYear],
  );
  return useMemo(
    () => ({ model: held && modelWordsOf(held), grade: entry ? gradeWordsOf(entry.limits) : null }),
    [held, entry],
  );
}

export function GradeWords({ verdicts }: { verdicts: Verdicts }) {
  const shown = [verdicts.model, verdicts.grade].filter((v) => v !== null);
  if (shown.length === 0) return <span className="muted">—</span>;
  return (
    <>
      {shown.map((verdict) => (
        <span key={verdict.zh} className={`sheet-verdict verdict-${verdict.tone}`} title={verdict.why}>
          <span aria-hidden="true">{verdict.sign}</span>
          {verdict.zh}
        </span>
      ))}
    </>
  );
}
