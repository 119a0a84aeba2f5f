/** The one door to the calculating part: which calculators exist and what they read. */
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { fieldsOf, type Field } from '../../../shared/equipment/fields.ts';
import { findCalculator } from '../../../shared/equipment/registry.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import type { StandardsPack } from '../../../shared/standards/pack.ts';
import { today } from '../../ui/dates.ts';

export interface EngineData {
  pack: StandardsPack;
  templates: ChecklistTemplate[];
}

export function diagnose(snapshot: AuditSnapshot, data: EngineData): AuditDiagnosis {
  return diagnoseAudit(snapshot, data.pack, data.templates, { date: today() });
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
    return typeof choices[when.key] === 'string' && when.in.includes(choices[when.key] as string);
  };
  return fields.filter((field) => isVisible(field, 0));
}
