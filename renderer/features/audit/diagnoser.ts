/** Keeps a diagnosis up to date with the newest rows: one computation at a time, in a worker, the last request wins. */
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { withDiagnosisPatch } from './diagnosis-patch.ts';
import type { WorkerAnswer, WorkerRequest, WorkerResult } from './diagnosis-worker.ts';
import { compute, type EngineData, type Work, type WorkResult } from './engine.ts';
import { patchOf } from './snapshot-patch.ts';

export type Outcome = WorkResult | { kind: 'failed'; error: Error };

export interface Diagnoser {
  request: (work: Work) => void;
  stop: () => void;
}

/** Without a worker (an old or locked-down system) the same is computed on the page's thread. */
export function createDiagnoser(data: EngineData, onOutcome: (outcome: Outcome) => void): Diagnoser {
  let worker = startWorker(data);
  let busy = false;
  let next: Work | null = null;
  let latest: Work | null = null;
  let sent: AuditSnapshot | null = null;
  let received: AuditDiagnosis | null = null;

  /** The worker holds the rows it was sent before. */
  const toRequest = (work: Work): WorkerRequest => {
    if (work.kind === 'machine') return work;
    const patch = patchOf(sent, work.snapshot);
    sent = work.snapshot;
    return { kind: 'audit', patch };
  };
  const here = (work: Work) => {
    try {
      onOutcome(compute(work, data));
    } catch (error) {
      onOutcome({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  const send = (work: Work) => {
    latest = work;
    if (!worker) {
      here(work);
    } else if (busy) {
      next = work;
    } else {
      busy = true;
      worker.postMessage(toRequest(work));
    }
  };
  const outcomeOf = (result: WorkerResult): Outcome => {
    if (result.kind === 'machine') return result;
    received = withDiagnosisPatch(received, result.patch);
    return { kind: 'audit', diagnosis: received };
  };
  const onAnswer = (event: MessageEvent<WorkerAnswer>) => {
    busy = false;
    const { result, error } = event.data;
    onOutcome(result ? outcomeOf(result) : { kind: 'failed', error: new Error(error) });
    const waiting = next;
    next = null;
    if (waiting) send(waiting);
  };
  const onFailure = () => {
    worker?.terminate();
    worker = null;
    busy = false;
    if (latest) here(latest);
  };
  worker?.addEventListener('message', onAnswer);
  worker?.addEventListener('error', onFailure);
  return { request: send, stop: () => worker?.terminate() };
}

function startWorker(data: EngineData): Worker | null {
  try {
    const worker = new Worker(new URL('./diagnosis-worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage({ kind: 'data', data } satisfies WorkerRequest);
    return worker;
  } catch {
    // No workers here: the caller computes on its own thread.
    return null;
  }
}
