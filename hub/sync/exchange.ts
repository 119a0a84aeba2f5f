/** One exchange with a laptop: take what is new, answer with what it lacks. Repeating it changes nothing. */
import { createHash } from 'node:crypto';
import { planIngest, type IngestPlan, type LogHead } from '../../shared/sync/ingest.ts';
import { opId, type Op, type StateVector } from '../../shared/sync/op.ts';
import type { SyncRequest, SyncResponse } from '../../shared/sync/wire.ts';
import { hubMark } from '../http/errors.ts';
import type { HubLimits } from '../http/limits.ts';
import { asInstitution, type HubDatabase, type Sql } from '../storage/database.ts';
import { applyCompleteGroups, refold } from './cells.ts';
import { insertOps, isStorable, opColumns, rowToOp, type OpRow } from './op-rows.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Faulty ops kept per request: enough to see what happened, too few to fill a disk. */
const mostEvidence = 50;

interface HeadRow {
  device: string;
  seq: number | string | bigint;
  hash: string;
}

/** Everything in one transaction: either all of the request counts or nothing of it. */
export function exchange(
  db: HubDatabase,
  institutionId: number,
  request: SyncRequest,
  limits: HubLimits,
  now: Date,
): Promise<SyncResponse> {
  return asInstitution(db, institutionId, async (sql) => {
    const quarantined = await ingest(sql, institutionId, request.ops, now);
    const vector = await readVector(sql);
    const { ops, complete } = await opsLacking(sql, request.vector, limits);
    return { hub: hubMark, vector, ops, complete, quarantined, now: now.toISOString() };
  });
}

async function ingest(
  sql: Sql,
  institutionId: number,
  ops: readonly Op[],
  now: Date,
): Promise<SyncResponse['quarantined']> {
  if (ops.length === 0) return [];
  // Two laptops that touch one cell at the same time must fold it one after the other.
  await sql.query('SELECT pg_advisory_xact_lock(726163, $1::integer)', [institutionId]);
  const unstorable = ops.filter((op) => !isStorable(op));
  const plan = await planFor(
    sql,
    ops.filter((op) => !unstorable.includes(op)),
  );
  const faults = [
    ...plan.faults,
    ...unstorable.map((op) => ({ device: op.device, seq: op.seq, reason: '记录中含有无法保存的字符', op })),
  ];
  await setAside(sql, institutionId, faults, now);
  if (plan.accepted.length > 0) {
    await insertOps(sql, institutionId, plan.accepted, now);
    await saveHeads(sql, institutionId, plan.accepted);
    await refold(sql, institutionId, await applyCompleteGroups(sql, plan.accepted), now);
  }
  return faults.map(({ device, seq, reason }) => ({ device, seq, reason }));
}

async function planFor(sql: Sql, ops: readonly Op[]): Promise<IngestPlan> {
  const devices = [...new Set(ops.map((op) => op.device))];
  const headRows = await sql.query<HeadRow>(
    'SELECT device, seq, hash FROM device WHERE device IN (SELECT json_array_elements_text($1::json))',
    [JSON.stringify(devices)],
  );
  const heads = new Map<string, LogHead>(
    headRows.map((row) => [row.device, { seq: Number(row.seq), hash: row.hash }]),
  );
  const known = ops.filter((op) => op.seq <= (heads.get(op.device)?.seq ?? 0));
  const heldHashes = new Map<string, string>();
  if (known.length > 0) {
    const held = await sql.query<HeadRow>(
      `SELECT o.device, o.seq, o.hash
       FROM json_to_recordset($1::json) AS k(device text, seq bigint) JOIN op o USING (device, seq)`,
      [JSON.stringify(known.map(({ device, seq }) => ({ device, seq })))],
    );
    for (const row of held) heldHashes.set(opId({ device: row.device, seq: Number(row.seq) }), row.hash);
  }
  return planIngest(heads, (id) => heldHashes.get(id), ops, sha256);
}

async function setAside(
  sql: Sql,
  institutionId: number,
  faults: IngestPlan['faults'],
  now: Date,
): Promise<void> {
  const printable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');
  for (const { op, reason } of faults.slice(0, mostEvidence)) {
    await sql.query(
      `INSERT INTO quarantine (institution_id, device, seq, hash, reason, op, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        institutionId,
        printable(op.device),
        op.seq,
        printable(op.hash),
        reason,
        JSON.stringify(op),
        now.toISOString(),
      ],
    );
  }
}

async function saveHeads(sql: Sql, institutionId: number, accepted: readonly Op[]): Promise<void> {
  const heads = new Map(accepted.map((op) => [op.device, { device: op.device, seq: op.seq, hash: op.hash }]));
  await sql.query(
    `INSERT INTO device (institution_id, device, seq, hash)
     SELECT $1::integer, d.* FROM json_to_recordset($2::json) AS d(device text, seq bigint, hash text)
     ON CONFLICT (institution_id, device) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
    [institutionId, JSON.stringify([...heads.values()])],
  );
}

async function readVector(sql: Sql): Promise<StateVector> {
  const rows = await sql.query<HeadRow>('SELECT device, seq, hash FROM device ORDER BY device');
  return Object.fromEntries(rows.map((row) => [row.device, Number(row.seq)]));
}

/** What the laptop lacks, device by device, cut at the limits of one answer. */
async function opsLacking(
  sql: Sql,
  vector: StateVector,
  limits: HubLimits,
): Promise<{ ops: Op[]; complete: boolean }> {
  const held = Object.entries(vector).map(([device, seq]) => ({ device, seq }));
  const rows = await sql.query<OpRow>(
    `SELECT ${opColumns('o')}
     FROM device d
     LEFT JOIN json_to_recordset($1::json) AS v(device text, seq bigint) ON v.device = d.device
     CROSS JOIN LATERAL (
       SELECT * FROM op WHERE op.institution_id = d.institution_id AND op.device = d.device
         AND op.seq > coalesce(v.seq, 0) ORDER BY op.seq LIMIT $2::integer) o
     WHERE d.seq > coalesce(v.seq, 0)
     ORDER BY o.device, o.seq LIMIT $2::integer`,
    [JSON.stringify(held), limits.answerOps + 1],
  );
  const ops: Op[] = [];
  let bytes = 0;
  for (const row of rows) {
    const op = rowToOp(row);
    bytes += JSON.stringify(op).length;
    if (ops.length >= limits.answerOps || (ops.length > 0 && bytes > limits.answerBytes)) break;
    ops.push(op);
  }
  return { ops, complete: ops.length === rows.length };
}
