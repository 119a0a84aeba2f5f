/** Diagnoses off the page's thread, so that a plant of any size never delays a keystroke. */
import '../../app/zod-without-eval.ts';
import { compute, type EngineData, type Work, type WorkResult } from './engine.ts';

export type WorkerRequest =
  /** Comes first, once. */
  { kind: 'data'; data: EngineData } | { kind: 'work'; work: Work };

export type WorkerAnswer = { result: WorkResult; error: null } | { result: null; error: string };

let held: EngineData | null = null;

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data;
  if (request.kind === 'data') held = request.data;
  else self.postMessage(answer(request.work));
});

function answer(work: Work): WorkerAnswer {
  if (!held) return { result: null, error: 'no data' };
  try {
    return { result: compute(work, held), error: null };
  } catch (error) {
    return { result: null, error: error instanceof Error ? error.message : String(error) };
  }
}
