/** The newest diagnosis of the open audit and of the machine on screen, recomputed shortly after each edit. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AuditDiagnosis, EquipmentDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import type { Issue } from '../../../shared/equipment/types.ts';
import type { AuditStore } from './audit-store.ts';
import { createDiagnoser, type Outcome } from './diagnoser.ts';
import type { EngineData, MachineRows } from './engine.ts';
import { snapshotOf } from './tables-state.ts';

export interface LiveState {
  diagnosis: AuditDiagnosis | null;
  /** Of the machine whose checklist is open; ahead of `diagnosis` while somebody types. */
  machine: { equipmentId: string; diagnosis: EquipmentDiagnosis | undefined } | null;
  /** Issues of that machine by input key; an unchanged list keeps its identity. */
  issuesByField: ReadonlyMap<string, readonly Issue[]>;
  /** Set when the engine threw; the rows are unharmed. */
  error: Error | null;
}

export interface Live {
  store: StoreApi<LiveState>;
  /** Recomputes one machine at once. */
  watch: (rows: MachineRows) => void;
  /** Its page is left: from now on the plant's diagnosis tells about this machine too. */
  unwatch: () => void;
  stop: () => void;
}

/** Typing goes on for about this long between two recomputations of the whole plant. */
const PAUSE_MS = 200;

const nothingYet = (): LiveState => ({
  diagnosis: null,
  machine: null,
  issuesByField: new Map(),
  error: null,
});

/** Never computes anything. */
export function idleLive(): Live {
  return {
    store: createStore(nothingYet),
    watch: () => undefined,
    unwatch: () => undefined,
    stop: () => undefined,
  };
}

export function startLive(audit: AuditStore, data: EngineData): Live {
  const store = createStore(nothingYet);
  let watched: string | null = null;
  const onOutcome = (outcome: Outcome) => {
    // An answer about a machine whose page was left in the meantime would stand there for ever.
    if (outcome.kind === 'machine' && outcome.equipmentId !== watched) return;
    store.setState((state) => after(state, outcome));
  };
  // Two workers: the machine on screen never waits for the whole plant.
  const plant = createDiagnoser(data, onOutcome);
  const machine = createDiagnoser({ pack: data.pack, templates: [] }, onOutcome);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const request = () => {
    const { tables } = audit.store.getState();
    if (tables) plant.request({ kind: 'audit', snapshot: snapshotOf(tables) });
  };
  request();
  const forget = audit.store.subscribe((state, before) => {
    if (state.tables === before.tables) return;
    clearTimeout(timer);
    timer = setTimeout(request, before.tables === null ? 0 : PAUSE_MS);
  });
  return {
    store,
    watch(rows) {
      watched = rows.machine.id;
      machine.request({ kind: 'machine', rows });
    },
    unwatch() {
      watched = null;
      store.setState({ machine: null, issuesByField: new Map() });
    },
    stop() {
      clearTimeout(timer);
      forget();
      plant.stop();
      machine.stop();
    },
  };
}

function after(state: LiveState, outcome: Outcome): Partial<LiveState> {
  if (outcome.kind === 'failed') return { error: outcome.error };
  if (outcome.kind === 'audit') return { diagnosis: outcome.diagnosis, error: null };
  const { equipmentId, diagnosis } = outcome;
  return {
    machine: { equipmentId, diagnosis },
    issuesByField: groupIssues(diagnosis?.issues ?? [], state.issuesByField),
    error: null,
  };
}

function groupIssues(
  issues: readonly Issue[],
  before: LiveState['issuesByField'],
): LiveState['issuesByField'] {
  const next = new Map<string, Issue[]>();
  for (const issue of issues) {
    for (const key of issue.fields) next.set(key, [...(next.get(key) ?? []), issue]);
  }
  const same = (a: readonly Issue[], b: readonly Issue[] | undefined) =>
    b !== undefined && a.length === b.length && a.every((issue, i) => issue.zh === b[i]?.zh);
  return new Map(
    [...next].map(([key, list]) => {
      const kept = before.get(key);
      return [key, same(list, kept) ? (kept as readonly Issue[]) : list];
    }),
  );
}
