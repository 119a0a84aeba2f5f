/** Rows of the op log: reading, appending, vectors. Nothing here ever updates or deletes an op. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { ownerColumns, partTables } from '../../shared/sync/parts.ts';
import { opHashText, type Op, type StateVector } from '../../shared/sync/op.ts';

interface OpRow {
  device: string;
  seq: number;
  auditId: string;
  tbl: string;
  rowId: string;
  col: string;
  value: string;
  base: string;
  gen: number;
  clock: string;
  author: string;
  schema: number;
  grp: string;
  grpSize: number;
  prevHash: string;
  hash: string;
}

export interface OpLog {
  insert: (op: Op, deferred: boolean) => void;
  /** All ops of one cell whose group is complete. */
  ofCell: (auditId: string, table: string, rowId: string, column: string) => Op[];
  /** All ops of one row, every column, whose group is complete. */
  ofRow: (auditId: string, table: string, rowId: string) => Op[];
  /** All ops of the rows that ever named this machine as their own. */
  ofParts: (auditId: string, equipmentId: string) => Op[];
  ofGroup: (group: string) => Op[];
  get: (device: string, seq: number) => Op | undefined;
  last: (device: string) => { seq: number; hash: string };
  lastClock: () => string;
  vector: () => StateVector;
  /** Ops beyond `vector`, in device order, at most `limit`. */
  after: (vector: StateVector, limit: number) => Op[];
  countAfter: (vector: StateVector) => number;
  countDeferred: () => number;
  count: () => number;
}

export const hashOp = (op: Omit<Op, 'hash'>) => createHash('sha256').update(opHashText(op)).digest('hex');

const columns =
  'device, seq, auditId, tbl, rowId, col, value, base, gen, clock, author, schema, grp, grpSize, prevHash, hash';

const groupComplete = '(grpSize = 1 OR (SELECT count(*) FROM op g WHERE g.grp = o.grp) = grpSize)';

export function createOpLog(db: Database): OpLog {
  const insert = db.prepare(
    `INSERT INTO op (${columns}, deferred) VALUES (@device, @seq, @auditId, @tbl, @rowId, @col, @value, @base, @gen,
     @clock, @author, @schema, @grp, @grpSize, @prevHash, @hash, @deferred)`,
  );
  const ofCell = db.prepare(
    `SELECT ${columns} FROM op o WHERE auditId = ? AND tbl = ? AND rowId = ? AND col = ? AND deferred = 0
     AND ${groupComplete}`,
  );
  const ofRow = db.prepare(
    `SELECT ${columns} FROM op o WHERE auditId = ? AND tbl = ? AND rowId = ? AND deferred = 0
     AND ${groupComplete}`,
  );
  const owned = partTables
    .map((table) => `(tbl = '${table}' AND col = '${ownerColumns[table]}')`)
    .join(' OR ');
  const ofParts = db.prepare(
    `SELECT ${columns} FROM op o WHERE auditId = @auditId AND deferred = 0 AND ${groupComplete} AND (tbl, rowId) IN
     (SELECT tbl, rowId FROM op WHERE auditId = @auditId AND (${owned}) AND value = @owner)`,
  );
  const ofGroup = db.prepare(`SELECT ${columns} FROM op WHERE grp = ?`);
  const get = db.prepare(`SELECT ${columns} FROM op WHERE device = ? AND seq = ?`);
  const last = db.prepare('SELECT seq, hash FROM op WHERE device = ? ORDER BY seq DESC LIMIT 1');
  // Only our own devices': another laptop's clock may stand years ahead.
  const lastClock = db.prepare('SELECT max(clock) FROM op WHERE device IN (SELECT id FROM device)').pluck();
  // Ingest keeps every device gapless, so the largest seq is the contiguous one.
  const vector = db.prepare('SELECT device, max(seq) AS seq FROM op GROUP BY device');
  const after = db.prepare(`SELECT ${columns} FROM op WHERE device = ? AND seq > ? ORDER BY seq LIMIT ?`);
  const deferred = db.prepare('SELECT count(*) FROM op WHERE deferred = 1').pluck();
  const count = db.prepare('SELECT count(*) FROM op').pluck();

  const readVector = (): StateVector =>
    Object.fromEntries(
      (vector.all() as { device: string; seq: number }[]).map((row) => [row.device, row.seq]),
    );
  const many = (rows: unknown[]) => (rows as OpRow[]).map(rowToOp);

  return {
    insert: (op, isDeferred) => {
      insert.run({ ...opToRow(op), deferred: isDeferred ? 1 : 0 });
    },
    ofCell: (auditId, table, rowId, column) => many(ofCell.all(auditId, table, rowId, column)),
    ofRow: (auditId, table, rowId) => many(ofRow.all(auditId, table, rowId)),
    ofParts: (auditId, equipmentId) => many(ofParts.all({ auditId, owner: JSON.stringify(equipmentId) })),
    ofGroup: (group) => many(ofGroup.all(group)),
    get: (device, seq) => many(get.all(device, seq))[0],
    last: (device) => (last.get(device) as { seq: number; hash: string } | undefined) ?? { seq: 0, hash: '' },
    lastClock: () => (lastClock.get() as string | null) ?? '',
    vector: readVector,
    after: (known, limit) => {
      const ops: Op[] = [];
      for (const [device, seq] of Object.entries(readVector())) {
        const from = known[device] ?? 0;
        if (seq <= from || ops.length >= limit) continue;
        // One by one: as arguments of a single call, a large plant's ops do not fit the stack.
        for (const op of many(after.all(device, from, limit - ops.length))) ops.push(op);
      }
      return ops;
    },
    countAfter: (known) =>
      Object.entries(readVector()).reduce(
        (sum, [device, seq]) => sum + Math.max(0, seq - (known[device] ?? 0)),
        0,
      ),
    countDeferred: () => deferred.get() as number,
    count: () => count.get() as number,
  };
}

function opToRow(op: Op): OpRow {
  const { table, column, group, groupSize, base, ...rest } = op;
  return { ...rest, tbl: table, col: column, grp: group, grpSize: groupSize, base: JSON.stringify(base) };
}

function rowToOp(row: OpRow): Op {
  const { tbl, col, grp, grpSize, base, ...rest } = row;
  return {
    ...rest,
    table: tbl,
    column: col,
    group: grp,
    groupSize: grpSize,
    base: JSON.parse(base) as string[],
  };
}
