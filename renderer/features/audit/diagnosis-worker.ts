/** Diagnoses off the page's thread, so that a plant of any size never delays a keystroke. */
import '../../app/zod-without-eval.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { compute, type EngineData, type MachineRows, type Work, type WorkResult } from './engine.ts';
import { applyPatch, type PartPatch } from './snapshot-patch.ts';

export type WorkerRequest =
  /** Comes first, once. */
  | { kind: 'data'; data: EngineData }
  | { kind: 'audit'; patch: PartPatch[] }
  | { kind: 'machine'; rows: MachineRows };

export type WorkerAnswer = { result: WorkResult; error: null } | { result: null; error: string };

let held: EngineData | null = null;
let snapshot: AuditSnapshot | null = null;

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data;
  if (request.kind === 'data') {
    held = request.data;
  } else if (request.kind === 'machine') {
    self.postMessage(answer(request));
  } else {
    snapshot = applyPatch(snapshot, request.patch);
    self.postMessage(answer({ kind: 'audit', snapshot }));
  }
});

function answer(work: Work): WorkerAnswer {
  if (!held) return { result: null, error: 'no data' };
  try {
    return { result: compute(work, held), error: null };
  } catch (error) {
    return { result: null, error: error instanceof Error ? error.message : String(error) };
  }
}
