/** Hooks by which the screens read the diagnosis. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { machineAsks } from '../../../shared/checklist/machine-asks.ts';
import type { AuditDiagnosis, EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { Issue } from '../../../shared/equipment/types.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useAuditStore, useRow, useRows, useTablesShallow } from './audit-context.tsx';
import { idleLive, startLive, type Live, type LiveState } from './live-store.ts';
import { rowsWhere } from './tables-state.ts';
import { useTemplates } from './use-templates.ts';

const LiveContext = createContext<Live | null>(null);

export function DiagnosisProvider({ children }: { children: ReactNode }) {
  const audit = useAuditStore();
  const { pack, templates } = useBackend();
  const [live] = useState(() => startLive(audit, { pack, templates }));
  useEffect(() => () => live.stop(), [live]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

/** For screens that show readings of no audit, such as the preview of a checklist: nothing is computed. */
export function WithoutDiagnosis({ children }: { children: ReactNode }) {
  const [live] = useState(idleLive);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('no diagnosis here');
  return live;
}

function useLiveState<T>(select: (state: LiveState) => T): T {
  return useStore(useLive().store, select);
}

export function useDiagnosis(): AuditDiagnosis | null {
  return useLiveState((state) => state.diagnosis);
}

/** A figure out of the diagnosis, for places that show nothing else of it. */
export function useFromDiagnosis(select: (diagnosis: AuditDiagnosis) => number): number {
  return useLiveState((state) => (state.diagnosis ? select(state.diagnosis) : 0));
}

export function useDiagnosisError(): Error | null {
  return useLiveState((state) => state.error);
}

/** The newest diagnosis of a machine: its own while its checklist is open, else that of the whole plant. */
export function useEquipmentDiagnosis(equipmentId: string): EquipmentDiagnosis | undefined {
  return useLiveState((state) =>
    state.machine?.equipmentId === equipmentId
      ? state.machine.diagnosis
      : state.diagnosis?.equipment.find((entry) => entry.equipmentId === equipmentId),
  );
}

const noIssues: readonly Issue[] = [];

/** What the engine says about one input of the machine on screen. */
export function useFieldIssues(equipmentId: string, key: string): readonly Issue[] {
  return useLiveState((state) =>
    state.machine?.equipmentId === equipmentId ? (state.issuesByField.get(key) ?? noIssues) : noIssues,
  );
}

/** Has the machine recomputed with every edit of its inputs; draws nothing. */
export function MachineWatch({ equipmentId }: { equipmentId: string }) {
  const live = useLive();
  const machine = useRow('equipment', equipmentId);
  const readings = useTablesShallow((tables) => rowsWhere(tables, 'reading', 'equipmentId', equipmentId));
  const instruments = useRows('instrument');
  const site = useRows('site')[0];
  const prices = useRows('audit')[0]?.prices ?? null;
  const templates = useTemplates(machine?.kind ?? null);
  const asks = useMemo(() => machineAsks(templates, machine?.inputs ?? {}), [templates, machine?.inputs]);
  useEffect(() => {
    if (machine && site) live.watch({ machine, readings, instruments, site, prices, asks });
  }, [live, machine, readings, instruments, site, prices, asks]);
  useEffect(() => () => live.unwatch(), [live]);
  return null;
}
