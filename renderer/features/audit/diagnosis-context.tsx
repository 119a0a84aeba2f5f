/** The diagnosis of the open audit, computed here from the rows shortly after each edit. */
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditDiagnosis, EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { useBackend } from '../../app/backend-context.tsx';
import { useAuditStore } from './audit-context.tsx';
import type { AuditStore } from './audit-store.ts';
import { diagnose, type EngineData } from './engine.ts';
import { snapshotOf } from './tables-state.ts';

interface DiagnosisState {
  diagnosis: AuditDiagnosis | null;
  /** Set when the engine threw; the rows are unharmed. */
  error: Error | null;
}

const DiagnosisContext = createContext<StoreApi<DiagnosisState> | null>(null);

export function DiagnosisProvider({ children }: { children: ReactNode }) {
  const audit = useAuditStore();
  const { pack, templates } = useBackend();
  const live = useMemo(() => createStore<DiagnosisState>(() => ({ diagnosis: null, error: null })), []);
  useEffect(() => keepDiagnosed(audit, live, { pack, templates }), [audit, live, pack, templates]);
  return <DiagnosisContext.Provider value={live}>{children}</DiagnosisContext.Provider>;
}

/** Recomputes after edits, leaving the page about as much time as the last computation took. */
function keepDiagnosed(audit: AuditStore, live: StoreApi<DiagnosisState>, data: EngineData): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let costMs = 0;
  const compute = () => {
    const { tables } = audit.store.getState();
    if (!tables) return;
    const started = performance.now();
    try {
      live.setState({ diagnosis: diagnose(snapshotOf(tables), data), error: null });
    } catch (error) {
      live.setState({ error: error instanceof Error ? error : new Error(String(error)) });
    }
    costMs = performance.now() - started;
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(compute, Math.min(600, Math.max(40, costMs)));
  };
  compute();
  const stop = audit.store.subscribe((state, before) => {
    if (state.tables === before.tables) return;
    if (before.tables === null) compute();
    else schedule();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function useLive<T>(select: (state: DiagnosisState) => T): T {
  const live = useContext(DiagnosisContext);
  if (!live) throw new Error('no diagnosis here');
  return useStore(live, select);
}

export function useDiagnosis(): AuditDiagnosis | null {
  return useLive((state) => state.diagnosis);
}

export function useDiagnosisError(): Error | null {
  return useLive((state) => state.error);
}

export function useEquipmentDiagnosis(equipmentId: string): EquipmentDiagnosis | undefined {
  return useLive((state) => state.diagnosis?.equipment.find((entry) => entry.equipmentId === equipmentId));
}
