/** One audit from rows to diagnosis. Pure: the same snapshot, pack, templates and day give the same result. */
import { siteAir, type SiteAir } from '../air/site-air.ts';
import { manualFindings } from '../checklist/findings.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import { templatesFor } from '../checklist/versions.ts';
import { combinedUse } from '../energy/coverage.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import { amountOf } from '../energy/saving.ts';
import { factorsOf, summarizeEnergy } from '../energy/summary.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { equipmentKinds } from '../model/vocabulary.ts';
import type { StandardsPack } from '../standards/pack.ts';
import { checklistFindings, checklistsOf, type SubjectChecklist } from './audit-checklists.ts';
import {
  indicatorFindings,
  joinObsolete,
  limitFindings,
  OBSOLETE_ITEM,
  obsoleteFindings,
} from './diagnosis-findings.ts';
import {
  remembered,
  machineRows,
  type DiagnosisCache,
  type MachineResult,
  type MachineRows,
} from './diagnosis-cache.ts';
import type { AuditDiagnosis, EnergySummary, EquipmentDiagnosis, Finding, Measure } from './diagnosis.ts';
import { evaluateMachine } from './evaluate.ts';
import { manualMeasures } from './manual-measures.ts';
import { presentConsumption, sequenceMeasures, totalSavingOf } from './measures-sequence.ts';
import { auditProgress, missingItems, type MissingContext } from './missing.ts';
import { findCalculator } from './registry.ts';
import { withoutDoubleCounting, type SharedEnergy } from './shared-savings.ts';
import type { CalcContext, CarrierAmount } from './types.ts';
import { ENGINE_VERSION } from './version.ts';

export interface DiagnoseOptions {
  /** Day of the diagnosis, ISO date; selects the editions of standards. */
  date: string;
  /** Keeps the machines that did not change since the last call; the result is the same with and without it. */
  cache?: DiagnosisCache;
}

/** Diagnoses everything the audit holds. Never throws on what people entered. */
export function diagnoseAudit(
  snapshot: AuditSnapshot,
  pack: StandardsPack,
  templates: readonly ChecklistTemplate[],
  options: DiagnoseOptions,
): AuditDiagnosis {
  const air = airOf(snapshot.site);
  const prices = snapshot.audit.prices ?? {};
  const ctx: CalcContext = { air, pack, prices, date: options.date };
  const factors = factorsOf(snapshot, pack);
  const inUse = new Map(
    equipmentKinds.map((kind) => [kind, templatesFor(templates, kind, snapshot.audit.templates)] as const),
  );
  const ofKind = (kind: Row<'equipment'>['kind']) => (kind && inUse.get(kind)) ?? [];
  const rowsOf = machineRows(snapshot, ofKind);
  const machines = liveMachines(snapshot).flatMap((row) => {
    const rows = rowsOf(row);
    const compute = () => diagnoseMachine(rows, ctx, factors);
    return options.cache ? remembered(options.cache, rows, ctx, factors, compute) : compute();
  });
  const equipment = machines.map((machine) => machine.diagnosis);
  const use = combinedUse(machines.map((m) => m.use));
  const summary = summarizeEnergy(snapshot, factors, use, ctx);
  const checklists = checklistsOf(snapshot, templates);
  const all = [...machines.flatMap((machine) => machine.measures), ...byHand(snapshot, factors)];
  const { measures, issues } = withoutDoubleCounting(all, {
    ...sharedEnergy(snapshot, machines),
    existing: existingAmounts(summary, use),
    factors,
    prices,
  });
  const energy = { ...summary, issues: [...summary.issues, ...issues] };
  const findings = findingsOf(snapshot, { equipment, energy, checklists, templates, pack });
  const asked: MissingContext = {
    snapshot,
    energy,
    equipment,
    measures,
    checklists,
    calculatorOf: findCalculator,
    date: options.date,
  };
  const missing = missingItems(asked);
  return {
    air,
    energy,
    equipment,
    findings,
    measures,
    totalSaving: totalSavingOf(measures),
    missing,
    progress: auditProgress(asked),
    completenessPct: completenessPct(equipment, checklists, missing),
    engineVersion: ENGINE_VERSION,
    packVersion: pack.version,
  };
}

/** Air at the plant; without an altitude it is sea level, which the missing list then puts first. */
export function airOf(site: Row<'site'>): SiteAir {
  return siteAir({
    altitudeM: site.altitudeM ?? 0,
    pressureKPa: site.pressureKPa,
    temperatureC: site.airTemperatureC,
    relativeHumidityPct: site.relativeHumidityPct,
  });
}

/** Machines in the order in which every list and the report show them. */
export function liveMachines(snapshot: Pick<AuditSnapshot, 'equipment'>): Row<'equipment'>[] {
  return snapshot.equipment
    .filter((row) => !row.deleted)
    .toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0) || (a.id < b.id ? -1 : 1));
}

function diagnoseMachine(rows: MachineRows, ctx: CalcContext, factors: EnergyFactors): MachineResult[] {
  const { equipment } = rows;
  const calculator = findCalculator(equipment.kind);
  if (!calculator) return [];
  const { readings, instruments, asks } = rows;
  const { diagnosis, inputs, outcome } = evaluateMachine(
    calculator,
    equipment,
    readings,
    ctx,
    instruments,
    asks,
  );
  const machines = equipment.quantity !== null && equipment.quantity > 0 ? equipment.quantity : 1;
  const state = { calculator, equipmentId: equipment.id, machines, inputs, outcome };
  const { measures, issues } = sequenceMeasures(state, rows.measures, ctx, factors);
  return [
    {
      diagnosis: { ...diagnosis, issues: [...diagnosis.issues, ...issues] },
      measures,
      use: {
        kind: calculator.kind,
        name: equipment.name,
        tag: equipment.tag,
        amounts: presentConsumption(state, ctx),
      },
    },
  ];
}

/** Which machines share energy, which measures make some, and which descriptions are a person's own. */
function sharedEnergy(
  snapshot: AuditSnapshot,
  machines: readonly MachineResult[],
): Pick<SharedEnergy, 'machines' | 'generates' | 'ownWords'> {
  const kinds = new Map(machines.map(({ diagnosis: { equipmentId, kind } }) => [equipmentId, kind]));
  const written = new Set(snapshot.measure.filter((row) => row.description !== null).map((row) => row.id));
  return {
    machines: machines.map(({ diagnosis, use }) => ({
      ...use,
      equipmentId: diagnosis.equipmentId,
      electricityKWh: use.amounts && amountOf(use.amounts, 'electricity'),
    })),
    generates: ({ equipmentId, key }) =>
      findCalculator(kinds.get(equipmentId) ?? null)?.measures.find((def) => def.key === key)?.generates ===
      true,
    ownWords: ({ id }) => written.has(id),
  };
}

/** What the plant uses of a carrier: its records, or where there are none the diagnosed machines. */
function existingAmounts(
  { carriers }: EnergySummary,
  use: readonly CarrierAmount[] | null,
): SharedEnergy['existing'] {
  return (carrier) => {
    const recorded = carriers.find((line) => line.carrier === carrier)?.amount ?? 0;
    const amount = recorded > 0 ? recorded : amountOf(use ?? [], carrier);
    return amount > 0 ? amount : null;
  };
}

function byHand(snapshot: AuditSnapshot, factors: EnergyFactors): Measure[] {
  const kinds = new Map(snapshot.equipment.map((row) => [row.id, row.kind]));
  const isKnown = (equipmentId: string, key: string) =>
    findCalculator(kinds.get(equipmentId) ?? null)?.measures.some((def) => def.key === key) === true;
  return manualMeasures(snapshot.measure, isKnown, factors, snapshot.audit.prices ?? {});
}

interface FindingSources {
  equipment: readonly EquipmentDiagnosis[];
  energy: EnergySummary;
  checklists: readonly SubjectChecklist[];
  templates: readonly ChecklistTemplate[];
  pack: StandardsPack;
}

function findingsOf(snapshot: AuditSnapshot, sources: FindingSources): Finding[] {
  const { equipment, energy, checklists, templates, pack } = sources;
  const photoIds = (subjectId: string, itemId: string) =>
    snapshot.photo
      .filter((photo) => !photo.deleted && photo.subjectId === subjectId && photo.itemId === itemId)
      .map((photo) => photo.id);
  const derived = joinObsolete([
    ...checklistFindings(checklists),
    ...limitFindings(equipment, snapshot.equipment, snapshot.finding, pack, photoIds),
    ...indicatorFindings(snapshot.audit.id, energy.indicators, equipment, snapshot.finding),
    ...obsoleteFindings(liveMachines(snapshot), snapshot.finding, pack, photoIds),
  ]);
  const items = templates.flatMap((t) => t.groups.flatMap((group) => group.items.map((item) => item.id)));
  const numbers = snapshot.finding
    .map((row) => row.itemId ?? '')
    .filter((id) => id.startsWith('limit-') || id === OBSOLETE_ITEM);
  const byHand = manualFindings(snapshot.finding, snapshot.photo, new Set([...items, ...numbers]));
  return [...derived, ...byHand].toSorted((a, b) => b.severity - a.severity);
}

/** Mean of three parts, %: checklists, machines that could be computed, and the records a report cannot do without. */
function completenessPct(
  equipment: readonly EquipmentDiagnosis[],
  checklists: readonly SubjectChecklist[],
  missing: AuditDiagnosis['missing'],
): number {
  const mean = (values: readonly number[]) =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const machines = equipment.map(({ results, missing: blocks }) =>
    results.length === 0 ? 0 : 100 - (50 * blocks.length) / (blocks.length + 1),
  );
  const records = missing.filter((gap) => gap.rank < 3 && !gap.route.startsWith('equipment/')).length;
  return mean([
    mean(checklists.map((c) => c.state.donePct)),
    mean(machines),
    Math.max(0, 100 - 10 * records),
  ]);
}
