/** The one door to the calculating part: what can be computed, and what the calculators read. */
import type { MachineAsks } from '../../../shared/checklist/machine-asks.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { airOf, diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { createDiagnosisCache } from '../../../shared/equipment/diagnosis-cache.ts';
import type { AuditDiagnosis, EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { evaluateEquipment } from '../../../shared/equipment/evaluate.ts';
import { fieldsOf, type Field } from '../../../shared/equipment/fields.ts';
import { findCalculator } from '../../../shared/equipment/registry.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import type { Prices, Row } from '../../../shared/model/tables.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import type { StandardsPack } from '../../../shared/standards/pack.ts';
import { today } from '../../ui/dates.ts';

export interface EngineData {
  pack: StandardsPack;
  templates: ChecklistTemplate[];
}

export interface MachineRows {
  machine: Row<'equipment'>;
  readings: readonly Row<'reading'>[];
  instruments: readonly Row<'instrument'>[];
  site: Row<'site'>;
  prices: Prices | null;
  /** What the machine's checklists say about its readings. */
  asks: MachineAsks;
}

export type Work = { kind: 'audit'; snapshot: AuditSnapshot } | { kind: 'machine'; rows: MachineRows };

export type WorkResult =
  | { kind: 'audit'; diagnosis: AuditDiagnosis }
  /** Undefined for a kind without a calculator. */
  | { kind: 'machine'; equipmentId: string; diagnosis: EquipmentDiagnosis | undefined };

/** Machines of the audit that is open here; a worker or page has one open at a time. */
const cache = createDiagnosisCache();

export function compute(work: Work, data: EngineData): WorkResult {
  if (work.kind === 'machine') {
    return {
      kind: 'machine',
      equipmentId: work.rows.machine.id,
      diagnosis: diagnoseMachine(work.rows, data.pack),
    };
  }
  const diagnosis = diagnoseAudit(work.snapshot, data.pack, data.templates, { date: today(), cache });
  return { kind: 'audit', diagnosis };
}

function diagnoseMachine(rows: MachineRows, pack: StandardsPack): EquipmentDiagnosis | undefined {
  const calculator = findCalculator(rows.machine.kind);
  if (!calculator) return undefined;
  const context = { air: airOf(rows.site), pack, prices: rows.prices ?? {}, date: today() };
  return evaluateEquipment(calculator, rows.machine, rows.readings, context, rows.instruments, rows.asks);
}

const fieldCache = new Map<EquipmentKind, Field[]>();

/** Inputs of a kind of machine in their order; empty for a kind that has no calculator. */
export function inputFields(kind: EquipmentKind | null): readonly Field[] {
  if (kind === null) return [];
  const known = fieldCache.get(kind);
  if (known) return known;
  const calculator = findCalculator(kind);
  const fields = calculator ? fieldsOf(calculator.inputs) : [];
  fieldCache.set(kind, fields);
  return fields;
}

/** Inputs that matter for the choices made so far. */
export function visibleFields(fields: readonly Field[], choices: Readonly<Record<string, unknown>>): Field[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const isVisible = (field: Field, depth: number): boolean => {
    const when = field.when;
    if (!when || depth > 4) return true;
    const parent = byKey.get(when.key);
    if (parent && !isVisible(parent, depth + 1)) return false;
    const chosen = choices[when.key];
    return typeof chosen === 'string' && when.in.includes(chosen);
  };
  return fields.filter((field) => isVisible(field, 0));
}
