/** One synchronisation with the hub: send what it lacks, take what we lack, then photos and documents. */
import type { z } from 'zod';
import type { Progress } from '../../shared/contract/base.ts';
import type { syncResultSchema } from '../../shared/contract/system.ts';
import type { Op, StateVector } from '../../shared/sync/op.ts';
import { held } from '../../shared/sync/vector.ts';
import { syncResponseSchema, type SyncRequest, type SyncResponse } from '../../shared/sync/wire.ts';
import { transferBlobs } from './blob-transfer.ts';
import { cancelled, SyncError } from './errors.ts';
import { connectHub, type HubConnection } from './hub-connection.ts';
import type { BlobFiles, SyncStore } from './ports.ts';

export type SyncResult = z.infer<typeof syncResultSchema>;

export interface SyncOptions {
  store: SyncStore;
  files: BlobFiles;
  hubUrl: string;
  token: string;
  signal: AbortSignal;
  fetch?: typeof globalThis.fetch;
  /** Time without a byte after which the link counts as dead, ms. */
  idleMs?: number;
  retryDelaysMs?: readonly number[];
  /** Told the hub's time, ISO, so that the app can warn about a wrong clock. */
  onHubTime?: (hubTime: string) => void;
}

const opsPerRequest = 5_000;
const textPerRequest = 2_000_000;

/** Devices whose ops one side does not take: they are passed over, so that they hold up nobody else. */
type Stuck = Map<string, string>;

/** The vector as if the stuck devices' ops were held: neither side sends them again in this run. */
const passingOver = (vector: StateVector, stuck: Stuck): StateVector => ({
  ...vector,
  ...Object.fromEntries([...stuck.keys()].map((device) => [device, Number.MAX_SAFE_INTEGER])),
});

const lacking = (have: StateVector, want: StateVector): number =>
  Object.entries(want).reduce((sum, [device, seq]) => sum + Math.max(0, seq - held(have, device)), 0);

/** As many of the ops as one request may carry; always at least one. */
function oneRequest(ops: readonly Op[]): Op[] {
  let length = 0;
  const end = ops.findIndex((op) => (length += JSON.stringify(op).length) > textPerRequest);
  return end === -1 ? [...ops] : ops.slice(0, Math.max(1, end));
}

/**
 * Repeating it is harmless, interrupting it costs nothing that was confirmed. An unchanged store costs one request.
 * @throws SyncError HUB_UNREACHABLE, HUB_REFUSED or CANCELLED; ops and files that could move have moved.
 */
export async function* runSync(options: SyncOptions): AsyncGenerator<Progress, SyncResult> {
  const { store, files, signal } = options;
  if (signal.aborted) throw cancelled();
  const hub = connectHub({
    hubUrl: options.hubUrl,
    token: options.token,
    signal,
    fetch: options.fetch ?? globalThis.fetch,
    idleMs: options.idleMs ?? 60_000,
    retryDelaysMs: options.retryDelaysMs ?? [2_000, 8_000],
  });
  yield { phase: 'connect', done: 0, total: 0 };
  const ops = yield* exchangeOps(store, hub, options.onHubTime);
  const blobs = yield* transferBlobs({ store, files, hub });
  const problems = [...ops.problems, ...blobs.problems];
  if (problems.length > 0) throw new SyncError('HUB_REFUSED', `其余内容已同步，但${problems.join('；')}。`);
  return {
    pushedOps: ops.pushed,
    pulledOps: ops.pulled,
    pushedBlobs: blobs.pushed,
    pulledBlobs: blobs.pulled,
    conflicts: ops.conflicts,
  };
}

interface OpCounts {
  pushed: number;
  pulled: number;
  conflicts: number;
  problems: string[];
}

async function* exchangeOps(
  store: SyncStore,
  hub: HubConnection,
  onHubTime: SyncOptions['onHubTime'],
): AsyncGenerator<Progress, OpCounts> {
  const unsendable: Stuck = new Map();
  const unreceivable: Stuck = new Map();
  const counts: OpCounts = { pushed: 0, pulled: 0, conflicts: 0, problems: [] };
  let hubVector = store.hubVector();
  for (let complete = false; !complete;) {
    const sent = oneRequest(store.opsAfter(passingOver(hubVector, unsendable), opsPerRequest));
    const answer = await exchange(store, hub, sent, unreceivable);
    onHubTime?.(answer.now);
    noteUnsent(unsendable, sent, answer);
    counts.pushed += sent.filter(
      (op) => op.seq > held(hubVector, op.device) && op.seq <= held(answer.vector, op.device),
    ).length;
    if (held(answer.vector, store.deviceId()) > held(store.vector(), store.deviceId())) store.renewDevice();
    const taken = store.ingest(answer.ops);
    for (const { device, reason } of taken.refused) unreceivable.set(device, reason);
    counts.pulled += taken.accepted;
    counts.conflicts = taken.conflicts;
    hubVector = answer.vector;
    store.saveHubVector(hubVector);
    yield {
      phase: 'push',
      done: counts.pushed,
      total: counts.pushed + lacking(passingOver(hubVector, unsendable), store.vector()),
    };
    yield {
      phase: 'pull',
      done: counts.pulled,
      total: counts.pulled + lacking(passingOver(store.vector(), unreceivable), hubVector),
    };
    const allSent = store.opsAfter(passingOver(hubVector, unsendable), 1).length === 0;
    const stalled = answer.ops.length > 0 && taken.accepted === 0 && taken.refused.length === 0;
    complete = allSent && (answer.complete || stalled);
  }
  counts.problems = [
    ...[...unsendable].map(([device, reason]) => `设备 ${device} 的修改未被中心接收：${reason}`),
    ...[...unreceivable].map(([device, reason]) => `中心上设备 ${device} 的修改未能接收：${reason}`),
  ];
  return counts;
}

function exchange(
  store: SyncStore,
  hub: HubConnection,
  ops: Op[],
  unreceivable: Stuck,
): Promise<SyncResponse> {
  const request: SyncRequest = {
    device: store.deviceId(),
    vector: passingOver(store.vector(), unreceivable),
    ops,
  };
  return hub.postJson('/sync', request, syncResponseSchema);
}

/** Devices of which the hub did not take all that was sent, with its reason. */
function noteUnsent(unsendable: Stuck, sent: readonly Op[], answer: SyncResponse): void {
  for (const { device, reason } of answer.quarantined) unsendable.set(device, reason);
  for (const op of sent) {
    if (op.seq > held(answer.vector, op.device) && !unsendable.has(op.device)) {
      unsendable.set(op.device, '中心没有说明原因，请升级软件或联系中心');
    }
  }
}
