/** The one way to change anything: validate → ops → rows, in one durable transaction. */
import type { Database } from 'better-sqlite3';
import type { TableName } from '../../shared/model/tables.ts';
import { isApplicable } from '../../shared/sync/applicable.ts';
import { observe, tick } from '../../shared/sync/clock.ts';
import { foldCell } from '../../shared/sync/fold.ts';
import { OP_SCHEMA, opId, type Op } from '../../shared/sync/op.ts';
import type { CellWriter } from './cells.ts';
import { cellSchema, isTable, parseCell, toCells } from './columns.ts';
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

export function createWriter(deps: WriterDeps): Writer {
  const { db, log, cells, now } = deps;
  let clock = log.lastClock();

  const append = (
    cell: Omit<RowChange, 'values'>,
    entries: { column: string; value: string; base: Op[] }[],
  ): Op[] => {
    const device = deps.device();
    let { seq, hash } = log.last(device);
    const group = `${device}.${seq + 1}`;
    return entries.map(({ column, value, base }) => {
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
        base: base.map(opId),
        gen: 1 + Math.max(0, ...base.map((op) => op.gen)),
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

  const writeRow = (change: RowChange): Op[] => {
    const { auditId, table, rowId } = change;
    const entries = validate(table, change.values).flatMap(({ column, value }) => {
      const ops = log.ofCell(auditId, table, rowId, column);
      if (ops.length === 0) return value === 'null' ? [] : [{ column, value, base: [] }];
      const { winner } = foldCell(ops);
      return winner.value === value ? [] : [{ column, value, base: [winner] }];
    });
    const ops = append(change, entries);
    for (const { column } of entries) cells.materialize(auditId, table, rowId, column);
    return ops;
  };

  return {
    write: (changes) => db.transaction(() => changes.flatMap(writeRow)).immediate(),
    resolve: ({ value, column, ...row }) => {
      db.transaction(() => {
        const [entry] = validate(row.table, { [column]: value });
        const ops = log.ofCell(row.auditId, row.table, row.rowId, column);
        if (!entry || ops.length === 0) return;
        append(row, [{ ...entry, base: foldCell(ops).heads }]);
        cells.materialize(row.auditId, row.table, row.rowId, column);
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
          for (const op of touched.values()) {
            if (isTable(op.table)) cells.materialize(op.auditId, op.table, op.rowId, op.column);
          }
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
          for (const op of ready) {
            if (isTable(op.table)) cells.materialize(op.auditId, op.table, op.rowId, op.column);
          }
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
