/** The one way to change anything: validate → ops → rows, in one durable transaction. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../../shared/model/tables.ts';
import { isApplicable } from '../../shared/sync/applicable.ts';
import { observe, tick } from '../../shared/sync/clock.ts';
import { foldCell, successorOf } from '../../shared/sync/fold.ts';
import { OP_SCHEMA, opId, type Op, type OpId } from '../../shared/sync/op.ts';
import { deletedColumn, deletionSuccessorOf, rowState } from '../../shared/sync/row-state.ts';
import type { CellWriter } from './cells.ts';
import { cellSchema, parseCell, toCells } from './columns.ts';
import { hashOp, type OpLog } from './op-log.ts';

export interface RowChange {
  auditId: string;
  table: TableName;
  rowId: string;
  values: Record<string, unknown>;
}

export interface ValueIssue {
  path: string;
  message: string;
}

export class InvalidValueError extends Error {
  override name = 'InvalidValueError';
  readonly issues: ValueIssue[];
  constructor(issues: ValueIssue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '));
    this.issues = issues;
  }
}

export interface IngestResult {
  accepted: number;
  /** Same id with another hash, a broken chain or a gap: kept out, named for the user. */
  rejected: { device: string; seq: number; reason: string }[];
}

export interface Writer {
  /** Writes all changes or none; returns the ops made (none for values that were already there). */
  write: (changes: RowChange[]) => Op[];
  /** Ends a conflict: the value succeeds all heads of the cell. */
  resolve: (cell: {
    auditId: string;
    table: TableName;
    rowId: string;
    column: string;
    value: unknown;
  }) => void;
  /** Takes ops of other devices; any number of times, in any order. */
  ingest: (ops: readonly Op[]) => IngestResult;
  /** Applies ops that waited for a newer app. Called once after a migration. */
  replayDeferred: () => number;
}

export interface WriterDeps {
  db: Database;
  log: OpLog;
  cells: CellWriter;
  device: () => string;
  author: () => string;
  now: () => Date;
}

/** One op to be: what it says and which ops it succeeds. */
interface Entry {
  column: string;
  value: string;
  base: OpId[];
  gen: number;
}

export function createWriter(deps: WriterDeps): Writer {
  const { db, log, cells, now } = deps;
  let clock = log.lastClock();

  const append = (cell: Omit<RowChange, 'values'>, entries: readonly Entry[]): Op[] => {
    const device = deps.device();
    let { seq, hash } = log.last(device);
    const group = `${device}.${seq + 1}`;
    return entries.map(({ column, value, base, gen }) => {
      seq += 1;
      clock = tick(clock, now().getTime());
      const draft: Omit<Op, 'hash'> = {
        device,
        seq,
        auditId: cell.auditId,
        table: cell.table,
        rowId: cell.rowId,
        column,
        value,
        base,
        gen,
        clock,
        author: deps.author(),
        schema: OP_SCHEMA,
        group,
        groupSize: entries.length,
        prevHash: hash,
      };
      const op: Op = { ...draft, hash: hashOp(draft) };
      hash = op.hash;
      log.insert(op, false);
      return op;
    });
  };

  /** What deletes, brings back or ends a dispute about a row; nothing when the row already is so. */
  const deletionEntry = (row: Omit<RowChange, 'values'>, value: string): Entry[] => {
    const ops = log.ofRow(row.auditId, row.table, row.rowId);
    const parts = row.table === 'equipment' ? log.ofParts(row.auditId, row.rowId) : [];
    const { state, deletions } = rowState(ops, parts);
    const isSo = value === 'true' ? state === 'deleted' : state === 'visible' && deletions.length === 0;
    return isSo ? [] : [{ column: deletedColumn, value, ...deletionSuccessorOf(ops, parts) }];
  };

  /** Whoever fills in a row again that was deleted on this laptop wants it back. */
  const revival = (row: Omit<RowChange, 'values'>): Entry[] => {
    if (log.ofCell(row.auditId, row.table, row.rowId, deletedColumn).length === 0) return [];
    const { state, deletions } = rowState(log.ofRow(row.auditId, row.table, row.rowId));
    const ours = deletions.every((op) => op.device === deps.device());
    return state === 'deleted' && ours ? deletionEntry(row, 'false') : [];
  };

  const writeRow = (change: RowChange): Op[] => {
    const { auditId, table, rowId } = change;
    const valid = validate(table, change.values);
    const edits = valid.flatMap(({ column, value }): Entry[] => {
      if (column === deletedColumn) return [];
      const ops = log.ofCell(auditId, table, rowId, column);
      if (ops.length === 0) return value === 'null' ? [] : [{ column, value, base: [], gen: 1 }];
      const { winner } = foldCell(ops);
      return winner.value === value ? [] : [{ column, value, base: [opId(winner)], gen: 1 + winner.gen }];
    });
    const asked = valid.find(({ column }) => column === deletedColumn);
    // Last, because a delete has seen what its own laptop wrote before it.
    const deletion = asked ? deletionEntry(change, asked.value) : edits.length > 0 ? revival(change) : [];
    const ops = append(change, [...edits, ...deletion]);
    cells.materialize(ops);
    return ops;
  };

  return {
    write: (changes) => db.transaction(() => changes.flatMap(writeRow)).immediate(),
    resolve: ({ value, column, ...row }) => {
      db.transaction(() => {
        const [entry] = validate(row.table, { [column]: value });
        const ops = log.ofCell(row.auditId, row.table, row.rowId, column);
        if (!entry || ops.length === 0) return;
        cells.materialize(
          append(
            row,
            column === deletedColumn ? deletionEntry(row, entry.value) : [{ ...entry, ...successorOf(ops) }],
          ),
        );
      }).immediate();
    },
    ingest: (ops) =>
      db
        .transaction(() => {
          const result: IngestResult = { accepted: 0, rejected: [] };
          const touched = new Map<string, Op>();
          for (const op of ops.toSorted((a, b) =>
            a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq,
          )) {
            const reason = refuse(log, op);
            if (reason === 'known') continue;
            if (reason !== null) {
              result.rejected.push({ device: op.device, seq: op.seq, reason });
              continue;
            }
            log.insert(op, !isApplicable(op));
            clock = observe(clock, op.clock, now().getTime());
            result.accepted += 1;
            for (const member of op.groupSize > 1 ? log.ofGroup(op.group) : [op])
              touched.set(opId(member), member);
          }
          cells.materialize([...touched.values()]);
          return result;
        })
        .immediate(),
    replayDeferred: () =>
      db
        .transaction(() => {
          const rows = db.prepare('SELECT device, seq FROM op WHERE deferred = 1').all() as {
            device: string;
            seq: number;
          }[];
          const ready = rows
            .map(({ device, seq }) => log.get(device, seq))
            .filter((op): op is Op => op !== undefined && isApplicable(op));
          const clear = db.prepare('UPDATE op SET deferred = 0 WHERE device = ? AND seq = ?');
          for (const op of ready) clear.run(op.device, op.seq);
          cells.materialize(ready);
          return ready.length;
        })
        .immediate(),
  };
}

/** Null when the op may be appended, 'known' when it is there already, else why it is kept out. */
function refuse(log: OpLog, op: Op): string | null {
  const held = log.get(op.device, op.seq);
  if (held) return held.hash === op.hash ? 'known' : '同一编号的改动内容不同（可能是复制的数据目录），已隔离';
  const last = log.last(op.device);
  if (op.seq !== last.seq + 1) return '缺少前面的改动，等待补齐';
  if (op.prevHash !== last.hash || hashOp(op) !== op.hash) return '校验值不符，改动可能被篡改，已拒收';
  return null;
}

function validate(table: TableName, values: Record<string, unknown>): { column: string; value: string }[] {
  const issues: ValueIssue[] = [];
  const entries = toCells(table, values).map(([name, value]) => {
    const cell = parseCell(table, name);
    if (!cell) {
      issues.push({ path: `${table}.${name}`, message: '没有这一项' });
      return { column: name, value: 'null' };
    }
    const parsed = cellSchema(table, cell).safeParse(value);
    if (!parsed.success) {
      issues.push(
        ...parsed.error.issues.map((issue) => ({ path: `${table}.${name}`, message: issue.message })),
      );
    }
    return { column: name, value: JSON.stringify(value) };
  });
  if (issues.length > 0) throw new InvalidValueError(issues);
  return entries;
}
