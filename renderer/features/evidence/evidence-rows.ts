/** What the list of evidence shows: machines in their order, each with those of its readings that pass the filter. */
import { plainKey } from '../../../shared/checklist/repeat.ts';
import type { GapKind, ReadingChain } from '../../../shared/evidence/chain.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { inputFields } from '../audit/engine.ts';
import { readingName } from './chain-data.ts';

export interface EvidenceFilter {
  /** Only values that somebody measured, or all that were entered. */
  scope: 'measured' | 'all';
  /** One kind of gap, any gap, or everything. */
  gap: GapKind | 'any' | 'none';
  text: string;
}

export type EvidenceRow =
  | { kind: 'machine'; machine: Row<'equipment'>; shown: number; open: number }
  | { kind: 'reading'; chain: ReadingChain; name: string };

export function inScope(chain: ReadingChain, scope: EvidenceFilter['scope']): boolean {
  return scope === 'all' || chain.reading.source === 'measured' || chain.reading.source === null;
}

function passes(chain: ReadingChain, gap: EvidenceFilter['gap']): boolean {
  if (gap === 'none') return true;
  return gap === 'any' ? chain.gaps.length > 0 : chain.gaps.includes(gap);
}

export function evidenceRows(
  machines: readonly Row<'equipment'>[],
  chains: readonly ReadingChain[],
  filter: EvidenceFilter,
): EvidenceRow[] {
  const byMachine = Map.groupBy(chains, (chain) => chain.reading.equipmentId);
  const wanted = filter.text.trim().toLowerCase();
  return machines
    .toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap((machine): EvidenceRow[] => {
      const isNamed = [machine.name, machine.tag].some((part) => part?.toLowerCase().includes(wanted));
      const order = new Map(inputFields(machine.kind).map((field, i) => [field.key, i]));
      const rows = (byMachine.get(machine.id) ?? [])
        .filter((chain) => inScope(chain, filter.scope) && passes(chain, filter.gap))
        .map((chain) => ({
          kind: 'reading' as const,
          chain,
          name: readingName(machine, chain.reading.key),
        }))
        .filter((row) => isNamed || row.name.toLowerCase().includes(wanted))
        .toSorted((a, b) => place(order, a.chain) - place(order, b.chain));
      if (rows.length === 0) return [];
      const open = rows.filter((row) => row.chain.gaps.length > 0).length;
      return [{ kind: 'machine', machine, shown: rows.length, open }, ...rows];
    });
}

const place = (order: ReadonlyMap<string, number>, { reading }: ReadingChain): number =>
  order.get(plainKey(reading.key ?? '')) ?? Number.MAX_SAFE_INTEGER;
