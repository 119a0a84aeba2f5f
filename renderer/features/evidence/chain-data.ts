/** The open audit's chains, with the checklist items that ask for each reading. */
import { useMemo } from 'react';
import { readingNameOf } from '../../../shared/checklist/reading-fields.ts';
import { instanceIdOf, instanceKey, plainKey } from '../../../shared/checklist/repeat.ts';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { templatesFor } from '../../../shared/checklist/versions.ts';
import {
  evidenceChains,
  evidenceIndex,
  readingChain,
  type ReadingChain,
} from '../../../shared/evidence/chain.ts';
import type { Row } from '../../../shared/model/tables.ts';
import type { EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useCell, useRow, useRows, useSingletonId } from '../audit/audit-context.tsx';
import { inputFields } from '../audit/engine.ts';

type ItemsByReading = (kind: EquipmentKind | null, key: string) => readonly string[];

/** Ids of the items that ask for a reading, by kind of machine. */
function useItemsByReading(): ItemsByReading {
  const { templates } = useBackend();
  const recorded = useCell('audit', useSingletonId('audit'), 'templates');
  return useMemo(() => itemLookup((kind) => templatesFor(templates, kind, recorded)), [templates, recorded]);
}

function itemLookup(templatesOf: (kind: EquipmentKind) => readonly ChecklistTemplate[]): ItemsByReading {
  const byKind = new Map<EquipmentKind, Map<string, string[]>>();
  return (kind, key) => {
    if (kind === null) return [];
    const known = byKind.get(kind) ?? itemsByKey(templatesOf(kind));
    byKind.set(kind, known);
    const instance = instanceIdOf(key);
    return (known.get(plainKey(key)) ?? []).map((id) => instanceKey(id, instance));
  };
}

function itemsByKey(templates: readonly ChecklistTemplate[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const item of templates.flatMap((t) => t.groups.flatMap((group) => group.items))) {
    for (const key of item.readings) out.set(key, [...(out.get(key) ?? []), item.id]);
  }
  return out;
}

export function useChains(): readonly ReadingChain[] {
  const reading = useRows('reading');
  const instrument = useRows('instrument');
  const photo = useRows('photo');
  const dataFile = useRows('dataFile');
  const machines = useRows('equipment');
  const itemsOf = useItemsByReading();
  return useMemo(() => {
    const kinds = new Map(machines.map((row) => [row.id, row.kind]));
    return evidenceChains({ reading, instrument, photo, dataFile }, (equipmentId, key) =>
      itemsOf(kinds.get(equipmentId) ?? null, key),
    );
  }, [reading, instrument, photo, dataFile, machines, itemsOf]);
}

/** The chain of one reading with its machine; undefined while the row is not there. */
export function useChain(
  readingId: string,
): { chain: ReadingChain; machine: Row<'equipment'> | undefined; name: string } | undefined {
  const reading = useRow('reading', readingId);
  const instrument = useRows('instrument');
  const photo = useRows('photo');
  const dataFile = useRows('dataFile');
  const machine = useRow('equipment', reading?.equipmentId ?? '');
  const itemsOf = useItemsByReading();
  return useMemo(() => {
    if (!reading || reading.deleted) return undefined;
    const index = evidenceIndex({ instrument, photo, dataFile });
    const chain = readingChain(reading, index, itemsOf(machine?.kind ?? null, reading.key ?? ''));
    return { chain, machine, name: readingName(machine, reading.key) };
  }, [reading, instrument, photo, dataFile, machine, itemsOf]);
}

/** Name of a reading on its machine; that of a repeated part says which one. */
export function readingName(machine: Row<'equipment'> | undefined, key: string | null): string {
  return readingNameOf(key ?? '', inputFields(machine?.kind ?? null), machine?.inputs ?? {}) ?? '读数';
}
