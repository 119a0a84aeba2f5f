/** Machines already diagnosed from the same rows: an audit of hundreds recomputes only the one that was edited. */
import { machineAsks, type MachineAsks } from '../checklist/machine-asks.ts';
import type { ChecklistTemplate } from '../checklist/template.ts';
import type { MachineUse } from '../energy/coverage.ts';
import type { EnergyFactors } from '../energy/factors.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { carrierNames } from '../model/vocabulary.ts';
import type { StandardsPack } from '../standards/pack.ts';
import type { EquipmentDiagnosis, Measure } from './diagnosis.ts';
import type { CalcContext } from './types.ts';

export interface MachineResult {
  diagnosis: EquipmentDiagnosis;
  measures: Measure[];
  use: MachineUse;
}

/** The rows that decide a machine's diagnosis and measures. */
export interface MachineRows {
  equipment: Row<'equipment'>;
  readings: Row<'reading'>[];
  measures: Row<'measure'>[];
  /** Those that the readings were taken with. */
  instruments: Row<'instrument'>[];
  /** What its checklists say about its readings. */
  asks: MachineAsks;
}

/** Held by whoever diagnoses the same audits again and again; never shared between packs. */
export interface DiagnosisCache {
  pack: StandardsPack | null;
  entries: Map<string, { key: string; results: MachineResult[] }>;
}

export function createDiagnosisCache(): DiagnosisCache {
  return { pack: null, entries: new Map() };
}

/** Looks rows up by machine; the lists are gone through once, however many machines there are. */
export function machineRows(
  snapshot: Pick<AuditSnapshot, 'reading' | 'measure' | 'instrument'>,
  templatesOf: (kind: Row<'equipment'>['kind']) => readonly ChecklistTemplate[],
): (equipment: Row<'equipment'>) => MachineRows {
  const readings = Map.groupBy(snapshot.reading, (row) => row.equipmentId);
  const measures = Map.groupBy(snapshot.measure, (row) => row.equipmentId);
  return (equipment) => {
    const own = readings.get(equipment.id) ?? [];
    const used = new Set(own.map((row) => row.instrumentId));
    return {
      equipment,
      readings: own,
      measures: measures.get(equipment.id) ?? [],
      instruments: snapshot.instrument.filter((row) => used.has(row.id)),
      asks: machineAsks(templatesOf(equipment.kind), equipment.inputs ?? {}),
    };
  };
}

/** The stored results when nothing that they depend on has changed, else those of `compute`. */
export function remembered(
  cache: DiagnosisCache,
  rows: MachineRows,
  ctx: CalcContext,
  factors: EnergyFactors,
  compute: () => MachineResult[],
): MachineResult[] {
  if (cache.pack !== ctx.pack) {
    cache.entries.clear();
    cache.pack = ctx.pack;
  }
  const key = JSON.stringify([
    rows,
    ctx.air,
    ctx.prices,
    ctx.date,
    carrierNames.map((carrier) => [
      factors.tcePerUnit(carrier)?.value ?? null,
      factors.co2TPerUnit(carrier)?.value ?? null,
    ]),
  ]);
  const known = cache.entries.get(rows.equipment.id);
  if (known?.key === key) return known.results;
  const results = compute();
  cache.entries.set(rows.equipment.id, { key, results });
  return results;
}
