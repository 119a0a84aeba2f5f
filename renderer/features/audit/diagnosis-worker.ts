/** Diagnoses off the page's thread, so that a plant of any size never delays a keystroke. */
import '../../app/zod-without-eval.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { diagnosisPatch, type DiagnosisPart } from './diagnosis-patch.ts';
import { compute, type EngineData, type MachineRows, type Work, type WorkResult } from './engine.ts';
import { applyPatch, type PartPatch } from './snapshot-patch.ts';

export type WorkerRequest =
  /** Comes first, once. */
  | { kind: 'data'; data: EngineData }
  | { kind: 'audit'; patch: PartPatch[] }
  | { kind: 'machine'; rows: MachineRows };

/** Of the plant's diagnosis only what changed since the last answer. */
export type WorkerResult =
  | { kind: 'audit'; patch: DiagnosisPart[] }
  | Extract<WorkResult, { kind: 'machine' }>;

export type WorkerAnswer = { result: WorkerResult; error: null } | { result: null; error: string };

let held: EngineData | null = null;
let snapshot: AuditSnapshot | null = null;
let answered: AuditDiagnosis | null = null;

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
    const result = compute(work, held);
    if (result.kind === 'machine') return { result, error: null };
    const patch = diagnosisPatch(answered, result.diagnosis);
    answered = result.diagnosis;
    return { result: { kind: 'audit', patch }, error: null };
  } catch (error) {
    return { result: null, error: error instanceof Error ? error.message : String(error) };
  }
}
